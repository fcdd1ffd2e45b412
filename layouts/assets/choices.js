// Firefox gives each page that is opened as a file a store of its own. What a
// reader chose on one of them, the others learn from store.html, a hidden frame
// that all have in common.
"use strict";

{
  const names = ["theme", "search-key"]; // of what can be chosen
  const prefix = "handbook::"; // of the keys in the frame: those of answers have an id here
  const frame = document.createElement("iframe");
  const fresh = new Set(); // chosen here before the frame has said what it knows
  let known = false;

  const chosen = (name) => localStorage.getItem(`handbook-${name}`);
  const ask = (message) => frame.contentWindow.postMessage({ handbook: "keep", number: 1, ...message }, "*");

  // tell sends what was chosen here.
  const tell = (name) => {
    fresh.add(name);
    if (known) ask({ pairs: [[prefix + name, chosen(name)]] });
  };

  // take brings in what was chosen elsewhere, as if this page's store were theirs.
  const take = (name, value) => {
    const key = `handbook-${name}`;
    if (!names.includes(name) || typeof value !== "string" || chosen(name) === value) return;
    localStorage.setItem(key, value);
    dispatchEvent(new StorageEvent("storage", { key }));
  };

  const start = () => {
    addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow || data?.handbook !== "keep") return;
      if (data.ready) ask({ name: prefix.slice(0, -1) });
      if (data.key?.startsWith(prefix)) take(data.key.slice(prefix.length), data.text);
      if (!data.found) return;
      const found = new Map(data.found.map(([key, value]) => [key.slice(prefix.length), value]));
      known = true;
      for (const name of names) {
        if (found.has(name) && !fresh.has(name)) take(name, found.get(name));
        else if (chosen(name)) tell(name);
      }
    });
    document.querySelector(".theme-button")?.addEventListener("click", () => tell("theme"));
    document.querySelector("[data-search-key]")?.addEventListener("change", () => tell("search-key"));
    frame.hidden = true;
    frame.src = `${handbook.root}store.html`;
    document.body.append(frame);
  };

  try {
    chosen("theme");
    start();
  } catch {
    // Storage is blocked: a choice holds for its page.
  }
}
