"use strict";
{
  const { content, store, word, distance, chart } = handbook;
  const { element: el, svg, part, fill, tell, href, link, number, answerWord, levelName, place, placeLink, counts, byLevel, options, EMPTY, removing, start } = handbook.pages;

  const MANY = 12;
  const AXES = 10;
  const choices = distance.choices(content);
  const choice = (id) => [id, content.moved?.[`role:${id}`], id.replace(/-$/, "")].map((one) => choices.find((c) => c.id === one)).find(Boolean);
  const mine = part("role");
  const towards = part("towards");
  let all = false;

  const groups = [
    { value: "", text: word("profile-choose") },
    ...["role", "stage"].map((kind) => ({
      label: word(kind === "role" ? "roles" : "stages"),
      options: choices.filter((c) => c.kind === kind).map((c) => ({ value: c.id, text: c.name })),
    })).filter((group) => group.options.length > 0),
  ];
  options(mine, groups, "");
  options(towards, groups, "");
  mine.addEventListener("change", () => store.about({ role: mine.value }));
  towards.addEventListener("change", () => {
    store.about({ towards: towards.value });
    if (towards.value) chosen("towards").checked = true;
  });
  const chosen = (value) => document.querySelector(`input[name="compare"][value="${value}"]`);
  for (const value of ["role", "towards"]) chosen(value).addEventListener("change", () => draw());

  if (choices.length === 0) {
    for (const title of [document.getElementById("part_distance"), document.querySelector("[data-to=charts]")]) title.textContent = word("profile-bars");
    part("distance").querySelector("p").hidden = true;
  }

  function target(answers) {
    mine.value = choice(answers.role)?.id ?? "";
    towards.value = choice(answers.towards)?.id ?? "";
    const both = mine.value && towards.value && mine.value !== towards.value;
    part("compare").hidden = !both;
    return choice(both ? (chosen("towards").checked ? towards.value : mine.value) : mine.value || towards.value);
  }

  const mark = (state) => svg("svg", { class: `mark ${state}`, viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    svg("circle", { cx: 8, cy: 8, r: 6.5, class: "ring" }),
    state === "all" && svg("circle", { cx: 8, cy: 8, r: 4, class: "full" }),
    state === "part" && svg("path", { d: "M8 4a4 4 0 0 1 0 8z", class: "full" }));

  const cellWord = ({ n, of, state }) => (state === "all" ? word("profile-cell-all", { n: of })
    : state === "part" ? word("profile-cell-part", { n, of }) : word("profile-cell-none"));

  function cell(row, step, wanted) {
    if (!step) return el("td");
    const shown = number(step.level.number);
    const needed = wanted?.targets[row.competency.id] === step.level.number;
    const { asked } = step;
    if (asked.state === "undefined") return el("td", { class: "left-open", "data-level": shown }, step.level.undefined ? word("profile-cell-undefined") : "–", needed && neededBy(wanted));
    const where = place(row.competency, step.level);
    const full = asked.state === "none" ? where : handbook.labelled(where, word("profile-answered", asked));
    return el("td", { class: needed && "needed", "data-level": shown },
      el("a", { href: href(step.level.check), "aria-label": `${cellWord(asked)} – ${full}` }, mark(asked.state), el("span", null, cellWord(asked))),
      needed && neededBy(wanted));
  }
  const neededBy = (wanted) => el("span", { class: "visually-hidden" }, `${word("comma")}${word("profile-needed-by", { role: wanted.name })}`);

  const column = (rows, n) => {
    const names = new Set(rows.map((row) => row.levels[n]?.level.name).filter(Boolean));
    return names.size === 1 ? [el("span", { class: "level-number" }, word("level-n", { n: n + 1 })), ` ${[...names][0]}`] : word("level-n", { n: n + 1 });
  };

  function matrix(rows, wanted) {
    const shown = all || rows.length <= MANY ? rows : rows.filter((row) => row.last || wanted?.targets[row.competency.id] > 0);
    const levels = Math.max(0, ...shown.map((row) => row.levels.length));
    const columns = Array.from({ length: levels }, (_, n) => n);
    const categories = content.categories.map((category) => ({ category, rows: shown.filter((row) => row.competency.category === category.id) }));
    const rest = shown.filter((row) => !content.categories.some((category) => category.id === row.competency.category));
    const bodies = [...categories, { category: null, rows: rest }].filter((body) => body.rows.length > 0);
    const line = (row) => el("tr", null,
      el("th", { scope: "row" }, link(row.competency.name, row.competency.url)),
      columns.map((n) => cell(row, row.levels[n], wanted)),
      el("td", { class: row.last ? "when" : "when never", "data-label": word("profile-last") + word("colon") }, row.last ? handbook.day(row.last) : word("profile-never")));
    const table = el("table", { class: "standing", "aria-labelledby": "part_matrix" },
      el("thead", null, el("tr", null, el("th", { scope: "col" }, word("competency")),
        columns.map((n) => el("th", { scope: "col" }, column(shown, n))), el("th", { scope: "col" }, word("profile-last")))),
      bodies.map((body) => el("tbody", null,
        bodies.length > 1 && el("tr", { class: "category" }, el("th", { scope: "rowgroup", colspan: levels + 2 }, body.category?.name ?? word("unknown"))),
        body.rows.map(line))));
    const legend = el("ul", { class: "legend" },
      ["all", "part", "none"].map((state) => el("li", null, mark(state), word(`profile-legend-${state}`))),
      wanted && el("li", null, el("span", { class: "needed-sample" }), word("profile-needed-by", { role: wanted.name })));
    const more = rows.length > MANY && (all || shown.length < rows.length) && el("button", { type: "button", class: "plain", "data-key": "all", "aria-pressed": String(all), click: () => {
      all = !all;
      draw();
    } }, word("profile-show-all", { n: rows.length }));
    fill("matrix", shown.length > 0 && el("div", { class: "scroll", role: "group", "aria-label": word("profile-matrix"), tabindex: 0 }, table),
      shown.length > 0 && legend, more);
  }

  const FIELDS = ["consistently", "sometimes", "notYet", "notMine", "open"];
  const COLUMNS = { consistently: "answer-consistently", sometimes: "answer-sometimes", notYet: "answer-not-yet", open: "profile-open" };

  function facts({ competency, levels }, highest) {
    const described = levels.filter(({ state }) => state !== "undefined");
    const to = (level) => link(word("level-n", { n: level.number }), level.check, { "aria-label": place(competency, level) });
    const opening = (level) => el("span", null, to(level), word("colon"));
    const empty = described.filter(({ level, sum }) => !sum.answered && level.number <= highest).map(({ level }) => level);
    return el("ul", { class: "facts" },
      described.filter(({ sum }) => sum.answered).map(({ level, sum }) => el("li", null, opening(level), ` ${handbook.listed(counts("profile-n", FIELDS, (field) => sum[field]))}`)),
      empty.length > 0 && el("li", null, empty.slice(0, -1).map((level) => [to(level), word("comma")]), opening(empty.at(-1)), ` ${word("profile-open")}`));
  }

  const segment = (name, x, width) => svg("rect", { class: `part ${name === "notYet" ? "not-yet" : name}`, x, y: 0, width, height: 16 });

  function bar(row, target) {
    const width = 260;
    const blocks = chart.bar(row.levels, { width, gap: 4 });
    const end = target && blocks[target - 1];
    return svg("svg", { class: "bar", viewBox: `-1 -1 ${width + 2} 34`, "aria-hidden": "true" },
      blocks.map((block) => [
        svg("rect", { class: block.state === "undefined" ? "block left-open" : "block", x: block.x, y: 0, width: block.width, height: 16 }),
        block.segments.map((one) => segment(one.part, one.x, one.width)),
        svg("text", { x: block.x + block.width / 2, y: 29, "text-anchor": "middle" }, number(block.level)),
      ]),
      end && svg("path", { class: "goal", d: `M${end.x + end.width + 1} -1v20m0 0l-4 5h8z` }));
  }

  const stance = ({ steady, next, of }) => handbook.listed([
    steady ? word("profile-steady", { n: steady }) : word("profile-not-steady"),
    next?.sum.consistently && word("profile-next", { level: word("level-n", { n: next.level.number }), n: next.sum.consistently, of }),
  ].filter(Boolean));

  const answerLine = ({ item, level, answer }) => el("li", null,
    el("a", { href: href(level.check, item.id) }, item.text), " ", el("span", { class: "muted" }, answerWord("indicator", answer)));

  function left(row) {
    if (row.where === "there") return el("p", { class: "there" }, word("profile-there"));
    if (row.where === "undescribed") return el("p", { class: "muted" }, word(row.levels[row.target - 1]?.level.undefined ? "undefined-short" : "no-behaviours"));
    if (row.where === "not-mine") return el("p", { class: "muted" }, word("profile-not-mine"));
    const first = row.left[0];
    if (row.where === "unanswered") {
      return el("p", null, word("profile-unanswered"), " ", link(word("profile-begin", { n: first.level.number }), first.level.check,
        { "aria-label": handbook.labelled(word("profile-begin", { n: first.level.number }), row.competency.name) }));
    }
    const answered = row.left.filter(({ answer }) => answer);
    const open = byLevel(row.left.filter(({ answer }) => !answer));
    return el("details", { "data-key": `left ${row.competency.id}` },
      el("summary", null, word("profile-between", { n: row.left.length })),
      el("ul", null, answered.map(answerLine), open.map(([level, items]) =>
        el("li", null, link(word("profile-open-at", { n: items.length, level: word("level-n", { n: level.number }) }), level.check)))));
  }

  const heads = (...keys) => el("thead", null, el("tr", null, keys.filter(Boolean).map((key) => el("th", { scope: "col" }, word(key)))));

  function distanceTable(rows, wanted) {
    return el("table", { class: "distance stack" },
      el("caption", { class: "visually-hidden" }, wanted ? word("profile-distance-to", { role: wanted.name }) : word("profile-bars")),
      heads("competency", wanted && "profile-needs", "profile-mine", wanted && "profile-left"),
      el("tbody", null, rows.map((row) => el("tr", null,
        el("th", { scope: "row" }, link(row.competency.name, row.competency.url)),
        wanted && el("td", { "data-label": word("profile-needs") }, link(levelName(row.competency.levels[row.target - 1]), row.competency.levels[row.target - 1].url)),
        el("td", { "data-label": word("profile-mine") }, bar(row, row.target), facts(row, row.target ?? 0)),
        wanted && el("td", { "data-label": word("profile-left") }, left(row))))));
  }

  const legendOfBars = (wanted) => el("ul", { class: "legend" },
    chart.parts.map((name) => el("li", null, svg("svg", { class: "bar sample", viewBox: "-1 -1 26 18", width: 26, height: 18, "aria-hidden": "true" },
      svg("rect", { class: "block", x: 0, y: 0, width: 24, height: 16 }), segment(name, 0, 24)), word(COLUMNS[name]))),
    wanted && el("li", null, svg("svg", { class: "bar sample", viewBox: "-6 -1 12 26", width: 12, height: 26, "aria-hidden": "true" },
      svg("path", { class: "goal", d: "M0 -1v20m0 0l-4 5h8z" })), word("profile-legend-goal", { role: wanted.name })));

  const narrow = matchMedia("(width < 40rem)");
  narrow.addEventListener("change", () => draw());

  function radar(rows, wanted, chosen) {
    const few = narrow.matches;
    const levels = Math.max(...rows.map((row) => row.competency.levels.length));
    const size = few ? { radius: 112, width: 288, height: 272 } : { radius: 170, width: 640, height: 440 };
    const lines = chart.radar(rows.map((row) => ({ mine: row.stands.value, target: row.target })), { ...size, levels });
    const label = (row, i) => {
      const [x, y] = lines.axes[i].label;
      const anchor = few || Math.abs(x) < 12 ? "middle" : x > 0 ? "start" : "end";
      const texts = few ? [number(i + 1)] : chart.wrapped(row.competency.name, 18);
      const lines17 = (texts.length - 1) * 17;
      const top = y + (anchor !== "middle" || few ? 5 - lines17 / 2 : y < 0 ? -lines17 : 12);
      return svg("text", { x, y: top, "text-anchor": anchor }, texts.map((text, n) => svg("tspan", { x, dy: n ? 17 : 0 }, text)));
    };
    const name = wanted ? word("profile-radar-of", { role: wanted.name }) : word("profile-radar");
    const drawing = svg("svg", { class: "radar", role: "img", "aria-label": name, direction: "ltr",
      viewBox: `${-size.width / 2} ${-size.height / 2 - 4} ${size.width} ${size.height}` },
      lines.rings.map((ring) => svg("polygon", { class: "ring", points: ring.points })),
      lines.axes.map(({ end: [x, y] }) => svg("line", { class: "spoke", x1: 0, y1: 0, x2: x, y2: y })),
      lines.target && svg("polygon", { class: "goal", points: lines.target }),
      svg("polygon", { class: "mine", points: lines.mine }),
      lines.dots.map(([cx, cy]) => svg("circle", { class: "dot", cx, cy, r: 3.5 })),
      lines.rings.map(({ level, label: [x, y] }) => svg("text", { class: "level", x: x + 5, y: y + 12 }, number(level))),
      rows.map(label));
    const line = (kind, text) => el("li", null, svg("svg", { class: "radar sample", viewBox: "0 0 26 12", width: 26, height: 12, "aria-hidden": "true" },
      svg("line", { class: kind, x1: 0, y1: 6, x2: 26, y2: 6 })), text);
    return el("figure", { class: "radar-figure" }, drawing, el("div", null,
      el("ul", { class: "legend" }, line("mine", word("profile-mine")), wanted && line("goal", word("profile-legend-goal", { role: wanted.name }))),
      few && el("ol", { class: "axes" }, rows.map((row) => el("li", null, row.competency.name))),
      el("figcaption", null, word("profile-radar-how"), chosen && ` ${word("profile-radar-most", { n: rows.length })}`),
      el("details", { "data-key": "radar" }, el("summary", null, word("profile-as-table")),
        el("table", null, el("caption", { class: "visually-hidden" }, word("profile-as-table")), heads("competency", wanted && "profile-needs", "profile-mine"),
          el("tbody", null, rows.map((row) => el("tr", null, el("th", { scope: "row" }, row.competency.name),
            wanted && el("td", null, word("level-n", { n: row.target })), el("td", null, row.answered ? stance(row.stands) : word("profile-unanswered")))))))));
  }

  function distances(answers, rows, wanted) {
    const withStand = wanted ? distance.distance(content, answers, wanted.targets, rows)
      : rows.filter((row) => row.answered).map((row) => ({ ...row, stands: distance.standing(row, content.cumulative) }));
    const parts = counts("profile-n", ["there", "under-way", "unanswered"], (kind) => withStand.filter((row) => row.where === kind).length);
    const sentence = wanted && withStand.length > 0 && el("p", { class: "sentence" },
      link(wanted.name, wanted.url), ` ${handbook.counted("profile-asks-for", { n: withStand.length })} `, parts.length > 0 && word("sentence", { text: handbook.listed(parts) }));
    const nothing = wanted && withStand.length === 0 && el("p", { class: "note" }, word(`${wanted.kind}-without-targets`));
    const most = [...withStand].sort((a, b) => b.answered - a.answered).slice(0, withStand.length > MANY ? AXES : MANY);
    const axes = withStand.filter((row) => most.includes(row));
    const chartable = axes.length > 2 && axes.some((row) => row.answered);
    const fewer = wanted && axes.length > 0 && axes.length <= 2 && el("p", { class: "muted screen-only" }, word("profile-no-radar"));
    const lost = [store.document.role, store.document.towards].some((id) => id && !choice(id)) && el("p", { class: "note" }, word("profile-role-gone"));
    tell("sentence", lost, sentence);
    fill("charts", nothing, chartable && radar(axes, wanted, axes.length < withStand.length), fewer,
      withStand.length > 0 && [choices.length > 0 && el("h3", null, wanted ? word("profile-steps") : word("profile-bars")), legendOfBars(wanted), distanceTable(withStand, wanted)]);
    part("distance").hidden = choices.length === 0 && withStand.length === 0;
    part("choose").hidden = choices.length === 0;
  }

  const meta = (...texts) => el("p", { class: "meta" }, texts.filter(Boolean).flatMap((text, i) => (i ? [" · ", text] : [text])));
  const note = (text) => text?.trim() && el("p", { class: "written" }, text);

  const pull = ({ orientation, items }) => el("section", { class: "pull" },
    el("h3", null, orientation ? link(orientation.name, orientation.url) : word("profile-no-orientation")),
    orientation && el("p", { class: "muted" }, orientation.puts_first),
    el("ul", { class: "contra" }, items.map((found) => el("li", null, el("p", null, found.item.text),
      meta(answerWord("contra-indicator", found.answer), placeLink(found), found.time && handbook.day(found.time)), note(found.note)))),
    orientation?.pulls_back.length > 0 && el("div", { class: "pulls-back" }, el("h4", null, word("pulls-back")),
      el("ul", null, orientation.pulls_back.map((text) => el("li", null, text)))));

  const written = ({ competency, items }, open) => el("details", { class: "evidence", "data-key": `evidence ${competency.id}`, open },
    el("summary", null, el("h3", null, competency.name), " ", el("span", { class: "muted" }, word("profile-n-notes", { n: items.length }))),
    el("ul", { class: "bare" }, items.map((found) => el("li", null, el("p", null, found.item.text), note(found.note),
      meta(answerWord(found.kind, found.answer), placeLink(found), found.time && handbook.day(found.time))))));

  const reworded = (found) => el("li", null,
    el("dl", { class: "facts" }, el("dt", null, word("profile-wording-then")), el("dd", null, found.given.wording),
      el("dt", null, word("profile-wording-now")), el("dd", null, found.item.text)),
    meta(answerWord(found.kind, found.given.answer), placeLink(found), found.given.time && handbook.day(found.given.time)));

  const removal = removing();
  const lost = (given) => el("li", null, el("p", null, given.wording || given.id), note(given.note),
    meta(answerWord(given.kind, given.answer), given.name && (given.level ? word("my-place", { competency: given.name, n: given.level }) : given.name),
      given.develop && word(given.kind === "contra-indicator" ? "answer-change" : "answer-develop"), given.edition && word("edition", { edition: given.edition }), given.time && handbook.day(given.time)),
    el("p", { class: "actions" }, removal.button(given.id, given.wording || given.id, { items: EMPTY, plan: EMPTY })));

  const list = (items, one) => items.length > 0 && el("ul", { class: "bare" }, items.map(one));

  function draw() {
    const answers = store.document;
    const rows = distance.rows(content, answers);
    const wanted = target(answers);
    const gone = distance.gone(content, answers);
    const notes = distance.evidence(content, answers);
    part("empty").hidden = rows.some((row) => row.last) || gone.length > 0;
    matrix(rows, wanted);
    distances(answers, rows, wanted);
    fill("pulls", distance.pulls(content, answers).map(pull));
    fill("evidence", notes.map((group) => written(group, notes.length <= 4)));
    fill("changed", list(distance.changed(content, answers), reworded));
    fill("gone", removal.told(), list(gone, lost));
    const contents = part("contents");
    contents.hidden = document.querySelectorAll(".standing tbody th[scope=row]").length <= MANY;
    if (contents.hidden) return;
    for (const to of contents.querySelectorAll("a")) to.parentElement.hidden = part(to.dataset.to).closest("section").hidden;
  }

  start(draw);
}
