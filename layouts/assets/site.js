// Small helps for reading.
"use strict";

// The id of the place that the address names, or "".
function targetID() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // it is no address of ours
  }
}

// A link to a place inside a closed details element opens it.
function openTarget() {
  for (let element = document.getElementById(targetID()); element; element = element.parentElement) {
    if (element.tagName === "DETAILS") element.open = true;
  }
}
addEventListener("hashchange", openTarget);
openTarget();

// The switch between a light and a dark page. A choice holds for the pages that
// are open already, too, and for those that one comes back to.
for (const button of document.querySelectorAll(".theme-button")) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const label = () => { button.title = dark() ? button.dataset.light : button.dataset.dark; };
  const follow = () => {
    handbook.followTheme();
    label();
  };
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("handbook-theme", root.dataset.theme);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
    label();
  });
  system.addEventListener("change", label);
  addEventListener("storage", follow);
  addEventListener("pageshow", ({ persisted }) => persisted && follow());
  label();
  button.hidden = false;
}

// Firefox gives each file a store of its own, so that a choice is known on one page.
if (location.protocol === "file:" && "mozInnerScreenX" in window) handbook.load?.("assets/theme/choices.js").catch(reportError);

// The menu closes behind who leaves it with the keyboard, and covers nothing then.
for (const menu of document.querySelectorAll(".menu")) {
  menu.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (to && !menu.contains(to)) menu.hidePopover?.();
  });
}

// The button that prints a page.
for (const line of document.querySelectorAll("[data-print]")) {
  line.firstElementChild.addEventListener("click", () => print());
  line.hidden = false;
}

// toast says something at the foot of the window, until the reader clicks elsewhere
// or presses Escape: the way there may be long.
handbook.toast = (...said) => {
  clearTimeout(handbook.toast.timer);
  document.querySelector(".toast")?.replaceChildren(...said);
};
addEventListener("keydown", ({ key }) => key === "Escape" && handbook.toast());

document.addEventListener("click", ({ target }) => target.closest(".toast, .permalink") || handbook.toast());

// The contents of the page mark the part that is being read.
function markContents() {
  const links = [...document.querySelectorAll(".contents a[href^='#']")];
  let current;
  for (const link of links) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading?.offsetParent && (!current || heading.getBoundingClientRect().top < innerHeight / 3)) current = link;
  }
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
addEventListener("scroll", () => {
  if (markContents.asked) return;
  markContents.asked = true;
  requestAnimationFrame(() => { markContents.asked = false; markContents(); });
}, { passive: true });
markContents();
