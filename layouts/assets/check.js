// The self-check of a level: turns the form on paper into one that can be
// filled in, takes back changes, and leads to what is still open.
"use strict";
{
  const { store, word, ask: { build, show, isOpen }, outcome } = handbook;
  const form = document.querySelector("[data-check]");
  const find = (name) => document.querySelector(`[data-${name}]`);
  const competency = form.dataset.check;
  const level = Number(form.dataset.level);
  const { edition } = find("mine").dataset;
  const NEAR = 16; // so many behaviours are drawn at most, in the window and near it
  const QUICK = 25; // milliseconds to a frame with little to do, and its time to wait
  const asks = new Map(); // by the id of the item
  const undoable = []; // what can be undone, the last change at the end
  const { sum, help, showGone } = outcome({ competency, level, asks });

  // --- Changes.
  const entryOf = (ask) => store.document.items[ask.id];
  const write = (ask, fields) => store.put("items", ask.id, { kind: ask.kind, competency, level, ...fields });

  // stands tells whether what a step wrote is still there. What another tab, an
  // import or deleting has changed since is not ours, and of what was answered before it
  // was known what is stored, nobody knew what was there before.
  const stands = ({ ask, after, known }) => known === store.known && Object.entries(after).every(([key, value]) => entryOf(ask)?.[key] === value);

  // change stores a change of one field and remembers how to undo it. Typing is
  // one change until the reader goes elsewhere.
  const change = (ask, field, fields) => {
    const last = undoable.at(-1);
    const goesOn = field === "note" && last?.ask === ask && last.typing && stands(last);
    const entry = entryOf(ask);
    write(ask, entry?.wording ? fields : { wording: ask.wording, edition, ...fields });
    if (goesOn) {
      last.after = fields;
    } else {
      const before = Object.fromEntries(Object.keys(fields).map((key) => [key, entry?.[key]]));
      undoable.push({ ask, known: store.known, after: fields, before: { ...before, kind: entry?.kind ?? ask.kind }, typing: field === "note" });
    }
    offerUndo();
  };

  const stop = () => undoable.forEach((step) => { step.typing = false; });

  // --- Undo and the way to what is still open.
  const undo = find("undo");

  const offerUndo = () => undo.ariaDisabled = !undoable.length;

  const takeBack = () => {
    let step = undoable.pop();
    while (step && !stands(step)) step = undoable.pop();
    offerUndo();
    if (!step) return;
    const { ask, before } = step;
    ask.item.scrollIntoView({ block: "nearest" });
    write(ask, before);
    show(ask);
    find("status").textContent = word("undone", { text: ask.wording });
  };

  const next = () => {
    const all = [...asks.values()];
    const left = all.filter(isOpen);
    if (!left.length) {
      const heading = find("summary").querySelector("h2");
      heading.focus();
      heading.scrollIntoView({ block: "start" });
      return;
    }
    const here = document.activeElement.closest(".ask");
    const at = all.findIndex((ask) => ask.item === here);
    const target = left.find((ask) => all.indexOf(ask) > at) ?? left[0];
    target.item.scrollIntoView({ block: "center" });
    target.radios[0].focus({ preventScroll: true });
  };

  // away reports whether the reader has gone on, in a handbook that is one file.
  const away = () => !form.isConnected;

  // --- All of it, a few behaviours at a time so that the page stays quick.
  const pause = () => new Promise((resolve) => { setTimeout(resolve); });

  // frame resolves when what there is has been drawn. Where nobody sees the page,
  // nothing is drawn, and nothing waits.
  const frame = () => document.hidden || new Promise((resolve) => {
    let late;
    const done = () => {
      clearTimeout(late);
      document.removeEventListener("visibilitychange", done);
      resolve();
    };
    requestAnimationFrame(() => setTimeout(done));
    document.addEventListener("visibilitychange", done);
    late = setTimeout(done, 300); // a window that is covered
  });

  const few = async (list, act) => {
    let n = 0;
    for (const one of list) {
      act(one);
      if (++n % 3 === 0) await pause();
    }
  };

  const update = async (changes) => {
    const own = changes?.filter(({ section, id }) => section === "items" && asks.has(id)) ?? [];
    await pause(); // what was clicked is drawn before
    if (away()) return;
    if (changes) {
      for (const { id } of own) show(asks.get(id));
      if (own.length) asked ??= setTimeout(conclude);
    } else {
      await few(asks.values(), show);
      await conclude();
    }
  };

  // Not at each keystroke, but soon after.
  let asked;
  const conclude = async () => {
    asked = undefined;
    if (away()) return;
    showGone();
    if (!asks.size) return;
    sum();
    await pause();
    if (!away()) help();
  };

  // --- What stands far from the window is laid out as well, one after the other
  // in a frame each, so that a jump to it finds it ready. What changes all of it
  // begins anew.
  let drawing = 0;
  const draw = async () => {
    const own = ++drawing;
    for (const { item: { classList } } of asks.values()) {
      if (classList.contains("drawn")) continue;
      classList.add("drawing");
      await frame();
      classList.remove("drawing");
      if (own !== drawing || document.hidden || away()) return;
      classList.add("drawn");
    }
  };
  const drawAnew = () => {
    for (const { item } of asks.values()) item.classList.remove("drawn");
    draw();
  };

  let width = innerWidth;
  const resized = () => {
    if (innerWidth === width) return;
    width = innerWidth;
    drawAnew();
  };

  const listen = () => {
    addEventListener("resize", resized);
    document.addEventListener("visibilitychange", draw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAnew);
    document.querySelector(".theme-button")?.addEventListener("click", drawAnew, { capture: true });
    find("next").addEventListener("click", next);
    undo.addEventListener("click", takeBack);
    // Whoever clicks there again, without moving, means it again: the page may have
    // scrolled something else to that place.
    let last = {};
    document.addEventListener("click", (event) => {
      const { x, y, timeStamp: time } = event;
      const own = undo.contains(event.target);
      const again = event.detail > 0 && time - last.time < 3000 && Math.hypot(x - last.x, y - last.y) < 8;
      last = own || again ? { x, y, time } : {};
      if (own || !again || away()) return;
      event.preventDefault();
      event.stopPropagation();
      takeBack();
    }, { capture: true });
    offerUndo();
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("textarea, input:not([type=radio], [type=checkbox]), dialog");
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && handbook.typed(event) === "z" && !typing && !away()) {
        event.preventDefault();
        takeBack();
      }
    });
  };

  const start = async () => {
    const page = document.documentElement.classList;
    page.add("with-script");
    for (const element of document.querySelectorAll("[data-with-script]")) element.hidden = false;
    do await frame(); while (!document.hidden && page.contains("starting") && document.documentElement.dataset.step < 5);
    const items = [...form.querySelectorAll(".ask")];
    const put = (item) => {
      if (away()) return;
      asks.set(item.id, build(item, edition, { change, next, stop }));
      show(asks.get(item.id));
    };
    const near = items.splice(0, NEAR);
    for (let batch = 1; near.length;) { // one in a frame, and more where that is quick
      const began = performance.now();
      near.splice(0, batch).forEach(put);
      await frame();
      batch = performance.now() - began < QUICK ? batch * 2 : 1;
    }
    await few(items, put);
    if (away()) return;
    if (asks.size) listen();
    store.onChange(update);
    await store.ready;
    await update(null);
    if (away()) return;
    page.remove("starting"); // what follows the behaviours no longer moves
    handbook.place(false);
    await pause();
    handbook.when(new Date().toISOString()); // the first time takes longest
    draw().then(() => handbook.place()); // what was not drawn may have had another height
  };
  start();
}
