// Where the reader is, was, and is led by an address, on pages that scripts fill: the
// browser looks for the place before they have their height.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { saved } from "./check.mjs";
import { build, complete, engines, fileAddress, launch, root, until } from "./harness.mjs";
import { open, put, settled } from "./mine.mjs";

const site = await build({ data: join(root, "data") });
const answers = ["not-yet", "sometimes", "consistently"];

const seen = "main :is(h2, h3, h4, .ask)";

// near wants the one of these that is counted at a distance from the top of the window.
const near = async (page, n, wanted) => {
  const top = () => page.evaluate((these, i) => document.querySelectorAll(these)[i].getBoundingClientRect().top, seen, n);
  await until(page, (these, i, y) => Math.abs(document.querySelectorAll(these)[i].getBoundingClientRect().top - y) < 4, seen, n, wanted)
    .catch(async () => assert.fail(`${page.url()}: what stood at ${wanted} stands at ${await top()}`));
};

for (const engine of engines) {
  test(`${engine}: who comes back, and who follows an address, finds the place`, async () => {
    const browser = await launch(engine);
    let page = await open(browser, site, "my/profile.html");
    const ids = await page.evaluate(() => [...handbook.distance.index(handbook.content)].map(([id, { kind }]) => [id, kind]));
    await put(page, ids.filter(([, kind]) => kind === "indicator").map(([id], n) => ["items", id, { answer: answers[n % 3], develop: n % 5 === 0, note: "A note" }]));
    await page.close();

    for (const path of ["my/profile.html", "my/plan.html", "competencies/teamwork/level-2-check.html"]) {
      page = await open(browser, site, path);
      await complete(page);
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      // Where filling takes longer than a window has to rest, the browser's own place is not noted.
      if (engine === "chromium" && path.includes("check")) await page.emulateCPUThrottling(4);
      for (const part of [0.3, 0.7]) {
        await page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), tall * part);
        await settled(page);
        await until(page, () => Math.abs(history.state?.place?.top - scrollY) < 1); // it is noted once the window rests
        const [n, from] = await page.evaluate((these) => {
          const all = [...document.querySelectorAll(these)];
          const n = all.findIndex((e) => e.checkVisibility() && e.getBoundingClientRect().top > 100);
          return [n, all[n].getBoundingClientRect().top];
        }, seen);
        await page.goto(fileAddress(site, "matrix.html"));
        await page.evaluate(() => { setTimeout(() => history.back()); }); // which Firefox does without a new page
        await until(page, (name) => location.pathname.endsWith(name), path);
        await complete(page);
        await near(page, n, from);
        await page.evaluate(() => {
          globalThis.before = true;
          setTimeout(() => location.reload());
        });
        await until(page, () => !globalThis.before);
        await complete(page);
        await near(page, n, from);
      }
      await page.close();
      // An address with a place in what scripts have filled, or below it.
      page = await browser.open(`${fileAddress(site, path)}#part_mine`);
      await complete(page);
      await until(page, () => {
        const { top, bottom } = document.getElementById("part_mine").getBoundingClientRect();
        return top < innerHeight / 2 && bottom > 0 && (top >= 0 || scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
      }).catch(() => assert.fail(`${path}#part_mine is out of sight`));
      // Who has gone on in the meantime is not brought back there.
      const top = () => page.evaluate(async () => {
        scrollTo({ top: 0, behavior: "instant" });
        handbook.place();
        for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame);
        return scrollY === 0;
      });
      assert.equal(await top(), false, path);
      await page.evaluate(() => dispatchEvent(new Event("wheel")));
      assert.equal(await top(), true, path);
      await page.close();
    }
    await browser.close();
  });
  test(`${engine}: who clicks Undo again where the page has scrolled takes back again`, async () => {
    const browser = await launch(engine, engine === "firefox" ? { prefs: { "ui.prefersReducedMotion": 1 } } : { args: ["--force-prefers-reduced-motion"] });
    const page = await browser.open(fileAddress(site, "competencies/planning-and-delivery/level-2-check.html"));
    await complete(page);
    await until(page, () => handbook.store.state.kind !== "opening" && !document.querySelector(".ask > .boxes"));
    const chosen = () => page.$$eval(".ask", (all) => all.map((ask) => ask.querySelector("[type=radio]:checked")?.value));
    await page.evaluate(() => {
      const asks = [...document.querySelectorAll(".ask")];
      for (const ask of asks) ask.querySelector("[value=sometimes]").click();
      for (const ask of asks.slice(0, 3)) ask.querySelector("[value=consistently]").click();
    });
    for (const rests of [200, 260, 640]) { // where the bar rests, above what comes after the questions
      await page.evaluate((y) => scrollBy({ top: document.querySelector(".afterwards").getBoundingClientRect().top - y, behavior: "instant" }), rests);
      await settled(page);
      const { x, y } = await page.$eval("[data-undo]", (e) => e.getBoundingClientRect().toJSON());
      for (let n = 0; n < 3; n++) {
        await page.mouse.click(x + 10, y + 8);
        await settled(page);
      }
      await until(page, () => [...document.querySelectorAll(".ask")].every((ask) => ask.querySelector("[value=sometimes]").checked)).catch(() => {});
      assert.deepEqual(new Set(await chosen()), new Set(["sometimes"]), `with the bar at ${rests}`);
      await page.evaluate(() => {
        for (const ask of [...document.querySelectorAll(".ask")].slice(0, 3)) ask.querySelector("[value=consistently]").click();
      });
    }
    await browser.close();
  });
}

for (const engine of engines) {
  test(`${engine}: what follows the behaviours of a self-check stays where it is once it is seen`, async () => {
    const browser = await launch(engine);
    const address = fileAddress(site, "competencies/teamwork/level-2-check.html");
    let page = await browser.open(address);
    await complete(page);
    const id = await page.$eval(".ask", (e) => e.id);
    await page.evaluate((i) => handbook.store.put("items", i, { kind: "indicator", answer: "not-yet", develop: true }), id);
    await saved(page);
    await page.close();
    page = await browser.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      globalThis.says = () => [...document.querySelectorAll("[data-progress-text], [data-summary-lines], [data-marked]")].map((e) => [e.hidden, e.textContent]);
      new MutationObserver((_, observer) => {
        const { classList } = document.documentElement;
        if (!classList.contains("with-script") || classList.contains("starting")) return;
        observer.disconnect();
        globalThis.first = says();
      }).observe(document, { subtree: true, attributeFilter: ["class"] });
    });
    await page.goto(address);
    await until(page, () => globalThis.first && !document.querySelector(".ask:not(.drawn)"));
    const [first, later] = await page.evaluate(() => [globalThis.first, says()]);
    assert.deepEqual(first, later);
    assert.equal(first.filter(([hidden, text]) => !hidden && text.trim()).length, 3);
    await browser.close();
  });
}
