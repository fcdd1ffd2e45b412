// What a reader wants to develop, as rows of a plan. Pure: no page is touched.
"use strict";
globalThis.handbook ??= {};

handbook.planning = (() => {
  const { model, distance: { own, index, entry } } = handbook;
  const states = ["open", "started", "done"];
  const headings = model.HEADINGS;

  const isDay = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value ?? "")
    && new Date(`${value}T00:00:00Z`).getTime() > 0 && new Date(`${value}T00:00:00Z`).toJSON().startsWith(value);

  // entryOf returns what was planned for an item, with every field.
  function entryOf(document, id) {
    const { activities = [], actions = "", by = "", with: who = "", state, time = "" } = own(document.plan, id) ?? {};
    return { activities, actions, by: isDay(by) ? by : "", with: who, state: state || "open", time };
  }

  const written = (plan) => Boolean(plan.activities.length || plan.actions.trim() || plan.by || plan.with.trim() || plan.state !== "open");

  // fitting returns the activities that serve an item: those that name it, and
  // those for its level as a whole. What was chosen once, and serves it no more or is
  // gone, is there as well.
  function fitting({ item, competency, level }, { activities }, all) {
    const named = competency.activities.filter((a) => a.indicators.includes(item.id));
    const others = competency.activities.filter((a) => !named.includes(a) && a.levels.includes(level.number));
    const left = activities.filter((id) => ![...named, ...others].some((a) => a.id === id));
    return { named, others, chosen: left.map((id) => all.get(id)).filter(Boolean), gone: left.filter((id) => !all.has(id)) };
  }

  // rows returns what is marked to develop, in the order of the handbook; and
  // aside what was planned and is marked no longer, or is gone from the handbook. An
  // item of the other kind is another one: what was planned before is not for it.
  function rows(content, document) {
    const known = index(content);
    const activities = new Map(content.competencies.flatMap((competency) => competency.activities.map((a) => [a.id, a])));
    const other = (id) => own(document.items, id) && !entry(document, id, known.get(id).kind);
    const marked = [];
    const aside = [];
    for (const [id, place] of known) {
      const given = entry(document, id, place.kind);
      if (!given?.develop && !own(document.plan, id)) continue; // as nearly all of a large handbook
      const plan = entryOf(document, id);
      const before = model.wordingChanged(given, place.item.text) ? given : null;
      const row = { ...place, id, order: marked.length, answer: given?.answer ?? "", note: given?.note ?? "", before, plan, fits: fitting(place, plan, activities) };
      if (given?.develop === true) marked.push(row);
      else if (written(plan) && !other(id)) aside.push(row);
    }
    for (const id of Object.keys({ ...document.plan, ...document.items })) {
      const plan = entryOf(document, id);
      const given = own(document.items, id) ?? {};
      if ((!known.has(id) || other(id)) && (written(plan) || given.develop === true)) {
        const [chosen, gone] = [true, false].map((there) => plan.activities.filter((a) => activities.has(a) === there));
        aside.push({ id, item: { id, text: given.wording || id }, gone: true, answer: given.answer ?? "", note: given.note ?? "", plan,
          fits: { named: [], others: [], chosen: chosen.map((a) => activities.get(a)), gone } });
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
    const nameOf = (id) => {
      const now = known.get(content.moved?.[`competency:${id}`]);
      return now ? `${now.name} (${id})` : id;
    };
    return [...ids].map((id) => {
      const given = own(document.journal, id);
      const texts = Object.fromEntries(headings.map((heading) => [heading, given?.[heading] ?? ""]));
      return {
        competency: known.get(id) ?? { id, name: nameOf(id), prompts: {} }, gone: !known.has(id), texts,
        written: headings.some((heading) => texts[heading].trim()),
      };
    }).filter((journal) => journal.written || marked.some((row) => row.competency === journal.competency));
  }

  return { states, headings, isDay, entryOf, rows, sorted, filtered, journals };
})();
