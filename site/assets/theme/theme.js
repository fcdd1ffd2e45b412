"use strict";
globalThis.handbook ??= {};

{
  const { classList, dataset } = document.documentElement;

  handbook.followTheme = () => {
    try {
      const theme = localStorage.getItem("handbook-theme");
      if (theme === "light" || theme === "dark") dataset.theme = theme;
    } catch {
    }
  };
  handbook.followTheme();

  classList.add("starting");
  setTimeout(() => classList.remove("starting"), 3000);

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
