// How scripts write numbers and dates: as the words of the page do.
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
  // English without a country is British here, as in all our words.
  handbook.date = (options) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { calendar: "gregory", numberingSystem, ...options });
}
