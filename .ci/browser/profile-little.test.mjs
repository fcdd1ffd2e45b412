// The profile where there is little to say: nothing answered, nothing of one's own,
// no roles. And where its first part is long, what leads to the others.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, folder, launch, press, root, until } from "./harness.mjs";
import { more, open, put, settled, texts, visible } from "./mine.mjs";

const profile = "my/profile.html";
const site = await build({ edit: more });
const bare = await build({ edit: (files) => {
  delete files["roles.toml"];
  for (const name of ["handbook.toml", "competencies/teamwork.toml"]) files[name] = files[name].replace(/\[\[stages\]\][^]*?(?=\n\[\[|$)/, "");
} });

const data = join(await folder(), "data");
execFileSync("go", ["run", "./generator/internal/synthetic/write", "-n", "13", data], { cwd: root });
const long = await build({ data });

for (const engine of engines) {
  test(`${engine}: behind many competencies, links lead to the other parts`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, long, profile);
    const [id] = await page.evaluate(() => [...handbook.distance.index(handbook.content).keys()]);
    await put(page, [["items", id, { answer: "often", note: "In May" }]]);
    assert.equal(await visible(page, ".contents"), false);
    await press(page, "[data-key=all]");
    await settled(page);
    assert.deepEqual(await page.$$eval(".contents a", (all) => all.filter((a) => a.checkVisibility()).map((a) => a.hash)), ["#part_matrix", "#part_distance", "#part_evidence"]);
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
    await until(page, () => document.querySelector(".contents [aria-current]")?.hash === "#part_evidence");
    await press(page, "[data-key=all]");
    await settled(page);
    assert.equal(await visible(page, ".contents"), false);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what is not one's own, and where nothing is answered yet`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, profile);
    await put(page, ["keeps-promises", "asks-for-help", "shares-news", "hands-over", "constructor"].map((id) => ["items", id, { answer: "not-my-role" }]));
    assert.deepEqual(await texts(page, "#part_role optgroup:first-of-type option"), ["Team lead", "Team member"], "by name");
    await page.select("#part_role", "member");
    await settled(page);
    const cells = (name) => page.$eval(`.distance tr:has(a[href$="${name}/index.html"])`, (tr) => [tr.querySelector(".facts"), tr.lastElementChild].map((c) => c.innerText.replace(/\s+/g, " ").trim()));
    assert.deepEqual(await cells("teamwork"), ["Level 1: 3 do not apply to my role Level 2: 2 do not apply to my role", "Does not apply to my role."]);
    assert.deepEqual(await cells("clear-writing"), ["Level 1: not answered", "Not answered yet. Begin with level 1"]);
    assert.equal((await page.$$("[data-part=charts] .radar:not(.sample)")).length, 0);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: the chart as a table says of what is not answered no more than that`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, profile);
    await put(page, [["items", "keeps-promises", { answer: "sometimes" }]]);
    await page.select("#part_role", "associate");
    await settled(page);
    assert.deepEqual(await texts(page, ".radar-figure tbody td:last-child"), ["Not answered yet.", "Not answered yet.", "No level “consistently” throughout yet"]);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a handbook without roles asks for none`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, bare, profile);
    for (const part of ["choose", "distance"]) assert.equal(await visible(page, `[data-part=${part}]`), false, part);
    await put(page, [["items", "old-one", { kind: "indicator", answer: "consistently" }]]);
    assert.equal(await visible(page, "[data-part=empty]"), false, "what is gone is something");
    await put(page, [["items", "keeps-promises", { answer: "consistently" }]]);
    const told = await page.$eval("section:has(> [data-part=charts])", (e) => e.innerText);
    assert.match(told, /^My answers, level by level\n/);
    assert.doesNotMatch(told, /role/i);
    await browser.close();
  });
}
