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
  let element = document.getElementById(targetID());
  while (element) {
    if (element.tagName === "DETAILS") element.open = true;
    element = element.parentElement;
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
for (const menu of document.querySelectorAll("[popover].menu")) {
  menu.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (to && !menu.contains(to) && menu.matches(":popover-open")) menu.hidePopover();
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

// A click on a permalink also copies the link, and offers to suggest a change
// to the item where the handbook names an address for that.
function suggestion(permalink) {
  const { suggest, suggestText } = document.querySelector(".toast").dataset;
  if (!suggest) return null;
  // In the one file, the page stands before the id, which has no "_" itself.
  const anchor = decodeURIComponent(permalink.hash.slice(1));
  const id = anchor.split("_").pop();
  const item = document.getElementById(anchor) ?? document.getElementById(id);
  if (!item) return null; // it stands on another page
  // The wording stands in the first text below the item, and around it.
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && !texts.currentNode.data.trim());
  const words = (texts.currentNode.parentElement.closest("li, dd, p, h2, h3") ?? item).cloneNode(true);
  for (const other of words.querySelectorAll(".permalink, p, ul")) other.remove();
  const fill = {
    id,
    text: words.textContent.trim().replace(/\s+/g, " "),
    page: location.pathname.slice(1), // in the one file; else the address has it already
  };
  const link = document.createElement("a");
  link.textContent = suggestText;
  link.href = suggest.replace(/\{(id|text|page)\}/g, (_, name) => encodeURIComponent(fill[name]));
  return link;
}
document.addEventListener("click", async (event) => {
  const link = event.target.closest(".permalink");
  if (!link) {
    if (!event.target.closest(".toast")) handbook.toast();
    return;
  }
  let text = "";
  try {
    await navigator.clipboard.writeText(link.href);
    text = document.querySelector(".toast").dataset.copied;
  } catch {
    // A plain http intranet has no clipboard; the address line shows the link.
  }
  const suggest = suggestion(link);
  if (suggest) handbook.toast(text, " ", suggest);
  else if (text) {
    handbook.toast(text);
    handbook.toast.timer = setTimeout(handbook.toast, 10_000);
  }
});

// The contents of the page mark the part that is being read.
function markContents() {
  const links = [...document.querySelectorAll(".contents a[href^='#']")];
  let current;
  for (const link of links) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading && (!current || heading.getBoundingClientRect().top < innerHeight / 3)) current = link;
  }
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
markContents.asked = false;
addEventListener("scroll", () => {
  if (markContents.asked) return;
  markContents.asked = true;
  requestAnimationFrame(() => { markContents.asked = false; markContents(); });
}, { passive: true });
markContents();
