// Searching a handbook of 1,000 competencies, whose index comes in parts, from
// the file system: what is loaded when, what is found, and how soon, in Chromium
// at a sixth of its speed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, folder, launch, root, until } from "./harness.mjs";

const data = join(await folder(), "data");
execFileSync("go", ["run", "./generator/internal/synthetic/write", "-n", "1000", data], { cwd: root });
const site = await build({ data });
const path = "competencies/competency-0003/index.html"; // Shared standard in the laboratory
const parts = (page) => page.$$eval("script[src*='/theme/search/']", (all) => all.map(({ src }) => src.replace(/.*\/|-\d+\.js|\.js/g, "")));

for (const engine of engines) {
  test(`${engine}: parts of the index come when they are needed`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, path));
    await page.keyboard.press("/");
    await page.keyboard.type("s");
    await until(page, () => document.querySelector(".search-box .hit mark"));
    await page.keyboard.type("hared standard laboratory");
    await until(page, () => document.querySelector(".search-box .hit")?.textContent.startsWith("Shared standard in the laboratory"));
    await page.$eval("#part_search", (input) => input.select());
    await page.keyboard.type("shred standrad");
    await until(page, () => document.querySelector(".search-note:not([hidden])") && document.querySelector(".search-box .hit mark"));
    const loaded = await parts(page);
    assert.equal(loaded.filter((part) => part === "index").length, 1);
    assert.ok(loaded.includes("words") && loaded.includes("items"), loaded.join(" "));
    assert.ok(loaded.length < 100, `${loaded.length} parts were loaded`);
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelectorAll(".search-section").length > 1);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}

test("the index is in parts, and so is the alphabetical one", () => {
  const names = readdirSync(join(site, "assets/theme/search"));
  assert.ok(names.filter((name) => name.startsWith("words-")).length > 10);
  assert.ok(names.filter((name) => name.startsWith("items-")).length > 500);
  assert.ok(readdirSync(join(site, "search")).length > 100);
});

const limit = 250;
for (const query of ["s", "customer", "shared standard", "custmer feedbak"]) {
  // A figure of a machine at rest: measured with HANDBOOK_MEASURE=1, never in CI.
  const skip = !process.env.HANDBOOK_MEASURE && "measured only with HANDBOOK_MEASURE=1";
  test(`“${query}” has a result within ${limit} ms at a sixth of the speed`, { skip }, async (t) => {
    const browser = await launch("chromium");
    const times = [];
    for (let run = 0; run < 5; run++) {
      const page = await browser.open(fileAddress(site, path));
      await page.bringToFront();
      const cdp = await page.createCDPSession();
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 6 });
      // The query is there at once, at the moment of the first focus.
      times.push(await page.evaluate((text) => new Promise((resolve) => {
        const input = document.querySelector("#part_search");
        const start = performance.now();
        new MutationObserver((_, observer) => {
          if (!document.querySelector(".search-box .hit")) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        }).observe(input.form, { childList: true, subtree: true });
        input.focus();
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }), query));
      await page.close();
    }
    await browser.close();
    t.diagnostic(times.map((time) => `${Math.round(time)} ms`).join(", "));
    assert.ok(Math.min(...times) <= limit, `${times.map(Math.round).join(", ")} ms`); // others may have kept the machine busy
  });
}
