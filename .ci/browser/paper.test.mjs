// The document of everything on paper: what stands on a page is as wide as its head.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, engines, fileAddress, launch } from "./harness.mjs";

const site = await build();

test("all that a page prints is as wide as the page", { skip: !engines.includes("chromium") }, async () => {
  const browser = await launch("chromium");
  for (const [path, width] of [["print.html", 794 - 2 * 102], ["competencies/index.html", 794 - 2 * 83], ["sources.html", 794 - 2 * 83]]) {
    const page = await browser.open(fileAddress(site, path));
    await page.emulateMediaType("print");
    await page.setViewport({ width, height: 900 });
    assert.deepEqual(await page.$$eval("main > section, main > header, main > nav, main > h1", (all, full) => all.filter((e) => e.checkVisibility() && e.offsetWidth !== full)
      .map((e) => `${e.offsetWidth} px: ${e.outerHTML.slice(0, 60)}`), width), [], `${path}: of ${width} px`);
  }
  await browser.close();
});
