// What is shown of a text that was found: the words marked, and the stretch of it
// that has most of them.
"use strict";

handbook.searchText = (() => {
  const { fold, bare, count } = handbook.searchWords;

  // Which words of a query a word of a text stands for, as bits.
  function matcher(index, asked) {
    const known = new Map(); // what is found beyond beginnings
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

  function element(name, attributes, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children.filter(Boolean));
    return e;
  }

  const marked = (text, matches) => mark(text, matches).map(([piece, hit]) => (hit ? element("mark", {}, piece) : piece));

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
    let from = 0;
    if (found.from > 60) { // what was found is on the first two lines, also on a phone
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
