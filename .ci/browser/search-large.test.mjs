// Searching a handbook of 1,000 competencies, whose index comes in parts, from
// the file system: what is loaded when, and what is found. How soon is told by
// search-speed.test.mjs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, folder, launch, pause, root, until } from "./harness.mjs";
import { load, searchIndex } from "./pure.mjs";

const data = join(await folder(), "data");
execFileSync("go", ["run", "./generator/internal/synthetic/write", "-n", "1000", data], { cwd: root });
const site = await build({ data });
const path = "competencies/competency-0003/index.html"; // Shared standard in the laboratory
const parts = (page) => page.$$eval("script[src*='/theme/search/']", (all) => all.map(({ src }) => src.replace(/.*\/|-\d+\.js|\.js/g, "")));

for (const engine of engines) {
  test(`${engine}: parts of the index come when they are needed`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, path));
    await page.keyboard.press("/");
    await page.keyboard.type("s");
    await until(page, () => document.querySelector(".search-box .hit mark"));
    await page.keyboard.type("hared standard laboratory");
    await until(page, () => document.querySelector(".search-box .hit")?.textContent.startsWith("Shared standard in the laboratory"));
    await page.$eval("#part_search", (input) => input.select());
    await page.keyboard.type("shred standrad");
    await until(page, () => document.querySelector(".search-note:not([hidden])") && document.querySelector(".search-box .hit mark"));
    await until(page, () => ["words", "items"].every((part) => document.querySelector(`script[src*="/theme/search/${part}-"]`)));
    const loaded = await parts(page);
    assert.equal(loaded.filter((part) => part === "index").length, 1);
    assert.ok(loaded.length < 100, `${loaded.length} parts were loaded`);
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelectorAll(".search-section").length > 1);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: whoever has gone on before the index has come, or not, is shown nothing`, async () => {
    const browser = await launch(engine);
    for (const come of ["comes", "fails"]) {
      const page = await browser.open(fileAddress(site, path), { expect: /fails/ });
      await page.evaluate(() => {
        const { load } = handbook;
        const later = new Promise((comes, fails) => Object.assign(globalThis, { comes, fails }));
        handbook.load = (name) => (name.endsWith("search/index") || name.endsWith("search/index.js") ? later.then(() => load(name)) : load(name));
      });
      await page.keyboard.press("/");
      await page.keyboard.type("s");
      await until(page, () => document.querySelector(".search-box"));
      await page.keyboard.press("Tab");
      await page.evaluate((name) => globalThis[name](new Error("it fails")), come);
      await until(page, (name) => name === "fails" || document.querySelector("script[src*='/theme/search/items-'], script[src*='/theme/search/index']"), come);
      await pause(300);
      assert.equal(await page.$eval(".search-box", (box) => box.hidden), true, come);
      assert.deepEqual(page.faults, []);
    }
    await browser.close();
  });
}

// While a new edition is being put in place, a page can find parts of two.
test("a part of another edition is not taken", async () => {
  const file = join(site, "assets/theme/search/items-7.js");
  const script = readFileSync(file, "utf8");
  const [, name] = script.match(/7,"([^\\]+)\\t/);
  const browser = await launch("chromium");
  const seen = async () => {
    const page = await browser.open(`${fileAddress(site, "search.html")}?q=${encodeURIComponent(`"${name}"`)}`);
    await until(page, () => document.querySelector(".hit-text mark") || document.querySelector("main [role=status]").textContent.includes("not be loaded"));
    const text = await page.$eval("main", (main) => main.innerText);
    await page.close();
    return text;
  };
  assert.ok(!(await seen()).includes("not be loaded"));
  writeFileSync(file, script.replace(/"items","./, (found) => `"items","${found.endsWith("A") ? "B" : "A"}`));
  assert.ok((await seen()).includes("The search could not be loaded. Load the page again"));
  writeFileSync(file, script);
  await browser.close();
});

test("what is known at once leads to its page", () => {
  load("search-words.js", "search-core.js");
  const index = searchIndex(site);
  const known = [...index.kind.keys()].map((entry) => index.record(entry)).filter(Boolean);
  assert.ok(known.length > 1000 && known.length < index.kind.length / 10, `${known.length} of ${index.kind.length}`);
  assert.deepEqual(known.filter(({ page, where }) => !existsSync(join(site, page ?? "")) || where === undefined), []);
});

test("the index is in parts, and so is the alphabetical one", () => {
  const names = readdirSync(join(site, "assets/theme/search"));
  assert.ok(names.filter((name) => name.startsWith("words-")).length > 10);
  assert.ok(names.filter((name) => name.startsWith("items-")).length > 500);
  assert.ok(readdirSync(join(site, "search")).length > 100);
});
