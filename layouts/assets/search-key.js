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

  // "/" can be switched off: WCAG 2.2, 2.1.4.
  const kept = "handbook-search-key";
  let slash = true;
  try {
    slash = localStorage.getItem(kept) !== "off";
  } catch {
    // It works.
  }
  for (const box of document.querySelectorAll("[data-search-key]")) {
    box.checked = slash;
    box.closest("[hidden]").hidden = false;
    box.addEventListener("change", () => {
      slash = box.checked;
      try {
        localStorage.setItem(kept, slash ? "on" : "off");
      } catch {
        // It holds for this page.
      }
    });
  }
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const called = key === "/" ? slash && !typing && !ctrlKey && !metaKey && !altKey : key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey;
    const input = document.querySelector("main [data-search] input") ?? document.querySelector("[data-search] input");
    if (!called || event.isComposing || !input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
