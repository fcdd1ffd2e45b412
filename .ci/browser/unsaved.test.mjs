// Answers that cannot be saved, in Chromium and Firefox: storage that is blocked,
// full, damaged or silent. It is said, and nothing is lost.
import assert from "node:assert/strict";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { choose, chosen, open, saved, shows, state, write } from "./answers.mjs";
import { build, copy, engines, fileAddress, folder, launch, press, serve, until } from "./harness.mjs";

const teamwork = "competencies/teamwork/level-1-check.html";
const site = await build();
const ways = { file: () => fileAddress(site) + "/", http: () => serve(site) };

// choosing picks a file of this text for import.
const choosing = async (page, text) => {
  const path = join(await folder(), "answers.json");
  await writeFile(path, text);
  await page.bringToFront();
  const input = await page.$("[data-picker]");
  await input.uploadFile(path);
  await until(page, () => document.querySelector("[data-importing]").open);
};

// warns tells whether the page, as it stands, asks before it is left.
const warns = (page) => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
const warning = (page, wanted) => until(page, (is) => is !== dispatchEvent(new Event("beforeunload", { cancelable: true })), wanted);

for (const engine of engines) {
  const blocked = engine === "firefox"
    ? { prefs: { "network.cookie.cookieBehavior": 2 } }
    : { blockCookies: true };

  for (const way of ["file", "http"]) {
    test(`${engine}, ${way}: blocked storage is said, and nothing typed is lost`, async () => {
      const base = await ways[way]();
      const browser = await launch(engine, blocked);
      const page = await open(browser, base + teamwork);
      await until(page, () => handbook.store.state.kind === "blocked");
      await until(page, () => document.querySelector(".banner").checkVisibility());
      await until(page, () => /not being saved: export them now/.test(document.querySelector(".banner").textContent));
      assert.equal(await warns(page), false, "nothing would be lost");
      assert.equal(await page.$eval(".banner", (e) => e.nextElementSibling.id), "part_main", "it comes before all else");
      assert.equal(await page.$eval("[data-saving=short].unsafe", (e) => e.textContent), "Not saved: export now");
      await choose(page, "keeps-promises", "sometimes");
      await warning(page, true);
      await page.$eval("[data-banner-text]", (banner) => {
        globalThis.read = 0;
        new MutationObserver(() => { globalThis.read++; }).observe(banner, { childList: true });
      });
      await write(page, "keeps-promises", "Typed all the same");
      await until(page, () => handbook.store.document.items["keeps-promises"].note === "Typed all the same");
      assert.equal(await page.evaluate(() => globalThis.read), 0, "it is not read out at each key");
      await press(page, ".banner button");
      const { text } = await browser.downloaded();
      assert.equal(JSON.parse(text).items["keeps-promises"].note, "Typed all the same");
      await until(page, () => /Exported at/.test(document.querySelector(".banner").textContent));
      assert.equal((await state(page)).unsaved > 0, true);
      await warning(page, false);
      await write(page, "asks-for-help", "Later");
      await warning(page, true);
      assert.doesNotMatch(await page.$eval(".banner", (e) => e.textContent), /Exported at/, "not what there is now");

      // What one comes to does not lie under the banner.
      await page.setViewport({ width: 1280, height: 600 });
      await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }));
      await until(page, () => document.querySelector("#asks-for-help").getBoundingClientRect().bottom < 0);
      await page.evaluate(() => { location.hash = "asks-for-help"; });
      await until(page, () => document.querySelector("#asks-for-help").getBoundingClientRect().top >= document.querySelector(".banner").getBoundingClientRect().bottom);

      // The file is how one goes on.
      const next = await open(browser, base + teamwork);
      assert.equal(await chosen(next, "keeps-promises"), "");
      await choosing(next, text);
      await press(next, "[data-import-confirm]");
      await shows(next, "keeps-promises", "sometimes");
      await until(next, () => document.querySelector(".banner").checkVisibility());
      await browser.close();
      assert.deepEqual([...page.faults, ...next.faults], []);
    });

    test(`${engine}, ${way}: full storage is said, and saving resumes when there is room`, async () => {
      const base = await ways[way]();
      const browser = await launch(engine);
      const page = await open(browser, base + teamwork);
      await choose(page, "keeps-promises", "sometimes");
      await saved(page);
      const keeper = () => (location.protocol === "file:" ? document.querySelector("iframe").contentWindow : window);
      const frame = way === "file" ? page.frames().find((f) => f.url().endsWith("store.html")) : page.mainFrame();
      assert.ok(frame, String(keeper));
      await frame.evaluate(() => {
        for (let size = 1 << 22; size >= 1; size >>= 1) {
          for (let n = 0; n < 9; n++) {
            try {
              localStorage.setItem(`filler-${size}-${n}`, "x".repeat(size));
            } catch {
              break;
            }
          }
        }
      });
      await write(page, "keeps-promises", "There is no room for this note any more");
      await until(page, () => handbook.store.state.kind === "full");
      await until(page, () => /no room left/.test(document.querySelector(".banner").textContent));
      await until(page, () => /Not saved/.test(document.querySelector("[data-saving=long]").textContent));
      await warning(page, true);
      await choose(page, "asks-for-help", "not-yet");
      assert.equal(await chosen(page, "asks-for-help"), "not-yet");

      // A large file is refused as a whole; what is there stays.
      const before = await page.evaluate(() => JSON.stringify(handbook.store.document));
      const large = JSON.parse(before);
      for (let n = 0; n < 200; n++) large.items[`large-${n}`] = { kind: "indicator", answer: "sometimes", note: "y".repeat(15_000), time: "2026-01-01T00:00:00.000Z" };
      await choosing(page, JSON.stringify(large));
      await press(page, "[data-import-confirm]");
      await until(page, () => /no room for so much/.test(document.querySelector("[data-said]").textContent));
      assert.equal(await page.evaluate(() => JSON.stringify(handbook.store.document)), before);

      await frame.evaluate(() => { for (const key of Object.keys(localStorage)) if (key.startsWith("filler")) localStorage.removeItem(key); });
      await write(page, "keeps-promises", ".");
      await saved(page);
      await until(page, () => !document.querySelector(".banner").checkVisibility());
      assert.equal(await warns(page), false);
      const again = await open(browser, base + teamwork);
      assert.equal(await chosen(again, "asks-for-help"), "not-yet");
      assert.match(await again.$eval("#keeps-promises textarea", (e) => e.value), /no room for this note any more\.$/);
      await browser.close();
      assert.deepEqual([...page.faults, ...again.faults], []);
    });
  }

  test(`${engine}: damage to what is stored stays where it is`, async () => {
    const base = await serve(site);
    const browser = await launch(engine);
    const page = await open(browser, base + teamwork);
    await choose(page, "keeps-promises", "sometimes");
    await choose(page, "asks-for-help", "sometimes");
    await saved(page);
    await page.evaluate(() => {
      localStorage.setItem("handbook:test-handbook:items:asks-for-help", "{\"answer\":");
      localStorage.setItem("handbook:test-handbook:items:shares-news", "[]");
      localStorage.setItem("handbook:test-handbook:nothing:known", "x");
      localStorage.setItem("handbook:test-handbook", "null");
    });
    const again = await open(browser, base + teamwork);
    assert.equal(await chosen(again, "keeps-promises"), "sometimes");
    await choose(again, "asks-for-help", "not-yet");
    await choose(again, "shares-news", "not-yet");
    await again.evaluate(() => { handbook.store.about({ name: "Ada" }); });
    await saved(again);
    const third = await open(browser, base + teamwork);
    await until(third, () => handbook.store.document.items["shares-news"]); // another process can know a little later
    assert.deepEqual(await third.evaluate(() => [handbook.store.document.name, ...["keeps-promises", "asks-for-help", "shares-news"].map((id) => handbook.store.document.items[id].answer)]),
      ["Ada", "sometimes", "not-yet", "not-yet"]);
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults, ...third.faults], []);
  });

  test(`${engine}: a script that did not come is asked for again`, async () => {
    const broken = await copy(site);
    const script = join(broken, "my", "content.js");
    await rename(script, `${script}.away`);
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(broken, teamwork), { expect: /content\.js|ERR_FILE_NOT_FOUND/ });
    await until(page, () => document.querySelector(".ask fieldset"));
    const load = () => page.evaluate(() => handbook.load("my/content.js").then(() => "there", () => "not there"));
    assert.equal(await load(), "not there");
    await rename(`${script}.away`, script);
    assert.equal(await load(), "there");
    await browser.close();
    assert.deepEqual(page.faults, []);
  });

  test(`${engine}: a silent place is said`, async () => {
    const broken = await copy(site);
    await rm(join(broken, "store.html"));
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(broken, teamwork), { expect: /store\.html|ERR_FILE_NOT_FOUND/ });
    await until(page, () => document.querySelector(".ask fieldset"));
    await choose(page, "keeps-promises", "sometimes");
    await until(page, () => handbook.store.state.kind === "silent");
    await until(page, () => /does not answer/.test(document.querySelector(".banner").textContent));
    assert.equal(await chosen(page, "keeps-promises"), "sometimes");
    await browser.close();
    assert.deepEqual(page.faults, []);
  });
}
