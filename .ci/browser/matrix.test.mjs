// Tables of many rows and columns: the head and the first column stay in sight,
// and what has the focus never lies under them, whichever way one comes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, folder, launch, root } from "./harness.mjs";

const synthetic = async (n) => {
  const data = join(await folder(), "data");
  execFileSync("go", ["run", "./generator/internal/synthetic/write", "-n", String(n), data], { cwd: root });
  return build({ data });
};

// manyRoles adds eighteen roles, the first two with longer names than most.
const manyRoles = (files) => {
  for (let i = 2; i < 20; i++) {
    files["roles.toml"] += `
[[roles]]
id = "role-${i}"
name = "${i < 4 ? "Senior manager for infrastructure, buildings and everything around them " : "Number "}${i}"
purpose = "Works."
stage = "associate"

[roles.targets]
teamwork = ${i % 3 + 1}
clear-writing = 1
`;
  }
};

// manyLevels has six competencies of seven levels each, which are whole sentences.
const manyLevels = (files) => {
  for (const path of Object.keys(files)) if (path !== "handbook.toml") delete files[path];
  const levels = [1, 2, 3, 4, 5, 6, 7];
  files["handbook.toml"] = `id = "levels"\ntitle = "Levels"\norganisation = "Acme"\n[[scales]]\nid = "seven"\nname = "Seven"
levels = [${levels.map((n) => `"Name ${"abcdefg"[n - 1]}"`)}]\n[[categories]]\nid = "all"\nname = "All"\n`;
  for (const id of ["a", "b", "c", "d", "e", "f"]) {
    files[`competencies/${id}.toml`] = `name = "Competency ${id}"\ncategory = "all"\nscale = "seven"\nsummary = "x"\ndefinition = "x"
levels = [${levels.map((n) => `{ level = ${n}, essence = "${"Finds out what others need and lets that decide. ".repeat(3)}" }`)}]\n`;
  }
};
const [wide, ten, many, deep] = [await build({ edit: manyRoles }), await synthetic(10), await synthetic(26), await build({ edit: manyLevels })];

// covered returns the text of the link that has the focus where it is not all
// within the table, beside the first column and below the head.
const covered = (page) => page.evaluate(async () => {
  await new Promise((drawn) => { requestAnimationFrame(() => setTimeout(drawn)); });
  const link = document.activeElement;
  const scroll = link.closest(".scroll");
  if (!scroll) return "";
  const [at, around, first] = [link, scroll, scroll.querySelector("th")].map((e) => e.getBoundingClientRect());
  const [row, head] = [link.closest("tbody th"), link.closest("thead")];
  const rtl = getComputedStyle(scroll).direction === "rtl";
  const left = rtl || row || head && link.closest("th") === scroll.querySelector("th") ? around.left : first.right;
  const right = rtl && !row ? first.left : around.right;
  const top = head ? around.top : first.bottom;
  const inside = at.left >= left - 1 && at.right <= right + 1 && at.top >= top - 1 && at.bottom <= around.bottom + 1;
  return inside && at.top >= 0 && at.bottom <= innerHeight ? "" : `${link.textContent} ${JSON.stringify(at)} in ${[left, right, top, around.bottom]}`;
});

for (const engine of engines) {
  for (const [name, site, path, dir] of [["20 roles", wide, "roles/compare.html", "ltr"], ["20 roles from right to left", wide, "roles/compare.html", "rtl"], ["26 competencies", many, "matrix.html", "ltr"]]) {
    if (dir === "rtl" && engine !== "chromium") continue; // takes long, and the styles are logical
    test(`${engine}: the focus is in sight in a table of ${name}`, async () => {
      const browser = await launch(engine);
      const page = await browser.open(fileAddress(site, path));
      await page.bringToFront();
      await page.evaluate((value) => { document.documentElement.dir = value; }, dir);
      const count = await page.$eval(".scroll", (scroll) => {
        scroll.focus();
        return scroll.querySelectorAll("a").length;
      });
      const hidden = [];
      for (const key of ["Tab", "Shift+Tab"]) {
        if (key !== "Tab") await page.keyboard.down("Shift");
        for (let i = 0; i < count - (key === "Tab" ? 0 : 1); i++) {
          await page.keyboard.press("Tab");
          const text = await covered(page);
          if (text) hidden.push(`${key}: ${text}`);
        }
        if (key !== "Tab") await page.keyboard.up("Shift");
      }
      assert.deepEqual(hidden, []);
      await browser.close();
    });
  }

  test(`${engine}: the head of a table that is higher than the window stays`, async () => {
    const browser = await launch(engine);
    for (const [site, scrolls] of [[ten, true], [deep, true], [wide, false]]) {
      const page = await browser.open(fileAddress(site, "matrix.html"));
      const [inside, top, bottom] = await page.$eval(".scroll", (scroll) => {
        scroll.scrollIntoView({ behavior: "instant" });
        scroll.scrollTop = scroll.scrollHeight / 2;
        const [head, around] = [scroll.querySelector("th"), scroll].map((e) => e.getBoundingClientRect());
        return [scroll.scrollHeight > scroll.clientHeight + 1, head.top - around.top, around.bottom];
      });
      assert.equal(inside, scrolls);
      assert.ok(Math.abs(top) < 3, `the head stands ${top} px below the edge`);
      if (scrolls) assert.ok(bottom <= 900, `the table ends at ${bottom}, below the window`);
    }
    await browser.close();
  });

  test(`${engine}: on a phone the name of a level stands below its number`, async () => {
    const browser = await launch(engine, { viewport: { width: 320, height: 900 } });
    const page = await browser.open(fileAddress(wide, "roles/compare.html"));
    const ways = await page.$$eval(".roles td > .cell-role + a + .muted", (names) => names.map((name) =>
      Math.round(name.getBoundingClientRect().top - name.previousElementSibling.getBoundingClientRect().top)));
    assert.ok(ways.length > 2 && ways.every((way) => way < 30), ways.join());
    await browser.close();
  });

  test(`${engine}: on a phone the name of a level is not broken within a word`, async () => {
    const browser = await launch(engine, { viewport: { width: 320, height: 900 } });
    const site = await build({ edit: (files) => { files["handbook.toml"] = files["handbook.toml"].replace('"Owning"', '"Vorausschauen"'); } });
    const page = await browser.open(fileAddress(site, "roles/compare.html"));
    for (const width of [320, 390, 600]) {
      await page.setViewport({ width, height: 900 });
      const lines = await page.$$eval(".roles td > a + .muted", (all) => all.filter((e) => e.textContent === "Vorausschauen").map((e) => {
        const range = document.createRange();
        range.selectNodeContents(e);
        return range.getClientRects().length;
      }));
      assert.ok(lines.length > 0 && lines.every((n) => n === 1), `at ${width} px: ${lines}`);
    }
    await browser.close();
  });
}
