// Pages that scripts fill grow after the browser has found where the reader was, or
// where the address leads. Once they are filled, the place is found again, by
// whoever fills them.
"use strict";
globalThis.handbook ??= {};

handbook.place = (() => {
  if (history !== window.history) return () => {}; // the handbook is one file, which does so itself
  const again = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
  const last = again && history.state?.place;
  let moved = false; // the reader has gone on
  for (const sign of ["wheel", "keydown", "pointerdown"]) addEventListener(sign, () => { moved = true; }, { passive: true, once: true });

  // What stands in the window tells the place better than how far the window is from
  // the begin: what is above may have another height by then.
  const all = () => [...document.querySelectorAll("main *")];
  const keep = () => {
    const at = document.elementFromPoint(innerWidth / 2, innerHeight / 4);
    history.replaceState({ place: { n: all().indexOf(at), from: at?.getBoundingClientRect().top, top: scrollY } }, "");
  };
  let resting;
  addEventListener("scroll", () => {
    clearTimeout(resting);
    resting = setTimeout(keep, 100);
  }, { passive: true });

  const find = () => {
    if (moved) return;
    const at = last ? all()[last.n] : document.getElementById(targetID());
    if (!last) at?.scrollIntoView({ behavior: "instant" });
    else scrollTo({ top: at ? scrollY + at.getBoundingClientRect().top - last.from : last.top, behavior: "instant" });
  };

  return () => {
    moved ||= !last && !location.hash;
    find();
    requestAnimationFrame(() => requestAnimationFrame(find)); // when what is drawn anew stands
  };
})();
