// Comparing roles: what the page says that changes is what handbook.json says,
// in our own handbook, where every field says something, and in one of so many
// roles and competencies that a field is empty where nothing is needed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, folder, launch, root, until } from "./harness.mjs";

const many = join(await folder(), "data");
execFileSync("go", ["run", "./generator/internal/synthetic/write", "-n", "200", many], { cwd: root });

// level returns the level that a role needs of a competency, in words.
const level = (role, competency) => {
  const target = role.targets.find((t) => t.competency === competency.id);
  return target ? `Level ${target.level}` : "not needed";
};

for (const [name, data, sparse] of [["our own handbook", join(root, "data"), false], ["200 competencies", many, true]]) {
  const site = await build({ data });
  const { roles, competencies } = JSON.parse(readFileSync(join(site, "handbook.json"), "utf8"));
  for (const engine of engines) {
    test(`${engine}: roles are compared in ${name}`, async () => {
      const browser = await launch(engine);
      const page = await browser.open(fileAddress(site, "roles/compare.html"));
      assert.equal(await page.$eval("main", (main) => main.innerText.includes("An empty field means")), sparse);
      assert.equal(await page.$$eval(".roles td:empty", (all) => all.length > 0), sparse);
      for (const chosen of [[roles[0], roles[1]], [roles[2], roles[0], roles.at(-1)]]) {
        await page.select("#compare_1", chosen[0].id);
        await page.select("#compare_2", chosen[1].id);
        await page.select("#compare_3", chosen[2]?.id ?? "");
        await until(page, () => document.querySelector("[data-changes] li"));
        const [changes, rows, heads] = await page.evaluate(() => [
          [...document.querySelectorAll("[data-changes] li")].map((li) => [...li.querySelectorAll("bdi")].map((e) => e.textContent)),
          [...document.querySelectorAll(".roles tbody tr")].filter((row) => row.checkVisibility()).map((row) =>
            [row.cells[0].textContent, [...row.cells].slice(1).filter((cell) => !cell.hidden).map((cell) => cell.querySelector("a")?.textContent ?? "not needed")]),
          [...document.querySelectorAll(".roles thead [data-column]")].filter((cell) => cell.checkVisibility()).map((cell) => cell.dataset.column),
        ]);
        const compared = chosen.map((role) => role.text).join(", ");
        assert.ok((await page.title()).startsWith(`${compared} – Compare roles – `), await page.title());
        assert.deepEqual(await page.$eval(".named", (p) => [p.textContent, p.checkVisibility()]), [compared, false], "it is for paper");
        const all = competencies.map((c) => [c.text, ...chosen.map((role) => level(role, c))]);
        const sorted = (list) => list.map(String).sort();
        assert.deepEqual(sorted(changes), sorted(all.filter(([, ...levels]) => new Set(levels).size > 1)));
        assert.deepEqual(heads, chosen.map(({ id }) => id), "the table says it in the order of the words");
        const needed = competencies.filter((c) => chosen.some((role) => level(role, c) !== "not needed"));
        assert.deepEqual(sorted(rows), sorted(needed.map((c) => [c.text, heads.map((id) => level(roles.find((role) => role.id === id), c))])));
      }
      await page.select("#compare_2", "");
      await until(page, () => [...document.querySelectorAll(".roles tbody tr")].every((row) => row.checkVisibility()));
      assert.match(await page.title(), /^Compare roles – /);
      assert.deepEqual(page.faults, []);
      await browser.close();
    });
  }
}
