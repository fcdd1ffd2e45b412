// The words of the interface for scripts: handbook.word(key, values). A page
// prints them into <template data-words>, in the handbook's language.
"use strict";
globalThis.handbook ??= {};

handbook.word = (() => {
  const texts = new Map([...document.querySelectorAll("template[data-words]")].flatMap((template) =>
    [...template.content.querySelectorAll("data")].map((data) => [data.value, data.textContent])));
  let plural;

  return (key, values = {}) => {
    let text = texts.get(key);
    if (text === undefined && typeof values.n === "number") {
      plural ??= new Intl.PluralRules(handbook.language);
      text = texts.get(`${key}.${values.n}`) ?? texts.get(`${key}.${plural.select(values.n)}`) ?? texts.get(`${key}.other`);
    }
    return (text ?? `⟨${key}⟩`).replace(/\{([\w-]+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? handbook.number.format(value) : value;
    });
  };
})();
handbook.labelled = (label, text) => handbook.word("labelled", { label, text });
handbook.counted = (key, values) => handbook.word(key, values).replace(/(\p{Nd}) /gu, "$1\u00a0"); // no number ends a line
handbook.listed = (texts) => texts.join(handbook.word("comma"));
