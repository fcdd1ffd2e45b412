"use strict";

function wording(permalink) {
  const anchor = decodeURIComponent(permalink.hash.slice(1));
  const id = anchor.split("_").pop();
  const item = document.getElementById(anchor) ?? document.getElementById(id);
  if (!item) return null;
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && !texts.currentNode.data.trim());
  const words = (texts.currentNode.parentElement.closest("li, dd, p, summary, .titled") ?? item).cloneNode(true);
  for (const other of words.querySelectorAll(".permalink, p, ul")) other.remove();
  return { id, text: words.textContent.trim().replace(/\s+/g, " ") };
}

function suggestion(permalink) {
  const { suggest, suggestText } = document.querySelector(".toast").dataset;
  const item = suggest && wording(permalink);
  if (!item) return null;
  const fill = { ...item, page: location.pathname.slice(1) };
  const link = document.createElement("a");
  link.textContent = suggestText;
  link.href = suggest.replace(/\{(id|text|page)\}/g, (_, name) => encodeURIComponent(fill[name]));
  return link;
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest(".permalink");
  if (!link) return;
  let text = "";
  try {
    await navigator.clipboard.writeText(link.href);
    text = document.querySelector(".toast").dataset.copied;
  } catch {
  }
  const suggest = suggestion(link);
  if (suggest) handbook.toast(text, " ", suggest);
  else if (text) {
    handbook.toast(text);
    handbook.toast.timer = setTimeout(handbook.toast, 10_000);
  }
});

addEventListener("focusin", ({ target }) => {
  const item = target.matches(".permalink") && wording(target);
  if (item) target.ariaDescription = item.text;
});

const visible = (link) => link.checkVisibility?.() ?? link.getClientRects().length > 0;

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
