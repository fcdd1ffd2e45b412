// Readers may set more space between lines, words and letters (WCAG 1.4.12): nothing is
// cut off then, and nothing is wider than the window.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build, complete, fileAddress, launch, root } from "./harness.mjs";
import { kinds } from "../kinds.mjs";

const site = await build({ data: join(root, ".ci", "pictures", "data") });

const spaced = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

// cut returns what is not wholly there any more: text in a box that hides what does not
// fit.
const cut = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const found = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
  for (const e of document.querySelectorAll("body *")) {
    if (!e.checkVisibility({ visibilityProperty: true }) || !e.textContent.trim()) continue;
    const { overflowX, overflowY, clip, position } = getComputedStyle(e);
    const unseen = position === "absolute" && (clip !== "auto" || e.clientWidth <= 1); // for screen readers
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    if (unseen || !(hides(overflowX) || hides(overflowY))) continue;
    if (hides(overflowY) && e.scrollHeight > e.clientHeight + 1 || hides(overflowX) && e.scrollWidth > e.clientWidth + 1) {
      found.push(e.outerHTML.slice(0, 120));
    }
  }
  return found;
};

for (const width of [320, 1280]) {
  test(`Chromium, ${width} px: with more space in the text, nothing is cut off`, async () => {
    const browser = await launch("chromium", { viewport: { width, height: 800 } });
    for (const [kind, path] of kinds(site)) {
      if (kind === "print") continue; // texts as on the other pages
      const page = await browser.open(fileAddress(site, path));
      await complete(page);
      assert.deepEqual(await page.evaluate(cut, spaced), [], path);
      assert.deepEqual(page.faults, [], path);
      await page.close();
    }
    await browser.close();
  });
}

test("Chromium, 320 px: nor are the words in the bar of a self-check, in any language", async () => {
  const browser = await launch("chromium", { viewport: { width: 320, height: 800 } });
  for (const language of ["de", "fr", "es", "ar"]) {
    const other = await build({ edit: (files) => { files["handbook.toml"] = files["handbook.toml"].replace('language = "en"', `language = "${language}"`); } });
    const page = await browser.open(fileAddress(other, "competencies/teamwork/level-1-check.html"));
    await complete(page);
    for (const key of ["next-open", "to-summary"]) {
      await page.evaluate((k) => { document.querySelector("[data-next]").textContent = handbook.word(k); }, key);
      assert.deepEqual(await page.evaluate(cut, spaced), [], language);
    }
    assert.deepEqual(page.faults, [], language);
    await page.close();
  }
  await browser.close();
});
