// Small helps for reading. Every page is complete without them.
"use strict";

// A link to a place inside a closed details element opens it.
function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  let element = id && document.getElementById(id);
  while (element) {
    if (element.tagName === "DETAILS") element.open = true;
    element = element.parentElement;
  }
}
addEventListener("hashchange", openTarget);
openTarget();

// The switch between a light and a dark page.
for (const button of document.querySelectorAll(".theme-button")) {
  const root = document.documentElement;
  const dark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => { button.title = button.ariaLabel = dark() ? button.dataset.light : button.dataset.dark; };
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("handbook-theme", root.dataset.theme);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
    label();
  });
  label();
  button.hidden = false;
}

// A click on a permalink also copies the link.
function toast(text) {
  const note = document.querySelector(".toast");
  note.textContent = text;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { note.textContent = ""; }, 3000);
}
document.addEventListener("click", async (event) => {
  const link = event.target.closest(".permalink");
  if (!link) return;
  try {
    await navigator.clipboard.writeText(link.href); // not there on a plain http intranet
    toast(document.querySelector(".toast").dataset.copied);
  } catch {
    // The address line shows the link all the same.
  }
});

// The contents of the page mark the part that is being read.
const contents = new Map();
for (const link of document.querySelectorAll(".contents a[href^='#']")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) contents.set(heading, link);
}
if (contents.size) {
  const mark = () => {
    let current;
    for (const [heading, link] of contents) {
      if (!current || heading.getBoundingClientRect().top < innerHeight / 3) current = link;
    }
    for (const link of contents.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; mark(); });
  }, { passive: true });
  mark();
}
