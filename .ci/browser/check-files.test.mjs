// The files of the self-check, in Chromium and Firefox: what is exported is what
// is imported, and bad files change nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { choose, items, open, pick, saved, says, text, visible } from "./check.mjs";
import { build, engines, fileAddress, launch, press, serve, until } from "./harness.mjs";

const level1 = "competencies/teamwork/level-1-check.html";
const site = await build();

test("Chromium: a day is that of the reader, in a spreadsheet and in words", async () => {
  const browser = await launch("chromium");
  const page = await browser.open(fileAddress(site, level1));
  await page.emulateTimezone("America/New_York");
  await page.reload();
  await pick(page, JSON.stringify({ format: "handbook-answers", version: 1, handbook: "test-handbook",
    items: { "keeps-promises": { kind: "indicator", answer: "sometimes", time: "2026-11-29T02:30:00.000Z" } } }));
  await press(page, "[data-import-confirm]");
  await saved(page);
  await press(page, "[data-export-csv]");
  const { text: table } = await browser.downloaded();
  assert.ok(table.includes('"2026-11-28"') && !table.includes("2026-11-29"), table);
  assert.deepEqual(await page.evaluate(() => ["2027-01-31", "2027-01-31T02:30:00.000Z"].map((day) => handbook.day(day))), ["31 January 2027", "30 January 2027"]);
  assert.equal(await page.evaluate(() => handbook.when("2020-01-31T02:30:00.000Z")), "on 30 January 2020");
  await browser.close();
});

test("Chromium: cells are parted as the reader's spreadsheet does it", async () => {
  const browser = await launch("chromium");
  const page = await browser.open(fileAddress(site, level1));
  await page.evaluate(() => handbook.store.put("items", "keeps-promises", { kind: "indicator", answer: "often", note: "a;=1+1;b", wording: "w" }));
  await saved(page);
  await until(page, () => document.querySelector("[data-export-csv]").checkVisibility());
  const client = await page.createCDPSession();
  for (const [locale, separator] of [["de", ";"], ["fr", ";"], ["es", ";"], ["ar-EG", ";"], ["en-GB", ","]]) {
    await client.send("Emulation.setLocaleOverride", { locale });
    await press(page, "[data-export-csv]");
    const { text: table } = await browser.downloaded();
    assert.ok(table.replace("\uFEFF", "").startsWith(`"Competency"${separator}"Level"${separator}`), `${locale}: ${table}`);
    assert.ok(table.includes(`${separator}"a;=1+1;b"${separator}`), table);
    await client.send("Emulation.setLocaleOverride", {});
  }
  await browser.close();
});

for (const engine of engines) {
  test(`${engine}: a joint view names nobody anew, and an answer without a time is one`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, level1));
    await pick(page, JSON.stringify({ format: "handbook-answers", version: 1, handbook: "test-handbook", name: "Ann, Bob", time: "",
      items: { "keeps-promises": { kind: "indicator", answer: "sometimes", note: "n".repeat(20_001) } },
      joint: { "asks-for-help": { answer: "not-yet", note: "", time: "2026-01-01T00:00:00.000Z" } } }));
    await press(page, "[data-import-confirm]");
    await saved(page);
    await until(page, () => document.querySelector("#keeps-promises [value=sometimes]").checked);
    await says(page, "[data-progress-text]", /^1 of \d+ answered$/);
    assert.equal(await page.evaluate(() => handbook.store.document.name), "");
    const again = await open(browser, fileAddress(site, level1));
    assert.deepEqual(await again.evaluate(() => [handbook.store.document.items["keeps-promises"].note.length, handbook.store.document.joint["asks-for-help"].answer]), [20_000, "not-yet"]);
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults], []);
  });

  test(`${engine}: what a file says of its owner is told, and empties nothing`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, level1));
    await page.evaluate(() => handbook.store.about({ name: "Ada" }));
    await saved(page);
    const file = (head) => JSON.stringify({ format: "handbook-answers", version: 1, handbook: "test-handbook", time: "2090-01-01T00:00:00.000Z", ...head });
    const changes = () => text(page, "[data-import-lists]");
    await pick(page, file({ name: "", role: "member" }));
    assert.equal(await changes(), "My roleIn the fileTeam member");
    await press(page, "[data-import-confirm]");
    await saved(page);
    assert.deepEqual(await page.evaluate(() => [handbook.store.document.name, handbook.store.document.role]), ["Ada", "member"]);
    assert.equal(await page.$eval("[data-name-field]", (e) => e.value), "Ada");

    await pick(page, file({ name: "Bo", role: "member", time: "2091-01-01T00:00:00.000Z" }));
    assert.equal(await changes(), "NameHereAdaIn the fileBo");
    assert.match(await text(page, "[data-import-facts]"), /bears the name Bo, and your answers here bear Ada.*changed later in the file/);
    await page.keyboard.press("Escape");
    await until(page, () => !document.querySelector("[data-importing]").open);
    // A joint view is of several people: nobody is asked whether it is theirs.
    const agreed = { "keeps-promises": { answer: "often", note: "", wording: "Keeps promises", time: "2091-01-01T00:00:00.000Z" } };
    await pick(page, file({ name: "Ada, Bo", time: "", joint: agreed }));
    assert.match(await text(page, "[data-import-facts]"), /^File: .*, of Ada, Bo$/);
    assert.equal(await changes(), "1 new entryJoint view: Keeps promisesIn the fileOften", "also to whoever has not answered it");
    await page.keyboard.press("Escape");
    await until(page, () => !document.querySelector("[data-importing]").open);
    // Also an older file gives what is not said here.
    await pick(page, file({ name: "Old", towards: "associate", time: "2020-01-01T00:00:00.000Z" }));
    assert.equal(await changes(), "A role I look towardsIn the fileAssociate");
    await press(page, "[data-import-confirm]");
    await saved(page);
    const again = await open(browser, fileAddress(site, level1));
    assert.deepEqual(await again.evaluate(() => [handbook.store.document.name, handbook.store.document.towards]), ["Ada", "associate"]);
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults], []);
  });

  test(`${engine}: what is planned in a file is told in words`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, level1));
    await page.evaluate(() => {
      handbook.store.put("plan", "keeps-promises", { activities: ["coffee"], state: "started" });
      handbook.store.put("journal", "teamwork", { do: "Sat with Anna" });
    });
    await saved(page);
    const time = "2090-01-01T00:00:00.000Z";
    await pick(page, JSON.stringify({ format: "handbook-answers", version: 1, handbook: "test-handbook", journal: { teamwork: { do: "", time } }, plan: {
      "keeps-promises": { activities: ["promise-list", "coffee"], by: "2027-01-31", time }, "asks-for-help": { actions: "Ask", by: "2027-99-99", time } } }));
    assert.equal(await text(page, "[data-import-lists]"), "1 new entryPlan: asks-for-helpIn the fileAsk2 entries are newer in the file and will replace yours"
      + "Journal: TeamworkHereSat with AnnaIn the filenothingPlan: keeps-promisesHereHave coffee with another team · StartedIn the fileKeep a list of promises for two weeks; Have coffee with another team · 31 January 2027");
    await browser.close();
    assert.deepEqual(page.faults, []);
  });

  test(`${engine}: before a plan without answers is deleted, no number of answers is told`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, level1));
    await page.evaluate(() => { handbook.store.put("plan", "keeps-promises", { actions: "Write them down" }); });
    await saved(page);
    await press(page, "[data-delete]");
    assert.match(await text(page, "[data-delete-count]"), /there are no answers to this handbook, but there may be .* plan/);
    await browser.close();
    assert.deepEqual(page.faults, []);
  });

  test(`${engine}: export, delete, import give the same answers again`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, level1));
    await choose(page, "keeps-promises", "sometimes");
    await press(page, "#keeps-promises textarea");
    await page.keyboard.type("=1+1 \"quoted\"\n<script>alert(1)</script>");
    await press(page, "#keeps-promises [data-develop]");
    await choose(page, "works-alone", "rarely");
    await press(page, "#works-alone [data-develop]");
    await press(page, "[data-name-field]");
    await page.keyboard.type("Zoë <b> O'Hara");
    await page.evaluate(() => { handbook.store.put("plan", "keeps-promises", { actions: "Write them down", by: "2027-01-31", state: "open", later: { kept: true } }); });
    await saved(page);
    await press(page, "[data-export-json]");
    const file = await browser.downloaded();
    await says(page, "[data-heard]", /^Exported at \d\d:\d\d\.$/);
    assert.match(file.name, /^test-handbook_Zoë-b-O'Hara_\d{4}-\d\d-\d\d\.json$/);
    const exported = JSON.parse(file.text);
    assert.deepEqual([exported.format, exported.version, exported.handbook, exported.edition, exported.name],
      ["handbook-answers", 1, "test-handbook", "1", "Zoë <b> O'Hara"]);
    await says(page, "[data-saving=long]", /Exported at \d\d:\d\d\.$/);

    await press(page, "[data-export-csv]");
    const table = await browser.downloaded();
    assert.match(table.name, /\.csv$/);
    assert.match(table.text, /^\uFEFF?"Competency","Level"/);
    assert.ok(table.text.includes(`"'=1+1 ""quoted""\n<script>alert(1)</script>"`));
    assert.match(table.text, /"I want to develop this","'=1\+1[\s\S]*"Rarely","I want to change this"/, "a sign is not what one wants to develop");

    const before = await page.evaluate(() => JSON.stringify(handbook.store.document));
    await press(page, "[data-delete]");
    assert.match(await text(page, "[data-delete-count]"), /there are 2 answers .* joint views/);
    await press(page, "[data-deleting] [data-close]");
    assert.equal(await page.evaluate(() => JSON.stringify(handbook.store.document)), before, "closing the dialog deletes nothing");
    await press(page, "[data-delete]");
    await press(page, "[data-delete-confirm]");
    await until(page, () => /Nothing of yours is left/.test(document.querySelector("[data-said]").textContent));
    assert.equal(await page.$$eval(".ask :checked", (list) => list.length), 0);
    assert.equal(await page.$eval("[data-name-field]", (e) => e.value), "");

    await pick(page, file.text, "Zoë's file.json");
    assert.match(await text(page, "[data-import-facts]"), /File: Zoë's file\.json, of Zoë <b> O'Hara/);
    assert.match(await text(page, "[data-import-facts]"), /name and roles will be taken from the file\./);
    assert.match(await text(page, "[data-import-lists]"), /3 new entries/);
    assert.equal(await page.$$eval(".ask :checked", (list) => list.length), 0, "nothing changes before it is confirmed");
    await press(page, "[data-import-confirm]");
    await until(page, () => /Imported: 3 entries/.test(document.querySelector("[data-said]").textContent));
    await saved(page);
    const sections = ({ items, plan, journal, joint, name }) => ({ items, plan, journal, joint, name });
    assert.deepEqual(sections(await page.evaluate(() => JSON.parse(JSON.stringify(handbook.store.document)))), sections(JSON.parse(before)));
    const again = await open(browser, fileAddress(site, level1));
    assert.deepEqual(sections(await again.evaluate(() => JSON.parse(JSON.stringify(handbook.store.document)))), sections(JSON.parse(before)));
    assert.equal(await again.$$eval("script:not([src]), .ask b, [data-import-facts] b", (list) => list.length), 0);

    // Merged by time: what is newer here stays, what is newer there comes.
    await choose(again, "keeps-promises", "consistently");
    await saved(again);
    const changed = structuredClone(exported);
    changed.items["works-alone"] = { ...changed.items["works-alone"], answer: "often", time: "2090-01-01T00:00:00.000Z" };
    await pick(again, Buffer.from(`\uFEFF${JSON.stringify(changed)}`, "utf16le")); // as an editor may save it
    assert.match(await text(again, "[data-import-lists]"), /1 entry is newer in the file.*Teamwork, Level 1 ?HereRarely · I want to change this ?In the fileOften · I want to change this.*1 entry is newer here and stays/);
    await press(again, "[data-import-confirm]");
    await saved(again);
    const after = await items(again);
    assert.deepEqual([after["keeps-promises"].answer, after["works-alone"].answer], ["consistently", "often"]);
    // And a change made here after that is newer still, also than an export.
    await says(again, "[data-saving=long]", /^Saved in this browser at \d\d:\d\d\. Never exported\.$/);
    await press(again, "[data-export-json]");
    await browser.downloaded();
    await says(again, "[data-saving=long]", /\. Exported at \d\d:\d\d\.$/);
    await choose(again, "works-alone", "sometimes");
    await says(again, "[data-saving=long]", /\. Changed since the last export at \d\d:\d\d\.$/);
    await pick(again, JSON.stringify(changed));
    assert.match(await text(again, "[data-import-facts]"), /There is nothing in it that is not here already/);
    assert.equal(await visible(again, "[data-import-confirm]"), false);
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults], []);
  });

  test(`${engine}: a table is the same from each page, in words, with the journal`, async () => {
    const browser = await launch(engine);
    const tables = [];
    for (const path of [level1, "my/plan.html", "my/profile.html"]) {
      const page = await browser.open(fileAddress(site, path));
      await until(page, () => handbook.store.state.kind === "saved" && document.querySelector("[data-mine]").checkVisibility());
      if (!tables.length) {
        await choose(page, "keeps-promises", "sometimes");
        await page.evaluate(() => {
          handbook.store.put("plan", "keeps-promises", { activities: ["promise-list", "long-gone"], state: "started" });
          handbook.store.put("journal", "teamwork", { reflect: "Ask sooner", do: "=Sat with Anna", learn: "  " });
          handbook.store.put("journal", "gone", { do: "Something" });
        });
        await saved(page);
      }
      await page.bringToFront();
      await press(page, "[data-export-csv]");
      tables.push((await browser.downloaded()).text.replaceAll(/"\d{4}-\d\d-\d\d"/g, '"day"'));
      assert.deepEqual(page.faults, []);
    }
    assert.deepEqual(tables[0].split("\r\n").slice(1), [
      '"gone","","Journal","Do","","","Something","day","","","","","","","","gone"',
      '"Teamwork","1","Indicator","Keeps promises to colleagues","Sometimes","","","day","Keep a list of promises for two weeks; long-gone","","","","Started","","","keeps-promises"',
      '"Teamwork","","Journal","Do","","","\'=Sat with Anna","day","","","","","","","","teamwork"',
      '"Teamwork","","Journal","Reflect","","","Ask sooner","day","","","","","","","","teamwork"', ""]);
    assert.deepEqual(tables, [tables[0], tables[0], tables[0]]);
    await browser.close();
  });

  test(`${engine}: bad files change nothing`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, await serve(site) + level1);
    await choose(page, "keeps-promises", "sometimes");
    await saved(page);
    const before = await page.evaluate(() => JSON.stringify(handbook.store.document));
    const good = (fields) => JSON.stringify({ ...JSON.parse(before), ...fields });
    const bad = {
      "empty": ["", /is empty/],
      "blank": [" \n\n", /is empty/],
      "truncated": [before.slice(0, -20), /damaged or only half copied/],
      "truncated in a character": [Buffer.from(good({ name: "Zoë" })).subarray(0, 60), /damaged or only half copied/],
      "picture": [Buffer.from([0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 255, 254]), /damaged or only half copied/],
      "page": ["<!DOCTYPE html><script>alert(1)</script>", /not a file of answers: such a file ends in .json/],
      "table": ["\uFEFF\"Competency\",\"Level\"\r\n", /not a file of answers/],
      "the same as utf-16": [Buffer.from(`\uFEFF${before}`, "utf16le").swap16(), /nothing in it that is not here/],
      "half of that": [Buffer.from(`\uFEFF${before}`, "utf16le").subarray(0, 99), /damaged or only half copied/],
      "null": ["null", /not a file of answers/],
      "array": ["[]", /not a file of answers/],
      "number": ["7", /not a file of answers/],
      "other JSON": ["{\"name\":\"package\",\"version\":1}", /not a file of answers/],
      "handbook.json": [await readFile(join(site, "handbook.json")), /not a file of answers/],
      "later version": [good({ version: 2 }), /written by a later version/],
      "version as text": [good({ version: "1" }), /damaged or only half copied/],
      "items as a list": [good({ items: [1, 2] }), /damaged or only half copied/],
      "name as a table": [good({ name: { toString: 1 } }), /damaged or only half copied/],
      "other handbook": [good({ handbook: "other", title: "<i>The other one</i>" }), /belongs to another handbook, “<i>The other one<\/i>”; this is “The test handbook”/],
      "another one in the letters of an older Windows": [Buffer.from(good({ handbook: "other", title: "Zoë" }), "latin1"), /belongs to another handbook, “Zoë”/],
      "no handbook": [good({ handbook: "" }), /belongs to another handbook/],
      "huge": [`{"format":"handbook-answers","version":1,"handbook":"test-handbook","items":{},"x":"${"y".repeat(6_000_000)}"}`, /is too large/],
      "very huge": ["x".repeat(21_000_000), /is too large/],
      "nested": [`{"format":"handbook-answers","version":1,"handbook":"test-handbook","items":{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`, /1 entry could not be understood.*nothing in it that is not here/],
      "prototypes": [`{"format":"handbook-answers","version":1,"handbook":"test-handbook","__proto__":{"x":1},"items":{"__proto__":{"answer":"often"},"../a":{"answer":"often"},"b":{"answer":"excellent"}}}`, /3 entries could not be understood/],
    };
    for (const [name, [content, message]] of Object.entries(bad)) {
      await pick(page, content, `${name}.json`);
      assert.match(await text(page, "[data-import-facts]"), message, name);
      assert.equal(await visible(page, "[data-import-confirm]"), false, name);
      await page.keyboard.press("Escape");
      await until(page, () => !document.querySelector("[data-importing]").open);
      assert.equal(await page.evaluate(() => JSON.stringify(handbook.store.document)), before, name);
    }

    // A file whose texts are markup is a file of texts.
    const hostile = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    await pick(page, good({ name: hostile, time: "2090-01-01T00:00:00.000Z",
      items: { "keeps-promises": { kind: "indicator", competency: "teamwork", level: 1, answer: "sometimes", note: hostile, wording: hostile, time: "2090-01-01T00:00:00.000Z" },
        "gone-item": { kind: "indicator", competency: "teamwork", level: 1, answer: "sometimes", note: hostile, wording: hostile, time: "2090-01-01T00:00:00.000Z" } } }), `${hostile.slice(0, 9)}.json`);
    await press(page, "[data-import-confirm]");
    await until(page, () => !document.querySelector("[data-gone]").hidden && document.querySelector("[data-gone-list] li"));
    assert.equal(await text(page, "#keeps-promises [data-old]"), hostile);
    assert.equal(await page.$$eval("main img, main script, dialog img", (list) => list.length), 0);
    assert.equal(await page.$eval("#keeps-promises textarea", (e) => e.value), hostile);
    await browser.close();
    assert.deepEqual(page.faults, []);
  });
}
