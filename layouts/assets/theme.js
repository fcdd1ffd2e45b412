// What must be known before a page is drawn: light or dark, where the reader
// chose so (without a choice the page follows the system), and that it has only
// begun.
"use strict";
globalThis.handbook ??= {};

{
  const { classList, dataset } = document.documentElement;

  // followTheme shows the page as the reader chose, on whatever page that was.
  handbook.followTheme = () => {
    try {
      const theme = localStorage.getItem("handbook-theme");
      if (theme === "light" || theme === "dark") dataset.theme = theme;
    } catch {
      // Storage is blocked: the page follows the system, or what was chosen on it.
    }
  };
  handbook.followTheme();

  // What a script is about to fill in need not be drawn before that. Should the
  // script not come, it is drawn after a moment.
  classList.add("starting");
  setTimeout(() => classList.remove("starting"), 3000);

  // A long page that is opened at its top comes in steps from there, one in each
  // frame, so that none takes long on a slow machine; its styles say what a step
  // shows. The last but one is for what has been read to its end.
  let shown = false;
  const come = () => {
    if (shown) dataset.step++;
    shown = dataset.step < 4 ? document.getElementById("part_main") : document.readyState !== "loading";
    if (dataset.step < 5) requestAnimationFrame(come);
  };
  if (!location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
    dataset.step = 0;
    requestAnimationFrame(come);
  }
}
