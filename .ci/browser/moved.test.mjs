// An address of what has moved leads on, with its place, and does not come back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, engines, fileAddress, launch, until } from "./harness.mjs";

const site = await build({ edit: (files) => {
  files["handbook.toml"] += `\n[[moved]]\nfrom = "competency:working-together"\nto = "competency:teamwork"\n`;
} });
const [start, before, now] = ["index.html", "competencies/working-together/level-2.html", "competencies/teamwork/level-2.html"].map((page) => fileAddress(site, page));

for (const engine of engines) {
  test(`${engine}: with its place on the page`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(start);
    await page.evaluate((to) => { setTimeout(() => location.assign(to)); }, `${before}#hands-over`);
    await until(page, (to) => location.href === to && document.readyState === "complete", `${now}#hands-over`);
    await page.evaluate(() => history.back());
    await until(page, (to) => location.href === to, start);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: an item that moved to another page, and one that is gone`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(start);
    for (const left of ["competencies/teamwork/level-1.html", "index.html", "my/plan.html", "404.html"]) {
      await page.goto(start);
      await page.evaluate((to) => { setTimeout(() => location.assign(to)); }, `${fileAddress(site, left)}#hands-over`);
      await until(page, (to) => location.href === to && document.querySelector(":target"), `${now}#hands-over`);
    }
    await page.goto(start);
    await page.evaluate(() => { location.hash = "hands-under"; });
    await until(page, () => document.querySelector(".toast").textContent.includes("no longer here"));
    assert.equal(page.url(), `${start}#hands-under`);
    // A script may still be on its way when its page is left.
    assert.deepEqual(page.faults.filter((fault) => !fault.endsWith("cannot load assets/theme/choices.js")), []);
    await browser.close();
  });

  test(`${engine}: without scripts`, { skip: engine === "firefox" }, async () => {
    const browser = await launch(engine);
    const page = await browser.open(start);
    await page.setJavaScriptEnabled(false);
    await Promise.all([page.waitForNavigation({ waitUntil: "load", timeout: 20_000 }), page.goto(before)]).catch(() => {});
    for (let i = 0; page.url() !== now && i < 100; i++) await new Promise((done) => setTimeout(done, 100));
    assert.equal(page.url(), now);
    await browser.close();
  });
}
