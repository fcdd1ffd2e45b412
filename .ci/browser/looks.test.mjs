// What a book designer would not let pass, in a handbook with long German words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "../kinds.mjs";
import { build, engines, fileAddress, launch, until } from "./harness.mjs";

const rule = "Informationsfreiheitsgesetzgebungsverfahren";
const name = "Rechtsschutzversicherungsgesellschaftsberatungskompetenz";
const site = await build({ edit: (files) => {
  files["handbook.toml"] = files["handbook.toml"].replace('language = "en"', 'language = "de"');
  files["competencies/teamwork.toml"] = files["competencies/teamwork.toml"].replace('"Teamwork"', `"${name}"`)
    .replace('"Working with others."', `"""\n| Rule | Office | Note |\n|---|---|---|\n| ${rule} | ${rule} | ${rule} |\n"""`);
} });
const competency = "competencies/teamwork/index.html";

for (const engine of engines) {
  test(`${engine}: a name in one long word makes no page wider`, async () => {
    const browser = await launch(engine, { viewport: { width: 320, height: 700 } });
    const page = await browser.open("about:blank");
    const wide = [];
    for (const path of pages(site)) {
      await page.goto(fileAddress(site, path));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wide.push(`${path}: ${over} px`);
    }
    assert.deepEqual(wide, []);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a table of an author scrolls by itself, and is whole on paper`, async () => {
    const browser = await launch(engine, { viewport: { width: 320, height: 700 } });
    const page = await browser.open(fileAddress(site, competency));
    await page.bringToFront();
    const over = (selector) => page.$eval(selector, (e) => e.scrollWidth - e.clientWidth);
    assert.ok(await over("html") <= 0, "the page keeps its width");
    assert.ok(await over(".authored") > 100, "what has no room scrolls");
    assert.equal(await page.$eval(".authored", (e) => e.getAttribute("aria-label")), "Rule, Office, Note");
    await page.focus(".authored");
    await page.keyboard.press("ArrowRight");
    await until(page, () => document.querySelector(".authored").scrollLeft > 0);
    if (engine === "chromium") {
      await page.emulateMediaType("print");
      assert.ok(await over("html") <= 0 && await over(".authored") <= 0, "paper cannot scroll");
    }
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
