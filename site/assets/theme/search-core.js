// What searching is, without the page: folding words, reading the index, finding
// and ranking. The package comment of generator/search tells what the index is
// made of. This file runs in Node as well, where the tests try it.
"use strict";
globalThis.handbook ??= {};

handbook.searchCore = (() => {
  const weights = [10, 6, 4.5, 3.5, 3, 1]; // of the classes of an entry's words
  const context = 1.5; // of a word that only the head of an entry's group has
  const inText = 5;

  // ---- Words. What fold and words do, generator/search/fold.go does as well.

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

  // An Arabic word without its article, or the word itself.
  const bare = (w) => /^(?:[وبكف]?ال|لل)(..+)$/.exec(w)?.[1] ?? w;

  // ---- Numbers, and lists of them.

  const digits = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => { digits[c.charCodeAt(0)] = i; });

  // The lists of numbers in a text, with periods between. Of rising lists, what
  // each number is above the last was written.
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

  // The first place in a sorted list whose value is not below the wanted one.
  function lower(list, wanted, from = 0) {
    let to = list.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (list[middle] < wanted) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  // ---- Typing errors.

  // How many edits lead from what was typed to the beginning of a word: a letter
  // more, less or other, or two that changed places. Above the limit, more of
  // them count as limit + 1.
  const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

  function edits(typed, w, limit) {
    const start = Math.min(typed.length, 60);
    const end = Math.min(w.length, start + limit);
    let [before, last, row] = rows;
    for (let j = 0; j <= end; j++) last[j] = j;
    for (let i = 1; i <= start; i++) {
      let least = (row[0] = i);
      for (let j = 1; j <= end; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[i - 1] === w[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && typed[i - 1] === w[j - 2] && typed[i - 2] === w[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) return limit + 1;
      [before, last, row] = [last, row, before];
    }
    let least = limit + 1;
    for (let j = 0; j <= end; j++) least = Math.min(least, last[j]);
    return least;
  }

  const allowed = (w) => (w.length < 4 ? 0 : w.length < 8 ? 1 : 2);

  function count(bits) {
    let n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
  }

  // ---- The index.

  class Index {
    constructor(about) {
      this.about = about;
      this.skip = new Set(about.skip);
      this.words = [];
      let last = "";
      for (const piece of about.words.split(/(?=[A-Z])/)) {
        last = last.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1);
        this.words.push(last);
      }
      const from = (counts) => [0, ...rising(counts)];
      this.shards = from(about.shards);
      this.chunks = from(about.chunks);
      this.kindWords = about.kinds.map(([, many, , one]) => words(fold(`${many} ${one}`, about.umlauts)));
      this.lists = []; // the entries of words, by words part
      this.records = []; // the entries, by items part
      this.groups(numbers(about.groups));
      this.heads(about.heads);
    }

    // Notes the kind and the group of each entry.
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
      this.score = new Float32Array(size);
      this.best = new Float32Array(size); // for one word of the query
      this.has = new Uint32Array(size); // the words of the query that an entry has, as bits
      this.named = new Uint32Array(this.starts.length); // those that the name of a group's head has
      this.said = new Map(); // by method and word
      this.touched = []; // the entries that the last query gave a score
    }

    heads({ words, hits, entries, items }) {
      const each = hits.split(",");
      this.headHits = new Map(rising(words).map((at, i) => [at, each[i]]));
      const records = items.split("\n");
      this.headRecords = new Map(rising(entries).map((entry, i) => [entry, records[i]]));
    }

    add(kind, number, data) {
      if (kind === "words") this.lists[number] = data.split(",");
      else this.records[number] = data;
    }

    // The entries of a word, a list for each class; those of the heads as long as
    // its part is missing.
    hits(at) {
      const shard = part(this.shards, at);
      const list = this.lists[shard];
      if (!list) return lists(this.headHits.get(at) ?? "", true);
      const i = at - this.shards[shard];
      if (typeof list[i] === "string") list[i] = lists(list[i], true);
      return list[i];
    }

    // An entry with its texts, or as a head, or nothing as long as its part is
    // missing.
    record(entry) {
      const chunk = part(this.chunks, entry);
      const data = this.records[chunk];
      if (data === undefined) return this.headRecords.has(entry) ? read(this.headRecords.get(entry))[0] : undefined;
      if (typeof data === "string") this.records[chunk] = read(data);
      return this.records[chunk][entry - this.chunks[chunk]];
    }

    // What a query asks for: its words, each with the words of the vocabulary that
    // it stands for and how well they fit.
    ask(query) {
      const typed = [...new Set(words(fold(query, this.about.umlauts)))].slice(0, 30);
      const asked = typed.filter((w) => !this.skip.has(w));
      return {
        text: typed.join(" "), words: (asked.length ? asked : typed.slice(-1)).map((w) => this.once("fits", w)), entries: [], missing: [],
      };
    }

    // What a method says of a word, which is asked again with the next letter and
    // the next part of the index.
    once(method, w) {
      const key = `${method} ${w}`;
      if (!this.said.has(key)) this.said.set(key, this[method](w));
      return this.said.get(key);
    }

    fits(typed) {
      const found = new Map(); // place in the vocabulary: how well it fits
      const note = (at, how) => { if (!(found.get(at) >= how)) found.set(at, how); };
      const start = (w, how) => {
        for (let at = lower(this.words, w); this.words[at]?.startsWith(w); at++) {
          note(at, this.words[at] === w ? how : how * (0.55 + 0.3 * w.length / this.words[at].length));
        }
      };
      start(typed, 1);
      const w = bare(typed);
      if (w !== typed) start(w, 1);
      // Forms of the same word that are shorter than what was typed.
      for (let length = w.length - 1; length >= Math.max(4, w.length - 3); length--) {
        const at = lower(this.words, w.slice(0, length));
        if (this.words[at] === w.slice(0, length)) note(at, 0.5);
      }
      if (w.length > 3 && (!found.size || this.about.umlauts)) { // inside of words, which German joins
        this.words.forEach((other, at) => { if (other.indexOf(w, 1) > 0) note(at, 0.3); });
      }
      return { typed, found };
    }

    // The same, and the words that differ from what was typed by a typing error.
    near(typed) {
      const { found } = this.once("fits", typed);
      const limit = allowed(typed);
      if (!limit) return { typed, found };
      let least = limit;
      let list = [];
      const look = (from, to) => {
        for (let at = from; at < to; at++) {
          const w = this.words[at];
          if (w.length < typed.length - least || found.has(at)) continue;
          const n = edits(typed, w, least);
          if (n < least) list = [];
          if (n <= least) list.push(at);
          least = Math.min(least, n);
        }
      };
      // Few get the first letter wrong; the other words are there for them.
      const from = lower(this.words, typed[0]);
      const to = lower(this.words, `${typed[0]}\uffff`);
      look(from, to);
      if (!list.length) {
        look(0, from);
        look(to, this.words.length);
      }
      const how = (at) => (least < 2 ? 0.5 : 0.35) * (0.4 + 0.6 * Math.min(1, typed.length / this.words[at].length));
      return { typed, found: new Map([...found, ...list.map((at) => [at, how(at)])]), near: list.length > 0 };
    }

    // The words parts that a query needs and are missing. The first letter of a
    // word alone is answered by the heads.
    missing(asked) {
      const parts = new Set();
      for (const { typed, found } of asked.words) {
        const own = new Set([...found.keys()].map((at) => part(this.shards, at)));
        if (typed.length > 1 || own.size === 1) for (const p of own) if (!this.lists[p]) parts.add(p);
      }
      return [...parts];
    }

    // The items parts that hold these entries and are missing.
    missingItems(entries) {
      return [...new Set(entries.map((entry) => part(this.chunks, entry)))].filter((p) => this.records[p] === undefined);
    }

    // All entries that have every word of a query; where there are none, those
    // with near words; where there still are none, those with most of the words.
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

    // The entries that have all words of a query but a few, and their scores. A
    // word may also stand in the name of the head of their group, or of their kind.
    having(asked, less) {
      const { score, best, has, named, group, starts, touched: before } = this;
      for (let i = 0; i < before.length; i++) score[before[i]] = has[before[i]] = 0;
      named.fill(0);
      const touched = [];
      const kinds = this.about.kinds.map(() => 0);
      asked.forEach(({ typed, found }, place) => {
        const bit = 1 << place;
        this.kindWords.forEach((list, kind) => { if (list.some((w) => w.startsWith(typed))) kinds[kind] |= bit; });
        const all = []; // how much each list of entries counts, and the list
        let sum = 0;
        for (const [at, how] of found) {
          const hits = this.hits(at);
          const classes = typed.length > 2 || how === 1 ? weights.length : inText; // in a text, two letters say nothing
          for (let c = 0; c < hits.length && c < classes; c++) {
            all.push([weights[c] * how, hits[c], c < inText]);
            sum += hits[c].length;
          }
        }
        const rare = Math.log(1 + score.length / sum);
        for (const [value, entries, isName] of all) {
          for (let i = 0; i < entries.length; i++) {
            const entry = entries[i];
            const bits = has[entry];
            if ((bits & bit) === 0) {
              if (bits === 0) touched.push(entry);
              has[entry] = bits | bit;
              score[entry] += value * rare;
              best[entry] = value;
            } else if (best[entry] < value) {
              score[entry] += (value - best[entry]) * rare;
              best[entry] = value;
            }
            if (isName && starts[group[entry]] === entry) named[group[entry]] |= bit;
          }
        }
      });
      this.touched = touched;
      const entries = [];
      const wanted = asked.length - less;
      const factors = this.about.kinds.map(([, , weight]) => weight);
      for (let i = 0; i < touched.length; i++) {
        const entry = touched[i];
        const around = ((group[entry] ? named[group[entry]] : 0) | kinds[this.kind[entry]]) & ~has[entry];
        score[entry] = (score[entry] + context * count(around)) * factors[this.kind[entry]];
        if (count(has[entry] | around) >= wanted) entries.push(entry);
      }
      return entries;
    }

    // The first of some entries. Those whose name has the words as they were typed
    // come before their likes, as far as the names are there.
    top(asked, entries, limit) {
      const { score } = this;
      const list = []; // sorted, and longer than what is wanted
      const most = 2 * limit + 16;
      const before = (a, b) => score[a] > score[b] || (score[a] === score[b] && a < b);
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
        const name = record ? words(fold(record.name, this.about.umlauts)).join(" ") : "";
        const at = name.indexOf(asked.text);
        const phrase = name === asked.text ? 2 : at === 0 ? 1.5 : name[at - 1] === " " ? 1.3 : 1;
        return [entry, score[entry] * phrase];
      });
      return ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([entry]) => entry);
    }

    // The entries by kind, the kind whose entry comes first before the others.
    kinds(entries) {
      const kinds = new Map();
      for (const entry of entries) {
        const [id, name] = this.about.kinds[this.kind[entry]];
        if (!kinds.has(id)) kinds.set(id, { id, name, entries: [], best: 0 });
        const kind = kinds.get(id);
        kind.entries.push(entry);
        kind.best = Math.max(kind.best, this.score[entry]);
      }
      return [...kinds.values()];
    }

    // Which words of a query a word of a text stands for, as bits.
    matcher(asked) {
      const known = new Map(); // what is found beyond beginnings
      asked.words.forEach(({ typed, found }, bit) => {
        for (const at of found.keys()) {
          const w = this.words[at];
          if (!w.startsWith(typed)) known.set(w, known.get(w) | 1 << bit);
        }
      });
      const seen = new Map();
      return (shown) => {
        let bits = seen.get(shown);
        if (bits !== undefined) return bits;
        const w = fold(shown, this.about.umlauts);
        for (const form of [w, bare(w)]) {
          bits |= known.get(form);
          asked.words.forEach(({ typed }, bit) => { if (form.startsWith(typed)) bits |= 1 << bit; });
        }
        seen.set(shown, bits);
        return bits;
      };
    }
  }

  const shown = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;

  // A text as pieces, those that were found and those between.
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

  // The stretch of a record's texts that has most of the words that its name has
  // not, and the place where its text begins; the beginning of the first text
  // where none has any.
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
    let from = Math.max(0, Math.min(found.from - 40, text.length - length));
    if (from > 0) from = text.indexOf(" ", from) + 1;
    let to = from + length;
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 40);
    const cut = text.slice(from, to);
    return { ...found, text: cut && (from > 0 ? "… " : "") + cut + (to < text.length ? " …" : "") };
  }

  // The part that something has its place in.
  const part = (starts, at) => lower(starts, at + 1) - 1;

  // The entries of an items part.
  function read(data) {
    let last = {};
    return data.split("\n").map((line) => {
      const [name, page, place, where, ...more] = line.split("\t");
      const texts = [];
      for (let i = 0; i < more.length; i += 2) texts.push({ place: more[i], text: more[i + 1] });
      last = { name, page: page === "=" ? last.page : page, place, where: where === "=" ? last.where : where, texts };
      return last;
    });
  }

  return { fold, words, bare, edits, Index, mark, excerpt };
})();
