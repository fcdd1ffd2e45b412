// Pages that scripts fill grow after the browser has found where the reader was, or
// where the address leads. Once they are filled, the place is found again, by
// whoever fills them, which calls handbook.place, with false while more is to come.
"use strict";
globalThis.handbook ??= {};

handbook.place = (() => {
  if (history !== window.history) return () => {}; // the handbook is one file, which does so itself
  const again = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
  const last = again && history.state?.place;
  let moved = false; // the reader has gone on
  for (const sign of ["wheel", "keydown", "pointerdown"]) addEventListener(sign, () => { moved = true; }, { passive: true, once: true });

  // What stands in the window tells the place better than how far the window is from
  // the top: what is above may have another height by then.
  const all = () => [...document.querySelectorAll("main *")];
  const keep = () => {
    const at = document.elementFromPoint(innerWidth / 2, innerHeight / 4);
    history.replaceState({ place: { n: all().indexOf(at), from: at?.getBoundingClientRect().top, top: scrollY } }, "");
  };
  let found = false; // before, it is the browser that scrolls, where other elements stand
  let resting;
  const rest = () => {
    clearTimeout(resting);
    if (found || moved) resting = setTimeout(keep, 100);
  };
  addEventListener("scroll", rest, { passive: true });

  const find = () => {
    if (moved) return;
    const at = last ? all()[last.n] : document.getElementById(targetID());
    if (!last) at?.scrollIntoView({ behavior: "instant" });
    else scrollTo({ top: at ? scrollY + at.getBoundingClientRect().top - last.from : last.top, behavior: "instant" });
  };

  return (whole = true) => {
    moved ||= !last && !location.hash;
    find();
    requestAnimationFrame(() => requestAnimationFrame(() => { // when what is drawn anew stands
      find();
      found = whole;
      rest();
    }));
  };
})();
