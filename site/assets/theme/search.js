"use strict";
globalThis.handbook ??= {};

handbook.searchWords = (() => {

  const letters = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ς: "σ",
    ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه", ء: "", ـ: "",
    "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
    "’": "'", ʼ: "'", "‐": "-",
  };
  const letter = new RegExp(`[${Object.keys(letters).join("")}]`, "g");
  const word = /[\p{L}\p{N}]+/gu;

  function fold(text, umlauts) {
    text = /[^\0-\x7f]/.test(text)
      ? text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase().replace(letter, (c) => letters[c])
      : text.toLowerCase();
    return umlauts ? text.replace(/([aou])e/g, "$1") : text;
  }

  function words(folded) {
    const list = [];
    for (const { 0: w, index } of folded.matchAll(word)) {
      if (w.length > 1 || (folded[index - 1] !== "'" && folded[index + 1] !== "'")) list.push(w);
    }
    return list;
  }

  const bare = (w) => /^(?:[وبكف]?ال|لل)(..+)$/.exec(w)?.[1] ?? w;

  const endings = (text) => text.split("/").map((list) => list.trim().split(/ +/).map((ending) => (ending === "-" ? "" : ending)));

  const formsOf = (w, lists) => lists.flatMap((list) => list.filter((ending) => w.endsWith(ending) && w.length - ending.length > 3)
    .flatMap((ending) => list.map((other) => w.slice(0, w.length - ending.length) + other)));


  const digits = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => { digits[c.charCodeAt(0)] = i; });

  function lists(text, rising) {
    const all = [[]];
    let list = all[0];
    let last = 0;
    for (let i = 0, value = 0, shift = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const digit = digits[code];
      if (code === 46) {
        all.push((list = []));
        last = 0;
      } else if (digit > 31) {
        value |= (digit & 31) << shift;
        shift += 5;
      } else {
        value |= digit << shift;
        list.push(rising ? (last += value) : value);
        value = shift = 0;
      }
    }
    return all;
  }

  const numbers = (text) => lists(text, false)[0];
  const rising = (text) => lists(text, true)[0];

  const beside = (page, name) => (name ? page.slice(0, page.lastIndexOf("/") + 1) + name : page);

  function read(data) {
    let last = {};
    return data.split("\n").map((line) => {
      const [name, page, place, where, ...more] = line.split("\t");
      const texts = [];
      for (let i = 0; i < more.length; i += 2) texts.push({ place: more[i], text: more[i + 1] });
      last = { name, page: page[0] === "=" ? beside(last.page, page.slice(1)) : page, place, where: where === "=" ? last.where : where, texts };
      return last;
    });
  }

  function lower(list, wanted) {
    let from = 0;
    let to = list.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (list[middle] < wanted) from = middle + 1;
      else to = middle;
    }
    return from;
  }


  const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

  function edits(typed, w, limit) {
    const start = Math.min(typed.length, 60);
    const end = Math.min(w.length, start + limit);
    const other = start < 5 ? 2 : 1;
    let [before, last, row] = rows;
    for (let j = 0; j <= end; j++) last[j] = j;
    for (let i = 1; i <= start; i++) {
      let least = (row[0] = i);
      for (let j = 1; j <= end; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[i - 1] === w[j - 1] ? 0 : other));
        if (i > 1 && j > 1 && typed[i - 1] === w[j - 2] && typed[i - 2] === w[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) return limit + 1;
      [before, last, row] = [last, row, before];
    }
    let least = limit + 1;
    for (let j = 0; j <= end; j++) {
      const left = j < w.length && last[j] > 0 && typed[start - 1] !== w[j - 1] && typed[start - 1] !== w[j - 2];
      if (j === w.length || last[j] + (left ? other - 1 : 0) < 2) least = Math.min(least, last[j]);
    }
    return least;
  }

  const allowed = (w) => (w.length < 4 ? 0 : w.length < 8 ? 1 : 2);

  function closest(all, typed, found) {
    let least = allowed(typed);
    let list = [];
    const letters = [...new Set(typed)];
    const lacks = (w) => {
      let missing = 0;
      return letters.some((letter) => !w.includes(letter) && ++missing > least);
    };
    const look = (from, to) => {
      for (let at = from; at < to; at++) {
        const w = all[at];
        if (w.length < typed.length - least || lacks(w) || found.has(at)) continue;
        const n = edits(typed, w, least);
        if (n < least) list = [];
        if (n <= least) list.push(at);
        least = Math.min(least, n);
      }
    };
    const from = lower(all, typed[0]);
    const to = lower(all, `${typed[0]}\uffff`);
    look(from, to);
    if (!list.length) {
      least = Math.min(least, 1);
      look(0, from);
      look(to, all.length);
    }
    return { list, least };
  }

  function count(bits) {
    let n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
  }

  return { fold, words, bare, endings, formsOf, count, numbers, rising, lists, read, lower, edits, allowed, closest };
})();
"use strict";

handbook.searchCore = (() => {
  const { fold, words, bare, count, numbers, rising, lists, lower, allowed, closest, endings, formsOf, read } = handbook.searchWords;
  const weights = [10, 6, 4.5, 3.5, 3, 1]; // of the classes of an entry's words
  const context = 1.5; // of a word that only the head of an entry's group has
  const inText = 5;

  class Index {
    constructor(about) {
      this.about = about;
      this.skip = new Set(about.skip);
      this.endings = endings(fold(about.endings, about.umlauts));
      this.words = about.words ? about.words.split(" ") : [];
      const from = (counts) => [0, ...rising(counts)];
      this.shards = from(about.shards);
      this.chunks = from(about.chunks);
      this.kindWords = about.kinds.map(([, many, , one]) => words(fold(`${many} ${one}`, about.umlauts)));
      this.lists = [];
      this.records = [];
      this.groups(numbers(about.groups));
      this.heads(about.heads);
    }

    groups(runs) {
      const size = this.chunks.at(-1);
      this.kind = new Uint8Array(size);
      this.group = new Uint32Array(size);
      this.starts = [];
      for (let i = 0, entry = 0; i < runs.length;) {
        const start = entry;
        for (let left = runs[i++]; left > 0; left--, i += 2) this.kind.fill(runs[i], entry, (entry += runs[i + 1]));
        this.group.fill(this.starts.push(start) - 1, start, entry);
      }
      this.place = new Uint32Array(size).fill(0);
      this.named = new Uint32Array(this.starts.length); // those that the name of a group's head has
      this.said = new Map();
      this.touched = [];
      this.scores = [];
    }

    heads({ words, hits, entries, items }) {
      const each = hits.split(",");
      this.headHits = new Map(rising(words).map((at, i) => [at, each[i]]));
      this.headAt = new Map(rising(entries).map((entry, i) => [entry, i]));
      this.headRecords = items;
    }

    add(kind, number, data) {
      if (kind === "words") this.lists[number] = data.split(",");
      else this.records[number] = data;
    }

    hits(at) {
      const shard = part(this.shards, at);
      const list = this.lists[shard];
      if (!list) return lists(this.headHits.get(at) ?? "", true);
      const i = at - this.shards[shard];
      if (typeof list[i] === "string") list[i] = lists(list[i], true);
      return list[i];
    }

    record(entry) {
      const chunk = part(this.chunks, entry);
      const data = this.records[chunk];
      if (data === undefined) {
        if (typeof this.headRecords === "string") this.headRecords = read(this.headRecords);
        return this.headRecords[this.headAt.get(entry)];
      }
      if (typeof data === "string") this.records[chunk] = read(data);
      return this.records[chunk][entry - this.chunks[chunk]];
    }

    ask(query) {
      const typed = words(fold(query, this.about.umlauts)).slice(0, 30);
      const asked = [...new Set(typed)].filter((w) => !this.skip.has(w));
      return {
        text: typed.join(" "), words: (asked.length ? asked : typed.slice(-1)).map((w) => this.once("fits", w)), entries: [], missing: [],
      };
    }

    once(method, w) {
      const key = `${method} ${w}`;
      if (!this.said.has(key)) this.said.set(key, this[method](w));
      return this.said.get(key);
    }

    fits(typed) {
      const found = new Map();
      const note = (at, how) => { if (!(found.get(at) >= how)) found.set(at, how); };
      const start = (w, how) => {
        for (let at = lower(this.words, w); this.words[at]?.startsWith(w); at++) {
          note(at, this.words[at] === w ? how : how * (0.55 + 0.3 * w.length / this.words[at].length));
        }
      };
      start(typed, 1);
      const w = bare(typed);
      if (w !== typed) start(w, 1);
      const forms = new Map();
      const other = (form, how) => {
        const at = lower(this.words, form);
        if (this.words[at] !== form) return;
        note(at, how);
        if (how > 0.5) forms.set(form, typed);
      };
      for (const form of formsOf(w, this.endings)) other(form, 0.9);
      for (let length = w.length - 1; length >= w.length * 0.8 && length > w.length - 4; length--) other(w.slice(0, length), 0.5);
      if (w.length > 3 && (!found.size || this.about.umlauts)) {
        this.words.forEach((other, at) => { if (other.indexOf(w, 1) > 0) note(at, 0.3); });
      }
      return { typed, found, forms };
    }

    near(typed) {
      const fits = this.once("fits", typed);
      const { found } = fits;
      if (!allowed(typed)) return fits;
      const { list, least } = closest(this.words, typed, found);
      const how = (at) => (least < 2 ? 0.5 : 0.35) * (0.4 + 0.6 * Math.min(1, typed.length / this.words[at].length));
      return { ...fits, found: new Map([...found, ...list.map((at) => [at, how(at)])]), near: list.length > 0 };
    }

    missing(asked) {
      const parts = new Set();
      for (const { typed, found } of asked.words) {
        const own = new Set([...found.keys()].map((at) => part(this.shards, at)));
        if (typed.length > 1 || own.size === 1) for (const p of own) if (!this.lists[p]) parts.add(p);
      }
      return [...parts];
    }

    missingItems(entries) {
      return [...new Set(entries.map((entry) => part(this.chunks, entry)))].filter((p) => this.records[p] === undefined);
    }

    find(query) {
      const asked = (this.asked = this.ask(query));
      const attempt = (asking, less = 0) => {
        asked.words = asking;
        asked.missing = this.missing(asked);
        asked.entries = this.having(asking, less);
        asked.some = less > 0;
        return asked.entries.length || asked.missing.length;
      };
      const typed = asked.words.map((w) => (w.found.size ? w : this.once("near", w.typed)));
      if (!typed.length || attempt(typed) || attempt(typed.map((w) => this.once("near", w.typed)))) return asked;
      for (let less = 1; less < typed.length; less++) if (attempt(typed, less)) break;
      return asked;
    }

    having(asked, less) {
      const { place, named, kind, group, starts } = this;
      for (const entry of this.touched) place[entry] = 0;
      named.fill(0);
      const touched = (this.touched = []);
      const scores = (this.scores = []);
      const has = [];
      const best = [];
      const kinds = this.about.kinds.map(() => 0);
      const sought = asked.map(({ typed, found }, number) => {
        const bit = 1 << number;
        this.kindWords.forEach((list, kind) => { if (list.some((w) => w.startsWith(typed))) kinds[kind] |= bit; });
        const all = [];
        let sum = 0;
        for (const [at, how] of found) {
          const hits = this.hits(at);
          const classes = typed.length > 2 || how === 1 ? weights.length : inText;
          for (let c = 0; c < hits.length && c < classes; c++) {
            all.push([weights[c] * how, hits[c], c < inText]);
            sum += hits[c].length;
          }
        }
        return { bit, all, sum };
      }).sort((a, b) => a.sum - b.sum);
      let needed = 0;
      for (const { bit, all, sum } of sought) {
        const rare = Math.log(1 + place.length / sum);
        for (const [value, entries, isName] of all) {
          for (let i = 0; i < entries.length; i++) {
            const entry = entries[i];
            let at = place[entry] - 1;
            const bits = at < 0 ? 0 : has[at];
            if (isName && starts[group[entry]] === entry) named[group[entry]] |= bit;
            if ((bits & needed) !== needed && ((bits | named[group[entry]] | kinds[kind[entry]]) & needed) !== needed) continue;
            if (at < 0) {
              at = touched.push(entry) - 1;
              place[entry] = at + 1;
              scores[at] = has[at] = best[at] = 0;
            }
            if ((bits & bit) === 0) best[at] = 0;
            has[at] = bits | bit;
            if (best[at] < value) {
              scores[at] += (value - best[at]) * rare;
              best[at] = value;
            }
          }
        }
        if (!less) needed |= bit;
      }
      const entries = [];
      const every = 2 ** asked.length - 1;
      const factors = this.about.kinds.map(([, , weight]) => weight);
      for (let i = 0; i < touched.length; i++) {
        const entry = touched[i];
        const around = ((group[entry] ? named[group[entry]] : 0) | kinds[kind[entry]]) & ~has[i];
        const bits = has[i] | around;
        if (bits !== every && (less === 0 || count(bits) < asked.length - less)) continue;
        scores[i] = (scores[i] + (around && context * count(around))) * factors[kind[entry]];
        entries.push(entry);
      }
      return entries;
    }

    score(entry) {
      return this.scores[this.place[entry] - 1];
    }

    top(asked, entries, limit) {
      const score = (entry) => this.score(entry);
      const forms = new Map(asked.words.flatMap((w) => [...w.forms]));
      const list = [];
      const most = 2 * limit + 16;
      const before = (a, b) => score(a) > score(b) || (score(a) === score(b) && a < b);
      for (let i = 0; i < entries.length; i++) {
        const entry = entries[i];
        if (list.length === most && !before(entry, list[most - 1])) continue;
        let at = list.length;
        while (at > 0 && before(entry, list[at - 1])) at--;
        list.splice(at, 0, entry);
        if (list.length > most) list.pop();
      }
      const ranked = list.map((entry) => {
        const record = this.record(entry);
        const said = (text) => words(fold(text, this.about.umlauts)).map((w) => forms.get(w) ?? w).join(" ");
        const name = record ? said(record.name) : "";
        const at = name.indexOf(asked.text);
        const whole = name === asked.text || (at < 0 && record && said(`${record.name} ${record.where}`) === asked.text);
        const phrase = whole ? 2 : at === 0 ? 1.5 : name[at - 1] === " " ? 1.3 : 1;
        return [entry, score(entry) * phrase];
      });
      return ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([entry]) => entry);
    }

    kinds(entries) {
      const kinds = new Map();
      for (const entry of entries) {
        const [id, name] = this.about.kinds[this.kind[entry]];
        if (!kinds.has(id)) kinds.set(id, { id, name, entries: [], best: 0 });
        const kind = kinds.get(id);
        kind.entries.push(entry);
        kind.best = Math.max(kind.best, this.score(entry));
      }
      return [...kinds.values()];
    }
  }

  const part = (starts, at) => lower(starts, at + 1) - 1;

  return { Index };
})();
"use strict";

handbook.searchText = (() => {
  const { fold, bare, count } = handbook.searchWords;

  function matcher(index, asked) {
    const known = new Map();
    asked.words.forEach(({ typed, found }, bit) => {
      for (const at of found.keys()) {
        const w = index.words[at];
        if (!w.startsWith(typed)) known.set(w, known.get(w) | 1 << bit);
      }
    });
    const seen = new Map();
    return (shown) => {
      let bits = seen.get(shown);
      if (bits !== undefined) return bits;
      const w = fold(shown, index.about.umlauts);
      for (const form of [w, bare(w)]) {
        bits |= known.get(form);
        asked.words.forEach(({ typed }, bit) => { if (form.startsWith(typed)) bits |= 1 << bit; });
      }
      seen.set(shown, bits);
      return bits;
    };
  }

  const shown = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;

  function mark(text, matches) {
    const pieces = [];
    let end = 0;
    for (const { 0: w, index } of text.matchAll(shown)) {
      if (!matches(w)) continue;
      pieces.push([text.slice(end, index), false], [w, true]);
      end = index + w.length;
    }
    return [...pieces, [text.slice(end), false]].filter(([piece]) => piece);
  }

  function element(name, attributes, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children.filter(Boolean));
    return e;
  }

  const marked = (text, matches) => mark(text, matches).map(([piece, hit]) => (hit ? element("mark", {}, piece) : piece));

  function excerpt(record, matches, length = 160) {
    let found = { words: 0, place: "", text: record.texts[0]?.text ?? "", from: 0 };
    let named = 0;
    for (const [w] of record.name.matchAll(shown)) named |= matches(w);
    for (const { place, text } of record.texts) {
      const hits = [];
      for (const { 0: w, index } of text.matchAll(shown)) {
        const bits = matches(w) & ~named;
        if (bits) hits.push([index, bits]);
      }
      hits.forEach(([from], i) => {
        let bits = 0;
        for (let j = i; j < hits.length && hits[j][0] < from + length - 40; j++) bits |= hits[j][1];
        if (count(bits) > found.words) found = { words: count(bits), place, text, from };
      });
    }
    const { text } = found;
    let from = 0;
    if (found.from > 60) {
      const near = found.from - 40;
      from = Math.min(text.indexOf(" ", near) + 1 || near, found.from);
    }
    let to = from + length;
    const space = text.lastIndexOf(" ", to);
    if (to < text.length && space > from + 60) to = space;
    const cut = text.slice(from, to);
    return { ...found, text: cut && (from > 0 ? "… " : "") + cut + (to < text.length ? " …" : "") };
  }

  return { matcher, mark, excerpt, element, marked };
})();
"use strict";

{
  const { Index } = handbook.searchCore;
  const { matcher, excerpt, element, marked } = handbook.searchText;
  const { format: counted } = handbook.number;
  const folder = "assets/theme/search/";
  const short = 8;
  const each = { one: 20, all: 5 };

  let index = null;
  let stale = null;
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
        await new Promise((seen) => { setTimeout(seen, 20); });
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
      if (index.asked !== asked) asked = index.find(query);
      best = wanted(asked);
    }
    if (still()) show(asked, known());
  }

  const text = (key, values = {}) => index.about.texts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

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

  function remark(asked, query) {
    if (!asked.entries.length) return text("none", { query });
    if (asked.some) return text("some");
    return asked.words.some((w) => w.near) ? text("near") : "";
  }

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
    let said;

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
    if (document.activeElement === input) begin();
    input.addEventListener("blur", () => open(false));
    box.addEventListener("mousedown", (event) => event.preventDefault());
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
        const there = options.length + 1;
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

  function page(form, input) {
    const main = form.closest("main");
    const [results, letters, status] = ["results", "letters", "status"].map((name) => main.querySelector(`[data-search-${name}]`));
    const [told, found] = results.children;
    const address = new URLSearchParams(location.search);
    let only = address.get("kind") ?? "";
    let more = new Map(history.state?.more);
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
      const choices = kinds.length > 1 && element("details", { class: "search-choices" },
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

  handbook.searching = (within) => {
    for (const form of within.querySelectorAll("[data-search]")) {
      (form.dataset.search === "page" ? page : field)(form, form.querySelector("input"));
    }
  };
  handbook.searching(document);
}
