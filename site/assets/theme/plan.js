"use strict";
{
  const { content, store, word, planning, calendar, model, transfer } = handbook;
  const { element: el, part, refocus, fill, answerWord, place, placeLink, counts, options, EMPTY, removing, start } = handbook.pages;

  const sort = part("sort");
  const by = { competency: part("by-competency"), state: part("by-state") };
  const chosen = new URLSearchParams(location.search);
  const cards = new Map();
  const entries = new Map();
  let order = "";
  let number = 0;

  function field(input, save, takes = () => true) {
    let known = "";
    const take = () => {
      if (input.value === known || !takes(input)) return;
      known = input.value;
      save(known);
    };
    input.addEventListener("input", take);
    input.addEventListener("blur", take);
    return (value) => {
      if (value === known) return;
      known = value;
      input.value = value;
    };
  }

  const isDate = ({ value, validity }) => !validity.badInput && (!value || planning.isDay(value));

  const labelled = (text, input, hint) => {
    input.id = `part_field-${++number}`;
    const described = hint && el("p", { class: "muted", id: `${input.id}-hint` }, hint);
    if (described) input.setAttribute("aria-describedby", described.id);
    return el("div", { class: "field" }, el("label", { for: input.id }, text), described, input);
  };

  const sign = ({ kind }) => (kind === "contra-indicator" ? ` · ${word("item-contra-indicator")}` : "");

  function card(row) {
    const { id } = row;
    const save = (fields) => store.put("plan", id, fields);
    const states = planning.states.map((state) => el("input",
      { type: "radio", name: `state-${id}`, value: state, change: () => save({ state }) }));
    const actions = el("textarea", { rows: 3, maxlength: model.LONG });
    const day = el("input", { type: "date", max: "9999-12-31", "aria-describedby": `part_doubt-${id}` });
    const doubt = el("p", { id: `part_doubt-${id}`, class: "doubt screen-only", role: "status" });
    const tell = () => {
      const { by } = planning.entryOf(store.document, id);
      doubt.textContent = isDate(day) ? "" : by ? word("plan-no-date-kept", { day: handbook.day(by) }) : word("plan-no-date");
    };
    const settle = () => isDate(day) && tell();
    const printed = el("span", { class: "day paper" });
    const who = el("input", { type: "text", autocomplete: "off", maxlength: model.LONG });
    const shows = {
      actions: field(actions, (value) => save({ actions: value })),
      by: field(day, (value) => save({ by: value }), isDate),
      with: field(who, (value) => save({ with: value })),
    };
    day.addEventListener("input", settle);
    day.addEventListener("blur", tell);
    const ticks = [];
    const tick = (activity) => {
      const input = el("input", { type: "checkbox", value: activity.id, change: () => {
        const others = planning.entryOf(store.document, id).activities.filter((other) => other !== activity.id);
        save({ activities: input.checked ? [...others, activity.id] : others });
      } });
      ticks.push(input);
      const kind = content.kinds.find((k) => k.id === activity.kind)?.name;
      return el("li", null, el("label", null, input, el("span", null, activity.text, kind && [" ", el("span", { class: "muted" }, kind)])));
    };
    const { named, others, chosen } = row.fits;
    const first = [...chosen, ...(named.length > 0 ? named : others)];
    const rest = named.length > 0 ? others : [];
    const gone = el("p", { class: "muted" });
    const more = rest.length > 0 && el("details", null, el("summary", null, word("plan-more-activities", { n: rest.length })), el("ul", null, rest.map(tick)));
    const answer = el("p", { class: "meta" });
    const before = el("p", { class: "meta" });
    const said = el("p", { class: "written" });
    const whole = el("li", { class: "planned" },
      el("h3", { id: `plan-${id}`, tabindex: -1 }, row.item.text), answer, before, said,
      el("div", { class: "halves", role: "group", "aria-labelledby": `plan-${id}` },
        el("div", null,
          first.length > 0 ? el("fieldset", { class: "fits" }, el("legend", null, word("plan-activities")), el("ul", null, first.map(tick)), more, gone) : gone,
          labelled(word("plan-actions"), actions, word("plan-actions-hint"))),
        el("div", null, el("fieldset", { class: "states" }, el("legend", null, word("plan-state")),
          states.map((input) => el("label", null, input, el("span", null, word(`plan-state-${input.value}`))))),
        labelled(word("plan-by"), day), doubt, printed, labelled(word("plan-with"), who, word("plan-with-hint")))),
      el("p", { class: "actions" }, el("button", { type: "button", class: "plain", "aria-label": handbook.labelled(word("plan-take-off"), row.item.text), click: () => takeOff(row) }, word("plan-take-off"))));

    let shown = "";
    const show = (now) => {
      const { answer: given, note, plan } = now;
      const next = JSON.stringify([given, note, plan, now.before]);
      if (next === shown) return;
      shown = next;
      whole.dataset.state = plan.state;
      for (const input of states) input.checked = input.value === plan.state;
      for (const input of ticks) input.checked = plan.activities.includes(input.value);
      for (const name of ["actions", "by", "with"]) shows[name](plan[name]);
      settle();
      printed.textContent = plan.by && handbook.day(plan.by);
      if (more && rest.some(({ id: one }) => plan.activities.includes(one))) more.open = true;
      refocus(answer, () => answer.replaceChildren(placeLink(now), sign(row), given && ` · ${word("plan-answered", { answer: answerWord(row.kind, given) })}`));
      before.textContent = now.before ? `${word(now.before.edition ? "reworded-in" : "reworded", now.before)} ${now.before.wording}` : "";
      before.hidden = !now.before;
      gone.textContent = lost(now);
      gone.hidden = !gone.textContent;
      said.textContent = note.trim();
      said.hidden = !note.trim();
    };
    return { whole, show };
  }

  function takeOff({ id, item }) {
    store.put("items", id, { develop: false });
    const back = el("button", { type: "button", class: "plain", "aria-describedby": "part_taken-off", click: () => putBack(id) }, word("plan-put-back"));
    part("taken-off").replaceChildren(el("p", { class: "note", "data-key": id },
      el("span", { id: "part_taken-off" }, word("plan-taken-off", { text: item.text })), " ", back));
    back.focus();
  }

  function putBack(id) {
    store.put("items", id, { develop: true });
    part("taken-off").querySelector(`[data-key="${CSS.escape(id)}"]`)?.remove();
    requestAnimationFrame(() => requestAnimationFrame(() => (document.getElementById(`plan-${id}`) ?? by.state).focus()));
  }

  function journal({ competency, gone }) {
    const shows = planning.headings.map((heading) => {
      const input = el("textarea", { rows: 3, maxlength: model.LONG });
      const show = field(input, (value) => store.put("journal", competency.id, { [heading]: value }));
      const prompts = competency.prompts[heading] ?? [];
      return { heading, show, node: el("div", { class: "prompted" }, labelled(word(`prompt-${heading}`), input, word(`prompt-${heading}-hint`)),
        prompts.length > 0 && el("ul", { class: "prompts-list" }, prompts.map((text) => el("li", null, text)))) };
    });
    const state = el("span", { class: "muted" });
    const whole = el("details", { class: "journal" },
      el("summary", null, el("h3", null, competency.name), " ", state),
      gone && el("p", { class: "note" }, word("my-gone")), shows.map(({ node }) => node));
    return { whole, show: ({ texts, written }) => {
      for (const { heading, show } of shows) show(texts[heading]);
      whole.dataset.written = written;
      state.textContent = written ? word("plan-journal-written") : word("plan-journal-empty");
    } };
  }

  function keep(into, known, rows, keyOf, make) {
    const nodes = rows.map((row) => {
      const key = keyOf(row);
      if (!known.has(key)) known.set(key, make(row));
      known.get(key).show(row);
      return known.get(key).whole;
    });
    if (nodes.length !== into.children.length || nodes.some((node, i) => node !== into.children[i])) refocus(into, () => into.replaceChildren(...nodes));
  }

  const lost = ({ fits }) => (fits.gone.length ? handbook.labelled(word("my-gone"), handbook.listed(fits.gone)) : "");
  const taken = ({ fits, plan }) => [...fits.named, ...fits.others, ...fits.chosen].filter(({ id }) => plan.activities.includes(id)).map(({ text }) => text);

  function saveCalendar() {
    const { marked } = planning.rows(content, store.document);
    const events = dated(marked).map(({ id, item, kind, competency, level, plan, fits }) => ({
      id, by: plan.by, time: plan.time, summary: item.text, category: competency.name,
      description: [place(competency, level) + sign({ kind }), plan.actions.trim(),
        ...[...taken({ fits, plan }), lost({ fits })].filter(Boolean).map((text) => `– ${text}`),
        plan.with.trim() && handbook.labelled(word("plan-with"), plan.with.trim())].filter(Boolean).join("\n"),
    }));
    transfer.download(model.fileName(store.document, "ics", transfer.today()), "text/calendar",
      calendar.file(events, { handbookID: content.id, title: word("plan") }));
  }
  const dated = (rows) => planning.sorted(rows.filter(({ plan }) => plan.by && plan.state !== "done"), "date");

  function summary(marked) {
    const parts = counts("plan-n", planning.states, (state) => marked.filter(({ plan }) => plan.state === state).length);
    const [past, coming] = [true, false].map((gone) => dated(marked).filter(({ plan }) => plan.by < transfer.today() === gone));
    return el("p", { class: "sentence" }, `${handbook.counted("plan-n", { n: marked.length })} ${word("sentence", { text: handbook.listed(parts) })}`,
      past.length > 0 && ` ${handbook.counted("plan-past", { n: past.length })}`,
      coming.length > 0 && ` ${word("plan-next", { day: handbook.day(coming[0].plan.by) })}`);
  }

  const removal = removing();
  function aside(row) {
    const { id, item, gone, plan } = row;
    const lines = [row.note.trim(), ...taken(row), lost(row), plan.actions, plan.by && handbook.labelled(word("plan-by"), handbook.day(plan.by)), plan.with && handbook.labelled(word("plan-with"), plan.with), word(`plan-state-${plan.state}`)];
    return el("li", null, el("p", null, item.text),
      el("p", { class: "meta" }, gone ? word("my-gone") : [placeLink(row), sign(row)]),
      lines.filter(Boolean).map((text) => el("p", { class: "written" }, text)),
      el("p", { class: "actions" }, !gone && [el("button", { type: "button", class: "plain", "aria-label": handbook.labelled(word("plan-put-back"), item.text), click: () => putBack(id) }, word("plan-put-back")), " "],
        removal.button(id, item.text, { items: { develop: false }, plan: EMPTY })));
  }

  function draw(again = false) {
    const rows = planning.rows(content, store.document);
    const ids = JSON.stringify(rows.marked.map(({ id }) => id));
    const names = rows.marked.map(({ competency }) => competency);
    if (again || ids !== order) {
      order = ids;
      options(by.competency, [{ value: "", text: word("all") },
        ...content.competencies.filter((c) => names.includes(c)).map((c) => ({ value: c.id, text: c.name }))], chosen.get("competency") ?? "");
      const shown = planning.sorted(planning.filtered(rows.marked, { competency: by.competency.value, state: by.state.value }), sort.value);
      keep(part("list"), cards, shown, ({ id }) => id, card);
      part("count").textContent = shown.length < rows.marked.length ? word("plan-shown", { n: shown.length, of: rows.marked.length }) : "";
    } else {
      for (const row of rows.marked) cards.get(row.id)?.show(row);
    }
    part("empty").hidden = rows.marked.length > 0;
    part("planned").hidden = rows.marked.length === 0;
    fill("summary", rows.marked.length > 0 && summary(rows.marked));
    part("calendar").hidden = dated(rows.marked).length === 0;
    fill("aside", removal.told(), rows.aside.length > 0 && el("ul", { class: "bare" }, rows.aside.map(aside)));
    const journals = planning.journals(content, store.document, rows.marked);
    part("journal").closest("section").hidden = journals.length === 0;
    keep(part("journal"), entries, journals, ({ competency }) => competency.id, journal);
  }

  const controls = Object.entries({ sort, ...by });
  for (const [name, control] of controls) {
    const wanted = chosen.get(name);
    if ([...control.options].some(({ value }) => value === wanted)) control.value = wanted;
    control.addEventListener("change", () => {
      for (const [key, { selectedIndex, value }] of controls) {
        if (selectedIndex > 0) chosen.set(key, value);
        else chosen.delete(key);
      }
      history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname);
      draw(true);
    });
  }
  part("calendar").addEventListener("click", saveCalendar);
  start(() => draw());
}
