// What a book designer would not let pass, in a handbook with long German words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "../kinds.mjs";
import { build, engines, fileAddress, launch } from "./harness.mjs";

const name = "Rechtsschutzversicherungsgesellschaftsberatungskompetenz";
const site = await build({ edit: (files) => {
  files["handbook.toml"] = files["handbook.toml"].replace('language = "en"', 'language = "de"');
  files["competencies/teamwork.toml"] = files["competencies/teamwork.toml"].replace('"Teamwork"', `"${name}"`);
} });

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
}
