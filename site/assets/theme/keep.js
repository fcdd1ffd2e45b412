// Keeps texts under keys in the browser. Pages from a web server do so
// themselves. Of files, Firefox gives each its own store: there the pages ask
// store.html, which all of them have in common, by messages.
"use strict";
globalThis.handbook ??= {};

handbook.keep = (() => {
  const why = (error) => error.name === "QuotaExceededError" || error.name === "NS_ERROR_DOM_QUOTA_REACHED" ? "full" : "blocked";

  // all returns [key, text] of every key that is the name or begins with
  // "name:".
  const all = (name) => {
    try {
      const found = [];
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i);
        if (key === name || key.startsWith(`${name}:`)) found.push([key, localStorage.getItem(key)]);
      }
      return { found };
    } catch (error) {
      return { problem: why(error) };
    }
  };

  const set = (key, text) => {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  };

  // write stores [key, text] pairs, all or none; null removes. What was stored
  // is read again, for a store that forgets without a word. Where even the way
  // back fails, it tells which keys are lost.
  const write = (pairs) => {
    const before = [];
    try {
      for (const [key, text] of pairs) {
        before.push([key, localStorage.getItem(key)]);
        set(key, text);
      }
      return pairs.every(([key, text]) => localStorage.getItem(key) === text) ? {} : { problem: "silent" };
    } catch (error) {
      return { problem: why(error), lost: restore(before) };
    }
  };

  // restore begins with what frees most room, so that the way back needs no more
  // than was there before.
  const restore = (before) => {
    const lost = [];
    const size = (text) => text?.length ?? -1;
    const steps = before.map(([key, text]) => {
      try {
        return { key, text, more: size(text) - size(localStorage.getItem(key)) };
      } catch {
        return { key, text, more: 0 };
      }
    }).sort((a, b) => a.more - b.more);
    for (const { key, text } of steps) {
      try {
        set(key, text);
      } catch {
        lost.push(key);
      }
    }
    return lost;
  };

  // listen tells of what other tabs store.
  const listen = (listener) => addEventListener("storage", (event) => listener(event.key, event.newValue));

  return { all, write, listen };
})();
