// A suggestion for an item carries its id, all of its wording and the page that
// it stands on, in the site and in the one file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { writeData } from "./content.mjs";
import { compile, engines, fileAddress, folder, launch, pause, press, until } from "./harness.mjs";

const dir = await folder();
await writeData(join(dir, "data"), (files) => {
  files["handbook.toml"] = `suggest = "https://example.org/new?id={id}&text={text}&page={page}"\n${files["handbook.toml"]}`;
});
execFileSync(await compile(), ["build", "--data", join(dir, "data"), "-d", join(dir, "site"), "--single", join(dir, "handbook.html"), "-q"], { cwd: dir });

// What a reader would send on a click at the permalink of an item.
const suggested = async (page, item) => {
  await press(page, `[id="${item}"] .permalink`);
  await until(page, () => document.querySelector(".toast a"));
  const { origin, searchParams } = new URL(await page.$eval(".toast a", (link) => link.href));
  await page.$eval(".toast", (toast) => toast.replaceChildren());
  return { origin, ...Object.fromEntries(searchParams) };
};
const origin = "https://example.org";
const activity = { origin, id: "promise-list", text: "Keep a list of promises for two weeks" };
const indicator = { origin, id: "hands-over", text: "Hands work over completely", page: "competencies/teamwork/level-2.html" };

for (const engine of engines) {
  test(`${engine}: an item of the site`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(join(dir, "site"), "competencies/teamwork/index.html"));
    assert.deepEqual(await suggested(page, "promise-list"), { ...activity, page: "competencies/teamwork/index.html" });
    await page.goto(fileAddress(join(dir, "site"), indicator.page));
    assert.deepEqual(await suggested(page, "hands-over"), indicator);
    await page.goto(fileAddress(join(dir, "site"), "activities/index.html"));
    assert.deepEqual(await suggested(page, "promise-list"), { ...activity, page: "activities/index.html" });
    for (const [id, text, path] of [["associate", "Associate", "roles/index.html"], ["together", "Together", "competencies/index.html"]]) {
      await page.goto(fileAddress(join(dir, "site"), path));
      assert.deepEqual(await suggested(page, id), { origin, id, text, page: path }, "of what has a heading, its wording alone");
    }
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: the offer waits for the reader`, async () => {
    const browser = await launch(engine);
    const page = await browser.open("about:blank");
    await page.evaluateOnNewDocument(() => { // ten seconds take a sixth of one
      const later = globalThis.setTimeout;
      globalThis.setTimeout = (act, time, ...more) => later(act, time / 60, ...more);
    });
    await page.goto(fileAddress(join(dir, "site"), indicator.page));
    const offers = () => page.$$eval(".toast a", (links) => links.length);
    for (const leave of [() => page.keyboard.press("Escape"), () => press(page, "h1")]) {
      await page.focus("#hands-over .permalink");
      await page.keyboard.press("Enter");
      await until(page, () => document.querySelector(".toast a"));
      await pause(500);
      assert.equal(await offers(), 1, "it is still there");
      await leave();
      assert.equal(await offers(), 0, "it is in the way of nothing");
    }
    await browser.close();
  });

  test(`${engine}: an item of the one file`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(`${fileAddress(dir, "handbook.html")}#hands-over`);
    await until(page, () => document.body.classList.contains("page-level"));
    assert.deepEqual(await suggested(page, "hands-over"), indicator);
    const list = await browser.open(`${fileAddress(dir, "handbook.html")}#file_activities`);
    await until(list, () => document.body.classList.contains("page-activities"));
    const item = await list.$$eval("main [id$=promise-list]", (all) => all.find((element) => element.checkVisibility()).id);
    assert.deepEqual(await suggested(list, item), { ...activity, page: "activities/index.html" });
    assert.deepEqual([...page.faults, ...list.faults], []);
    await browser.close();
  });
}
