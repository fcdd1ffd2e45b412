// What a filter leaves nothing of goes with its heading, and comes back.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, folder, launch, press, root, until } from "./harness.mjs";

const data = join(await folder(), "data");
execFileSync("go", ["run", "./generator/internal/synthetic/write", "-n", "60", data], { cwd: root });
const long = await build({ data });

// The id of the writer is part of that of the other role.
const site = await build({
  edit: (files) => {
    files["handbook.toml"] += `
[[scales]]
id = "two"
name = "Two levels"
levels = ["Able", "Expert"]

[[categories]]
id = "craft"
name = "Craft"
`;
    files["competencies/tools.toml"] = files["competencies/clear-writing.toml"].replace(/\n\[\[levels\]\]\nlevel = 3\nundefined = true\n/, "")
      .replace("Clear writing", "Tools").replace(`"together"`, `"craft"`).replace(`"three"`, `"two"`).replace(/id = "/g, `id = "tools-`);
    files["roles.toml"] += `
[[roles]]
id = "mem"
name = "Writer"
purpose = "Writes."

[roles.targets]
clear-writing = 2
`;
  },
});

for (const engine of engines) {
  test(`${engine}: the tables of the matrix`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, "matrix.html"));
    const parts = () => page.$$eval("main section h2", (all) => all.filter((h) => h.checkVisibility()).map((h) => h.firstChild.data));
    const said = () => page.$eval("main [role=status]", (e) => e.textContent);
    const [three, two, roles] = ["Competencies by levels: Three levels", "Competencies by levels: Two levels", "Roles by competencies"];
    assert.deepEqual(await parts(), [three, two, roles]);
    await page.select("#filter_category", "craft"); // which no role needs
    assert.deepEqual(await parts(), [two]);
    assert.equal(await said(), "1 shown");
    await page.select("#filter_category", "together");
    assert.deepEqual(await parts(), [three, roles]);
    assert.equal(await said(), "2 shown", "each competency once, though it stands in two tables");
    await page.reload();
    assert.deepEqual(await parts(), [three, roles]);
    await page.select("#filter_category", "");
    assert.deepEqual(await parts(), [three, two, roles]);
    assert.equal(await said(), "");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: the column of a role that is chosen stands alone`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, "matrix.html"));
    const table = () => page.$eval(".roles", (roles) => [...roles.rows].filter((row) => row.checkVisibility())
      .map((row) => [...row.cells].filter((cell) => cell.checkVisibility()).map((cell) => cell.querySelector("a")?.textContent ?? "")));
    const [all, member, writer] = [
      [["", "Team member", "Writer"], ["Clear writing", "Level 1", "Level 2"], ["Teamwork", "Level 2", ""]],
      [["", "Team member"], ["Clear writing", "Level 1"], ["Teamwork", "Level 2"]],
      [["", "Writer"], ["Clear writing", "Level 2"]],
    ];
    assert.deepEqual(await table(), all);
    await page.select("#filter_role", "member");
    assert.deepEqual(await table(), member);
    await page.select("#filter_role", "mem");
    assert.deepEqual(await table(), writer);
    await page.reload();
    assert.deepEqual(await table(), writer);
    await page.select("#filter_role", "");
    assert.deepEqual(await table(), all);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: letters lead through all activities, not through some`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(long, "activities/index.html"));
    const shown = () => page.$eval(".letters", (letters) => letters.checkVisibility());
    assert.equal(await shown(), true);
    await page.select("#filter_kind", "book");
    assert.equal(await shown(), false);
    await page.select("#filter_kind", "");
    assert.equal(await shown(), true);
    await press(page, ".letters li:last-child a");
    await until(page, () => Math.abs(document.querySelector(location.hash || "main").getBoundingClientRect().top) < innerHeight / 2);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: the activities, counted, with an address for the choice`, async () => {
    const browser = await launch(engine);
    const address = fileAddress(site, "activities/index.html");
    const page = await browser.open(address);
    const shown = () => page.evaluate(() => [document.querySelector("main [role=status]").textContent,
      ...[...document.querySelectorAll("[data-filtered]")].filter((e) => e.checkVisibility()).map((e) => e.id)]);
    assert.equal(await page.$eval(".filter", (e) => e.checkVisibility()), true);
    assert.deepEqual(await shown(), ["2 shown", "promise-list", "coffee"]);
    await page.select("#filter_level", "2");
    assert.deepEqual(await shown(), ["1 shown", "coffee"]);
    assert.equal(page.url(), `${address}?level=2`);
    await page.select("#filter_level", "1");
    await page.select("#filter_competency", "teamwork");
    assert.deepEqual(await shown(), ["2 shown", "promise-list", "coffee"]);
    assert.equal(page.url(), `${address}?competency=teamwork&level=1`);
    await page.reload();
    assert.equal(await page.$eval("#filter_competency", (e) => e.value), "teamwork");
    for (const id of ["#filter_level", "#filter_competency"]) await page.select(id, "");
    assert.equal(page.url(), address);
    await page.goto(`${address}?competency=tool&level=12`); // of another edition
    assert.deepEqual(await shown(), ["2 shown", "promise-list", "coffee"]);
    assert.deepEqual(await page.$$eval(".filter select", (all) => all.map((e) => e.selectedIndex)), [0, 0, 0]);

    // A role that needs none of a category leaves nothing, and that is said.
    await page.goto(fileAddress(site, "matrix.html"));
    assert.equal(await page.$eval("main [role=status]", (e) => e.textContent), "");
    await page.select("#filter_category", "craft");
    await page.select("#filter_role", "mem");
    assert.match((await shown())[0], /\w/);
    assert.equal((await shown()).length, 1);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
