// Asking a page what is on it.

// asking returns $eval and $$eval for a page which ask it once. Those of puppeteer ask for
// each element by itself, and then for each to be let go, which takes most of the time where
// a selector fits hundreds. What look is told must be what JSON can say.
export const asking = (page) => {
  const ask = (found) => (selector, look, ...args) => page.evaluate(`(${look})(${found(JSON.stringify(selector))}, ...${JSON.stringify(args)})`);
  return {
    $eval: ask((selector) => `(document.querySelector(${selector}) ?? (() => { throw new Error("there is no " + ${selector}); })())`),
    $$eval: ask((selector) => `[...document.querySelectorAll(${selector})]`),
  };
};
