"use strict";
globalThis.handbook ??= {};

handbook.distance = (() => {
  const { model } = handbook;
  const { answered: entry } = model;
  const noticed = ["often", "sometimes"];

  const own = (object, key) => (object && Object.hasOwn(object, key) ? object[key] : undefined);

  function index(content) {
    const items = new Map();
    for (const competency of content.competencies) {
      for (const level of competency.levels) {
        for (const item of level.indicators) items.set(item.id, { item, kind: "indicator", competency, level });
        for (const item of level.contra) items.set(item.id, { item, kind: "contra-indicator", competency, level });
      }
    }
    return items;
  }

  const count = (level, document) => model.summary(
    level.indicators.map(({ id }) => entry(document, id, "indicator")),
    level.contra.map(({ id }) => entry(document, id, "contra-indicator")));

  function state(level, sum) {
    if (level.undefined || sum.total === 0) return "undefined";
    if (sum.answered === 0) return "none";
    return sum.open ? "part" : "all";
  }

  function asked(level, sum) {
    const of = sum.total + sum.watch.total;
    const n = sum.answered + sum.watch.answered;
    if (level.undefined || of === 0) return { n, of, state: "undefined" };
    return { n, of, state: n === 0 ? "none" : n < of ? "part" : "all" };
  }

  function rows(content, document) {
    return content.competencies.map((competency) => {
      const levels = competency.levels.map((level) => {
        const sum = count(level, document);
        return { level, sum, state: state(level, sum), asked: asked(level, sum) };
      });
      return {
        competency, levels,
        answered: levels.reduce((n, { sum }) => n + sum.answered, 0),
        last: levels.reduce((last, { sum }) => (sum.last > last ? sum.last : last), ""),
      };
    });
  }

  const holds = ({ sum, state }) => state === "all" && sum.consistently > 0 && sum.sometimes + sum.notYet === 0;
  const doubted = ({ sum }) => sum.sometimes + sum.notYet > 0;

  function standing(row, cumulative) {
    let steady = 0;
    for (const [i, step] of row.levels.entries()) {
      if (holds(step) && !(cumulative && row.levels.slice(0, i).some(doubted))) steady = step.level.number;
    }
    const next = row.levels.find(({ level, sum, state }) => level.number > steady && state !== "undefined" && sum.notMine < sum.total);
    if (!next) return { steady, next: null, value: steady };
    const of = next.sum.total - next.sum.notMine;
    return { steady, next, of, value: steady + (next.level.number - steady) * next.sum.consistently / of };
  }

  function between(row, wanted, steady, cumulative, document) {
    const list = [];
    for (const { level, state } of row.levels) {
      if (state === "undefined" || level.number > wanted || level.number <= steady || (!cumulative && level.number < wanted)) continue;
      for (const item of level.indicators) {
        const given = entry(document, item.id, "indicator")?.answer ?? "";
        if (given !== "consistently" && given !== "not-my-role") list.push({ item, level, answer: given });
      }
    }
    return list;
  }

  const wantedStep = (row, number) =>
    row.levels.findLast(({ level, state }) => level.number <= number && state !== "undefined");

  function distance(content, document, targets, all = rows(content, document)) {
    const list = [];
    for (const row of all) {
      const target = own(targets, row.competency.id);
      if (!target) continue;
      const stands = standing(row, content.cumulative);
      const wanted = wantedStep(row, target);
      const left = wanted ? between(row, wanted.level.number, stands.steady, content.cumulative, document) : [];
      const applies = wanted && row.levels.some(({ level, sum }) => level.number <= target && sum.notMine < sum.total);
      let where = "under-way";
      if (!wanted) where = "undescribed";
      else if (!applies) where = "not-mine";
      else if (row.answered === 0) where = "unanswered";
      else if (left.length === 0) where = "there";
      list.push({ ...row, target, wanted: wanted?.level, stands, left, where });
    }
    return list;
  }

  function choices(content) {
    const roles = content.roles.map((role) => ({ id: role.id, name: role.name, url: role.url, stage: role.stage, kind: "role", targets: role.targets }));
    const taken = new Set(roles.map((role) => role.id));
    const stages = content.stages.map((stage) => ({
      id: taken.has(stage.id) ? `${stage.id}-` : stage.id, name: stage.name, url: stage.url, kind: "stage", targets: stage.expects,
    }));
    return [...roles, ...stages];
  }

  function pulls(content, document) {
    const orientations = new Map(content.orientations.map((o) => [o.id, o]));
    const groups = new Map();
    for (const [id, place] of index(content)) {
      const given = place.kind === "contra-indicator" && entry(document, id, place.kind);
      if (!given || !noticed.includes(given.answer)) continue;
      const orientation = orientations.get(place.item.orientation) ?? null;
      if (!groups.has(orientation)) groups.set(orientation, { orientation, items: [] });
      groups.get(orientation).items.push({ ...place, id, answer: given.answer, note: given.note ?? "", time: given.time ?? "" });
    }
    const number = (group, given) => group.items.filter((item) => item.answer === given).length;
    for (const group of groups.values()) {
      group.items.sort((a, b) => noticed.indexOf(a.answer) - noticed.indexOf(b.answer));
    }
    return [...groups.values()].sort((a, b) => (a.orientation === null) - (b.orientation === null)
      || number(b, "often") - number(a, "often") || number(b, "sometimes") - number(a, "sometimes"));
  }

  function evidence(content, document) {
    const groups = new Map();
    for (const [id, place] of index(content)) {
      const given = entry(document, id, place.kind);
      if (!given?.note?.trim()) continue;
      if (!groups.has(place.competency)) groups.set(place.competency, { competency: place.competency, items: [] });
      groups.get(place.competency).items.push({ ...place, id, answer: given.answer ?? "", note: given.note, time: given.time ?? "" });
    }
    return [...groups.values()];
  }

  function gone(content, document) {
    const known = index(content);
    const names = new Map(content.competencies.map(({ id, name }) => [id, name]));
    return Object.entries(document.items)
      .filter(([id, given]) => !model.isEmpty(given) && !(known.has(id) && entry(document, id, known.get(id).kind)))
      .map(([id, given]) => ({ ...given, id, name: names.get(given.competency) ?? names.get(content.moved?.[`competency:${given.competency}`]) ?? given.competency ?? "" }))
      .sort((a, b) => ((a.time ?? "") === (b.time ?? "") ? (a.id < b.id ? -1 : 1) : (a.time ?? "") > (b.time ?? "") ? -1 : 1));
  }

  const changed = (content, document) => [...index(content)].flatMap(([id, place]) => {
    const given = entry(document, id, place.kind);
    const { text } = place.item;
    return given && given.wording !== text && model.wordingChanged(given, text) ? [{ ...place, id, given }] : [];
  });

  return { own, index, entry, rows, standing, distance, choices, pulls, evidence, gone, changed };
})();
