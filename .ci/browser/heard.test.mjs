// What is read aloud on the pages of a reader's own: once, and when it is news.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pick } from "./check.mjs";
import { build, engines, launch, press } from "./harness.mjs";
import { more, open, put, settled } from "./mine.mjs";
import { card, plan, wish } from "./planned.mjs";
import { document, file, item, note, review, upload } from "./reviewing.mjs";

const site = await build({ edit: more });

// listen notes what is put into the parts of a page that are read aloud. What is
// hidden is not read, nor what is around an open dialog.
const listen = (page) => page.evaluate(() => {
  globalThis.heard = [];
  const note = (changes) => {
    const dialog = document.querySelector("dialog:modal");
    for (const { addedNodes } of changes.filter(({ target }) => target.checkVisibility() && (!dialog || dialog.contains(target)))) globalThis.heard.push(...[...addedNodes].map((node) => node.textContent).filter(Boolean));
  };
  for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) new MutationObserver(note).observe(region, { childList: true, subtree: true });
});
const heard = async (page) => {
  await settled(page);
  return page.evaluate(() => globalThis.heard.splice(0));
};

for (const engine of engines) {
  test(`${engine}: how far it is to a role is read when it changes, not at each key`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, "my/profile.html");
    await put(page, [["items", "keeps-promises", { answer: "consistently" }]]);
    await listen(page);
    await page.select("#part_role", "member");
    assert.match((await heard(page)).join("|"), /^Team member asks for [^|]*$/);
    await press(page, "[data-name-field]");
    await page.keyboard.type("Ada");
    assert.deepEqual(await heard(page), []);
    await page.select("#part_role", "associate");
    assert.match((await heard(page)).join("|"), /^Team lead asks for [^|]*$/);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a dialog is described, and what is done in it is read`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, "my/profile.html");
    await put(page, [["items", "keeps-promises", { answer: "consistently" }]]);
    await listen(page);
    const described = () => page.$eval("dialog:modal", (dialog) => dialog.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).innerText.trim()).join(" "));
    const exported = /^Exported at \d\d:\d\d\.$/;

    await press(page, ".mine-actions [data-export-json]");
    assert.match((await heard(page)).join("|"), exported);
    await press(page, "[data-delete]");
    assert.match(await described(), /^In this browser there is 1 answer .* They will be gone /);
    await press(page, "dialog:modal [data-export-json]");
    assert.match((await heard(page)).join("|"), exported);
    await press(page, "dialog:modal [data-close]");
    await pick(page, "{", "broken.json");
    assert.match(await described(), /^broken\.json cannot be read\. /);
    await press(page, "dialog:modal [data-export-json]");
    assert.match((await heard(page)).join("|"), exported);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what is taken off the plan is read with the button that puts it back`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, [["items", "keeps-promises", wish]]);
    await press(page, `${card("keeps-promises")} .actions button`);
    await settled(page);
    const read = await page.evaluate(() => [document.activeElement.textContent, document.getElementById(document.activeElement.getAttribute("aria-describedby"))?.textContent]);
    assert.deepEqual(read, ["Put it back", "Taken off: “Keeps promises to colleagues”. What you planned is kept."]);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what becomes of a joint view is read when it changes, not at each key`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    const people = ["Ada", "Grace"].map((name, i) => document(name, { ...item("keeps-promises", ["consistently", "sometimes"][i]), ...item("asks-for-help", "sometimes") }));
    await upload(page, await file("ada.json", people[0]), await file("grace.json", people[1]));
    await listen(page);
    await press(page, note("Keeps promises to colleagues"));
    await page.keyboard.type("In May");
    assert.match((await heard(page)).join("|"), /^The joint view is not saved in this browser[^|]*$/);
    for (const [choice, said] of [["differ", ["1 of 2 shown"]], ["alone", ["0 of 2 shown"]], ["", []]]) {
      await page.select("#part_show", choice);
      assert.deepEqual(await heard(page), said, "how much a choice shows");
    }
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
