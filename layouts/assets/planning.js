// What a reader wants to develop, as rows of a plan. Pure: no page is touched.
"use strict";
globalThis.handbook ??= {};

handbook.planning = (() => {
  const { own, index, entry } = handbook.distance;
  const states = ["open", "started", "done"];
  const headings = handbook.model.HEADINGS;

  const isDay = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value ?? "")
    && new Date(`${value}T00:00:00Z`).getTime() > 0 && new Date(`${value}T00:00:00Z`).toJSON().startsWith(value);

  // entryOf returns what was planned for an item, with every field.
  function entryOf(document, id) {
    const { activities = [], actions = "", by = "", with: who = "", state, time = "" } = own(document.plan, id) ?? {};
    return { activities, actions, by: isDay(by) ? by : "", with: who, state: state || "open", time };
  }

  const written = (plan) => Boolean(plan.activities.length || plan.actions.trim() || plan.by || plan.with.trim() || plan.state !== "open");

  // fitting returns the activities that serve an item: those that name it, and
  // those for its level as a whole.
  function fitting({ item, competency, level }) {
    const named = competency.activities.filter((a) => a.indicators.includes(item.id));
    const others = competency.activities.filter((a) => !named.includes(a) && a.levels.includes(level.number));
    return { named, others };
  }

  // rows returns what is marked to develop, in the order of the handbook; and
  // aside what was planned and is marked no longer, or is gone from the handbook.
  function rows(content, document) {
    const known = index(content);
    const marked = [];
    const aside = [];
    for (const [id, place] of known) {
      const given = entry(document, id, place.kind);
      if (!given?.develop && !own(document.plan, id)) continue; // as nearly all of a large handbook
      const plan = entryOf(document, id);
      const row = { ...place, id, order: marked.length, answer: given?.answer ?? "", note: given?.note ?? "", plan };
      if (given?.develop === true) marked.push({ ...row, fits: fitting(place) });
      else if (written(plan)) aside.push(row);
    }
    for (const id of Object.keys(document.plan)) {
      const plan = entryOf(document, id);
      const given = own(document.items, id) ?? {};
      if (!known.has(id) && written(plan)) {
        aside.push({ id, item: { id, text: given.wording || id }, gone: true, answer: given.answer ?? "", note: given.note ?? "", plan });
      }
    }
    return { marked, aside };
  }

  // sorted returns rows in another order. What is done comes last, what has no
  // date after what has one.
  function sorted(list, by) {
    const keys = {
      date: (row) => [row.plan.state === "done" ? 1 : 0, row.plan.by || "9999"],
      competency: () => [],
      state: (row) => [states.indexOf(row.plan.state)],
      changed: (row) => [-(Date.parse(row.plan.time) || 0)],
    }[by];
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return list.map((row) => ({ row, key: keys(row) }))
      .sort((a, b) => a.key.reduce((found, value, i) => found || compare(value, b.key[i]), 0) || a.row.order - b.row.order)
      .map(({ row }) => row);
  }

  // filtered keeps the rows of a competency and a state; "" is any.
  const filtered = (list, { competency = "", state = "" } = {}) => list.filter((row) =>
    (!competency || row.competency.id === competency) && (!state || row.plan.state === state));

  // journals returns the journal of each competency that something is marked of
  // or was written for, also of those that the handbook no longer has.
  function journals(content, document, marked) {
    const known = new Map(content.competencies.map((competency) => [competency.id, competency]));
    const ids = new Set([...known.keys(), ...Object.keys(document.journal)]);
    return [...ids].map((id) => {
      const given = own(document.journal, id);
      const texts = Object.fromEntries(headings.map((heading) => [heading, given?.[heading] ?? ""]));
      return {
        competency: known.get(id) ?? { id, name: id, prompts: {} }, gone: !known.has(id), texts,
        written: headings.some((heading) => texts[heading].trim()),
      };
    }).filter((journal) => journal.written || marked.some((row) => row.competency === journal.competency));
  }

  return { states, headings, isDay, entryOf, fitting, rows, sorted, filtered, journals };
})();
