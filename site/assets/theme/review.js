"use strict";
{
  const { content, store, word, difference, model, transfer } = handbook;
  const { element: el, part, fill, tell, href, link, answerWord, levelName, counts, byLevel, options, away, start } = handbook.pages;

  const ABREAST = 3;
  const LONG = 1000;
  const files = [];
  let opened = 0;
  const mine = { own: true, key: "own", get document() { return store.document; },
    get name() { return this.called ?? store.document.name; }, set name(name) { this.called = name; } };
  const edited = Object.create(null);
  let exported = true;
  let views = Object.create(null);
  const cells = new Map();

  const columns = new CSSStyleSheet();
  document.adoptedStyleSheets.push(columns);

  const input = part("files");
  const own = part("own");
  const show = part("show");
  const only = part("only");

  const kept = () => own.checked && store.state.safe;
  const unsaved = () => !exported && !kept();
  const all = () => [...(own.checked ? [mine] : []), ...files];
  const people = () => all().filter(difference.isPerson);
  const numbered = (person) => word("review-person", { n: people().indexOf(person) + 1 });
  const nameOf = (person) => person.name.trim() || (person.own ? word("review-me") : difference.isPerson(person) ? numbered(person) : person.file);
  const called = (person) => {
    const name = nameOf(person);
    const others = people().filter((one) => one !== person && nameOf(one) === name);
    if (others.length === 0) return name;
    const from = person.own ? word("review-own") : others.some(({ file }) => file === person.file) ? handbook.listed([person.file, numbered(person)]) : person.file;
    return word("review-distinct", { name, from });
  };
  const said = ({ answer, note }) => Boolean(answer || note?.trim());
  const hasAnswers = () => Object.values(store.document.items).some((given) => !model.isEmpty(given));

  async function open(list) {
    const told = [];
    const news = [];
    for (const file of list) {
      const { document, ignored, problem, title } = await transfer.read(file);
      if (problem) told.push(word(`import-${problem}`, { file: file.name, title, own: content.title }));
      else if ([...files, ...news].some((person) => same(person.document, document))) told.push(word("review-twice", { file: file.name }));
      else {
        news.push({ name: document.name, document, file: file.name, key: ++opened });
        if (ignored) told.push(word("review-ignored", { file: file.name, n: ignored }));
      }
    }
    if (news.length > 0 && await mayChange()) files.push(...news);
    input.value = "";
    fill("told", told.map((text) => el("p", { class: "note" }, text)));
    draw();
  }
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  const mayChange = () => new Promise((resolve) => {
    const decided = (leave) => {
      if (leave) {
        for (const id of Object.keys(edited)) delete edited[id];
        exported = true;
      }
      resolve(leave);
    };
    if (!unsaved()) {
      decided(true);
      return;
    }
    const dialog = part("lose");
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "export") exportJoint();
      decided(dialog.returnValue !== "");
    }, { once: true });
    dialog.showModal();
  });

  async function close(person) {
    if (!await mayChange()) return;
    const at = files.indexOf(person);
    files.splice(at, 1);
    draw();
    const left = part("people").querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? input).focus();
  }

  function listPeople() {
    fill("people", all().length > 0 && el("ul", { class: "people" }, all().map((person) => {
      const name = el("input", { type: "text", "data-key": `name ${person.key}`, autocomplete: "off", value: person.name, "aria-label": handbook.labelled(word("review-name"), person.file ?? word("review-own")), placeholder: called(person) });
      name.addEventListener("change", () => {
        person.name = name.value;
        if (!person.document.name) for (const id of Object.keys(edited)) agree(id, {});
        requestAnimationFrame(draw);
      });
      const { edition, exported } = person.document;
      const whose = difference.isPerson(person) ? el("label", null, el("span", null, word("review-name")), name) : el("b", null, handbook.labelled(word("review-joint"), nameOf(person)));
      return el("li", null, whose, el("span", { class: "meta" },
        [person.own ? word("review-own") : person.file, edition && word("edition", { edition }), !person.own && exported && word("review-exported", { day: handbook.day(exported) })].filter(Boolean).join(" · ")),
      !person.own && el("button", { type: "button", "data-key": `close ${person.key}`, class: "plain", "aria-label": handbook.labelled(word("review-close"), called(person)), click: () => close(person) }, word("review-close")));
    })));
  }

  function tellAlike() {
    const here = people();
    const pairs = here.map((b, i) => [here.slice(0, i).find((a) => difference.alike(a, b)), b]).filter(([a]) => a);
    tell("alike", pairs.map(([a, b]) => el("p", { class: "note" }, word("review-alike", { a: called(a), b: called(b) }))));
  }

  const answerOf = (row, side, person) => el("td", { role: "cell", "data-label": called(person) },
    el("div", { class: "given" },
      el("p", { class: "answer" }, side.answer ? answerWord(row.kind, side.answer) : el("span", { class: "muted" }, word("review-no-answer"))),
      side.develop && el("p", { class: "meta" }, word(row.kind === "contra-indicator" ? "review-changes" : "review-develops"))),
    side.note && el("p", { class: "wide written", "data-by": called(person) }, side.note),
    side.before && el("p", { class: "wide meta", "data-by": called(person) }, word("review-before", { wording: side.before })));

  function jointOf(row) {
    const choice = el("select", { "data-key": `joint ${row.id}`, "aria-label": handbook.labelled(word("review-joint"), row.item.text) });
    options(choice, [{ value: "", text: word("review-joint-open") },
      ...model.ANSWERS[row.kind].map((answer) => ({ value: answer, text: answerWord(row.kind, answer) }))], "");
    const note = el("textarea", { "data-key": `note ${row.id}`, rows: 1, placeholder: " ", maxlength: model.LONG, "aria-label": handbook.labelled(word("review-note"), row.item.text) });
    const save = () => agree(row.id, { answer: choice.value, note: note.value, wording: row.item.text });
    choice.addEventListener("change", save);
    note.addEventListener("input", save);
    const when = el("p", { class: "wide meta" }); // of an earlier talk: it is none of today's
    const before = el("p", { class: "wide meta" });
    const shown = (view) => {
      const then = said(view ?? {}) && Date.parse(view.time);
      when.textContent = then && new Date(then).toDateString() !== new Date().toDateString() ? word("changed-on", { when: handbook.when(view.time) }) : "";
      when.hidden = !when.textContent;
      before.hidden = !model.wordingChanged(view, row.item.text);
      before.textContent = before.hidden ? "" : word("review-before", view);
      choice.value = model.ANSWERS[row.kind].includes(view?.answer) ? view.answer : "";
      if (note.value !== (view?.note ?? "")) note.value = view?.note ?? "";
    };
    cells.set(row.id, shown);
    shown(views[row.id]);
    return el("td", { role: "cell", class: "joint", "data-label": word("review-joint") }, choice, el("label", { class: "wide" }, el("span", null, word("review-note")), note), when, before);
  }

  const agreed = ({ id, kind }) => el("td", { role: "cell", "data-label": word("review-joint") },
    el("p", { class: "answer" }, views[id]?.answer && answerWord(kind, views[id].answer)), el("p", { class: "wide written" }, views[id]?.note));

  function agree(id, view) {
    const before = store.document.joint[id];
    const time = model.stamp([views[id]?.time ?? "", before?.time ?? ""].sort()[1]);
    edited[id] = views[id] = { answer: "", note: "", ...views[id], ...view, people: difference.talk(files).here, time };
    exported = false;
    cells.get(id)?.(views[id]);
    if (own.checked) {
      const { answer, note, wording, people: by, others } = model.together(edited[id], before ?? edited[id]);
      store.put("joint", id, { answer, note, wording, people: by, others, time });
    }
    state();
  }

  const behaviour = (row, level) => el("th", { role: "rowheader", scope: "row" },
    row.level ? el("a", { href: href(row.level.url, row.id), target: "_blank" }, row.item.text) : row.item.text,
    el("p", { class: `difference ${row.difference}` }, word(`review-${row.difference}`)),
    level && row.kind === "contra-indicator" && el("p", { class: "meta" }, word("item-contra-indicator")));

  function group({ competency, rows }) {
    const id = `part_review-${competency?.id ?? ""}`;
    const joint = competency ? jointOf : rows.some((row) => said(views[row.id] ?? {})) && agreed;
    const names = [word("form-behaviour"), ...people().map(called), ...(joint ? [word("review-joint")] : [])];
    const table = el("table", { role: "table", class: people().length > ABREAST ? "review many" : "review", "aria-labelledby": id },
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, names.map((name) => el("th", { role: "columnheader", scope: "col" }, name)))),
      byLevel(rows).map(([level, list]) => el("tbody", { role: "rowgroup" },
        level && el("tr", { role: "row", class: "category" }, el("th", { role: "rowheader", scope: "rowgroup", colspan: names.length }, levelName(level))),
        list.map((row) => el("tr", { role: "row", class: row.sides.reduce((n, { note }) => n + note.length, 0) > LONG && "long" }, behaviour(row, level), row.sides.map((side) => answerOf(row, side, side.person)), joint && joint(row))))));
    columns.replaceSync(`.review { --people: ${people().length}; }`);
    return el("section", { class: "side-by-side", "aria-labelledby": id },
      el("h3", { id }, competency ? link(competency.name, competency.url, { target: "_blank" }) : word("my-gone")),
      !competency && el("p", { class: "muted" }, word("review-gone")),
      el("div", { class: "scroll", role: "group", "aria-labelledby": id, "data-key": id, tabindex: 0 }, table));
  }

  function state() {
    const any = Object.values(views).some(said);
    part("export").hidden = !any;
    tell("state", word(`review-state-${!any ? "none" : kept() ? "own" : exported ? "exported" : own.checked ? "blocked" : "unsaved"}`));
  }

  function summary(groups) {
    const rows = groups.flatMap((g) => g.rows);
    const parts = counts("review-n", ["agree", "near", "far", "role", "alone"], (kind) => rows.filter(({ difference }) => difference === kind).length);
    return parts.length > 0 && el("p", { class: "sentence" }, word("sentence", { text: handbook.listed(parts) }));
  }

  function gather() {
    const documents = [...all().map(({ document }) => document), { joint: edited }];
    const { fits } = difference.talk(all());
    views = difference.joint(documents, fits);
    const others = difference.joint(documents, (view, document) => !fits(view, document));
    part("elsewhere").hidden = !Object.values(others).some(said);
  }

  const chosen = (groups) => groups.filter((g) => !only.value || g.competency?.id === only.value);

  function draw() {
    own.closest("p").hidden = !hasAnswers();
    if (!hasAnswers()) own.checked = false;
    listPeople();
    tellAlike();
    const here = people();
    const [first = "", ...others] = here.map((person) => person.name.trim() && called(person));
    part("first").textContent = first;
    part("others").textContent = handbook.listed(others.filter(Boolean));
    gather();
    const groups = here.length > 1 ? difference.groups(content, here) : [];
    options(only, [{ value: "", text: word("all") }, ...groups.filter((g) => g.competency).map(({ competency }) => ({ value: competency.id, text: competency.name }))], only.value);
    const shown = difference.filtered(chosen(groups), show.value, views);
    cells.clear();
    const [n, of] = [shown, groups].map((list) => list.flatMap(({ rows }) => rows).length);
    tell("count", n < of && word("plan-shown", { n, of }));
    tell("taken");
    tell("needs", here.length === 1 ? word("review-needs-one") : word("review-needs-two"));
    part("needs").hidden = here.length > 1;
    part("side-by-side").hidden = here.length < 2;
    fill("summary", summary(groups));
    fill("groups", here.length > 1 && (shown.length > 0 ? shown.map(group) : el("p", { class: "note" }, word(groups.length > 0 ? "review-nothing-fits" : "review-nothing"))));
    state();
  }

  function exportJoint() {
    const { here } = difference.talk(files);
    const by = !own.checked ? here : store.document.name.trim() ? [...here, difference.who(mine)] : undefined;
    const joint = Object.fromEntries(Object.entries(views).map(([id, view]) => [id, { ...view, people: by }]));
    const document = Object.assign(model.empty({ id: content.id, edition: content.edition, title: content.title }),
      { name: handbook.listed(people().map(called)), exported: new Date().toISOString(), joint });
    transfer.download(model.fileName(document, "json", transfer.today()), "application/json", `${JSON.stringify(document, null, 1)}\n`);
    exported = true;
    state();
  }

  function takeOver() {
    const rows = chosen(difference.groups(content, people())).filter((g) => g.competency).flatMap((g) => g.rows)
      .filter((row) => row.difference === "agree" && !difference.settled(row, views));
    for (const { id, sides, item } of rows) {
      const wording = sides.find(({ answer, before }) => answer && before)?.before ?? item.text;
      agree(id, { answer: sides.find((side) => side.answer).answer, note: "", wording });
    }
    draw();
    tell("taken", handbook.counted("review-taken", { n: rows.length }));
  }

  input.addEventListener("change", () => open([...input.files]));
  own.addEventListener("change", async () => {
    const wanted = own.checked;
    own.checked = !wanted;
    if (await mayChange()) own.checked = wanted;
    draw();
  });
  for (const button of part("lose").querySelectorAll("button")) {
    button.addEventListener("click", () => part("lose").close(button.value));
  }
  for (const control of [show, only]) control.addEventListener("change", draw);
  part("take-over").addEventListener("click", takeOver);
  part("export").addEventListener("click", exportJoint);
  part("print").addEventListener("click", () => print());
  addEventListener("beforeunload", (event) => unsaved() && event.preventDefault());

  store.ready.then(() => {
    if (away()) return;
    own.checked = hasAnswers();
    draw();
    store.onChange((changes) => {
      if (away()) return;
      if (!changes || changes.some(({ section }) => section !== "joint")) draw();
      else {
        gather();
        for (const { id } of changes) cells.get(id)?.(views[id]);
        state();
      }
    });
  });
  start(() => {});
}
