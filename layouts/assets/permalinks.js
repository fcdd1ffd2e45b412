// The links of each item to itself, which readers keep and send.
"use strict";

// wording returns the id and the text of the item that a permalink leads to, or null where
// that stands on another page.
function wording(permalink) {
  // In the one file, the page stands before the id, which has no "_" itself.
  const anchor = decodeURIComponent(permalink.hash.slice(1));
  const id = anchor.split("_").pop();
  const item = document.getElementById(anchor) ?? document.getElementById(id);
  if (!item) return null;
  // The wording stands in the first text below the item, and around it.
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && !texts.currentNode.data.trim());
  const words = (texts.currentNode.parentElement.closest("li, dd, p, summary, .titled") ?? item).cloneNode(true);
  for (const other of words.querySelectorAll(".permalink, p, ul")) other.remove();
  return { id, text: words.textContent.trim().replace(/\s+/g, " ") };
}

// suggestion returns a link to suggest a change to the item of a permalink, or null where
// the handbook names no address for that.
function suggestion(permalink) {
  const { suggest, suggestText } = document.querySelector(".toast").dataset;
  const item = suggest && wording(permalink);
  if (!item) return null;
  const fill = { ...item, page: location.pathname.slice(1) }; // in the one file; else the address has it already
  const link = document.createElement("a");
  link.textContent = suggestText;
  link.href = suggest.replace(/\{(id|text|page)\}/g, (_, name) => encodeURIComponent(fill[name]));
  return link;
}

// A click on a permalink also copies the link, and offers to suggest a change.
document.addEventListener("click", async (event) => {
  const link = event.target.closest(".permalink");
  if (!link) return;
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

// Each says where it leads when it is reached: they all have one name.
addEventListener("focusin", ({ target }) => {
  const item = target.matches(".permalink") && wording(target);
  if (item) target.ariaDescription = item.text;
});

const visible = (link) => link.checkVisibility?.() ?? link.getClientRects().length > 0;

// A page may have hundreds of them. The Tab key stops at one of each list, and the
// arrow keys lead from there to the others.
addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const held = document.activeElement;
  if (event.altKey || event.ctrlKey || event.metaKey || !(event.key === "Tab" || step && held.matches(".permalink"))) return;
  const all = [...document.querySelectorAll(".permalink")];
  if (step) {
    const seen = all.filter(visible);
    seen[seen.indexOf(held) + step]?.focus();
    event.preventDefault();
    return;
  }
  const stops = new Map();
  const list = (link) => link.closest("ul, ol, dl, section, main");
  for (const link of all) {
    if (link === held || !stops.has(list(link)) && visible(link)) stops.set(list(link), link);
  }
  for (const link of all) link.tabIndex = stops.get(list(link)) === link ? 0 : -1;
});
