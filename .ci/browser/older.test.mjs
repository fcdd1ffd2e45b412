// What readers see whose browser is old: every kind of page comes up in Chromium 109,
// the last for Windows 7 and 8, in plain light colours, and self-checks, my pages and
// search work in it. It comes as a package of npm, and obeys Playwright alone.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { after, test } from "node:test";
import { createBrotliDecompress } from "node:zlib";
import { build, fileAddress, folder, root, tool } from "./harness.mjs";
import { document, file, item } from "./reviewing.mjs";
import { kinds } from "../kinds.mjs";

const { chromium } = createRequire(tool("playwright-core"))("playwright-core");
const program = join(await folder(), "chromium");
await pipeline(createReadStream(join(dirname(tool("@sparticuz/chromium/package.json")), "bin", "chromium.br")),
  createBrotliDecompress(), createWriteStream(program, { mode: 0o755 }));
const browser = await chromium.launch({ executablePath: program, headless: true, args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--use-angle=swiftshader"] });
after(() => browser.close());

const site = await build({ data: join(root, ".ci", "pictures", "data") });
const check = fileAddress(site, "competencies/customer-orientation/level-1-check.html");
const ready = () => !document.querySelector(".starting > :is(.page-check, [class^=page-my])") && globalThis.handbook?.store?.state.kind !== "opening";

// open shows an address in a window that has kept nothing yet, and notes what goes wrong.
const open = async (address, viewport = { width: 1280, height: 900 }) => {
  const page = await (await browser.newContext({ viewport, colorScheme: "dark" })).newPage();
  page.faults = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !/'popover' attribute/.test(message.text()) && page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(error.message));
  await page.goto(address);
  await page.waitForFunction(ready);
  return page;
};
const saved = (page) => page.waitForFunction(() => handbook.store.state.kind === "saved" && handbook.store.state.savedAt && !handbook.store.state.unsaved);

test("an older browser: every kind of page comes up, light, on a desktop and on a phone", async () => {
  assert.match(browser.version(), /^109\./);
  for (const width of [1280, 390]) {
    const page = await open(fileAddress(site, "index.html"), { width, height: 900 });
    for (const [kind, path] of kinds(site)) {
      await page.goto(fileAddress(site, path));
      await page.waitForFunction(ready);
      const seen = await page.evaluate(() => ({
        sideways: document.documentElement.scrollWidth - innerWidth,
        heading: document.querySelector("main h1").checkVisibility(),
        menu: document.querySelector(".menu a").checkVisibility(),
        colours: [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color, getComputedStyle(document.documentElement).colorScheme],
        // A field without a line around it is not found, and a button that does nothing misleads.
        bare: [...document.querySelectorAll("textarea, select, input[type=search]")].filter((e) => e.checkVisibility() && !parseFloat(getComputedStyle(e).borderBlockEndWidth)).map((e) => e.outerHTML),
        idle: [...document.querySelectorAll(".theme-button, .no-script, [popover]:not(.menu), [popovertarget]")].filter((e) => e.checkVisibility()).map((e) => e.outerHTML),
      }));
      assert.deepEqual(seen, { sideways: 0, heading: true, menu: true, colours: ["rgb(251, 249, 245)", "rgb(31, 28, 24)", "light"], bare: [], idle: [] }, `${kind} at ${width}`);
    }
    assert.deepEqual(page.faults, []);
  }
});

test("an older browser: answers are kept, exported, imported, and shown on my pages", async () => {
  const page = await open(check);
  // Where the drawing of one waits, it does not count the others: all would be number 0.
  assert.deepEqual([...new Set(await page.$$eval(".ask", (all) => all.map((e) => getComputedStyle(e).contentVisibility)))], ["visible"]);
  await page.locator(".ask [value=sometimes]").first().check();
  const chosen = await page.$eval(".choices label.chosen", (e) => getComputedStyle(e).backgroundColor);
  assert.equal(chosen, "rgb(244, 241, 234)");
  await page.locator(".ask textarea").first().fill("Since May");
  await saved(page);
  await page.reload();
  await page.waitForFunction(ready);
  assert.equal(await page.locator(".ask textarea").first().inputValue(), "Since May");

  const [download] = await Promise.all([page.waitForEvent("download"), page.evaluate(() => handbook.transfer.exportJSON())]);
  const answers = await readFile(await download.path(), "utf8");
  assert.match(answers, /Since May/);

  await page.goto(fileAddress(site, "my/profile.html"));
  await page.waitForFunction(ready);
  await page.locator("#part_role").selectOption({ index: 1 });
  assert.match(await page.locator("main").innerText(), /Since May/);
  await page.goto(fileAddress(site, "my/plan.html"));
  await page.waitForFunction(ready);
  assert.deepEqual(page.faults, []);

  const another = await open(check);
  await another.locator("[data-picker]").setInputFiles({ name: "answers.json", mimeType: "application/json", buffer: Buffer.from(answers) });
  await another.locator("[data-importing] button").first().click();
  await saved(another);
  assert.equal(await another.locator(".ask textarea").first().inputValue(), "Since May");
  assert.deepEqual(another.faults, []);
});

test("an older browser: a review shows two people side by side", async () => {
  const page = await open(fileAddress(site, "my/review.html"));
  const { handbook: id, items } = await page.evaluate(() => ({ handbook: handbook.content.id, items: handbook.content.competencies[0].levels[0].indicators.map(({ id }) => id) }));
  const of = (name, answer) => file(`${name}.json`, document(name, item(items[0], answer), { handbook: id }));
  await page.locator("#part_files").setInputFiles([await of("Ada", "sometimes"), await of("Grace", "not-yet")]);
  await page.waitForSelector("table.review");
  assert.deepEqual(await page.$$eval("table.review thead th", (all) => all.slice(1, 3).map((e) => e.textContent)), ["Ada", "Grace"]);
  assert.deepEqual(page.faults, []);
});

test("an older browser: the search finds", async () => {
  const page = await open(fileAddress(site, "index.html"));
  await page.locator("#part_search").pressSequentially("custmer");
  await page.waitForSelector(".search-box .hit mark");
  await page.goto(`${fileAddress(site, "search.html")}?q=custmer`);
  await page.waitForSelector("main .search-section .hit mark");
  assert.equal(await page.$eval("main mark", (e) => getComputedStyle(e).backgroundColor), "rgb(246, 231, 180)");
  assert.deepEqual(page.faults, []);
});
