// The profile as a reader meets it: what was answered, how far it is to a role,
// what pulls, and what the handbook changed since.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, launch, press, root, serve, until } from "./harness.mjs";
import { more, open, put, settled, text, texts, visible, wrong } from "./mine.mjs";

const profile = "my/profile.html";
const site = await build({ edit: more });
const yes = { answer: "consistently" };
const bad = '<img src=x onerror="document.title=1"><b>bold</b>';

for (const engine of engines) {
  test(`${engine}: an empty profile leads on`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, profile);
    assert.equal(await visible(page, "[data-part=empty]"), true);
    assert.deepEqual(await page.$$eval("[data-part=empty] a", (all) => all.map((a) => a.getAttribute("href"))), [
      "../competencies/clear-writing/level-1-check.html", "../competencies/listening/level-1-check.html", "../competencies/teamwork/level-1-check.html"]);
    for (const part of ["pulls", "evidence", "changed", "gone"]) assert.equal(await visible(page, `[data-part=${part}]`), false, part);
    assert.equal(await visible(page, ".no-script"), false);
    assert.equal((await texts(page, ".standing tbody td a")).every((cell) => cell === "open"), true);
    assert.deepEqual(await wrong(page), []);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what was answered elsewhere is on the profile at once`, async () => {
    const browser = await launch(engine);
    const check = await browser.open(fileAddress(site, "competencies/teamwork/level-1-check.html"));
    await until(check, () => handbook.store.state.kind !== "opening" && document.querySelector(".ask fieldset"));
    const page = await open(browser, site, profile);
    assert.equal(await text(page, "[data-day]"), "");
    await check.bringToFront();
    await press(check, "#keeps-promises [value=consistently]");
    await press(check, "#keeps-promises textarea");
    await check.keyboard.type("Since May");
    await page.bringToFront();
    await until(page, () => document.querySelector("[data-part=evidence]").textContent.includes("Since May"));
    assert.match(await text(page, "[data-day]"), /^\d+ \w+ \d{4}$/, "and on paper the day");
    const cell = await page.$eval('.standing a[href$="teamwork/level-1-check.html"]', (a) => [a.textContent, a.getAttribute("aria-label")]);
    assert.deepEqual(cell, ["1 of 4", "1 of 4 – Teamwork, level\u00a01: 1 of 4 answered"]);
    assert.equal(await visible(page, "[data-part=empty]"), false);
    assert.match(await text(page, ".standing tr:has(a[href$='teamwork/index.html']) .when"), /^\d+ \w+ \d{4}$/);
    assert.deepEqual([...check.faults, ...page.faults], []);
    await browser.close();
  });

  test(`${engine}: the focus stays while another tab saves`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, profile);
    await put(page, [["items", "keeps-promises", yes], ["items", "hands-over", { answer: "sometimes", note: "In May" }]]);
    await page.select("#part_role", "member");
    await settled(page);
    const other = await open(browser, site, profile);
    const focused = () => page.evaluate(() => [document.activeElement.localName, document.activeElement.getAttribute("href") ?? document.activeElement.textContent]);
    await page.$eval(".distance details", (details) => { details.open = true; });
    let note = "In June";
    for (const selector of ['.standing a[href$="level-1-check.html"]', ".distance summary", "[data-part=evidence] summary"]) {
      await page.bringToFront();
      await page.focus(selector);
      const before = await focused();
      await other.bringToFront();
      await put(other, [["items", "keeps-promises", { note: note += "!" }]]);
      await page.bringToFront();
      await until(page, (n) => document.querySelector("[data-part=evidence]").textContent.includes(n), note);
      assert.deepEqual((await focused())[0], before[0], selector);
      if (before[0] === "a") assert.deepEqual(await focused(), before);
    }
    assert.equal(await page.$eval(".distance details", (details) => details.open), true, "what was open is open");
    assert.deepEqual([...page.faults, ...other.faults], []);
    await browser.close();
  });

  test(`${engine}: the distance to a role, in words, bars and a radar chart that say the same`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, profile);
    await put(page, [["items", "keeps-promises", yes], ["items", "asks-for-help", yes], ["items", "shares-news", { answer: "not-my-role" }],
      ["items", "hands-over", { answer: "sometimes" }], ["items", "short-sentences", yes], ["items", "lets-finish", { answer: "not-yet" }]]);

    assert.equal((await page.$$("[data-part=charts] .radar:not(.sample)")).length, 1, "of one's own answers, without a role");
    await page.select("#part_role", "member");
    await settled(page);
    assert.match(await text(page, ".sentence"), /^Team member asks for a level of 2 competencies: for 1 your answers are there, 1 is under way\.$/);
    assert.equal((await page.$$(".radar:not(.sample)")).length, 0, "two competencies make no radar");
    assert.match(await text(page, "[data-part=charts]"), /needs three competencies/);
    const row = (name) => page.$eval(`.distance tr:has(a[href$="${name}/index.html"])`, (tr) => [...tr.children].map((c) => c.textContent.replace(/\s+/g, " ").trim()));
    assert.deepEqual((await row("clear-writing"))[3], "Everything that it asks for.");
    const teamwork = await row("teamwork");
    assert.equal(teamwork[1], "Level 2: Owning");
    assert.match(teamwork[2], /Level 1: 2 consistently, 1 does not apply to my roleLevel 2: 1 sometimes, 1 not answered/);
    assert.match(teamwork[3], /^2 behaviours/);
    assert.deepEqual(await page.$$eval(".distance details li a", (all) => all.map((a) => a.getAttribute("href"))),
      ["../competencies/teamwork/level-2-check.html#hands-over", "../competencies/teamwork/level-2-check.html"]);
    assert.deepEqual(await texts(page, ".standing td.needed"), ["1 of 2, level needed for Team member", "1 of 3, level needed for Team member"]);

    await page.select("#part_towards", "member");
    await settled(page);
    assert.equal(await visible(page, "[data-part=compare]"), false, "there is nothing to choose between");
    await page.select("#part_towards", "associate");
    await settled(page);
    assert.equal(await visible(page, "[data-part=compare]"), true);
    assert.match(await text(page, ".sentence"), /^Team lead asks for a level of 3 competencies: 3 are under way\.$/);
    assert.equal(await page.$eval(".radar:not(.sample)", (svg) => svg.getAttribute("aria-label")), "Radar chart of my answers beside what is needed for Team lead");
    assert.deepEqual((await texts(page, ".standing thead th")).slice(1, 4), ["Level 1 Helping", "Level 2 Owning", "Level 3 Leading"]);
    assert.deepEqual(await texts(page, ".radar-figure tbody tr"), [
      "Clear writingLevel 2“Consistently” throughout up to level 1",
      "ListeningLevel 2No level “consistently” throughout yet",
      "TeamworkLevel 3“Consistently” throughout up to level 1"]);
    await press(page, "input[name=compare][value=role]");
    await settled(page);
    assert.match(await text(page, ".sentence"), /^Team member/);

    const again = await open(browser, site, profile);
    assert.deepEqual(await again.evaluate(() => [handbook.store.document.role, handbook.store.document.towards]), ["member", "associate"]);
    await again.select("#part_towards", "associate-");
    await settled(again);
    await press(again, "input[name=compare][value=towards]");
    await settled(again);
    assert.match(await text(again, ".sentence"), /^Associate asks for a level of 1 competency: for 1 your answers are there\.$/);
    assert.deepEqual(await wrong(again), []);
    assert.deepEqual([...page.faults, ...again.faults], []);
    await browser.close();
  });

  test(`${engine}: where a level or a stage has nothing, the profile says of which, and why`, async () => {
    const bare = await build({ edit: (files) => {
      files["handbook.toml"] += `\n[[stages]]\nid = "senior"\nname = "Senior"\n`;
      files["competencies/clear-writing.toml"] = files["competencies/clear-writing.toml"].split("[[levels]]")[0] +
        `levels = [{ level = 1, essence = "Writes short." }, { level = 2, essence = "Writes for the reader." }, { level = 3, undefined = true }]`;
    } });
    const browser = await launch(engine);
    const page = await open(browser, bare, profile);
    assert.deepEqual((await texts(page, ".standing tbody tr:first-of-type td")).slice(0, 3), ["–", "–", "left open"]);
    await page.select("#part_role", "member");
    await until(page, () => document.querySelector("[data-part=charts] tbody tr"));
    assert.match(await text(page, "[data-part=charts]"), /No behaviours are described for this level yet\./);
    await page.select("#part_role", "senior");
    await until(page, () => document.querySelector("[data-part=charts] .note"));
    assert.equal(await text(page, "[data-part=charts]"), "No levels are set for this stage.");
    await page.evaluate(() => handbook.store.about({ role: "of-another-edition" }));
    await until(page, () => !document.querySelector("[data-part=charts] .note"));
    assert.equal(await page.$eval("#part_role", (select) => select.selectedIndex), 0);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what pulls, by what drives it, with what pulls back`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, profile);
    await put(page, [["items", "works-alone", { answer: "sometimes" }], ["items", "hides-the-point", { answer: "often", note: bad }],
      ["items", "blames", { answer: "often" }], ["items", "interrupts", { answer: "rarely" }]]);
    assert.deepEqual(await texts(page, ".pull h3"), ["Technology", "Without a usual drive"]);
    assert.deepEqual(await texts(page, ".pull:first-child .contra li > p:first-child"), ["Hides the point at the end", "Works alone on what belongs to all"]);
    assert.deepEqual(await texts(page, ".pulls-back li"), ["Ask who needs it"]);
    assert.equal(await text(page, ".pull .written"), bad, "a note is text");
    assert.equal((await page.$$("main img, main b:not([data-name], [data-day])")).length, 0);
    assert.deepEqual(await wrong(page), []);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a handbook that changed`, async () => {
    const old = await build({ edit: more });
    const browser = await launch(engine);
    const first = await open(browser, old, profile);
    await put(first, [["items", "keeps-promises", yes], ["items", "asks-for-help", { ...yes, note: "In March" }], ["items", "hands-over", yes]]);
    await first.close();
    await build({ into: old, edit: (files) => {
      more(files);
      const teamwork = files["competencies/teamwork.toml"];
      const moved = '  { id = "hands-over", text = "Hands work over completely" },\n';
      files["competencies/teamwork.toml"] = teamwork
        .replace("Keeps promises to colleagues", "Keeps every promise")
        .replace('  { id = "asks-for-help", text = "Asks for help in time" },\n', moved)
        .replace('  { id = "hands-over", text = "Hands work over completely", builds_on = "keeps-promises" },\n', "");
    } });
    const page = await open(browser, old, profile);
    assert.deepEqual(await texts(page, "[data-part=changed] dd"), ["Keeps promises to colleagues", "Keeps every promise"]);
    assert.equal(await page.$eval("[data-part=changed] .meta a", (a) => a.getAttribute("href")), "../competencies/teamwork/level-1-check.html#keeps-promises");
    assert.match(await text(page, "[data-part=gone]"), /^Asks for help in timeIn MarchConsistently · Teamwork, level 1/);
    assert.equal(await text(page, '.standing a[href$="teamwork/level-1-check.html"]'), "2 of 4", "the moved one is counted where it is now");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}

test("two hundred competencies", async () => {
  const large = await build({ edit: (files) => {
    const one = files["competencies/clear-writing.toml"];
    for (let i = 1; i <= 198; i++) {
      files[`competencies/${i < 198 ? `thing-${i}` : "constructor"}.toml`] = one.replace("Clear writing", `Thing ${i}`).replace(/(short-sentences|knows-the-reader|hides-the-point)/g, `$1-${i}`)
        .replace(/(Writes short sentences|Knows who will read it|Hides the point at the end)/g, `$1 ${i}`);
    }
    files["roles.toml"] += `
[[roles]]
id = "everything"
name = "All of it"
purpose = "Does everything."
targets = { ${Array.from({ length: 197 }, (_, i) => `thing-${i + 1} = 2`).join(", ")} }
`;
  } });
  const browser = await launch("chromium");
  const page = await open(browser, large, profile);
  await put(page, [["items", "keeps-promises", yes], ["items", "short-sentences-7", yes]]);
  const rows = () => page.$$eval(".standing tbody tr:not(.category)", (all) => all.length);
  assert.equal(await rows(), 2, "only what was answered");
  assert.match(await text(page, "[data-part=matrix] button"), /^Show all 200 competencies$/);
  await press(page, "[data-part=matrix] button");
  await settled(page);
  assert.equal(await rows(), 200);
  assert.deepEqual(await page.evaluate(() => [document.activeElement.ariaPressed, document.activeElement.dataset.key]), ["true", "all"]);
  await press(page, "[data-part=matrix] button");
  await page.select("#part_role", "everything");
  await settled(page);
  assert.equal(await rows(), 198, "what was answered, and what the role needs");
  assert.equal((await page.$$(".distance tbody tr")).length, 197);
  assert.ok((await page.$$("[data-part=charts] .radar:not(.sample) text:not(.level)")).length <= 30, "the chart shows what can be told apart");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);

  // With all of them answered there is nothing to choose.
  await put(page, await page.evaluate(() => handbook.content.competencies.flatMap((c) => c.levels.flatMap((l) => l.indicators.map((i) => ["items", i.id, { answer: "sometimes" }])))));
  assert.equal(await rows(), 200);
  assert.deepEqual(await page.$$("[data-part=matrix] button"), []);
  assert.deepEqual(await wrong(page), []);
  assert.deepEqual(page.faults, []);
  await browser.close();
});

test("the same from a web server, below a path", async () => {
  const address = await serve(site, { prefix: "/hr/handbook/" });
  const browser = await launch("chromium");
  const page = await browser.open(address + profile);
  await until(page, () => handbook.store.state.kind === "saved" && !document.querySelector("[data-my][hidden]"));
  await put(page, [["items", "keeps-promises", { ...yes, note: "Since May", develop: true }]]);
  for (const [name, part] of [["profile", "evidence"], ["plan", "list"]]) {
    const again = await browser.open(`${address}my/${name}.html`);
    await until(again, (p) => /Since May|Keeps promises/.test(document.querySelector(`[data-part=${p}]`).textContent), part);
    assert.deepEqual(again.faults, []);
  }
  assert.deepEqual(page.faults, []);
  await browser.close();
});

test("our handbook's table fits each window between a phone and a desktop", async () => {
  const ours = await build({ data: join(root, "data") });
  const browser = await launch("chromium");
  const page = await open(browser, ours, "my/profile.html");
  const first = await page.evaluate(() => handbook.content.competencies.flatMap(({ levels }) => levels.map(({ indicators }) => indicators[0].id)));
  await put(page, first.map((id) => ["items", id, { answer: "sometimes" }]));
  for (let width = 600; width < 1000; width += 24) {
    await page.setViewport({ width, height: 900 });
    assert.ok(await page.$eval(".scroll:has(.standing)", (e) => e.scrollWidth <= e.clientWidth), `${width} px`);
  }
  await browser.close();
});

test("without script the page says what it would do, and leads to the paper form", async () => {
  const browser = await launch("chromium");
  const page = await browser.browser.newPage();
  await page.setJavaScriptEnabled(false);
  for (const name of ["profile", "plan", "review"]) {
    await page.goto(fileAddress(site, `my/${name}.html`));
    const { shown, controls, links } = await page.evaluate(() => ({
      shown: document.querySelector("main").innerText,
      controls: [...document.querySelectorAll("main :is(button, input, select, textarea)")].filter((e) => e.checkVisibility()).length,
      links: [...document.querySelectorAll("main .no-script a")].filter((e) => e.checkVisibility()).map((a) => a.getAttribute("href")),
    }));
    assert.match(shown, /needs JavaScript/);
    assert.equal(controls, 0);
    assert.ok(links.includes("../competencies/teamwork/level-1-check.html"));
  }
  await browser.close();
});
