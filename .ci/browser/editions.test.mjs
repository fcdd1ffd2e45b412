// What a reader answered, chose and planned in one edition, as the next one tells it:
// a competency and a role have other ids, a behaviour has become a sign to watch for,
// one reads differently, and some are gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, engines, fileAddress, launch, press, until } from "./harness.mjs";
import { open as openCheck, pick, saved, says, shown } from "./check.mjs";
import { open, put, text, texts, wrong } from "./mine.mjs";
import { document, file, item, joint, note, review, upload } from "./reviewing.mjs";

const promise = '  { id = "keeps-promises", text = "Keeps promises to colleagues" },\n';
const next = (files) => {
  files["handbook.toml"] = `${files["handbook.toml"].replace('edition = "1"', 'edition = "2"').replaceAll("associate", "beginner")}
[[moved]]
from = "competency:clear-writing"
to = "competency:writing"

[[moved]]
from = "role:member"
to = "role:colleague"
`;
  files["roles.toml"] = files["roles.toml"].replace('id = "member"', 'id = "colleague"').replace("clear-writing = 1", "writing = 1").replace("associate", "beginner");
  files["competencies/writing.toml"] = files["competencies/clear-writing.toml"].replace(/ {2}\{ id = "hides-the-point".*\n/, "");
  delete files["competencies/clear-writing.toml"];
  files["competencies/teamwork.toml"] = files["competencies/teamwork.toml"].replace("Asks for help in time", "Asks for help before it is late").replace("associate", "beginner")
    .replace(promise, "").replace(', builds_on = "keeps-promises"', "").replace(/\[\[activities\]\]\nid = "promise-list"[^[]*levels = \[1\]\nindicators.*\n/, "")
    .replace('contra_indicators = [\n  { id = "works-alone"', `contra_indicators = [\n${promise}  { id = "works-alone"`);
};

for (const engine of engines) {
  let site;
  let browser;
  const shows = async (path, look) => {
    const page = await open(browser, site, path);
    await look(page);
    assert.deepEqual(await wrong(page), []);
    assert.deepEqual(page.faults, []);
    await page.close();
  };

  test(`${engine}: a next edition comes out`, async () => {
    site = await build();
    browser = await launch(engine);
    await shows("my/profile.html", async (page) => {
      await page.evaluate(() => handbook.store.about({ role: "member", towards: "associate" }));
      await put(page, [
        ["items", "keeps-promises", { answer: "consistently", develop: true, note: "Since May" }],
        ["items", "asks-for-help", { answer: "sometimes", develop: true, edition: "1" }],
        ["items", "shares-news", { answer: "sometimes" }], ["items", "works-alone", { answer: "rarely" }],
        ["items", "hides-the-point", { answer: "often", develop: true }],
        ["plan", "keeps-promises", { activities: ["promise-list"], actions: "Write them down" }],
        ["plan", "asks-for-help", { activities: ["promise-list", "coffee"], by: "2099-01-31" }],
        ["journal", "clear-writing", { do: "Wrote a letter" }],
        ["joint", "hides-the-point", { answer: "sometimes", note: "It is getting better", wording: "Hides the point at the end" }],
        ["joint", "asks-for-help", { answer: "sometimes", note: "Ask Ben", wording: "Asks for help in time" }],
      ]);
    });
    await build({ into: site, edit: next });
  });

  test(`${engine}: the profile follows the role, says what is gone and what was wanted`, () => shows("my/profile.html", async (page) => {
    assert.deepEqual(await page.$$eval("[data-part=role], [data-part=towards]", (all) => all.map((e) => e.value)), ["colleague", ""]);
    assert.match(await text(page, "[data-part=sentence]"), /^The role or stage that was chosen is no longer in this edition\.Team member asks for a level of 2 competencies/);
    const gone = await texts(page, "[data-part=gone] li");
    assert.equal(gone.length, 2);
    assert.ok(gone.some((line) => /^Keeps promises to colleaguesSince MayConsistently · Teamwork, level 1 · I want to develop this/.test(line)), gone.join("\n"));
    assert.ok(gone.some((line) => /^Hides the point at the endOften · Clear writing, level 1 · I want to change this/.test(line)), gone.join("\n"));
  }));

  test(`${engine}: the plan keeps what was planned with the words that it was planned for`, () => shows("my/plan.html", async (page) => {
    assert.deepEqual(await texts(page, ".planned h3"), ["Asks for help before it is late"]);
    const card = await text(page, ".planned");
    assert.match(card, /When you answered, in edition 1, it read: Asks for help in time/);
    assert.match(card, /No longer in this edition: promise-list/);
    assert.deepEqual(await page.$$eval(".fits :checked", (all) => all.map((e) => e.value)), ["coffee"]);
    assert.deepEqual(await texts(page, "[data-part=aside] > ul > li"), [
      "Keeps promises to colleaguesNo longer in this editionSince MayNo longer in this edition: promise-listWrite them downOpenRemove it",
      "Hides the point at the endNo longer in this editionOpenRemove it"]);
    assert.deepEqual(await texts(page, ".journal h3"), ["Teamwork", "Clear writing (clear-writing)"]);
  }));

  test(`${engine}: a table, and what would be imported, name what has another id`, () => shows("my/plan.html", async (page) => {
    await press(page, "[data-export-csv]");
    const rows = (await browser.downloaded()).text.split("\r\n").slice(1, -1).map((row) => row.split(",")[0]);
    assert.deepEqual([...new Set(rows)].toSorted(), ['"Clear writing"', '"Teamwork"']);
    await pick(page, JSON.stringify(document("Ada", item("hides-its-aim", "sometimes", { competency: "clear-writing" }), { towards: "member", time: "2099-01-01T00:00:00.000Z" })));
    const told = await texts(page, "[data-import-lists] li");
    assert.ok(told.some((line) => /^A role I look towards.*In the fileTeam member$/.test(line)), told.join("\n"));
    assert.ok(told.some((line) => /^hides-its-aimClear writing, Level 1/.test(line)), told.join("\n"));
    await press(page, "[data-importing] [data-close]");
  }));

  test(`${engine}: the self-check shows what was answered as another kind, and leads to what is asked again`, async () => {
    const page = await openCheck(browser, fileAddress(site, "competencies/teamwork/level-1-check.html"));
    await until(page, () => /^Keeps promises/.test(document.querySelector("[data-gone-list]").textContent));
    await press(page, "#keeps-promises [value=rarely]");
    await says(page, "[data-progress-text]", "4 of 4 answered");
    await says(page, "[data-next]", "Next open one");
    await press(page, "[data-next]");
    await until(page, () => document.activeElement.closest("#asks-for-help"));
    await press(page, "#asks-for-help [data-still-true]");
    await shown(page);
    await says(page, "[data-next]", "What it comes to");
    await press(page, "[data-undo]");
    await says(page, "[data-next]", "Next open one");
    await press(page, "[data-undo]");
    await until(page, () => /^Keeps promises/.test(document.querySelector("[data-gone-list]").textContent));
    await saved(page);
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  test(`${engine}: a joint view stays with the words that it was agreed to`, () => shows(review, async (page) => {
    const given = (kind, level, answer, wording) => ({ kind, competency: "teamwork", level, answer, wording, time: "2026-11-20T10:00:00.000Z" });
    await upload(page, await file("ben.json", document("Ben", {
      "asks-for-help": given("indicator", 1, "sometimes", "Asks for help in time"), "shares-news": given("indicator", 1, "sometimes", "Shares news that others need"),
      "hides-the-point": given("contra-indicator", 1, "often", "Hides its point"),
    })));
    const row = (id) => page.$$eval("tr", (all, name) => all.find((tr) => tr.textContent.startsWith(name))?.textContent.replace(/\s+/g, " ") ?? "", id);
    assert.match(await row("Keeps promises to colleagues"), /Answered by one of you.*Consistently/);
    assert.match(await row("Hides the point at the end"), /Answered to another wording: “Hides its point”SometimesIt is getting better$/);
    const now = "Asks for help before it is late";
    assert.equal(await page.$eval(note(now), (e) => e.value), "Ask Ben");
    assert.match(await row(now), /Answered to another wording: “Asks for help in time”$/);
    await page.select(joint(now), "consistently");
    await until(page, (i) => handbook.store.document.joint[i].wording === "Asks for help before it is late", "asks-for-help");
    await until(page, (name) => ![...document.querySelectorAll("td.joint .meta")].some((e) => e.checkVisibility() && e.textContent.includes(name)), "another wording");
    await page.select(joint(now), "");
    await page.$eval(note(now), (e) => { e.value = ""; e.dispatchEvent(new Event("input")); });
    await press(page, "[data-part=take-over]");
    await until(page, () => handbook.store.document.joint["shares-news"]?.answer === "sometimes");
    const { joint: all } = await page.evaluate(() => handbook.store.document);
    assert.deepEqual(["asks-for-help", "shares-news"].map((id) => [all[id].answer, all[id].wording]),
      [["sometimes", "Asks for help in time"], ["sometimes", "Shares news that others need"]], "what both have answered was worded so");
  }));

  test(`${engine}: what is gone can be removed, brought back at once, and stays away`, async () => {
    const gone = "[data-part=gone] ul > li";
    const remove = "[data-key='remove keeps-promises']";
    await shows("my/profile.html", async (page) => {
      const before = await texts(page, gone);
      await press(page, remove);
      await until(page, () => document.activeElement.dataset.key === "back keeps-promises");
      assert.equal(await text(page, "[data-part=gone] .note"), "Removed: “Keeps promises to colleagues”. Undo");
      assert.deepEqual(await texts(page, gone), before.filter((line) => !line.startsWith("Keeps promises")));
      await page.keyboard.press("Enter");
      await until(page, () => document.activeElement.dataset.key === "remove keeps-promises");
      assert.deepEqual((await texts(page, gone)).toSorted(), before.toSorted());
      await press(page, remove);
      await until(page, () => document.activeElement.dataset.key === "back keeps-promises");
      await saved(page);
    });
    await shows("my/plan.html", async (page) => {
      assert.deepEqual(await texts(page, "[data-part=aside] > ul > li > p:first-child"), ["Hides the point at the end"], "nor is it planned");
      await press(page, "[data-key='remove hides-the-point']");
      await until(page, () => document.activeElement.dataset.key === "back hides-the-point");
      await saved(page);
    });
    await shows("my/profile.html", async (page) => assert.match((await texts(page, gone)).join("\n"), /^Hides the point at the endOften · Clear writing, level 1 · \d[^·\n]*$/, "the answer stays where it is taken off the plan"));
  });

  test(`${engine}: all has been said of it`, () => browser.close());
}
