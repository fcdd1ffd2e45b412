// What searching does with words and numbers, without the page: folding, typing
// errors, and the lists that the index is made of. Like search-core.js and
// search-text.js, this file runs in Node as well, where the tests try it.
"use strict";
globalThis.handbook ??= {};

handbook.searchWords = (() => {
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

  // Endings that stand for each other, in lists.
  const endings = (text) => text.split("/").map((list) => list.trim().split(/ +/).map((ending) => (ending === "-" ? "" : ending)));

  // What a word may be with other endings, itself among it. What is left without an
  // ending says which word it is, from four letters on.
  const formsOf = (w, lists) => lists.flatMap((list) => list.filter((ending) => w.endsWith(ending) && w.length - ending.length > 3)
    .flatMap((ending) => list.map((other) => w.slice(0, w.length - ending.length) + other)));

  // ---- Numbers, lists of them, and entries.

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

  // The same page, or another one in its folder.
  const beside = (page, name) => (name ? page.slice(0, page.lastIndexOf("/") + 1) + name : page);

  // The entries of an items part.
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

  // The first place in a sorted list whose value is not below the wanted one.
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

  // ---- Typing errors.

  // How many edits lead from what was typed to the beginning of a word, or, two of
  // them, to the word: a letter more, less or other, or two that changed places. In
  // a short word another letter makes another word, and counts twice. Above the
  // limit, more of them count as limit + 1.
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
      // A last letter that is left out stands for the one that follows.
      const left = j < w.length && last[j] > 0 && typed[start - 1] !== w[j - 1] && typed[start - 1] !== w[j - 2];
      if (j === w.length || last[j] + (left ? other - 1 : 0) < 2) least = Math.min(least, last[j]);
    }
    return least;
  }

  const allowed = (w) => (w.length < 4 ? 0 : w.length < 8 ? 1 : 2);

  // The places of those words of a sorted list that the fewest errors lead to, and
  // how many these are. Places that are found in another way are left out.
  function closest(all, typed, found) {
    let least = allowed(typed);
    let list = [];
    const letters = [...new Set(typed)];
    const lacks = (w) => { // more letters than that many errors explain
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
    // Few get the first letter wrong, and hardly any of them another one; the other
    // words are there for them.
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
