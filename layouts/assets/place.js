// Pages that scripts fill grow after the browser has found where the reader was, or
// where the address leads. Once they are filled, the place is found again.
"use strict";
globalThis.handbook ??= {};

handbook.place = (() => {
  if (history !== window.history) return () => {}; // the handbook is one file, which does so itself
  const visit = performance.getEntriesByType("navigation")[0]?.type;
  const last = visit === "navigate" ? undefined : history.state?.place;
  const signs = ["wheel", "touchmove", "keydown", "pointerdown"];
  let moved = false; // the reader has gone on
  const move = () => { moved = true; };
  for (const sign of signs) addEventListener(sign, move, { passive: true });

  // What stands in the window tells the place better than how far the window is from
  // the begin: what is above may have another height by then.
  const all = () => [...document.querySelectorAll("main *")];
  const keep = () => {
    const at = document.elementFromPoint(innerWidth / 2, innerHeight / 4);
    history.replaceState({ place: { top: scrollY, n: all().indexOf(at), tag: at?.localName, from: at?.getBoundingClientRect().top } }, "");
  };
  let resting;
  const rest = () => {
    clearTimeout(resting);
    resting = setTimeout(keep, 100);
  };

  const find = () => {
    if (!last) {
      document.getElementById(targetID())?.scrollIntoView({ behavior: "instant" });
      return;
    }
    const at = all()[last.n];
    if (at?.localName === last.tag) scrollBy({ top: at.getBoundingClientRect().top - last.from, behavior: "instant" });
    else scrollTo({ top: last.top, behavior: "instant" });
  };

  // again waits for what is drawn anew in the next frames.
  const again = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    for (const sign of signs) removeEventListener(sign, move);
    if (!moved) find();
    addEventListener("scroll", rest, { passive: true });
  }));

  return () => {
    if (moved || !last && !location.hash) moved = true;
    else find();
    again();
  };
})();
