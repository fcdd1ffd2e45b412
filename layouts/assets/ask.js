// One behaviour of a self-check: puts controls in the place of the boxes on
// paper, and shows in them what is stored.
"use strict";

handbook.ask = (() => {
  const { model, store, word } = handbook;

  // given returns what was answered to a behaviour: what was said of it when it was of
  // the other kind is no answer to this.
  const given = ({ id, kind }) => model.answered(store.document, id, kind);

  // isOpen tells whether a behaviour waits for an answer, or is asked again.
  const isOpen = (ask) => !given(ask)?.answer || !ask.changed.hidden;

  // build returns the behaviour of an item. It calls change with the field that
  // the reader changed and all that this says, stop when a note is complete, and
  // next to go on to what is still open.
  const build = (item, edition, { change, stop, next }) => {
    const { kind } = item.closest("[data-kind]").dataset;
    const fieldset = document.querySelector(`template[data-ask="${kind}"]`).content.firstElementChild.cloneNode(true);
    const part = (name) => fieldset.querySelector(`[data-${name}]`);
    const ask = { id: item.id, kind, item, wording: item.querySelector(".ask-text").textContent.trim(),
      radios: [...fieldset.querySelectorAll("[type=radio]")],
      develop: part("develop"), note: part("note"), meta: part("meta"), clear: part("clear"), changed: part("changed") };
    fieldset.querySelector("legend").textContent = ask.wording;
    const driven = item.querySelector(".ask-driven");
    if (driven) part("driven").replaceWith(driven);
    for (const radio of ask.radios) radio.name = `answer-${ask.id}`;

    const say = (field, fields) => change(ask, field, store.document.items[ask.id] && !given(ask)
      ? { answer: "", develop: undefined, note: undefined, confirmed: undefined, wording: ask.wording, edition, ...fields } : fields);
    const answer = (value) => say("answer", { answer: value, wording: ask.wording, edition, confirmed: undefined });
    fieldset.addEventListener("change", ({ target }) => {
      if (target.type === "radio") answer(target.value);
      else if (target === ask.develop) say("develop", { develop: target.checked });
    });
    ask.note.addEventListener("input", () => say("note", { note: ask.note.value }));
    ask.note.addEventListener("change", stop);
    ask.clear.addEventListener("click", () => {
      answer("");
      ask.radios[0].focus();
    });
    part("still-true").addEventListener("click", () => {
      say("confirmed", { confirmed: ask.wording });
      (ask.radios.find((radio) => radio.checked) ?? ask.radios[0]).focus();
    });
    fieldset.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.type === "radio") {
        event.preventDefault();
        next();
      }
    });
    item.replaceChildren(fieldset);
    item.classList.add("built");
    return ask;
  };

  const show = (ask) => {
    const entry = given(ask);
    for (const radio of ask.radios) {
      radio.checked = radio.value === entry?.answer;
      radio.parentNode.classList.toggle("chosen", radio.checked); // quicker than :has(:checked)
    }
    ask.develop.checked = entry?.develop ?? false;
    const note = entry?.note ?? "";
    if (ask.note.value !== note) ask.note.value = note;
    ask.note.parentNode.dataset.text = note;
    ask.item.classList.toggle("empty-note", !note.trim());
    ask.meta.hidden = model.isEmpty(entry);
    ask.clear.hidden = !entry?.answer;
    if (!ask.meta.hidden) ask.meta.firstElementChild.textContent = entry.time ? word("changed-on", { when: handbook.when(entry.time) }) : "";
    const changed = model.wordingChanged(entry, ask.wording);
    ask.changed.hidden = !changed;
    if (changed) {
      ask.changed.querySelector("[data-old]").textContent = entry.wording;
      ask.changed.querySelector("[data-asked]").textContent = word(entry.edition ? "reworded-in" : "reworded", { edition: entry.edition });
    }
  };

  return { build, show, given, isOpen };
})();
