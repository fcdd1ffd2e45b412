// What is filled in, on paper: check, profile, plan and review on A4 and Letter,
// in Chromium. Notes are whole, what is folded is open, who and when stands at
// the head, and nothing is there that only a screen can use.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, launch, only, root, until } from "./harness.mjs";
import { more, open, put, settled } from "./mine.mjs";
import { boxes, over } from "./paper.mjs";
import { document as answers, file, item, note as jointNote, openAnother, upload } from "./reviewing.mjs";

const site = await build({ edit: more });
const check = "competencies/teamwork/level-1-check.html";
const long = Array.from({ length: 30 }, (_, i) => `Line ${i + 1} of what I did, which is long enough to go on for a while on its own line and beyond it.`).join("\n");
const end = "The very end.";
const note = `${long}\n${end}`;
const answered = [
  ["items", "keeps-promises", { answer: "consistently", develop: true, note }], ["items", "asks-for-help", { answer: "sometimes", develop: true }],
  ["items", "hands-over", { answer: "not-yet" }], ["items", "works-alone", { answer: "often", note }], ["items", "short-sentences", { answer: "consistently" }],
  ["plan", "keeps-promises", { activities: ["promise-list"], actions: note, by: "2027-03-01", with: "Anna", state: "started" }],
  ["journal", "teamwork", { do: note, assess: "Well" }], ["joint", "keeps-promises", { answer: "sometimes", note }],
];
// The sizes of paper in CSS pixels, and in the points of a PDF.
const papers = { A4: { width: 794, box: [595, 842] }, Letter: { width: 816, box: [612, 792] } };
const MARGINS = 2 * 83; // 22 mm on each side

// whole returns where the text on paper holds the very end of the note: as text,
// as what a style shows of it, or in a field that is as high as what is in it.
const whole = (page, text) => page.evaluate((wanted) => {
  const found = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement: parent, data } = walk.currentNode;
    if (data.includes(wanted) && parent.checkVisibility({ contentVisibilityAuto: true }) && parent.getBoundingClientRect().height > 0) found.push("text");
  }
  for (const e of document.querySelectorAll("[data-text]")) {
    if (e.dataset.text.includes(wanted) && getComputedStyle(e, "::after").visibility === "visible" && e.offsetHeight > 400) found.push("style");
  }
  for (const e of document.querySelectorAll("textarea")) {
    if (e.value.includes(wanted) && e.checkVisibility({ contentVisibilityAuto: true }) && e.scrollHeight <= e.clientHeight + 1) found.push("field");
  }
  return found;
}, text);

const visible = (page, selector) => page.$$eval(selector, (all) => all.filter((e) => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
  .map((e) => e.outerHTML.slice(0, 100)));

test("what is filled in, on A4 and Letter", only("chromium"), async () => {
  const browser = await launch("chromium");
  const profile = await open(browser, site, "my/profile.html");
  await put(profile, answered);
  await profile.evaluate(() => handbook.store.about({ name: "Ada Lovelace", role: "associate" }));
  const self = await browser.open(fileAddress(site, check));
  await until(self, () => handbook.store.state.kind === "saved" && !document.querySelector(".ask > .boxes") && document.querySelector("[data-day]").textContent);
  await self.evaluate(() => document.querySelector("#part_wording").showPopover());
  const plan = await open(browser, site, "my/plan.html");
  const review = await open(browser, site, "my/review.html");
  await openAnother(review);

  for (const [name, page, times] of [["check", self, 2], ["profile", profile, 2], ["plan", plan, 3], ["review", review, 3]]) {
    await page.bringToFront();
    await page.emulateMediaType("print");
    for (const [paper, { width, box }] of Object.entries(papers)) {
      const label = `${name} on ${paper}`;
      await page.setViewport({ width: width - MARGINS, height: 900 });
      await settled(page);
      assert.ok((await whole(page, end)).length >= times, `${label}: notes are cut, ${await whole(page, end)}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${label} is too wide`);
      assert.deepEqual(await visible(page, "button, nav, dialog, [popover], progress, .banner, [data-mine], [type=file], .site-search"), [], label);
      assert.deepEqual(await page.$$eval("main details", (all) => all.filter((d) => d.checkVisibility() && [...d.children].some((c) => c.tagName !== "SUMMARY" && c.getBoundingClientRect().height === 0
        && getComputedStyle(c).display !== "none")).map((d) => d.textContent.slice(0, 80))), [], `${label}: something is folded`);
      const lines = await page.$eval(".form-lines", (e) => [e.checkVisibility(), e.textContent.replace(/\s+/g, " ").trim()]);
      assert.equal(lines[0], true, label);
      // At the end it would now and then have a page for itself.
      const [foot, main] = await page.evaluate(() => [".site-footer", "main"].map((selector) => document.querySelector(selector).getBoundingClientRect().toJSON()));
      assert.ok(foot.height > 0 && foot.bottom <= main.top, `${label}: the edition stands at ${foot.top}, after ${main.top}`);
      if (name === "review") {
        const [note, table] = await page.evaluate(() => [".review .written", ".review"].map((selector) => document.querySelector(selector).offsetWidth));
        assert.ok(note > 0.6 * table, `${label}: a note of ${note} px in a table of ${table} px`);
      }
      if (name === "profile") {
        await page.setViewport({ width, height: 900 }); // what the styles ask for is the sheet
        const [left, table] = await page.evaluate(() => [".distance thead th:last-child", ".distance"].map((selector) => document.querySelector(selector).offsetWidth));
        assert.ok(left > 0.4 * table, `${label}: what is still between in ${left} px of ${table} px`);
      }
      if (name !== "review") assert.match(lines[1], /Ada Lovelace .*\d+ \w+ 20\d\d/, label);
      const pdf = Buffer.from(await page.pdf({ format: paper })).toString("latin1");
      const [, right, top] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
      assert.ok(Math.abs(right - box[0]) < 2 && Math.abs(top - box[1]) < 2, `${label}: ${right} by ${top}`);
      assert.ok([...pdf.matchAll(/\/Type \/Page\b/g)].length >= 1, label);
    }
  }
  await browser.close();
});

for (const engine of engines) {
  test(`${engine}: what was written in fields goes on over pages`, async () => {
    const browser = await launch(engine);
    const lines = Array.from({ length: 150 }, (_, i) => `Line ${i + 1}`).join("\n"); // three pages and more
    const page = await open(browser, site, "my/plan.html");
    const printed = async () => boxes(Buffer.from(await page.pdf({ format: "A4" }))).length;
    await put(page, [["items", "keeps-promises", { answer: "consistently", develop: true }], ["plan", "keeps-promises", { actions: "Call back" }]]);
    const before = await printed();
    await page.evaluate(() => { // as it is while the browser prints
      addEventListener("beforeprint", () => { globalThis.shown = document.querySelector("textarea + .copied")?.textContent; });
    });
    await put(page, [["plan", "keeps-promises", { actions: lines }], ["journal", "teamwork", { do: lines }]]);
    await settled(page);
    assert.ok(await printed() >= before + 6, `${before} pages, and ${await printed()} with two long texts`);
    assert.equal(await page.evaluate(() => globalThis.shown), lines);
    assert.equal(await page.evaluate(() => document.querySelectorAll(".copied").length), 0, "they are gone from the screen");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}

test("levels side by side name their columns on each page", only("chromium"), async () => {
  const browser = await launch("chromium");
  const page = await browser.open(`${fileAddress(site, "competencies/teamwork/compare.html")}?levels=1,2`);
  const names = () => page.$$eval(".column-names p", (all) => all.filter((e) => e.checkVisibility()).map((e) => e.textContent));
  assert.deepEqual(await names(), [], "on the screen their headings do");
  await page.emulateMediaType("print");
  assert.deepEqual(await names(), ["Level 1: Helping", "Level 2: Owning"]);
  assert.match(await page.title(), /^Level 1: Helping, Level 2: Owning – /);
  const [group, inside, edges] = await page.$eval(".column-names", (e) => [getComputedStyle(e).display, getComputedStyle(e).breakInside,
    [...document.querySelectorAll(".column-names p, .column")].filter((one) => one.checkVisibility()).map((one) => Math.round(one.getBoundingClientRect().left))]);
  assert.deepEqual([group, inside], ["table-header-group", "avoid"], "this is what a browser repeats");
  assert.deepEqual(edges.slice(0, 2), edges.slice(2));
  assert.deepEqual(await page.$$eval(".compared > .columns, .column", (all) => [...new Set(all.filter((e) => e.checkVisibility()).map((e) => getComputedStyle(e).display))]),
    ["table-row", "table-cell"], "this is what every browser breaks between lines");
  await browser.close();
});

for (const engine of engines) {
  test(`${engine}: levels side by side have every page across`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(await build({ data: join(root, "data") }), "competencies/customer-orientation/compare.html"));
    const found = boxes(Buffer.from(await page.pdf({ format: "A4", preferCSSPageSize: true })));
    assert.ok(found.length > 1 && found.every(([width, height]) => width > height), JSON.stringify(found));
    await browser.close();
  });
}

test("of many roles each competency has a list on paper", only("chromium"), async () => {
  const browser = await launch("chromium");
  const twelve = await build({ edit: (files) => {
    more(files);
    for (let i = 2; i < 12; i++) files["roles.toml"] += `\n[[roles]]\nid = "role-${i}"\nname = "Role ${i}"\npurpose = "Works."\n\n[roles.targets]\nteamwork = 1\n`;
  } });
  const page = await browser.open(fileAddress(twelve, "roles/compare.html"));
  await page.emulateMediaType("print");
  await page.setViewport({ width: 1017, height: 700 }); // A4 across
  const shown = () => page.evaluate(() => [document.querySelector(".roles thead").checkVisibility(),
    document.querySelector(".roles tbody tr").innerText.split("\n").map((line) => line.trim()).filter(Boolean).slice(0, 3)]);
  assert.deepEqual(await shown(), [false, ["Clear writing", "Team member", "Level 1"]]);
  await page.select("#compare_1", "member");
  await page.select("#compare_2", "associate");
  const [head, words] = await shown();
  assert.equal(head, true, "few that are chosen are a table");
  await page.setViewport({ width: 698, height: 1000 }); // Firefox measures the sheet upright
  assert.equal((await shown())[0], true, "in Firefox, too");
  assert.ok(!words.includes("Team member"), words.join());
  assert.deepEqual(await page.$$eval(".lead", (all) => all.filter((p) => p.checkVisibility()).map((p) => p.textContent)), ["Team member, Team lead"]);
  await browser.close();
});

test("of many levels each has its words whole on paper", only("chromium"), async () => {
  const browser = await launch("chromium");
  const count = 9;
  const many = await build({ edit: (files) => {
    const names = Array.from({ length: count }, (_, i) => `"Responsibility ${i + 1}"`).join();
    files["handbook.toml"] = files["handbook.toml"].replace("[[stages]]", `[[scales]]\nid = "many"\nname = "Many"\nlevels = [${names}]\n\n[[stages]]`);
    files["competencies/ladder.toml"] = `name = "Ladder"\ncategory = "together"\nscale = "many"\nsummary = "Up."\ndefinition = "Up."\n`
      + Array.from({ length: count }, (_, i) => `\n[[levels]]\nlevel = ${i + 1}\nessence = "Acknowledges responsibilities ${i}"\nindicators = ["Communicates straightforwardly ${i}"]\n`).join("");
  } });
  const open = async (path) => {
    const page = await browser.open(fileAddress(many, path));
    await page.emulateMediaType("print");
    await page.setViewport({ width: 1017, height: 700 });
    return page;
  };
  const seen = (page, selector) => page.$$eval(selector, (all) => all.filter((e) => e.checkVisibility()).length);
  const narrowest = (page, selector) => page.$$eval(selector, (all) => Math.min(...all.filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().width)));
  const matrix = await open("matrix.html");
  assert.deepEqual([await seen(matrix, ".levels thead"), await seen(matrix, ".cell-name")], [1, count], "three levels are a table, nine are a list");
  assert.ok(await narrowest(matrix, "tr:has(td:nth-child(10)) td") > 250);
  const beside = await open("competencies/ladder/compare.html");
  assert.deepEqual([await seen(beside, ".column-names"), await seen(beside, ".column h2")], [0, count], "each under its own name");
  assert.ok(await narrowest(beside, ".column li") > 250);
  await beside.select("#compare_first", "1");
  await beside.select("#compare_second", "9");
  assert.deepEqual([await seen(beside, ".column-names"), await seen(beside, ".column h2")], [1, 0], "two that are chosen stand side by side");
  await browser.close();
});

test("a review of few and of many people on A4 and Letter", only("chromium"), async () => {
  const browser = await launch("chromium");
  const page = await open(browser, site, "my/review.html");
  const names = ["Ada Lovelace", "Grace Hopper", "Katherine Johnson", "Maximiliane von Hohenstein", "Bo", "Jean", "Alan", "Edsger", "Barbara", "Margaret"];
  for (const [i, name] of names.entries()) {
    await page.emulateMediaType("screen");
    await upload(page, await file(`${i}.json`, answers(name, { ...item("keeps-promises", "consistently", { note: "Called back on Monday. ".repeat(i) }), ...item("asks-for-help", "sometimes") })));
    await until(page, (n) => document.querySelectorAll(".people li").length === n, i + 1);
    if (![2, 3, 4, 10].includes(i + 1)) continue;
    await page.$eval(jointNote("Asks for help in time"), (e) => { e.value = "We look again in March."; });
    await page.emulateMediaType("print");
    for (const [paper, { width }] of Object.entries(papers)) {
      await page.setViewport({ width: width - MARGINS, height: 900 });
      const found = await page.$eval(".review", (table) => {
        const rows = [...table.querySelectorAll("tbody tr:not(.category)")];
        const lines = (e) => Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight));
        return {
          wide: table.scrollWidth > table.clientWidth + 1,
          broken: [...table.querySelectorAll(".answer")].filter((e) => lines(e) > 1 || e.scrollWidth > e.clientWidth).map((e) => e.textContent),
          prompts: rows.map((row) => row.querySelector("label > span").checkVisibility()),
        };
      });
      assert.deepEqual(found, { wide: false, broken: [], prompts: [false, true] }, `${i + 1} people on ${paper}`);
    }
    await page.setViewport({ width: 1280, height: 900 });
    await page.$eval(jointNote("Asks for help in time"), (e) => { e.value = ""; });
  }
  assert.deepEqual(page.faults, []);
  await browser.close();
});

test("what belongs together is on one page", only("chromium"), async () => {
  const browser = await launch("chromium");
  const profile = await open(browser, site, "my/profile.html");
  await put(profile, answered.filter(([section]) => section === "items"));
  await profile.evaluate(() => handbook.store.about({ role: "associate" }));
  const plan = await open(browser, site, "my/plan.html");
  for (const page of [profile, plan]) {
    await page.bringToFront();
    await page.emulateMediaType("print");
    await page.setViewport({ width: 794 - MARGINS, height: 1000 });
    await settled(page);
  }
  for (let height = 250; height < 600; height += 10) {
    const [fits, field] = await over(plan, height, [".planned:last-of-type .fits li", ".planned:last-of-type .fits + .field label"]);
    assert.equal(field, fits, `what I will do is on page ${field + 1} of ${height} px, behind what fits on page ${fits + 1}`);
  }
  for (let height = 620; height < 1000; height += 20) {
    const [row, legend, sentence, chart] = await over(profile, height, [".standing tbody tr", "[data-part=matrix] .legend", ".sentence", ".radar:not(.sample)"]);
    assert.equal(chart, sentence, `a chart on page ${chart + 1} of ${height} px, announced on page ${sentence + 1}`);
    assert.deepEqual([row, legend], [0, 0], `${height} px: what has room stays`);
  }
  await browser.close();
});

test("a long note begins below its question, and a level of a guide with what to ask", only("chromium"), async () => {
  const browser = await launch("chromium");
  await put(await open(browser, site, "my/profile.html"), answered.slice(0, 1));
  const self = await browser.open(fileAddress(site, check));
  await until(self, () => handbook.store.state.kind === "saved" && !document.querySelector(".ask > .boxes"));
  const guide = await browser.open(fileAddress(await build({ data: join(root, "data") }), "roles/team-lead-guide.html"));
  for (const page of [self, guide]) {
    await page.bringToFront();
    await page.emulateMediaType("print");
    await page.setViewport({ width: 794 - MARGINS, height: 1000 });
    await settled(page);
  }
  for (let height = 500; height < 900; height += 20) {
    assert.deepEqual(await over(self, height, ["#keeps-promises legend", "#keeps-promises .grow"]), [0, 0], `${height} px: the note does not begin on the first page`);
    for (const level of [2, 3, 4]) {
      const [heading, question] = await over(guide, height, [`.guide:nth-of-type(${level}) h2`, `.guide:nth-of-type(${level}) p + .topic`]);
      assert.equal(question, heading, `level ${level} is on page ${heading + 1} of ${height} px, what to ask on page ${question + 1}`);
    }
  }
  await browser.close();
});

test("what announces a part of a competency is whole", only("chromium"), async () => {
  const browser = await launch("chromium");
  const german = await build({ edit: (files) => {
    files["handbook.toml"] = files["handbook.toml"].replace('language = "en"', 'language = "de"'); // of two lines
    files["competencies/teamwork.toml"] += '\n[[measures]]\nid = "trust"\nname = "Trust"\nquestion = "Do we?"\ndefinition = "How many do."\nformula = "some / all"\n';
  } });
  const page = await browser.open(fileAddress(german, "competencies/teamwork/index.html"));
  await page.emulateMediaType("print");
  await page.setViewport({ width: 794 - MARGINS, height: 1000 });
  await settled(page);
  const intros = ".body > section > h2 + p:has(+ :not(p))";
  const lines = await page.$$eval(intros, (all) => all.map((p) => Math.round(p.offsetHeight / parseFloat(getComputedStyle(p).lineHeight))));
  assert.ok(lines.includes(2), `some have two lines: ${lines}`);
  const broken = [];
  for (let height = 300; height < 900; height += 5) {
    await over(page, height, []);
    broken.push(...await page.$$eval(intros, (all) => all.filter((p) => p.getClientRects().length > 1).map((p) => p.textContent)));
  }
  assert.deepEqual(broken, []);
  await browser.close();
});
