// axe on the self-check in all its states, in Chromium: empty, filled, with its
// dialogs open and not saved; light and dark, wide, at 320 px, and zoomed to
// 400 %.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, build, fileAddress, launch, sizes, until } from "./harness.mjs";

const site = await build();
const path = "competencies/teamwork/level-1-check.html";

// Each state goes on from the one before.
const states = {
  empty: () => {},
  filled: () => {
    const entry = { kind: "indicator", competency: "teamwork", level: 1, edition: "0" };
    const { store } = handbook;
    store.put("items", "keeps-promises", { ...entry, answer: "consistently", develop: true, note: "On Monday.\nOn Tuesday.", wording: "Kept promises" });
    store.put("items", "asks-for-help", { ...entry, answer: "not-yet", wording: "Asks for help in time" });
    store.put("items", "works-alone", { ...entry, kind: "contra-indicator", answer: "often", wording: "Works alone" });
    store.put("items", "gone-item", { ...entry, answer: "often", wording: "What is not there any more" });
    store.about({ name: "Ada" });
    for (const details of document.querySelectorAll("details")) details.open = true;
  },
  "level in words": () => document.querySelector("#part_wording").showPopover(),
  deleting: () => {
    document.querySelector("#part_wording").hidePopover();
    document.querySelector("[data-delete]").click();
  },
  importing: async () => {
    document.querySelector("[data-deleting]").close();
    const items = { ...handbook.store.document.items, "new-item": { answer: "often", wording: "Something new" } };
    items["asks-for-help"] = { ...items["asks-for-help"], answer: "sometimes", time: "2090-01-01T00:00:00.000Z" };
    const file = new File([JSON.stringify({ ...handbook.store.document, items, name: "Bo" })], "answers.json");
    const picker = document.querySelector("[data-picker]");
    const transfer = new DataTransfer();
    transfer.items.add(file);
    picker.files = transfer.files;
    picker.dispatchEvent(new Event("change"));
    while (!document.querySelector("[data-importing]").open) await new Promise((resolve) => { setTimeout(resolve, 20); });
    for (const details of document.querySelectorAll("dialog details")) details.open = true;
  },
};

for (const [size, viewport] of Object.entries(sizes)) {
  for (const scheme of ["light", "dark"]) {
    const colours = scheme === "dark"; // the light one, before, is looked at with all rules
    test(`${scheme}, ${size}`, async () => {
      const browser = await launch("chromium", { viewport });
      const page = await browser.open("about:blank");
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
      await page.goto(fileAddress(site, path));
      await until(page, () => handbook.store.state.kind === "saved" && !document.querySelector(".ask > .boxes"));
      const look = async (name) => {
        assert.deepEqual(await axe(page, { colours }), [], name);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${name}: wider than the window`);
      };
      for (const [name, change] of Object.entries(states)) {
        await page.evaluate(change);
        await look(name);
      }
      await browser.close();

      const blocked = await launch("chromium", { viewport, blockCookies: true });
      const unsaved = await blocked.open("about:blank");
      await unsaved.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await unsaved.goto(fileAddress(site, path));
      await until(unsaved, () => document.querySelector(".banner").checkVisibility());
      assert.deepEqual(await axe(unsaved, { colours }), [], "not saved");
      await blocked.close();
    });
  }
}
