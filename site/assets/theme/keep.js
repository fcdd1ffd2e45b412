"use strict";
globalThis.handbook ??= {};

handbook.keep = (() => {
  const why = (error) => error.name === "QuotaExceededError" || error.name === "NS_ERROR_DOM_QUOTA_REACHED" ? "full" : "blocked";

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

  const listen = (listener) => addEventListener("storage", (event) => listener(event.key, event.newValue));

  return { all, write, listen };
})();
