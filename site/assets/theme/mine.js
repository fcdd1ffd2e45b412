// The panel "Your answers", which every page with answers has: where they are
// kept, when they were saved and exported, and a banner when they are not.
"use strict";
globalThis.handbook ??= {};

{
  const { store, transfer, word } = handbook;
  const formats = {}; // made when first needed: that takes a while
  const date = (style, then) => (formats[style] ??= handbook.date({ [style]: style === "dateStyle" ? "long" : "short" })).format(then);

  handbook.day = (iso) => date("dateStyle", new Date(iso));
  handbook.when = (iso) => {
    const then = new Date(iso);
    return then.toDateString() === new Date().toDateString()
      ? word("when-today", { time: date("timeStyle", then) })
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
    }
    const told = state.safe ? "" : word(`banner-${state.kind}`);
    const text = banner.querySelector("[data-banner-text]");
    if (text.textContent !== told) text.textContent = told;
    banner.hidden = state.safe;
    document.documentElement.classList.toggle("has-banner", !state.safe);
    const after = state.exportedAt && !state.changedSince ? word("saving-exported", { when: handbook.when(state.exportedAt) }) : "";
    banner.querySelector("[data-banner-exported]").textContent = after;
    // Leaving would lose what is neither saved nor exported.
    if (!state.safe && state.unsaved && state.changedSince) addEventListener("beforeunload", warn);
    else removeEventListener("beforeunload", warn);

    const own = store.document.name;
    if (document.activeElement !== name) name.value = own;
    for (const element of document.querySelectorAll("[data-name]")) element.textContent = own;
  };

  name.addEventListener("input", () => store.about({ name: name.value.slice(0, 200) }));
  banner.querySelector("button").addEventListener("click", transfer.exportJSON);
  transfer.start(panel);
  store.onChange(show);
  panel.hidden = false;
  for (const notice of document.querySelectorAll(".no-script")) notice.hidden = true;
  showNow();
  const { mine: id, edition, title } = panel.dataset;
  // Times are written once beforehand: the first time takes a while.
  const warm = new Promise((resolve) => {
    setTimeout(() => {
      date("timeStyle", new Date());
      setTimeout(resolve);
    });
  });
  store.open({ id, edition, title }, warm);
}
