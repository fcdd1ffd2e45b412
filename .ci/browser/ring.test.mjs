// What marks the focus, and the edges of fields, stand out from what is around them:
// 3 to 1, light and dark (WCAG 1.4.11). axe looks at the contrast of text alone.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build, complete, fileAddress, launch, root } from "./harness.mjs";
import { kinds } from "../kinds.mjs";

const site = await build({ data: join(root, ".ci", "pictures", "data") });

// faint returns what cannot be told from its surroundings. Only what the keyboard
// moves to shows a ring, so that a key comes first.
const faint = () => {
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, opacity] = pen.getImageData(0, 0, 1, 1).data;
    const [x, y, z] = [r, g, b].map((part) => (part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return opacity === 255 ? 0.2126 * x + 0.7152 * y + 0.0722 * z : undefined;
  };
  const around = (e) => {
    for (let up = e.parentElement; up; up = up.parentElement) {
      const found = light(getComputedStyle(up).backgroundColor);
      if (found !== undefined) return found;
    }
    return 1;
  };
  const stands = (colour, e) => {
    const [a, b] = [light(colour) ?? around(e), around(e)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 3;
  };
  const ringed = (e) => parseFloat(getComputedStyle(e).outlineWidth) >= 2 && getComputedStyle(e).outlineStyle !== "none";
  const found = { looked: 0, faint: [] };
  for (const e of document.querySelectorAll(".banner")) e.hidden = false;
  for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    e.focus({ preventScroll: true });
    if (document.activeElement !== e) continue; // it is hidden
    found.looked++;
    const ring = [e, e.closest("label")].find((at) => at && ringed(at));
    const field = e.matches("select, textarea, input:not([type=radio], [type=checkbox], [type=file])");
    for (const theme of ["light", "dark"]) {
      document.documentElement.dataset.theme = theme;
      if (!ring || !stands(getComputedStyle(ring).outlineColor, ring)) found.faint.push(`${theme}: the focus on ${e.outerHTML.slice(0, 120)}`);
      e.blur();
      if (field && !stands(getComputedStyle(e).borderBlockEndColor, e)) found.faint.push(`${theme}: the edge of ${e.outerHTML.slice(0, 120)}`);
      e.focus({ preventScroll: true });
    }
  }
  return found;
};

test("Chromium: the focus and the edges of fields stand out", async () => {
  const browser = await launch("chromium");
  let looked = 0;
  for (const [kind, path] of kinds(site)) {
    if (kind === "print") continue; // links, as on the other pages
    const page = await browser.open(fileAddress(site, path));
    await complete(page);
    await page.keyboard.press("Tab");
    const found = await page.evaluate(faint);
    looked += found.looked;
    assert.deepEqual(found.faint, [], path);
    assert.deepEqual(page.faults, [], path);
    await page.close();
  }
  assert.ok(looked > 300, `${looked} things were looked at`);
  await browser.close();
});
