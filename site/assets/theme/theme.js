// What must be known before a page is drawn: light or dark, where the reader
// chose so (without a choice the page follows the system), and that it has only
// begun.
"use strict";

try {
  const theme = localStorage.getItem("handbook-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the page follows the system.
}

// What a script is about to fill in need not be drawn before that. Should the
// script not come, it is drawn after a moment.
document.documentElement.classList.add("starting");
setTimeout(() => document.documentElement.classList.remove("starting"), 3000);
