// The document of everything on paper, in the browsers that people print it from:
// what stands on a page is as wide as its text, the cover is one page, and no
// heading is left alone.
import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, folder, launch, only, root, until } from "./harness.mjs";
import { open, put } from "./mine.mjs";
import { boxes, over } from "./paper.mjs";

const site = await build();

test("all that a page prints is as wide as the page", only("chromium"), async () => {
  const browser = await launch("chromium");
  for (const [path, width] of [["print.html", 794 - 2 * 102], ["competencies/index.html", 794 - 2 * 83], ["sources.html", 794 - 2 * 83]]) {
    const page = await browser.open(fileAddress(site, path));
    await page.emulateMediaType("print");
    await page.setViewport({ width, height: 900 });
    assert.deepEqual(await page.$$eval("main > section, main > header, main > nav, main > h1", (all, full) => all.filter((e) => e.checkVisibility() && e.offsetWidth !== full)
      .map((e) => `${e.offsetWidth} px: ${e.outerHTML.slice(0, 60)}`), width), [], `${path}: of ${width} px`);
    if (path !== "print.html") continue;
    await page.setViewport({ width: 1056 - 2 * 102, height: 700 }); // Letter that lies across
    const [left, main] = await page.$eval("main", (e) => [e.getBoundingClientRect().left, e.offsetWidth]);
    assert.ok(main < 620 && Math.abs(left - (1056 - 2 * 102 - main) / 2) < 1, `the lines are of ${main} px, and begin at ${left} px`);
  }
  await browser.close();
});

for (const engine of engines) {
  test(`${engine}: the cover is one page`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, "print.html"));
    await page.$$eval("main > :not(.cover)", (all) => all.forEach((e) => e.remove()));
    for (const format of ["A4", "Letter"]) assert.equal(boxes(Buffer.from(await page.pdf({ format, preferCSSPageSize: true }))).length, 1, format);
    await browser.close();
  });
}

test("firefox: a heading holds on to what follows, and stands where it would", only("firefox"), async () => {
  const browser = await launch("firefox");
  for (const path of ["competencies/teamwork/index.html", "print.html", "orientations/technology.html"]) {
    const page = await browser.open(fileAddress(site, path));
    const [high, moved] = await page.evaluate(() => {
      document.querySelector("link[media=print]").media = "all";
      const headings = [...document.querySelectorAll("main :is(.titled, h2, h3, h4, h5, h6, .competing dt):not(.titled > *)")].filter((e) => e.checkVisibility());
      const tops = () => [...document.querySelectorAll("main *")].filter((e) => e.checkVisibility()).map((e) => Math.round(e.getBoundingClientRect().top));
      const [heights, held] = [headings.map((e) => e.getBoundingClientRect().height), tops()];
      const without = new CSSStyleSheet();
      without.replaceSync("main :is(.titled, h2, h3, h4, h5, h6, dt)::after { content: none !important }");
      document.adoptedStyleSheets = [without];
      return [headings.filter((e, i) => heights[i] - e.getBoundingClientRect().height < 70).map((e) => e.textContent), tops().filter((top, i) => Math.abs(top - held[i]) > 1)];
    });
    assert.deepEqual([high, moved], [[], []], path);
  }
  await browser.close();
});

test("a short note is below what announces it", only("chromium"), async () => {
  const browser = await launch("chromium");
  await put(await open(browser, site, "my/profile.html"), [["items", "keeps-promises", { answer: "consistently", note: "Called back.\nSaid when it would be done." }]]);
  const page = await browser.open(fileAddress(site, "competencies/teamwork/level-1-check.html"));
  await until(page, () => document.querySelector("#keeps-promises .grow")?.dataset.text);
  await page.bringToFront();
  await page.emulateMediaType("print");
  await page.setViewport({ width: 794 - 2 * 83, height: 1000 });
  for (let height = 300; height < 700; height += 5) {
    const [label, note] = await over(page, height, ["#keeps-promises .noted > :first-child", "#keeps-promises .grow"]);
    assert.equal(note, label, `${height} px: on page ${note + 1}, announced on page ${label + 1}`);
  }
  await browser.close();
});

test("what a reader notes and plans is as wide as the page and below its heading", only("chromium"), async () => {
  const browser = await launch("chromium");
  const data = join(await folder(), "data");
  await cp(join(root, "data"), data, { recursive: true });
  await writeFile(join(data, "handbook.toml"), (await readFile(join(data, "handbook.toml"), "utf8")).replace('language = "en"', 'language = "ar"')); // with long words
  const arabic = await build({ data });
  const profile = await open(browser, arabic, "my/profile.html");
  const items = (await profile.evaluate(() => [...handbook.distance.index(handbook.content)].map(([id, { kind, level, competency }]) => [id, kind === "indicator" ? "sometimes" : "often",
    level.number, competency.activities.find(({ levels }) => levels.includes(level.number))?.id]))).filter(([, , level]) => level < 4);
  await put(profile, items.filter((_, n) => n % 4).map(([id, answer], n) => ["items", id, { answer, develop: n < 3 }]));
  await put(profile, items.slice(1, 4).map(([id, , , activity]) => ["plan", id, { activities: [activity], actions: "Ask.\nWrite it down.", with: "Anna" }]));
  const plan = await open(browser, arabic, "my/plan.html");
  for (const page of [profile, plan]) {
    await page.bringToFront();
    await page.emulateMediaType("print");
    await page.setViewport({ width: 794, height: 1000 }); // what the styles ask for is the sheet
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await over(page, 900, []);
    assert.deepEqual(await page.$$eval(".my .scroll", (all) => all.filter((e) => e.firstElementChild.offsetWidth > e.clientWidth).map((e) => e.textContent)), []);
  }
  const many = ".pull:has(.contra > :nth-child(6)):not(:has(~ .pull > .contra > :nth-child(6)))"; // the last
  for (let height = 260; height < 700; height += 20) {
    const [pull, drive, sign] = await over(profile, height, [`${many} h3`, `${many} > p`, `${many} .contra > :first-child`]);
    assert.deepEqual([drive, sign], [pull, pull], `${height} px: what pulls`);
    const [fits, first] = await over(plan, height, [".planned:nth-child(2) .fits legend", ".planned:nth-child(2) .fits li:has(:checked)"]);
    assert.equal(first, fits, `${height} px: what fits`);
    assert.ok(await plan.$$eval(".copied", (all) => all.every((e) => e.getClientRects().length < 2)), `${height} px: what I will do is in two`);
  }
  await browser.close();
});

// Otherwise a sheet stays half empty though there is more to print on it.
test("two cards side by side and the parts of the contents end a page", only("chromium"), async () => {
  const browser = await launch("chromium");
  const breaks = [
    ["index.html", "main > section:nth-of-type(1) .cards", "main > section:nth-of-type(2) h2"],
    ["print.html", ".toc .toc-levels", ".toc > ol > li:nth-child(2)"],
    ["print.html", ".toc > ol > li:nth-last-child(2)", ".toc > ol > li:last-child"],
  ];
  for (const [path, ...selectors] of breaks) {
    const page = await browser.open(fileAddress(site, path));
    await page.emulateMediaType("print");
    await page.$$eval(".cover, .chapter", (all) => all.forEach((e) => e.remove()));
    const found = [];
    for (let height = 230; height < 500; height += 5) found.push(await over(page, height, selectors));
    assert.ok(found.some(([before, after]) => before === 0 && after === 1), `${selectors}: ${found.join(" ")}`);
  }
  await browser.close();
});
