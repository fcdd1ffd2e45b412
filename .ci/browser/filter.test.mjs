// What a filter leaves nothing of goes with its heading, and comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, engines, fileAddress, launch } from "./harness.mjs";

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
id = "writer"
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
    const parts = () => page.$$eval("main section > h2", (all) => all.filter((h) => h.checkVisibility()).map((h) => h.firstChild.data));
    const [three, two, roles] = ["Competencies by levels: Three levels", "Competencies by levels: Two levels", "Roles by competencies"];
    assert.deepEqual(await parts(), [three, two, roles]);
    await page.select("#filter_category", "craft"); // which no role needs
    assert.deepEqual(await parts(), [two]);
    await page.select("#filter_category", "together");
    assert.deepEqual(await parts(), [three, roles]);
    await page.reload();
    assert.deepEqual(await parts(), [three, roles]);
    await page.select("#filter_category", "");
    assert.deepEqual(await parts(), [three, two, roles]);
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
    await page.select("#filter_role", "writer");
    assert.deepEqual(await table(), writer);
    await page.reload();
    assert.deepEqual(await table(), writer);
    await page.select("#filter_role", "");
    assert.deepEqual(await table(), all);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
