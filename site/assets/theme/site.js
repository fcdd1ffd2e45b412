"use strict";
globalThis.handbook ??= {};

{
  const { lang, dataset: { words, numbering: numberingSystem = "latn" } } = document.documentElement;
  const language = words || lang; // of the words, where the handbook's has none

  handbook.language = language;
  let number;
  handbook.number = {
    format: (n) => numberingSystem === "latn" && Number.isInteger(n) && n >= 0 && n < 1000
      ? String(n)
      : (number ??= new Intl.NumberFormat(language, { numberingSystem })).format(n),
  };
  const right = /[\u0590-\u08ff\ufb1d-\ufeff]/;
  const dir = document.documentElement.dir === "rtl" ? "ltr" : "rtl";
  handbook.direction = (text) => !/[\u2066\u2068]/.test(text)
    && text.match(/\p{L}/gu)?.every((letter) => right.test(letter) === (dir === "rtl")) && { dir };

  handbook.digits = (text) => numberingSystem === "latn" ? String(text)
    : String(text).replace(/\d/g, (digit) => handbook.number.format(Number(digit)));
}
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
          loading.delete(path);
          reject(new Error(`cannot load ${path}`));
        };
        document.head.append(script);
      }));
    }
    return loading.get(path);
  };
})();
"use strict";

function targetID() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function openTarget() {
  for (let element = document.getElementById(targetID()); element; element = element.parentElement) {
    if (element.tagName === "DETAILS") element.open = true;
  }
}
addEventListener("hashchange", openTarget);
openTarget();

for (const button of document.querySelectorAll(".theme-button")) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const label = () => { button.title = dark() ? button.dataset.light : button.dataset.dark; };
  const follow = () => {
    handbook.followTheme();
    label();
  };
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("handbook-theme", root.dataset.theme);
    } catch {
    }
    label();
  });
  system.addEventListener("change", label);
  addEventListener("storage", follow);
  addEventListener("pageshow", ({ persisted }) => persisted && follow());
  label();
  button.hidden = false;
}

if (location.protocol === "file:" && "mozInnerScreenX" in window) handbook.load?.("assets/theme/choices.js").catch(reportError);

for (const menu of document.querySelectorAll(".menu")) {
  menu.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (to && !menu.contains(to)) menu.hidePopover?.();
  });
}

for (const line of document.querySelectorAll("[data-print]")) {
  line.firstElementChild.addEventListener("click", () => print());
  line.hidden = false;
}

handbook.toast = (...said) => {
  clearTimeout(handbook.toast.timer);
  document.querySelector(".toast")?.replaceChildren(...said);
};
addEventListener("keydown", ({ key }) => key === "Escape" && handbook.toast());

document.addEventListener("click", ({ target }) => target.closest(".toast, .permalink") || handbook.toast());

function markContents() {
  const links = [...document.querySelectorAll(".contents a[href^='#']")];
  let current;
  for (const link of links) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading?.offsetParent && (!current || heading.getBoundingClientRect().top < innerHeight / 3)) current = link;
  }
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
addEventListener("scroll", () => {
  if (markContents.asked) return;
  markContents.asked = true;
  requestAnimationFrame(() => { markContents.asked = false; markContents(); });
}, { passive: true });
markContents();
"use strict";

{
  const lead = async () => {
    const id = targetID();
    if (!/^[\p{L}\p{M}\p{N}-]+$/u.test(id) || document.getElementById(id)) return;
    await handbook.load("assets/theme/homes.js");
    const home = handbook.homes.pages.find(({ ids }) => ids.includes(id));
    if (home) location.replace(`${handbook.root}${home.page}#${encodeURIComponent(id)}`);
    else handbook.toast(document.querySelector(".toast").dataset.gone);
  };
  const begin = () => { lead().catch(reportError); };
  addEventListener("hashchange", begin);
  begin();
}
"use strict";

{
  const bring = async () => {
    if (handbook.searching) return;
    await Promise.all(["search", "search/index"].map((name) => handbook.load(`assets/theme/${name}.js`)));
  };
  for (const form of document.querySelectorAll("[data-search]")) {
    form.hidden = false;
    form.querySelector("input").addEventListener("focus", () => bring().catch(reportError), { once: true });
  }

  const kept = "handbook-search-key";
  let choice;
  const slash = () => {
    try {
      choice = localStorage.getItem(kept);
    } catch {
    }
    return choice !== "off";
  };
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
        }
      });
    }
  };
  handbook.searchKey(document);
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
