// How scripts write numbers, as the words of the page do, and the texts of authors, each
// in the direction of its letters.
"use strict";
globalThis.handbook ??= {};

{
  const { lang, dataset: { words, numbering: numberingSystem = "latn" } } = document.documentElement;
  const language = words || lang; // of the words, where the handbook's has none

  handbook.language = language;
  // Small numbers in our digits are the same everywhere; what writes the others
  // is made when first needed, since that takes a while.
  let number;
  handbook.number = {
    format: (n) => numberingSystem === "latn" && Number.isInteger(n) && n >= 0 && n < 1000
      ? String(n)
      : (number ??= new Intl.NumberFormat(language, { numberingSystem })).format(n),
  };
  // direction returns the attribute for an author's text whose letters all run against
  // the page, as theme.Direction does. What is set off already stays as it is.
  const right = /[\u0590-\u08ff\ufb1d-\ufeff]/;
  const dir = document.documentElement.dir === "rtl" ? "ltr" : "rtl";
  handbook.direction = (text) => !/[\u2066\u2068]/.test(text)
    && text.match(/\p{L}/gu)?.every((letter) => right.test(letter) === (dir === "rtl")) && { dir };

  // digits writes what is no amount: a year, or the minutes of a time.
  handbook.digits = (text) => numberingSystem === "latn" ? String(text)
    : String(text).replace(/\d/g, (digit) => handbook.number.format(Number(digit)));
}
