// handbook.load(path) adds a script of this site, once, and resolves when it has
// run. No other script comes to a page later, and it knows which ones may.
// handbook.root is the address of the site.
"use strict";
globalThis.handbook ??= {};

handbook.load = (() => {
  const root = handbook.root = document.currentScript.src.replace(/assets\/theme\/[^/]*$/, "");
  const allowed = /^(my\/content|assets\/theme\/(choices|homes|search(\/[\w-]+)?))\.js$/;
  const rules = {
    createScriptURL: (path) => {
      if (!allowed.test(path)) throw new TypeError(`not a script of this site: ${path}`);
      return root + path;
    },
  };
  const policy = globalThis.trustedTypes?.createPolicy("hb", rules) ?? rules;
  const loading = new Map();

  return (path) => {
    if (!loading.has(path)) {
      loading.set(path, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = policy.createScriptURL(path);
        script.onload = resolve;
        script.onerror = () => {
          script.remove();
          loading.delete(path); // it may come the next time
          reject(new Error(`cannot load ${path}`));
        };
        document.head.append(script);
      }));
    }
    return loading.get(path);
  };
})();
