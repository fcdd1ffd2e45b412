// Several people's answers side by side: where they agree and where they do not.
// Pure: no page is touched.
"use strict";
globalThis.handbook ??= {};

handbook.difference = (() => {
  const { model, distance: { own, index, entry } } = handbook;
  const steps = { "indicator": ["not-yet", "sometimes", "consistently"], "contra-indicator": model.ANSWERS["contra-indicator"] };

  // kindOf tells how the answers to one item differ: "agree", "near" (one step
  // apart), "far", "role" (some say that it does not belong to the role), "alone"
  // (only one answered), "none" (nobody did).
  function kindOf(kind, answers) {
    const given = answers.filter(Boolean);
    if (given.length < 2) return given.length ? "alone" : "none";
    if (given.every((answer) => answer === given[0])) return "agree";
    const places = given.map((answer) => steps[kind].indexOf(answer));
    if (places.includes(-1)) return "role";
    return Math.max(...places) - Math.min(...places) > 1 ? "far" : "near";
  }

  // side is what one person said of an item.
  function side(person, given, now) {
    const before = given && model.wordingChanged(given, now) ? given.wording : "";
    return { person, answer: given?.answer ?? "", note: given?.note?.trim() ? given.note : "", develop: given?.develop === true, before };
  }

  const says = ({ answer, note, develop }) => Boolean(answer || note || develop);

  // groups returns one group for each competency, in the order of the handbook,
  // with a row for each item that somebody said something of. What the handbook
  // no longer has comes last, in a group without a competency.
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
    // What was answered when it was of the other kind is gone, too.
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

  // mark stands for a person's name where it must not be stored.
  function mark(name) {
    let sum = 0x811c9dc5; // FNV-1a
    for (const byte of new TextEncoder().encode(name.trim().normalize().toLowerCase())) sum = Math.imul(sum ^ byte, 0x01000193);
    return (sum >>> 0).toString(36);
  }
  const who = ({ document, name, file = "" }) => mark(document.name.trim() || name.trim() || file);

  // alike tells whether two people may be one: they have one name, or most of what
  // the one has said was said by the other at the same time.
  function alike(a, b) {
    const [few, many] = [a, b].map(({ document }) => Object.entries(document.items).filter(([, given]) => !model.isEmpty(given))).sort((x, y) => x.length - y.length);
    if (few.length === 0) return false;
    if (a.name.trim() && mark(a.name) === mark(b.name)) return true;
    const others = new Map(many);
    const same = few.filter(([id, one]) => one.time && ["time", "answer", "note"].every((field) => (one[field] ?? "") === (others.get(id)?.[field] ?? "")));
    return same.length * 2 > few.length;
  }

  // A file of joint views alone is nobody.
  const isPerson = ({ document }) => Object.keys(document.items).length > 0 || Object.keys(document.joint).length === 0;

  // talk tells of people, by their marks, which joint views are theirs. Whoever
  // holds one has part in it, under whatever name. A view without people is from
  // before they were noted.
  function talk(people) {
    const marks = new Map(people.map((person) => [person.document, who(person)]));
    const here = people.filter(isPerson).map(who);
    const besides = (list, holder) => [...new Set(list)].filter((one) => one !== holder).sort().join(" ");
    return { here, fits: (view, document) => !view.people || !marks.has(document)
      || besides(view.people, marks.get(document)) === besides(here, marks.get(document)) };
  }

  // joint returns the joint views that the documents hold and that fit: the newest
  // of each.
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

  // filtered keeps the rows of a choice: "" is all, "differ" where answers
  // differ, "alone" what one person answered alone, "open" what has no joint view.
  const filtered = (list, show, views) => list.map((group) => ({
    ...group,
    rows: group.rows.filter((row) => ({
      "": true, differ: differs(row), alone: row.difference === "alone", open: !settled(row, views),
    })[show]),
  })).filter((group) => group.rows.length > 0);

  return { kindOf, groups, who, alike, isPerson, talk, joint, settled, filtered };
})();
