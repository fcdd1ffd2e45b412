// The work of store.html, a hidden frame in every page that is opened as a
// file: it keeps what the page asks it to keep. Pages from a web server do not
// need it, so there it answers nobody.
"use strict";

if (location.protocol === "file:" && parent !== window) {
  const tell = (message) => parent.postMessage({ handbook: "keep", ...message }, "*"); // files have no origin to name
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
