// The whole way by keyboard alone, in Chromium and Firefox: from a self-check to
// the profile, the plan and a review, out into a file, deleted, and in again.
// What is exported on the way is what the schema of the file says.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { saved } from "./check.mjs";
import { build, engines, fileAddress, folder, launch, pause, serve, until } from "./harness.mjs";
import { more } from "./mine.mjs";

const require = createRequire(join(process.env.CI_TOOLS ?? process.cwd(), "package.json"));
const Ajv = require("ajv").default;
const site = await build({ edit: more });
const schema = JSON.parse(await readFile(join(site, "assets/theme/answers.schema.json"), "utf8"));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
const fits = (file) => assert.equal(validate(file), true, JSON.stringify(validate.errors));

const ready = (page, path) => until(page, (p) => location.pathname.endsWith(p) && globalThis.handbook?.store?.state.kind === "saved"
  && !document.querySelector("[data-my][hidden], .ask > .boxes"), path);
const document = (page) => page.evaluate(() => JSON.parse(JSON.stringify(handbook.store.document)));

// to goes on with the Tab key until what fits the selector has the focus.
const to = async (page, selector, key = "Tab") => {
  for (let n = 0; n < 250; n++) {
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${selector} is not to be reached by keyboard`);
};
const back = async (page, selector) => {
  await page.keyboard.down("Shift");
  await to(page, selector);
  await page.keyboard.up("Shift");
};
const type = async (page, selector, text) => {
  await to(page, selector);
  await page.keyboard.type(text);
  // Firefox brings what was typed into view with the next frame, and nobody is as quick.
  await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => setTimeout(drawn)); }));
};
const press = async (page, selector, key = "Enter") => {
  await to(page, selector);
  await page.keyboard.press(key);
};
// seen checks that what has the focus is to be seen, not under a bar.
const seen = (page) => until(page, () => {
  const { top, bottom, left } = document.activeElement.getBoundingClientRect();
  const over = document.elementFromPoint(left + 3, (top + bottom) / 2);
  return top >= 0 && bottom <= innerHeight + 1 && over && (document.activeElement.contains(over) || over.contains(document.activeElement) || over.closest("label")?.control === document.activeElement);
});

for (const engine of engines) {
  for (const way of ["file", "http"]) {
    test(`${engine}, ${way}: the whole way by keyboard`, async () => {
      const base = way === "file" ? `${fileAddress(site)}/` : await serve(site, { prefix: "/hr/handbook/" });
      const browser = await launch(engine);
      const page = await browser.open(`${base}competencies/teamwork/level-1-check.html`);
      await ready(page, "level-1-check.html");

      // The self-check.
      await press(page, "#keeps-promises [value=not-yet]", "ArrowRight");
      await seen(page);
      await press(page, "#keeps-promises [data-develop]", " ");
      await type(page, "#keeps-promises textarea", "On Monday");
      await press(page, "[data-next]");
      await until(page, () => document.activeElement.closest("#asks-for-help"));
      await seen(page);
      await page.keyboard.press(" ");
      await page.keyboard.press("Enter");
      await until(page, () => document.activeElement.closest("#shares-news"));
      await type(page, "[data-name-field]", "Ada");
      await saved(page);
      const { items, name } = await document(page);
      assert.deepEqual([name, items["keeps-promises"].answer, items["keeps-promises"].develop, items["keeps-promises"].note, items["asks-for-help"].answer],
        ["Ada", "sometimes", true, "On Monday", "not-yet"]);

      // The profile.
      await back(page, ".afterwards a[href$='my/profile.html']");
      await page.keyboard.press("Enter");
      await ready(page, "my/profile.html");
      await press(page, "#part_role", "ArrowDown");
      await until(page, () => handbook.store.document.role !== "");
      await until(page, () => document.querySelector(".sentence")?.textContent.trim());
      await seen(page);

      // The plan.
      await back(page, ".my-pages a[href$='plan.html']");
      await page.keyboard.press("Enter");
      await ready(page, "my/plan.html");
      await press(page, ".planned .fits [type=checkbox]", " ");
      await seen(page);
      await type(page, ".planned textarea", "Write them down");
      await press(page, ".planned .states [type=radio]", "ArrowRight");
      await type(page, ".planned [type=text]", "Anna");
      await press(page, ".journal summary");
      await type(page, ".journal textarea", "Wrote a list");
      await saved(page);
      const planned = await document(page);
      assert.deepEqual([planned.plan["keeps-promises"].actions, planned.plan["keeps-promises"].state, planned.plan["keeps-promises"].with, planned.plan["keeps-promises"].activities],
        ["Write them down", "started", "Anna", ["promise-list"]]);
      assert.equal(planned.journal.teamwork.do, "Wrote a list");

      // Out into a file, and gone.
      await press(page, "[data-mine] > .mine-actions [data-export-json]");
      const file = await browser.downloaded();
      const exported = JSON.parse(file.text);
      fits(exported);
      assert.ok(Object.keys(exported.items).length === 2 && exported.plan["keeps-promises"] && exported.journal.teamwork);
      await press(page, "[data-delete]");
      await until(page, () => document.querySelector("[data-deleting]").open);
      await press(page, "[data-delete-confirm]");
      await until(page, () => /Nothing of yours is left/.test(document.querySelector("[data-said]").textContent));
      assert.deepEqual((await document(page)).items, {});

      // In again.
      const path = join(await folder(), "ada.json");
      await writeFile(path, file.text);
      await (await page.$("[data-picker]")).uploadFile(path);
      await until(page, () => document.querySelector("[data-importing]").open);
      await press(page, "[data-import-confirm]");
      await saved(page);
      const sections = ({ items: i, plan, journal, joint }) => ({ i, plan, journal, joint });
      assert.deepEqual(sections(await document(page)), sections(planned));

      // The review, with somebody else's file.
      await back(page, ".my-pages a[href$='review.html']");
      await page.keyboard.press("Enter");
      await ready(page, "my/review.html");
      const other = structuredClone(exported);
      other.name = "Grace";
      other.items["keeps-promises"] = { ...other.items["keeps-promises"], answer: "consistently", note: "I saw it in May" };
      const theirs = join(await folder(), "grace.json");
      await writeFile(theirs, JSON.stringify(other));
      await (await page.$("#part_files")).uploadFile(theirs);
      await until(page, () => document.querySelector(".review"));
      await press(page, ".review select", "ArrowDown");
      await type(page, ".review textarea", "We agree");
      await saved(page);
      await pause(200);
      await press(page, "[data-part=export]");
      const joint = JSON.parse((await browser.downloaded()).text);
      fits(joint);
      assert.equal(Object.values(joint.joint)[0].note, "We agree");
      await browser.close();
      assert.deepEqual(page.faults, []);
    });
  }
}

test("what the pages make of any answers fits the schema, and what the schema refuses they refuse", async () => {
  const { load, often } = await import("./pure.mjs");
  const { model } = load("model.js");
  const plain = (value) => JSON.parse(JSON.stringify(value));
  often(model, ({ document: answers, random }) => {
    fits(plain(answers));
    const text = JSON.stringify({ ...answers, exported: "2026-11-21T20:30:00.000Z" });
    fits(plain(model.parse(text, "made").document));
    // One field of one entry is something else.
    const spoilt = JSON.parse(text);
    const [id] = Object.keys(spoilt.items);
    if (!id) return;
    const fields = Object.entries(schema.definitions.item.properties).map(([name]) => name).filter((name) => name !== "time");
    const field = fields[random(fields.length)];
    spoilt.items[id][field] = [[], {}, 7.5, null][random(4)];
    assert.equal(validate(spoilt), false, field);
    const { document: read, ignored } = model.parse(JSON.stringify(spoilt), "made");
    assert.equal(ignored, 1, field);
    fits(plain(read));
  });
});
