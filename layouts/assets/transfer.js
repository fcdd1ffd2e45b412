// The answers as a file: export for people and spreadsheets, import with a look
// at what it would change, and deleting all of them.
"use strict";
globalThis.handbook ??= {};

handbook.transfer = (() => {
  const { model, store, word, element } = handbook;
  const HUGE = 20_000_000; // bytes that are worth reading at all
  const SHOWN = 100;

  const download = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const read = async (file) => {
    if (file.size > HUGE) return { problem: "huge" };
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const decode = (as) => new TextDecoder(as, { fatal: !as }).decode(bytes);
      // An editor may have saved it as UTF-16: no text in UTF-8 begins like that. What is
      // neither has the letters of an older Windows, which is what browsers take latin1 for.
      let text;
      try {
        text = decode({ 0xFF: "utf-16le", 0xFE: "utf-16be" }[bytes[0]]);
      } catch {
        text = decode("latin1");
      }
      return model.parse(text, store.document.handbook);
    } catch {
      return { problem: "unreadable" };
    }
  };

  // localDay is the day of a time where the reader is.
  const localDay = (then) => [then.getFullYear(), then.getMonth() + 1, then.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const today = () => localDay(new Date());

  // merge adds what was opened. A joint view names those who agreed on it, and says
  // at no time who the reader is.
  const merge = (document) => {
    const { name, role, towards } = store.document;
    return model.bring(store.document, document.time ? document : { ...document, name, role, towards });
  };

  // content is what the handbook is made of, for its words. A page that has not got
  // it gets it here; without it, ids have to do.
  const content = () => handbook.content ?? handbook.load("my/content.js").catch(() => {});

  const exportJSON = async () => {
    await store.ready; // else the file would lack what is stored
    const { document } = store;
    const file = { ...document, exported: store.exportTime() };
    download(model.fileName(document, "json", today()), "application/json", JSON.stringify(file, null, 1));
    store.about({ exported: file.exported });
  };

  // The name of what has one of the ids; an id of an earlier edition stands for another.
  const named = (list, ...ids) => handbook.content?.[list].find(({ id }) => ids.includes(id))?.name;
  const moved = (kind, id) => handbook.content?.moved?.[`${kind}:${id}`];

  const activity = (id) => handbook.content?.competencies.flatMap(({ activities }) => activities).find((a) => a.id === id)?.text;

  // The words of a value in a cell of a spreadsheet, or in the preview.
  const valueWord = (name, value, kind) => {
    switch (name) {
      case "answer":
      case "joint-answer":
        return value && word(`answer-${value}`);
      case "develop":
        return value ? word(kind === "contra-indicator" ? "answer-change" : "answer-develop") : "";
      case "kind":
        return value && word(value === "journal" ? "section-journal" : `item-${value}`);
      case "heading":
        return word(`prompt-${value}`);
      case "state":
        return value && word(`state-${value}`);
      case "time":
        return value && localDay(new Date(value));
      case "competency":
        return named("competencies", value, moved("competency", value)) ?? value;
      case "role":
      case "towards": // a stage that shares its id with a role has a hyphen more
        return named("roles", value, moved("role", value)) ?? named("stages", value, value.replace(/-$/, "")) ?? value;
      case "activities":
        return value ? value.map((id) => activity(id) ?? id).join("; ") : "";
      default:
        return value;
    }
  };

  const exportCSV = async () => {
    await store.ready;
    await content();
    const columns = Object.fromEntries(model.COLUMNS.map((name) => [name, word(`column-${name}`)]));
    // A spreadsheet parts cells by what its system has between the entries of a list: a
    // semicolon where the comma stands in numbers. With another sign it shows each row as
    // one cell, and takes what follows a semicolon in a note for a cell, be it a formula.
    const separator = (1.5).toLocaleString().includes(".") ? "," : ";";
    const text = model.toCSV(store.document, { columns, value: valueWord, separator });
    download(model.fileName(store.document, "csv", today()), "text/csv;charset=utf-8", `\uFEFF${text}`);
  };

  // says is what an entry says, in one line, and inWords the beginning of that.
  const SAYS = ["answer", "develop", "note", "activities", "actions", "by", "with", "state", "do", "assess", "learn", "apply", "reflect"];
  const says = (entry) => SAYS.map((name) => entry[name] && (name === "by" ? handbook.day(entry.by) : valueWord(name, entry[name], entry.kind))).filter(Boolean).join(" · ");
  const inWords = (entry) => {
    const all = says(entry);
    return (all.length > 240 ? `${all.slice(0, 240)}…` : all) || word("nothing");
  };

  const compared = (what, before, after, where) => element("li", null, element("p", null, what), where && element("p", { class: "muted" }, where),
    element("dl", null, [["import-here", before], ["import-there", after]].map(([key, text]) =>
      text && [element("dt", null, word(key)), element("dd", null, text)])));

  const preview = (merged, { section, id, before, after }) => {
    const { wording, competency, level } = merged.document.items[id] ?? after;
    const what = wording || valueWord("competency", id);
    return compared(section === "items" ? what : handbook.labelled(word(`section-${section}`), what), before && inWords(before), inWords(after),
      competency && handbook.listed([valueWord("competency", competency), level && `${word("column-level")} ${handbook.digits(level)}`].filter(Boolean)));
  };

  // inOrder sorts changes as the handbook has what they are about.
  const inOrder = (merged, changes) => {
    const all = handbook.content?.competencies ?? [];
    const place = ({ id }) => {
      const { competency = id, level = 0 } = merged.document.items[id] ?? {};
      const at = all.findIndex((c) => c.id === competency);
      return (at < 0 ? all.length : at) * 1000 + level;
    };
    return changes.sort((a, b) => place(a) - place(b));
  };

  const LABELS = { name: "form-name-plain", role: "profile-role", towards: "profile-towards" };
  const aboutReader = ({ about, document }) => element("ul", { class: "changes" }, about.map((key) =>
    compared(word(LABELS[key]), valueWord(key, store.document[key]), valueWord(key, document[key]))));

  // --- The panel.
  const start = (panel) => {
    const find = (name) => panel.querySelector(`[data-${name}]`);
    const said = find("said");
    const importing = find("importing");
    const deleting = find("deleting");
    const picker = find("picker");
    const click = (name, act) => panel.querySelectorAll(`[data-${name}]`).forEach((b) => b.addEventListener("click", act));
    let incoming;

    // That a file was made is told to those who do not see it, too: in each dialog,
    // as what is around an open one is not read.
    const tell = () => panel.querySelectorAll("[data-heard]").forEach((e) => { e.textContent = word("saving-exported", { when: handbook.when(new Date().toISOString()) }); });
    click("export-json", () => exportJSON().then(tell));
    click("export-csv", () => exportCSV().then(tell));
    click("close", (event) => event.target.closest("dialog").close());

    click("import", () => picker.click());
    picker.addEventListener("change", async () => {
      const [file] = picker.files;
      if (!file) return;
      said.textContent = "";
      incoming = await read(file);
      await content();
      picker.value = "";
      show(file.name);
    });

    const show = (name) => {
      const lists = find("import-lists");
      const facts = find("import-facts");
      const confirm = find("import-confirm");
      lists.replaceChildren();
      facts.replaceChildren();
      const fact = (text) => facts.append(element("li", null, text));
      if (incoming.problem) {
        fact(word(`import-${incoming.problem}`, { file: name, title: incoming.title, own: store.document.title }));
        confirm.hidden = true;
      } else {
        const merged = merge(incoming.document);
        const news = merged.added.length + merged.changed.length + merged.about.length;
        const { name: of, time } = incoming.document; // a joint view has no time
        fact(word("import-from", { file: name, name: of || word("nobody") }));
        const own = store.document.name;
        if (time && own && of && own !== of) fact(word("import-name", { own, name: of }));
        if (merged.about.length) {
          fact(word(merged.about.some((key) => store.document[key]) ? "import-about" : "import-about-new"));
          lists.append(aboutReader(merged));
        }
        for (const part of ["added", "changed", "older"]) {
          const list = inOrder(merged, merged[part]);
          if (!list.length) continue;
          lists.append(element("details", { open: part === "changed" },
            element("summary", null, word(`import-${part}`, { n: list.length })),
            element("ul", { class: "changes" }, list.slice(0, SHOWN).map((change) => preview(merged, change)),
              list.length > SHOWN && element("li", null, word("import-more", { n: list.length - SHOWN })))));
        }
        if (merged.same) fact(word("import-same", { n: merged.same }));
        if (incoming.ignored) fact(word("import-ignored", { n: incoming.ignored }));
        if (!news) fact(word("import-nothing"));
        confirm.hidden = !news;
      }
      importing.showModal();
    };

    click("import-confirm", async () => {
      // Merged anew: another tab may have gone on in the meantime.
      const merged = merge(incoming.document);
      const { problem } = await store.replace(merged.document);
      importing.close();
      said.textContent = problem === "full" ? word("import-full")
        : word("import-done", { n: merged.added.length + merged.changed.length });
    });

    click("delete", () => {
      const n = Object.values(store.document.items).filter((entry) => !model.isEmpty(entry)).length;
      find("delete-count").textContent = word("delete-count", { n });
      said.textContent = "";
      deleting.showModal();
    });
    click("delete-confirm", async () => {
      const done = await store.remove();
      deleting.close();
      said.textContent = word(done ? "delete-done" : "delete-not-done");
    });
  };

  return { download, read, today, exportJSON, start, says };
})();
