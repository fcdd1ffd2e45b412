// Searching from every page: the field in the header with its list of results,
// and the page of all results. How results are found is in search-core.js.
"use strict";

{
  const { Index } = handbook.searchCore;
  const { matcher, excerpt, element, marked } = handbook.searchText;
  const { format: counted } = handbook.number;
  const folder = "assets/theme/search/";
  const short = 8; // how many results the list of the field shows
  const each = { one: 20, all: 5 }; // how many the page shows at first: of a single kind, and of each

  // ---- The index comes as scripts that hand over their parts.
  let index = null;
  let stale = null; // why the page has to be loaded again
  const take = ([kind, ...part]) => {
    if (kind === "index") index = new Index(part[0]);
    else if (index.about.stamps[kind].startsWith(part[0], part[0].length * part[1])) index.add(kind, part[1], part[2]);
    else stale = new Error("the parts of the search index are of different builds");
  };
  const parts = (handbook.searchParts ??= []);
  const given = parts.splice(0);
  parts.push = take;
  given.forEach(take);

  const load = (...names) => Promise.all(names.map((name) => handbook.load(`${folder}${name}.js`))).then(() => { if (stale) throw stale; });

  // Finds a query and shows it, as soon as there is something to show and again
  // when more has come. still tells whether anybody is waiting for it.
  async function search(query, wanted, still, show) {
    if (!index) await load("index");
    let asked = index.find(query);
    let best = wanted(asked);
    const known = () => best.filter((entry) => index.record(entry));
    if (asked.missing.length) {
      if (known().length && still()) show(asked, known());
      await load(...asked.missing.map((part) => `words-${part}`));
      if (!still()) return;
      asked = index.find(query);
      best = wanted(asked);
    }
    const missing = index.missingItems(best);
    if (missing.length) {
      if (known().length && still()) {
        show(asked, known());
        await new Promise((seen) => { setTimeout(seen, 20); }); // a frame, before the browser turns to the rest
        if (!still()) return;
      }
      const parts = missing.map((part) => load(`items-${part}`));
      if (!known().length) {
        await Promise.race(parts);
        if (!still()) return;
        show(asked, known());
      }
      await Promise.all(parts);
      if (!still()) return;
      if (index.asked !== asked) asked = index.find(query); // another field has asked in between
      best = wanted(asked);
    }
    if (still()) show(asked, known());
  }

  // ---- What is shown.
  const text = (key, values = {}) => index.about.texts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // An entry as a link, with where it stands and what it says.
  function hit(entry, matches, attributes = {}, all = false) {
    const record = index.record(entry);
    const stretch = excerpt(record, matches, all ? 220 : 110);
    const place = stretch.words && stretch.place ? stretch.place : record.place;
    const link = element("a", { class: "hit", href: `${handbook.root}${record.page}${place && `#${place}`}`, ...attributes },
      element("span", { class: "hit-name", ...handbook.direction(record.name) }, ...marked(record.name, matches)));
    const where = record.where && element("span", { class: "hit-where", ...handbook.direction(record.where) }, record.where);
    const says = (all || stretch.words > 0) && stretch.text && element("span", { class: "hit-text", ...handbook.direction(stretch.text) }, ...marked(stretch.text, matches));
    return [link, where, says];
  }

  // What has to be said about results that are not quite what was asked for.
  function remark(asked, query) {
    if (!asked.entries.length) return text("none", { query });
    if (asked.some) return text("some");
    return asked.words.some((w) => w.near) ? text("near") : "";
  }

  // ---- The field of the header: a box to type in with a list of results.
  function field(form, input) {
    const status = element("p", { class: "visually-hidden", role: "status" });
    const list = element("div", { role: "listbox", id: `${input.id}-list`, "aria-label": input.labels[0].textContent });
    const note = element("p", { class: "search-note", hidden: "" });
    const box = element("div", { class: "search-box", hidden: "" }, note, list);
    form.append(box, status);
    for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
      input.setAttribute(key, value);
    }
    const everything = () => `${form.getAttribute("action")}?q=${encodeURIComponent(input.value.trim())}`;
    let options = [];
    let active = -1;
    let said; // what waits to be read out

    const choose = (at) => {
      options[active]?.removeAttribute("aria-selected");
      active = at;
      options[at]?.setAttribute("aria-selected", "true");
      options[at]?.scrollIntoView({ block: "nearest" });
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", options[at].id);
    };
    const open = (is) => {
      box.hidden = !is;
      input.setAttribute("aria-expanded", String(is && options.length > 0));
      if (!is) choose(-1);
    };
    const say = (message) => {
      note.textContent = message;
      note.hidden = !message;
    };

    const show = (asked, best) => {
      const matches = matcher(index, asked);
      options = [];
      const groups = index.kinds(best).map((kind) => {
        const name = element("div", { class: "search-kind", id: `${list.id}-${kind.id}`, role: "presentation" }, kind.name);
        const group = element("div", { role: "group", "aria-labelledby": name.id }, name);
        for (const entry of kind.entries) {
          const [link, ...more] = hit(entry, matches, { role: "option", tabindex: "-1", id: `${list.id}-${options.length}` });
          link.append(...more.filter(Boolean));
          options.push(link);
          group.append(link);
        }
        return group;
      });
      if (asked.entries.length > best.length) {
        const all = element("a", { class: "search-all", href: everything(), role: "option", tabindex: "-1", id: `${list.id}-all` }, text("everything", { n: "…" }));
        options.push(all);
        groups.push(all);
        setTimeout(() => { all.textContent = text("everything", { n: counted(asked.entries.length) }); }, 50);
      }
      list.replaceChildren(...groups);
      say(remark(asked, input.value.trim()));
      choose(-1);
      open(true);
      box.scrollTop = 0;
      clearTimeout(said);
      said = setTimeout(() => { status.textContent = best.length ? text("found", { n: counted(asked.entries.length) }) : note.textContent; }, 500);
    };

    const ask = () => {
      const query = input.value.trim();
      if (!query) return open(false);
      return search(query, (asked) => index.top(asked, asked.entries, short), () => input.value.trim() === query && document.activeElement === input, show)
        .catch((error) => {
          options = [];
          list.replaceChildren();
          say(form.dataset.failed);
          open(document.activeElement === input);
          clearTimeout(said);
          status.textContent = form.dataset.failed;
          reportError(error);
        });
    };

    input.addEventListener("input", ask);
    const begin = () => {
      if (input.value.trim()) ask();
      else load("index").catch(() => {});
    };
    input.addEventListener("focus", begin);
    if (document.activeElement === input) begin(); // it has called this script
    input.addEventListener("blur", () => open(false));
    box.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
      if (!event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      open(false);
      input.blur();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim()) location.href = everything();
      else input.focus();
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !box.hidden && options.length) {
        const there = options.length + 1; // the field itself is one of the stops
        choose(((active + 1 + step + there) % there) - 1);
        event.preventDefault();
      } else if (step && box.hidden) {
        ask();
        event.preventDefault();
      } else if (event.key === "Enter" && active >= 0 && !box.hidden) {
        options[active].click();
        event.preventDefault();
      } else if (event.key === "Escape") {
        if (box.hidden) input.value = "";
        else open(false);
        event.preventDefault();
      }
    });
  }

  // ---- The page of all results.
  function page(form, input) {
    const main = form.closest("main");
    const [results, letters, status] = ["results", "letters", "status"].map((name) => main.querySelector(`[data-search-${name}]`));
    const [told, found] = results.children; // the first stays, so that it is read out
    const address = new URLSearchParams(location.search);
    let only = address.get("kind") ?? "";
    let more = new Map(history.state?.more); // how many results of a kind are wanted
    input.value = address.get("q") ?? "";

    const byBest = (asked) => {
      const [first] = index.top(asked, asked.entries, 1).map((entry) => index.about.kinds[index.kind[entry]][0]);
      return index.kinds(asked.entries).sort((a, b) => (b.id === first) - (a.id === first) || b.best - a.best);
    };
    const wanted = (asked) => byBest(asked).filter((kind, at, all) => kind.id === only || !all.some(({ id }) => id === only))
      .flatMap((kind) => index.top(asked, kind.entries, more.get(kind.id) ?? (only ? each.one : each.all)));

    const show = (asked, best) => {
      const matches = matcher(index, asked);
      const kinds = byBest(asked);
      const all = [{ id: "", name: text("all"), entries: asked.entries }, ...kinds];
      const chosen = all.find(({ id }) => id === only) ?? all[0];
      const choice = ({ id, name, entries }) => {
        const button = element("button", { type: "button", "aria-pressed": String(chosen.id === id) }, name, " ", element("span", {}, counted(entries.length)));
        button.addEventListener("click", () => { only = only === id ? "" : id; more = new Map(); ask(); });
        return element("li", {}, button);
      };
      const choices = kinds.length > 1 && element("details", { class: "search-choices" }, // folded on a phone alone
        element("summary", {}, chosen.name), element("ul", {}, ...all.map(choice)));
      if (choices) choices.open = results.querySelector(".search-choices")?.open ?? false;
      const sections = kinds.map((kind) => {
        const list = best.filter((entry) => index.about.kinds[index.kind[entry]][0] === kind.id);
        if (list.length === 0) return null;
        const section = element("section", { class: "search-section" },
          element("h2", {}, kind.name, " ", element("span", { class: "search-count" }, counted(kind.entries.length))),
          element("ol", { class: "hits" }, ...list.map((entry) => element("li", {}, ...hit(entry, matches, {}, true)))));
        if (kind.entries.length > list.length) {
          const button = element("button", { type: "button", class: "search-more" }, text("more", { kind: kind.name }));
          button.addEventListener("click", async () => {
            more.set(kind.id, list.length + each.one);
            await ask();
            results.querySelectorAll(`[data-kind="${kind.id}"] .hit`)[list.length]?.focus();
          });
          section.append(button);
        }
        section.dataset.kind = kind.id;
        return section;
      });
      const note = remark(asked, input.value.trim());
      const advice = !asked.entries.length && element("p", { class: "muted" }, text("advice"));
      const pressed = choices && results.querySelector(".search-choices :focus") && [...results.querySelectorAll(".search-choices button")].indexOf(document.activeElement);
      told.replaceChildren(...[note && element("p", { class: "note" }, note), advice].filter(Boolean));
      found.replaceChildren(...[choices, ...sections].filter(Boolean));
      if (typeof pressed === "number") results.querySelectorAll(".search-choices button")[pressed]?.focus();
      status.textContent = asked.entries.length ? text("found", { n: counted(asked.entries.length) }) : "";
      letters.hidden = asked.entries.length > 0;
    };

    // The address tells what is shown. In 10 seconds, Safari takes 100: fewer than a held key.
    let later;
    const remember = (query) => {
      const said = new URLSearchParams({ ...(query && { q: query }), ...(query && only && { kind: only }) });
      clearTimeout(later);
      try {
        history.replaceState({ more: [...more] }, "", (said.size ? `?${said}` : location.pathname) + (query ? "" : location.hash));
      } catch {
        later = setTimeout(() => remember(input.value.trim()), 1000);
      }
    };
    const ask = async () => {
      const query = input.value.trim();
      remember(query);
      if (!query) {
        for (const part of [told, found, status]) part.replaceChildren();
        letters.hidden = false;
        return;
      }
      try {
        await search(query, wanted, () => input.value.trim() === query, show);
      } catch (error) {
        status.textContent = form.dataset.failed;
        reportError(error);
      }
    };

    input.addEventListener("input", () => { only = ""; more = new Map(); ask(); });
    input.addEventListener("focus", () => { load("index").catch(() => {}); });
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    if (input.value) ask();
  }

  // searching makes the fields within a part of the page search.
  handbook.searching = (within) => {
    for (const form of within.querySelectorAll("[data-search]")) {
      (form.dataset.search === "page" ? page : field)(form, form.querySelector("input"));
    }
  };
  handbook.searching(document);
}
