// Comparing roles: what the page says that changes is what handbook.json says,
// in our own handbook, where every field says something, in one of so many roles
// and competencies that a field is empty where nothing is needed, and in one of so
// many that roles have columns only when they are chosen. Levels say what is added
// and what goes further, of those that are shown.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, folder, launch, root, until } from "./harness.mjs";

const [many, more] = await Promise.all(["200", "600"].map(async (n) => {
  const data = join(await folder(), "data");
  execFileSync("go", ["run", "./generator/internal/synthetic/write", "-n", n, data], { cwd: root });
  return data;
}));

// A third level goes further than the second, and so than the first as well.
const three = await build({ edit: (files) => {
  files["competencies/teamwork.toml"] = files["competencies/teamwork.toml"].replace("level = 3\nundefined = true", `level = 3
essence = "Leads."
indicators = [
  { id = "leads", text = "Leads others to hand over", builds_on = "hands-over" },
  { id = "asks-all", text = "Asks everybody", builds_on = "asks-for-help" },
]`);
} });

// level returns the level that a role needs of a competency, in words.
const level = (role, competency) => {
  const target = role.targets.find((t) => t.competency === competency.id);
  return target ? `Level ${target.level}` : "not needed";
};

for (const [name, data, sparse, listing] of [["our own handbook", join(root, "data"), false, false], ["200 competencies", many, true, false], ["600 competencies", more, false, true]]) {
  const site = await build({ data });
  const { roles, competencies } = JSON.parse(readFileSync(join(site, "handbook.json"), "utf8"));
  for (const engine of engines) {
    test(`${engine}: roles are compared in ${name}`, async () => {
      const browser = await launch(engine);
      const page = await browser.open(fileAddress(site, "roles/compare.html"));
      assert.equal(await page.$eval("main", (main) => main.innerText.includes("An empty field means")), sparse);
      assert.equal(await page.$$eval(".roles td:empty", (all) => all.length > 0), sparse);
      const lists = () => page.$$eval(".needing", (all) => all.filter((e) => e.checkVisibility()).length > 0);
      assert.equal(await lists(), listing);
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
        assert.equal(await lists(), false, "what is compared stands in columns");
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
      assert.equal(await lists(), listing);
      const columns = () => page.$$eval(".roles thead [data-column]", (all) => all.filter((cell) => cell.checkVisibility()).map((cell) => cell.dataset.column));
      const inOrder = await columns();
      await page.select("#compare_3", "");
      await page.select("#compare_1", roles[1].id);
      await page.select("#compare_2", roles[1].id); // one role is no comparison
      assert.match(await page.title(), /^Compare roles – /);
      assert.equal(await page.$eval(".named", (p) => p.hidden), true);
      assert.deepEqual([await lists(), await columns()], [listing, inOrder]);
      await page.select("#compare_2", "");
      if (listing) { // the matrix has the same table, whose lists can be filtered
        const listed = () => page.$$eval(".needing li", (all) => all.filter((li) => li.checkVisibility())
          .map((li) => [li.closest("tr").cells[0].textContent, li.parentElement.parentElement.firstChild.textContent, li.textContent].join()).sort());
        const wanted = (some) => some.flatMap((role) => role.targets.map((t) => [competencies.find(({ id }) => id === t.competency).text, `Level ${t.level}`, role.text].join())).sort();
        assert.deepEqual(await listed(), wanted(roles));
        await page.goto(`${fileAddress(site, "matrix.html")}?role=${roles[3].id}`);
        assert.deepEqual(await listed(), wanted([roles[3]]));
      }
      assert.deepEqual(page.faults, []);
      await browser.close();
    });
  }
}

for (const engine of engines) {
  test(`${engine}: levels are compared, also by an address`, async () => {
    const browser = await launch(engine);
    const address = fileAddress(three, "competencies/teamwork/compare.html");
    const page = await browser.open(`${address}#part_main`);
    const state = () => page.evaluate(() => [
      [...document.querySelectorAll("section.column")].filter((e) => e.checkVisibility()).map((e) => e.dataset.column).join(),
      [...document.querySelectorAll("[data-item] > .builds-on")].filter((e) => e.checkVisibility()).map((e) => `${e.closest("[data-item]").dataset.item}: ${e.dataset.further ?? "added"}`),
      document.querySelector("main [role=status]").textContent,
    ]);
    const all = ["1,2,3", ["hands-over: keeps-promises", "leads: hands-over", "asks-all: asks-for-help"], ""];
    const choose = async (first, second) => {
      await page.select("#compare_first", first);
      await page.select("#compare_second", second);
    };
    assert.equal(await page.$eval(".filter", (e) => e.checkVisibility()), true);
    const title = await page.title();
    assert.deepEqual(await state(), all);
    await choose("1", "");
    assert.deepEqual(await state(), all);
    assert.equal(page.url(), `${address}#part_main`);
    await choose("1", "2");
    assert.deepEqual(await state(), ["1,2", ["hands-over: keeps-promises", "constructor: added"], "1 added, 1 going further"]);
    assert.equal(page.url(), `${address}?levels=1%2C2#part_main`);
    assert.equal(await page.title(), `Level 1: Helping, Level 2: Owning – ${title}`);
    await choose("3", "1"); // in the order of the levels
    const wide = ["1,3", ["leads: keeps-promises", "asks-all: asks-for-help"], "0 added, 2 going further"];
    assert.deepEqual(await state(), wide);
    await choose("2", "3");
    assert.deepEqual(await state(), ["2,3", ["leads: hands-over", "asks-all: added"], "1 added, 1 going further"]);
    await choose("3", "3");
    assert.deepEqual(await state(), all);
    await choose("", "");
    assert.deepEqual([await page.title(), page.url()], [title, `${address}#part_main`]);

    for (const [query, wanted] of [["?levels=1,3", wide], ["?levels=1,7", all], ["?levels=", all]]) {
      await page.goto(address + query);
      assert.deepEqual(await state(), wanted, query);
      assert.deepEqual(await page.$$eval(".filter select", (selects) => selects.map((e) => e.selectedIndex >= 0)), [true, true], query);
    }
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
