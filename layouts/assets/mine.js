// The panel "Your answers", which every page with answers has: where they are
// kept, when they were saved and exported, and a banner when they are not.
"use strict";
globalThis.handbook ??= {};

{
  const { store, transfer, word } = handbook;
  // Dates are written by the handbook's own words, as on every page; what the
  // browser has for that is slow to start.
  const local = (iso) => new Date(iso.length === 10 ? `${iso}T00:00` : iso);
  const two = (n) => handbook.digits(String(n).padStart(2, "0"));

  handbook.day = (iso) => {
    const then = local(iso);
    const day = then.getDate() === 1 ? word("first-day", { day: 1 }) : handbook.digits(then.getDate());
    return word("date", { day, month: word(`months.${then.getMonth() + 1}`), year: handbook.digits(then.getFullYear()) });
  };
  handbook.when = (iso) => {
    const then = new Date(Math.min(local(iso), Date.now())); // a clock may have been ahead
    return then.toDateString() === new Date().toDateString()
      ? word("when-today", { time: word("time", { hour: two(then.getHours()), minute: two(then.getMinutes()) }) })
      : word("when-day", { day: handbook.day(iso) });
  };

  const panel = document.querySelector("[data-mine]");
  const name = panel.querySelector("[data-name-field]");
  const banner = panel.querySelector("[data-banner]");
  document.getElementById("part_main").before(banner);

  // Both return what is saved, and what is exported.
  const long = ({ kind, savedAt, exportedAt, changedSince }) => [
    kind !== "saved" ? word(`saving-${kind}`) : savedAt ? word("saving-saved", { when: handbook.when(savedAt) }) : word("saving-none"),
    !savedAt ? "" : !exportedAt ? word("saving-never")
      : word(changedSince ? "saving-since" : "saving-exported", { when: handbook.when(exportedAt) }),
  ];
  const short = ({ kind, savedAt }) => [
    kind === "opening" ? word("saving-opening") : kind !== "saved" ? word("saving-not") : savedAt
      ? word("saving-short", { when: handbook.when(savedAt) }) : word("saving-short-none"),
  ];

  const warn = (event) => event.preventDefault();

  let asked;
  const show = () => { asked ??= setTimeout(showNow); };
  const showNow = () => {
    asked = undefined;
    const { state } = store;
    for (const element of document.querySelectorAll("[data-saving]")) {
      element.textContent = (element.dataset.saving === "short" ? short : long)(state).filter(Boolean).join(" ");
      element.classList.toggle("unsafe", !state.safe);
      element.classList.toggle("opening", state.kind === "opening");
    }
    const told = state.safe ? "" : word(`banner-${state.kind}`);
    const text = banner.querySelector("[data-banner-text]");
    if (text.textContent !== told) text.textContent = told;
    banner.hidden = state.safe;
    document.documentElement.classList.toggle("has-banner", !state.safe);
    banner.querySelector("[data-banner-exported]").textContent =
      state.exportedAt && !state.changedSince ? word("saving-exported", { when: handbook.when(state.exportedAt) }) : "";
    // Leaving would lose what is neither saved nor exported.
    if (!state.safe && state.unsaved && state.changedSince) addEventListener("beforeunload", warn);
    else removeEventListener("beforeunload", warn);

    const own = store.document.name;
    if (name.value !== own) name.value = own; // each key is stored at once: it is newer from elsewhere
    for (const element of document.querySelectorAll("[data-name]")) element.textContent = own;
  };

  // A field cuts off what does not fit of what is pasted or dropped there, without a word.
  addEventListener("beforeinput", ({ inputType, data, target: { value, maxLength, selectionStart, selectionEnd } }) => {
    const all = value.length + selectionStart - selectionEnd + data?.replaceAll("\r", "").length;
    if (maxLength > 0 && inputType.startsWith("insertFrom") && all > maxLength) handbook.toast(word("text-cut", { n: maxLength }));
  });

  name.addEventListener("input", () => store.about({ name: name.value.slice(0, 200) }));
  banner.querySelector("button").addEventListener("click", transfer.exportJSON);
  transfer.start(panel);
  store.onChange(show);
  panel.hidden = false;
  showNow();
  const { mine: id, edition, title } = panel.dataset;
  name.readOnly = true; // until it is known which one is stored
  store.open({ id, edition, title }).then(() => {
    name.readOnly = false;
    showNow();
  });
}
