"use strict";

if (location.protocol === "file:" && parent !== window) {
  const tell = (message) => parent.postMessage({ handbook: "keep", ...message }, "*");
  const own = (key) => typeof key === "string" && key.startsWith("handbook:");

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.handbook !== "keep") return;
    const { number, name, pairs } = data;
    if (own(name)) tell({ number, ...handbook.keep.all(name) });
    else if (Array.isArray(pairs) && pairs.every(([key]) => own(key))) tell({ number, ...handbook.keep.write(pairs) });
  });
  handbook.keep.listen((key, text) => {
    if (key === null || own(key)) tell({ key, text });
  });
  tell({ ready: true });
}
