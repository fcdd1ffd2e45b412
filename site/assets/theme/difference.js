"use strict";
globalThis.handbook ??= {};

handbook.difference = (() => {
  const { model, distance: { own, index, entry } } = handbook;
  const steps = { "indicator": ["not-yet", "sometimes", "consistently"], "contra-indicator": model.ANSWERS["contra-indicator"] };

  function kindOf(kind, answers) {
    const given = answers.filter(Boolean);
    if (given.length < 2) return given.length ? "alone" : "none";
    if (given.every((answer) => answer === given[0])) return "agree";
    const places = given.map((answer) => steps[kind].indexOf(answer));
    if (places.includes(-1)) return "role";
    return Math.max(...places) - Math.min(...places) > 1 ? "far" : "near";
  }

  function side(person, given, now) {
    const before = given && model.wordingChanged(given, now) ? given.wording : "";
    return { person, answer: given?.answer ?? "", note: given?.note?.trim() ? given.note : "", develop: given?.develop === true, before };
  }

  const says = ({ answer, note, develop }) => Boolean(answer || note || develop);

  function groups(content, people) {
    const list = new Map();
    const add = (competency, row) => {
      if (!row.sides.some(says)) return;
      if (!list.has(competency)) list.set(competency, { competency, rows: [] });
      list.get(competency).rows.push({ ...row, difference: kindOf(row.kind, row.sides.map(({ answer }) => answer)) });
    };
    const known = index(content);
    for (const [id, { item, kind, competency, level }] of known) {
      add(competency, { id, item, kind, level, sides: people.map((person) => side(person, entry(person.document, id, kind), item.text)) });
    }
    for (const id of new Set(people.flatMap(({ document }) => Object.keys(document.items)))) {
      const now = known.get(id)?.kind;
      for (const kind of Object.keys(steps)) {
        const all = people.map(({ document }) => own(document.items, id)).map((given) => given && (given.kind || now || "indicator") === kind ? given : undefined);
        const first = all.find(Boolean);
        if (!first || kind === now) continue;
        const text = first.wording || id;
        add(null, { id, item: { id, text }, kind, level: null, sides: people.map((person, i) => side(person, all[i] && entry(person.document, id, kind), text)) });
      }
    }
    return [...list.values()];
  }

  function mark(name) {
    let sum = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(name.trim().normalize().toLowerCase())) sum = Math.imul(sum ^ byte, 0x01000193);
    return (sum >>> 0).toString(36);
  }
  const who = ({ document, name, file = "" }) => mark(document.name.trim() || name.trim() || file);

  function alike(a, b) {
    const [few, many] = [a, b].map(({ document }) => Object.entries(document.items).filter(([, given]) => !model.isEmpty(given))).sort((x, y) => x.length - y.length);
    if (few.length === 0) return false;
    if (a.name.trim() && mark(a.name) === mark(b.name)) return true;
    const others = new Map(many);
    const same = few.filter(([id, one]) => one.time && ["time", "answer", "note"].every((field) => (one[field] ?? "") === (others.get(id)?.[field] ?? "")));
    return same.length * 2 > few.length;
  }

  const isPerson = ({ document }) => Object.keys(document.items).length > 0 || Object.keys(document.joint).length === 0;

  function talk(people) {
    const marks = new Map(people.map((person) => [person.document, who(person)]));
    const here = people.filter(isPerson).map(who);
    const besides = (list, holder) => [...new Set(list)].filter((one) => one !== holder).sort().join(" ");
    return { here, fits: (view, document) => !view.people || !marks.has(document)
      || besides(view.people, marks.get(document)) === besides(here, marks.get(document)) };
  }

  function joint(documents, fits = () => true) {
    const all = Object.create(null);
    for (const document of documents) {
      for (const [id, entry] of Object.entries(document.joint)) {
        for (const view of model.viewsOf(entry)) {
          if (fits(view, document) && (!all[id] || model.newer(view, all[id]))) all[id] = view;
        }
      }
    }
    return all;
  }

  const differs = (row) => ["near", "far", "role"].includes(row.difference);
  const settled = (row, views) => Boolean(own(views, row.id)?.answer || own(views, row.id)?.note?.trim());

  const filtered = (list, show, views) => list.map((group) => ({
    ...group,
    rows: group.rows.filter((row) => ({
      "": true, differ: differs(row), alone: row.difference === "alone", open: !settled(row, views),
    })[show]),
  })).filter((group) => group.rows.length > 0);

  return { kindOf, groups, who, alike, isPerson, talk, joint, settled, filtered };
})();
