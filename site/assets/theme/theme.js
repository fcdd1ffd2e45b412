// Sets the page light or dark before it is drawn, where the reader chose so.
// Without a choice the page follows the system.
"use strict";

try {
  const theme = localStorage.getItem("handbook-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the page follows the system.
}
