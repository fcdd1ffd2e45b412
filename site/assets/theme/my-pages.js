"use strict";

handbook.pages = (() => {
  const { store, word, element, made } = handbook;

  const svg = (tag, properties, ...children) => made(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);

  const page = document.querySelector("[data-my]");
  const away = () => !page.isConnected;

  const part = (name) => document.querySelector(`[data-part="${name}"]`);

  const nameOf = (node) => node.getAttribute("href") ?? node.closest("[data-key]")?.dataset.key ?? node.getAttribute("aria-label");
  const refocus = (into, change) => {
    const had = into.contains(document.activeElement) ? document.activeElement : null;
    change();
    if (!had || document.activeElement === had) return;
    const name = nameOf(had);
    const has = had.isConnected ? had : name && [...into.querySelectorAll(had.localName)].find((node) => nameOf(node) === name);
    if (has) has.focus({ preventScroll: true });
  };

  const fill = (name, ...nodes) => {
    const into = part(name);
    const open = new Set([...into.querySelectorAll("details[data-key][open]")].map((details) => details.dataset.key));
    const all = nodes.flat(Infinity).filter(Boolean);
    refocus(into, () => {
      into.replaceChildren(...all);
      for (const details of into.querySelectorAll("details[data-key]")) details.open ||= open.has(details.dataset.key);
    });
    (into.closest("section[data-alone]") ?? into).hidden = all.length === 0;
  };

  const tell = (name, ...nodes) => {
    const into = part(name);
    const next = made(into.cloneNode(), null, nodes);
    if (!next.isEqualNode(into)) refocus(into, () => into.replaceChildren(...next.childNodes));
  };

  const { root } = document.querySelector("[data-root]").dataset;
  const href = (url, anchor) => `${root}${url}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
  const link = (text, url, properties) => element("a", { href: href(url), ...properties }, text);

  const { format: number } = handbook.number;
  const answerWord = (kind, answer) => answer && word(kind === "contra-indicator" && answer === "sometimes" ? "answer-at-times" : `answer-${answer}`);
  const levelName = (level) => word(level.name ? "level-title" : "level-n", { n: level.number, name: level.name });
  const place = (competency, level) => word("my-place", { competency: competency.name, n: level.number });
  const placeLink = ({ competency, level, id }) => element("a", { href: href(level.check, id) }, place(competency, level));

  const counts = (words, kinds, number) => kinds.map((kind) => [kind, number(kind)]).filter(([, n]) => n > 0)
    .map(([kind, n]) => handbook.counted(`${words}-${kind}`, { n }));

  const byLevel = (list) => [...new Set(list.map(({ level }) => level))].map((level) => [level, list.filter((one) => one.level === level)]);

  const options = (select, list, value) => {
    select.replaceChildren(...list.map((choice) => (choice.options
      ? element("optgroup", { label: choice.label }, choice.options.map((o) => element("option", { value: o.value }, o.text)))
      : element("option", { value: choice.value }, choice.text))));
    select.value = value;
    if (select.selectedIndex < 0) select.value = "";
  };

  const paper = () => {
    for (const line of document.querySelectorAll("[data-day]")) line.textContent = store.state.savedAt && handbook.day(store.state.savedAt);
  };

  const LONG = /^([^]{1000}|(.*\n){15})/;
  addEventListener("beforeprint", () => {
    if (away()) return;
    for (const field of document.querySelectorAll(".my textarea")) field.after(element("div", { class: "paper copied", "data-long": LONG.test(field.value) }, field.value));
  });
  addEventListener("afterprint", () => {
    for (const text of document.querySelectorAll(".copied")) text.remove();
  });

  const EMPTY = Object.fromEntries(["answer", "develop", "note", "confirmed", "activities", "actions", "by", "with", "state"].map((field) => [field, undefined]));
  const removing = () => {
    let told = false;
    const focus = (find) => requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
    const put = (list) => { for (const [section, id, fields] of list) store.put(section, id, fields); };
    const button = (id, text, changes) => element("button", { type: "button", class: "plain", "data-key": `remove ${id}`, "aria-label": handbook.labelled(word("remove"), text), click: () => {
      const before = Object.keys(changes).filter((section) => Object.hasOwn(store.document[section], id)).map((section) => [section, id, { ...store.document[section][id] }]);
      const back = element("button", { type: "button", class: "plain", "data-key": `back ${id}`, "aria-describedby": "part_removed", click: () => {
        told = false;
        put(before);
        focus(() => document.querySelector(`[data-key="remove ${CSS.escape(id)}"]`));
      } }, word("undo"));
      told = element("p", { class: "note screen-only" }, element("span", { id: "part_removed" }, word("removed", { text })), " ", back);
      put(before.map(([section]) => [section, id, changes[section]]));
      focus(() => back);
    } }, word("remove"));
    return { button, told: () => told };
  };

  const start = (draw) => {
    let asked = false;
    const soon = (changes) => {
      if (changes && changes.length === 0) return;
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        if (away()) return;
        paper();
        draw();
      });
    };
    store.ready.then(() => {
      if (away()) return;
      page.hidden = false;
      store.onChange(soon);
      paper();
      draw();
      document.documentElement.classList.remove("starting");
      handbook.place();
    });
  };

  return { element, svg, part, refocus, fill, tell, href, link, number, answerWord, levelName, place, placeLink, counts, byLevel, options, away, EMPTY, removing, start };
})();
