// Brings the search when a field is entered, and knows the keys that lead there.
"use strict";

{
  const bring = async () => {
    if (handbook.searching) return; // the page has it already
    await Promise.all(["search", "search/index"].map((name) => handbook.load(`assets/theme/${name}.js`)));
  };
  for (const form of document.querySelectorAll("[data-search]")) {
    form.hidden = false;
    form.querySelector("input").addEventListener("focus", () => bring().catch(reportError), { once: true });
  }

  // "/" can be switched off: WCAG 2.2, 2.1.4. Another page may have done so since
  // this one was opened.
  const kept = "handbook-search-key";
  let choice;
  const slash = () => {
    try {
      choice = localStorage.getItem(kept);
    } catch {
      // Storage is blocked: what was chosen holds for this page.
    }
    return choice !== "off";
  };
  // searchKey lets the reader choose within a part of the page.
  handbook.searchKey = (within) => {
    for (const box of within.querySelectorAll("[data-search-key]")) {
      const follow = () => { box.checked = slash(); };
      follow();
      addEventListener("storage", follow);
      box.closest("[hidden]").hidden = false;
      box.addEventListener("change", () => {
        choice = box.checked ? "on" : "off";
        try {
          localStorage.setItem(kept, choice);
        } catch {
          // It holds for this page.
        }
      });
    }
  };
  handbook.searchKey(document);
  // typed returns the letter of a key, and where that is one of another script the
  // Latin one in its place.
  handbook.typed = ({ key = "", code }) => (key > "\x7f" ? code.slice(-1) : key).toLowerCase();
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const called = key === "/" ? !typing && !ctrlKey && !metaKey && !altKey && slash() : handbook.typed(event) === "k" && (ctrlKey || metaKey) && !altKey;
    const input = document.querySelector("main [data-search] input") ?? document.querySelector("[data-search] input");
    if (!called || event.isComposing || !input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
