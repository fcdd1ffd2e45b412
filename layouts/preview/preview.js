// Loads the page anew when the handbook has changed, at the place where its
// reader was. Only "handbook serve" has this script; no site has it.
"use strict";

{
  const { events, version, page, past } = document.currentScript.dataset;
  const key = "handbook-preview-place";
  let stream = null;
  let timer = 0;

  // A page of faults has no data-page: what was noted before waits until the
  // page itself is back.
  const note = () => {
    if (!page) return;
    try {
      sessionStorage.setItem(key, JSON.stringify({ page, x: scrollX, y: scrollY }));
    } catch {
      // Storage is blocked: the page begins at its top.
    }
  };
  const comeBack = () => {
    if (!page) return;
    try {
      const place = JSON.parse(sessionStorage.getItem(key));
      if (past === undefined) sessionStorage.removeItem(key); // a page of the last good site is not yet back
      if (place?.page !== page) return;
      // The browser itself would go back to where the page of faults was.
      history.scrollRestoration = "manual";
      addEventListener("load", () => setTimeout(() => { history.scrollRestoration = "auto"; }));
      scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    } catch {
      // As above.
    }
  };

  const close = () => {
    clearTimeout(timer);
    stream?.close();
    stream = null;
  };
  const open = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(events);
    stream.addEventListener("message", (event) => {
      if (event.data === version) return;
      close();
      note();
      location.reload();
    });
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED) return; // the browser tries again itself
      close();
      timer = setTimeout(open, 2000);
    });
  };

  comeBack();
  open();
  // A browser has few connections to a server: pages that nobody sees leave
  // theirs to others, and hear what they missed when they are looked at.
  document.addEventListener("visibilitychange", () => { if (document.hidden) close(); else open(); });
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
}
