// The index of the search, without the page: reading it, finding and ranking. The
// package comment of generator/search tells what the index is made of.
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
      this.place = new Uint32Array(size).fill(0); // of an entry among those touched, from 1; filled, it is there
      this.named = new Uint32Array(this.starts.length); // those that the name of a group's head has
      this.said = new Map(); // by method and word
      this.touched = []; // the entries that the last query gave a score, and the scores
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
      if (data === undefined) {
        if (typeof this.headRecords === "string") this.headRecords = read(this.headRecords);
        return this.headRecords[this.headAt.get(entry)];
      }
      if (typeof data === "string") this.records[chunk] = read(data);
      return this.records[chunk][entry - this.chunks[chunk]];
    }

    // What a query asks for: its words, each with the words of the vocabulary that
    // it stands for and how well they fit.
    ask(query) {
      const typed = words(fold(query, this.about.umlauts)).slice(0, 30);
      const asked = [...new Set(typed)].filter((w) => !this.skip.has(w));
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
      // Other forms of the same word, and, where the endings do not tell, what a long
      // word begins with.
      const forms = new Map(); // the other form, and what was typed
      const other = (form, how) => {
        const at = lower(this.words, form);
        if (this.words[at] !== form) return;
        note(at, how);
        if (how > 0.5) forms.set(form, typed);
      };
      for (const form of formsOf(w, this.endings)) other(form, 0.9);
      for (let length = w.length - 1; length >= w.length * 0.8 && length > w.length - 4; length--) other(w.slice(0, length), 0.5);
      if (w.length > 3 && (!found.size || this.about.umlauts)) { // inside of words, which German joins
        this.words.forEach((other, at) => { if (other.indexOf(w, 1) > 0) note(at, 0.3); });
      }
      return { typed, found, forms };
    }

    // The same, and the words that differ from what was typed by a typing error.
    near(typed) {
      const fits = this.once("fits", typed);
      const { found } = fits;
      if (!allowed(typed)) return fits;
      const { list, least } = closest(this.words, typed, found);
      const how = (at) => (least < 2 ? 0.5 : 0.35) * (0.4 + 0.6 * Math.min(1, typed.length / this.words[at].length));
      return { ...fits, found: new Map([...found, ...list.map((at) => [at, how(at)])]), near: list.length > 0 };
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
      const { place, named, kind, group, starts } = this;
      for (const entry of this.touched) place[entry] = 0;
      named.fill(0);
      const touched = (this.touched = []);
      const scores = (this.scores = []);
      const has = []; // which words each of them has, as bits
      const best = []; // what the last of them counts
      const kinds = this.about.kinds.map(() => 0);
      const sought = asked.map(({ typed, found }, number) => {
        const bit = 1 << number;
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
        return { bit, all, sum };
      }).sort((a, b) => a.sum - b.sum);
      // The rarest word comes first: most entries of the others lack it, and are
      // passed over when every word is asked for.
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

    // The first of some entries. Those whose name, alone or with where they belong,
    // has the words as they were typed, or other forms of them, come before their
    // likes, as far as the names are there.
    top(asked, entries, limit) {
      const score = (entry) => this.score(entry);
      const forms = new Map(asked.words.flatMap((w) => [...w.forms]));
      const list = []; // sorted, and longer than what is wanted
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

    // The entries by kind, the kind whose entry comes first before the others.
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

  // The part that something has its place in.
  const part = (starts, at) => lower(starts, at + 1) - 1;

  return { Index };
})();
