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
    for (const id of new Set(people.flatMap(({ document }) => Object.keys(document.items)))) {
      const all = people.map((person) => own(person.document.items, id));
      const first = all.find(Boolean);
      const kind = first.kind === "contra-indicator" ? "contra-indicator" : "indicator";
      if (known.has(id)) continue;
      add(null, { id, item: { id, text: first.wording || id }, kind, level: null,
        sides: people.map((person, i) => side(person, entry(person.document, id, kind), all[i]?.wording ?? "")) });
    }
    return [...list.values()];
  }

  // joint returns the joint views that the documents hold: the newest of each.
  function joint(documents) {
    const all = Object.create(null);
    for (const document of documents) {
      for (const [id, view] of Object.entries(document.joint)) {
        if (!all[id] || model.newer(view, all[id])) all[id] = view;
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

  return { kindOf, groups, joint, differs, settled, filtered };
})();
