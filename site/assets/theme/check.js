"use strict";

handbook.ask = (() => {
  const { model, store, word } = handbook;

  const given = ({ id, kind }) => model.answered(store.document, id, kind);

  const isOpen = (ask) => !given(ask)?.answer || !ask.changed.hidden;

  const build = (item, edition, { change, stop, next }) => {
    const { kind } = item.closest("[data-kind]").dataset;
    const fieldset = document.querySelector(`template[data-ask="${kind}"]`).content.firstElementChild.cloneNode(true);
    const part = (name) => fieldset.querySelector(`[data-${name}]`);
    const ask = { id: item.id, kind, item, wording: item.querySelector(".ask-text").textContent.trim(),
      radios: [...fieldset.querySelectorAll("[type=radio]")],
      develop: part("develop"), note: part("note"), meta: part("meta"), clear: part("clear"), changed: part("changed") };
    fieldset.querySelector("legend").textContent = ask.wording;
    const driven = item.querySelector(".ask-driven");
    if (driven) part("driven").replaceWith(driven);
    for (const radio of ask.radios) radio.name = `answer-${ask.id}`;

    const say = (field, fields) => change(ask, field, store.document.items[ask.id] && !given(ask)
      ? { answer: "", develop: undefined, note: undefined, confirmed: undefined, wording: ask.wording, edition, ...fields } : fields);
    const answer = (value) => say("answer", { answer: value, wording: ask.wording, edition, confirmed: undefined });
    fieldset.addEventListener("change", ({ target }) => {
      if (target.type === "radio") answer(target.value);
      else if (target === ask.develop) say("develop", { develop: target.checked });
    });
    ask.note.addEventListener("input", () => say("note", { note: ask.note.value }));
    ask.note.addEventListener("change", stop);
    ask.clear.addEventListener("click", () => {
      answer("");
      ask.radios[0].focus();
    });
    part("still-true").addEventListener("click", () => {
      say("confirmed", { confirmed: ask.wording });
      (ask.radios.find((radio) => radio.checked) ?? ask.radios[0]).focus();
    });
    fieldset.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.type === "radio") {
        event.preventDefault();
        next();
      }
    });
    item.replaceChildren(fieldset);
    item.classList.add("built");
    return ask;
  };

  const show = (ask) => {
    const entry = given(ask);
    for (const radio of ask.radios) {
      radio.checked = radio.value === entry?.answer;
      radio.parentNode.classList.toggle("chosen", radio.checked);
    }
    ask.develop.checked = entry?.develop ?? false;
    const note = entry?.note ?? "";
    if (ask.note.value !== note) ask.note.value = note;
    ask.note.parentNode.dataset.text = note;
    ask.item.classList.toggle("empty-note", !note.trim());
    ask.meta.hidden = model.isEmpty(entry);
    ask.clear.hidden = !entry?.answer;
    if (!ask.meta.hidden) ask.meta.firstElementChild.textContent = entry.time ? word("changed-on", { when: handbook.when(entry.time) }) : "";
    const changed = model.wordingChanged(entry, ask.wording);
    ask.changed.hidden = !changed;
    if (changed) {
      ask.changed.querySelector("[data-old]").textContent = entry.wording;
      ask.changed.querySelector("[data-asked]").textContent = word(entry.edition ? "reworded-in" : "reworded", { edition: entry.edition });
    }
  };

  return { build, show, given, isOpen };
})();
"use strict";

handbook.outcome = ({ competency, level, asks }) => {
  const { model, store, load, word, element, ask: { given, isOpen } } = handbook;
  const find = (name) => document.querySelector(`[data-${name}]`);

  const entriesOf = (kind) => [...asks.values()].filter((ask) => ask.kind === kind).map(given);

  const sentence = (pairs, values = {}) => {
    const parts = pairs.filter(([, n]) => n).map(([key, n]) => handbook.counted(key, { n, ...values }));
    if (!parts.length) return "";
    const text = parts.reduce((before, after) => word("sum-and", { before, after }));
    return word("sentence", { text: text[0].toLocaleUpperCase(handbook.language) + text.slice(1) });
  };

  const sum = () => {
    const s = model.summary(entriesOf("indicator"), entriesOf("contra-indicator"));
    const { watch } = s;
    const total = s.total + watch.total;
    const done = s.answered + watch.answered;
    Object.assign(find("progress"), { max: total, value: done });
    find("progress-text").textContent = word("progress", { n: done, total });
    find("next").textContent = word([...asks.values()].some(isOpen) ? "next-open" : "to-summary");
    const signs = sentence([["sum-often", watch.often], ["sum-at-times", watch.sometimes], ["sum-rarely", watch.rarely]]);
    const lines = [
      sentence([["sum-consistently", s.consistently], ["sum-sometimes", s.sometimes], ["sum-not-yet", s.notYet],
        ["sum-not-my-role", s.notMine], ["sum-open", s.answered ? s.open : 0]], { total: s.total }),
      sentence([["sum-develop", s.develop], ["sum-evidence", s.evidence]]),
      signs && handbook.labelled(word("items-contra-indicator"), signs),
    ].filter(Boolean);
    find("summary-lines").replaceChildren(...(lines.length ? lines : [word("sum-nothing")]).map((text) => element("p", null, text)));
    find("summary-lines").parentNode.classList.toggle("nothing", !lines.length);
    const below = find("when-not-yet");
    if (below) below.hidden = s.notYet * 2 <= s.total;
    find("day").textContent = s.last && handbook.day(s.last);
  };

  const activities = [...document.querySelectorAll("[data-serves]")].map((item) =>
    ({ item, serves: item.dataset.serves.split(" "), whole: "whole" in item.dataset }));

  let helped = "";
  const help = () => {
    const marked = [...asks.values()].filter((ask) => given(ask)?.develop);
    const ids = marked.map(({ id }) => id).join(" ");
    if (helped === ids) return;
    helped = ids;
    find("marked").hidden = !marked.length;
    find("marked-list").replaceChildren(...marked.map((ask) => {
      const own = activities.filter((a) => a.serves.includes(ask.id));
      const fitting = own.length ? own : activities.filter((a) => a.whole);
      return element("section", null, element("h3", null, ask.wording),
        !own.length && element("p", { class: "muted" }, word(fitting.length ? "helps-level" : "helps-nothing")),
        fitting.length > 0 && element("ul", { class: "activities" }, fitting.map(({ item }) =>
          element("li", null, [...item.querySelector("[data-body]").cloneNode(true).childNodes]))));
    }));
  };

  const showGone = async () => {
    const { items } = store.document;
    const gone = Object.keys(items).filter((id) => !model.isEmpty(items[id])
      && (asks.has(id) ? !given(asks.get(id)) : items[id].competency === competency && items[id].level === level));
    find("gone").hidden = !gone.length;
    if (!gone.length) return;
    const places = new Map();
    try {
      await load("my/content.js");
      for (const c of handbook.content.competencies) {
        for (const l of c.levels) {
          for (const i of [...l.indicators, ...l.contra]) places.set(i.id, { text: handbook.listed([c.name, l.name || word("level-n", { n: l.number })]), url: l.check });
        }
      }
    } catch {
    }
    find("gone-list").replaceChildren(...gone.map((id) => {
      const place = !asks.has(id) && places.get(id);
      return element("li", null, element("p", null, items[id].wording || id),
        element("p", { class: "muted" }, handbook.transfer.says(items[id])),
        place && element("p", { class: "muted" }, `${word("moved")} `, element("a", { href: `${handbook.root}${place.url}#${id}` }, place.text)));
    }));
  };

  return { sum, help, showGone };
};
"use strict";
{
  const { store, word, ask: { build, show, isOpen }, outcome } = handbook;
  const form = document.querySelector("[data-check]");
  const find = (name) => document.querySelector(`[data-${name}]`);
  const competency = form.dataset.check;
  const level = Number(form.dataset.level);
  const { edition } = find("mine").dataset;
  const NEAR = 16;
  const QUICK = 25;
  const asks = new Map();
  const undoable = [];
  const { sum, help, showGone } = outcome({ competency, level, asks });

  const entryOf = (ask) => store.document.items[ask.id];
  const write = (ask, fields) => store.put("items", ask.id, { kind: ask.kind, competency, level, ...fields });

  const stands = ({ ask, after, known }) => known === store.known && Object.entries(after).every(([key, value]) => entryOf(ask)?.[key] === value);

  const change = (ask, field, fields) => {
    const last = undoable.at(-1);
    const goesOn = field === "note" && last?.ask === ask && last.typing && stands(last);
    const entry = entryOf(ask);
    write(ask, entry?.wording ? fields : { wording: ask.wording, edition, ...fields });
    if (goesOn) {
      last.after = fields;
    } else {
      const before = Object.fromEntries(Object.keys(fields).map((key) => [key, entry?.[key]]));
      undoable.push({ ask, known: store.known, after: fields, before: { ...before, kind: entry?.kind ?? ask.kind }, typing: field === "note" });
    }
    offerUndo();
  };

  const stop = () => undoable.forEach((step) => { step.typing = false; });

  const undo = find("undo");

  const offerUndo = () => undo.ariaDisabled = !undoable.length;

  const takeBack = () => {
    let step = undoable.pop();
    while (step && !stands(step)) step = undoable.pop();
    offerUndo();
    if (!step) return;
    const { ask, before } = step;
    ask.item.scrollIntoView({ block: "nearest" });
    write(ask, before);
    show(ask);
    find("status").textContent = word("undone", { text: ask.wording });
  };

  const next = () => {
    const all = [...asks.values()];
    const left = all.filter(isOpen);
    if (!left.length) {
      const heading = find("summary").querySelector("h2");
      heading.focus();
      heading.scrollIntoView({ block: "start" });
      return;
    }
    const here = document.activeElement.closest(".ask");
    const at = all.findIndex((ask) => ask.item === here);
    const target = left.find((ask) => all.indexOf(ask) > at) ?? left[0];
    target.item.scrollIntoView({ block: "center" });
    target.radios[0].focus({ preventScroll: true });
  };

  const away = () => !form.isConnected;

  const pause = () => new Promise((resolve) => { setTimeout(resolve); });

  const frame = () => document.hidden || new Promise((resolve) => {
    let late;
    const done = () => {
      clearTimeout(late);
      document.removeEventListener("visibilitychange", done);
      resolve();
    };
    requestAnimationFrame(() => setTimeout(done));
    document.addEventListener("visibilitychange", done);
    late = setTimeout(done, 300);
  });

  const few = async (list, act) => {
    let n = 0;
    for (const one of list) {
      act(one);
      if (++n % 3 === 0) await pause();
    }
  };

  const update = async (changes) => {
    const own = changes?.filter(({ section, id }) => section === "items" && asks.has(id)) ?? [];
    await pause();
    if (away()) return;
    if (changes) {
      for (const { id } of own) show(asks.get(id));
      if (own.length) asked ??= setTimeout(conclude);
    } else {
      await few(asks.values(), show);
      await conclude();
    }
  };

  let asked;
  const conclude = async () => {
    asked = undefined;
    if (away()) return;
    showGone();
    if (!asks.size) return;
    sum();
    await pause();
    if (!away()) help();
  };

  let drawing = 0;
  const draw = async () => {
    const own = ++drawing;
    for (const { item: { classList } } of asks.values()) {
      if (classList.contains("drawn")) continue;
      classList.add("drawing");
      await frame();
      classList.remove("drawing");
      if (own !== drawing || document.hidden || away()) return;
      classList.add("drawn");
    }
  };
  const drawAnew = () => {
    for (const { item } of asks.values()) item.classList.remove("drawn");
    draw();
  };

  let width = innerWidth;
  const resized = () => {
    if (innerWidth === width) return;
    width = innerWidth;
    drawAnew();
  };

  const listen = () => {
    addEventListener("resize", resized);
    document.addEventListener("visibilitychange", draw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAnew);
    document.querySelector(".theme-button")?.addEventListener("click", drawAnew, { capture: true });
    find("next").addEventListener("click", next);
    undo.addEventListener("click", takeBack);
    let last = {};
    document.addEventListener("click", (event) => {
      const { x, y, timeStamp: time } = event;
      const own = undo.contains(event.target);
      const again = event.detail > 0 && time - last.time < 3000 && Math.hypot(x - last.x, y - last.y) < 8;
      last = own || again ? { x, y, time } : {};
      if (own || !again || away()) return;
      event.preventDefault();
      event.stopPropagation();
      takeBack();
    }, { capture: true });
    offerUndo();
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("textarea, input:not([type=radio], [type=checkbox]), dialog");
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && handbook.typed(event) === "z" && !typing && !away()) {
        event.preventDefault();
        takeBack();
      }
    });
  };

  const start = async () => {
    const page = document.documentElement.classList;
    page.add("with-script");
    for (const element of document.querySelectorAll("[data-with-script]")) element.hidden = false;
    do await frame(); while (!document.hidden && page.contains("starting") && document.documentElement.dataset.step < 5);
    const items = [...form.querySelectorAll(".ask")];
    const put = (item) => {
      if (away()) return;
      asks.set(item.id, build(item, edition, { change, next, stop }));
      show(asks.get(item.id));
    };
    const near = items.splice(0, NEAR);
    for (let batch = 1; near.length;) {
      const began = performance.now();
      near.splice(0, batch).forEach(put);
      await frame();
      batch = performance.now() - began < QUICK ? batch * 2 : 1;
    }
    await few(items, put);
    if (away()) return;
    if (asks.size) listen();
    store.onChange(update);
    await store.ready;
    await update(null);
    if (away()) return;
    page.remove("starting");
    handbook.place(false);
    await pause();
    handbook.when(new Date().toISOString());
    draw().then(() => handbook.place());
  };
  start();
}
