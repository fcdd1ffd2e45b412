// What the answers of a self-check come to: a summary in words, what helps with
// what is marked, and the answers to what the level does not ask any more.
"use strict";

handbook.outcome = ({ competency, level, asks }) => {
  const { model, store, load, word, element, ask: { given, isOpen } } = handbook;
  const find = (name) => document.querySelector(`[data-${name}]`);

  // --- What it comes to.
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

  // --- What helps with what is marked.
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

  // --- Answers of this level to what is not on this page any more, or is there as
  // something else.
  const showGone = async () => {
    const { items } = store.document;
    const gone = Object.keys(items).filter((id) => !model.isEmpty(items[id])
      && (asks.has(id) ? !given(asks.get(id)) : items[id].competency === competency && items[id].level === level));
    find("gone").hidden = !gone.length;
    if (!gone.length) return;
    const places = new Map();
    try {
      await load("my/content.js"); // to tell what moved from what is gone
      for (const c of handbook.content.competencies) {
        for (const l of c.levels) {
          for (const i of [...l.indicators, ...l.contra]) places.set(i.id, { text: handbook.listed([c.name, l.name || word("level-n", { n: l.number })]), url: l.check });
        }
      }
    } catch {
      // Without it, all of them are shown as gone.
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
