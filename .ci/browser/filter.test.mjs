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
  },
});

for (const engine of engines) {
  test(`${engine}: the tables of the matrix`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, "matrix.html"));
    const parts = () => page.$$eval("main section > h2", (all) => all.filter((h) => h.checkVisibility()).map((h) => h.textContent));
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
}
