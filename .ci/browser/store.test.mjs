// Where the answers live, in Chromium and Firefox, from files and from web
// servers: they are shared by all pages, survive, and agree between tabs.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { choose, chosen, open, saved, shows, write } from "./answers.mjs";
import { build, certificate, engines, fileAddress, folder, launch, pause, press, serve, until } from "./harness.mjs";

const teamwork = "competencies/teamwork/level-1-check.html";
const second = "competencies/teamwork/level-2-check.html";
const writing = "competencies/clear-writing/level-1-check.html";

const site = await build();
const ways = {
  file: () => fileAddress(site) + "/",
  http: () => serve(site),
  "http under a sub-path": () => serve(site, { prefix: "/hr/handbook/" }),
  "https under a sub-path": async () => serve(site, { prefix: "/hr/handbook/", secure: await certificate() }),
};

for (const engine of engines) {
  test(`${engine}: answers are on every page and survive a restart, whatever the way`, async () => {
    const profile = await folder();
    let browser = await launch(engine, { profile });
    const bases = {};
    const faults = [];
    for (const [way, addressOf] of Object.entries(ways)) {
      const base = bases[way] = await addressOf();
      const first = await open(browser, base + teamwork);
      assert.equal(await chosen(first, "keeps-promises"), "", `${way}: what was answered elsewhere is another's`);
      await choose(first, "keeps-promises", "sometimes");
      await write(first, "keeps-promises", `Called back on Monday\n<b>not bold</b> ${way}`);
      await press(first, "#keeps-promises [data-develop]");
      await saved(first);

      const elsewhere = await open(browser, base + writing);
      const item = await elsewhere.evaluate(() => handbook.store.document.items["keeps-promises"]);
      assert.equal(item.answer, "sometimes", way);
      assert.equal(item.develop, true, way);
      assert.equal(item.note, `Called back on Monday\n<b>not bold</b> ${way}`);
      assert.equal(item.wording, "Keeps promises to colleagues", way);
      await choose(elsewhere, "short-sentences", "not-yet");
      await saved(elsewhere);
      faults.push(...first.faults, ...elsewhere.faults);
      await first.close();
      await elsewhere.close();
    }
    if (engine === "firefox") await pause(1000); // it writes some time later
    await browser.close();

    browser = await launch(engine, { profile });
    for (const [way, base] of Object.entries(bases)) {
      const again = await open(browser, base + teamwork);
      assert.equal(await chosen(again, "keeps-promises"), "sometimes", way);
      assert.equal(await again.$eval("#keeps-promises textarea", (e) => e.value), `Called back on Monday\n<b>not bold</b> ${way}`);
      assert.equal(await again.$eval("#keeps-promises [data-develop]", (e) => e.checked), true, way);
      assert.equal(await again.evaluate(() => handbook.store.document.items["short-sentences"].answer), "not-yet", way);
      await until(again, () => /Saved in this browser at \d\d:\d\d\. Never exported\./.test(document.querySelector("[data-saving=long]").textContent));

      // And on the profile, which is in another folder.
      const overview = await browser.open(`${base}my/profile.html`);
      await until(overview, () => document.querySelector(".standing a[href$='teamwork/level-1-check.html']")?.textContent.trim() === "1 of 4");
      const evidence = await overview.$eval("[data-part=evidence]", (e) => e.textContent);
      assert.ok(evidence.includes(`Called back on Monday\n<b>not bold</b> ${way}`), evidence);
      faults.push(...again.faults, ...overview.faults);
      await again.close();
      await overview.close();
    }
    await browser.close();
    assert.deepEqual(faults, []);
  });

  for (const way of ["file", "http"]) {
    test(`${engine}, ${way}: two tabs stay in agreement`, async () => {
      const base = await ways[way]();
      const browser = await launch(engine);
      const [one, two] = [await open(browser, base + teamwork), await open(browser, base + teamwork)];
      await choose(one, "keeps-promises", "sometimes");
      await shows(two, "keeps-promises", "sometimes");
      await choose(two, "asks-for-help", "consistently");
      await write(two, "asks-for-help", "Asked on Friday");
      await shows(one, "asks-for-help", "consistently");
      await until(one, () => document.querySelector("#asks-for-help textarea").value === "Asked on Friday");
      await choose(two, "keeps-promises", "not-yet");
      await shows(one, "keeps-promises", "not-yet");
      await one.bringToFront();
      await press(one, "[data-undo]"); // of what the other tab has changed again since
      assert.equal(await chosen(one, "keeps-promises"), "not-yet");

      // Both at once, again and again: in the end both show the same.
      await Promise.all([one, two].map((page, n) => page.evaluate(async (k) => {
        for (let i = 0; i < 40; i++) {
          handbook.store.put("items", "shares-news", { answer: ["not-yet", "sometimes"][k], note: `${k} ${i}` });
          if (i % 7 === k) await new Promise((resolve) => { setTimeout(resolve); });
        }
      }, n)));
      const note = (page) => page.evaluate(() => handbook.store.document.items["shares-news"].note);
      for (let n = 0; n < 100 && await note(one) !== await note(two); n++) await pause(30);
      await pause(300);
      assert.equal(await note(one), await note(two));
      const three = await open(browser, base + teamwork);
      assert.equal(await note(three), await note(one), "and so does what is stored");

      // Deleting in one empties the other.
      await three.bringToFront();
      await press(three, "[data-delete]");
      await press(three, "[data-delete-confirm]");
      await until(three, () => /Nothing of yours is left/.test(document.querySelector("[data-said]").textContent));
      for (const page of [one, two, three]) {
        await shows(page, "keeps-promises", "");
        await until(page, () => Object.keys(handbook.store.document.items).length === 0);
      }
      const four = await open(browser, base + teamwork);
      assert.deepEqual(await four.evaluate(() => Object.keys(handbook.store.document.items)), []);
      await browser.close();
      assert.deepEqual([one, two, three, four].flatMap((page) => page.faults), []);
    });

    test(`${engine}, ${way}: another handbook on this computer has answers of its own`, async () => {
      const other = await build({ edit: (files) => { files["handbook.toml"] = files["handbook.toml"].replace("test-handbook", "test-handbook-2"); } });
      const browser = await launch(engine);
      const server = way === "file" ? null : await serve(join(site, ".."));
      const one = await open(browser, server ? `${server}${encodeURIComponent("handbook site")}/${teamwork}` : fileAddress(site, teamwork));
      await choose(one, "keeps-promises", "sometimes");
      await saved(one);
      const two = await open(browser, server ? await serve(other) + teamwork : fileAddress(other, teamwork));
      assert.equal(await chosen(two, "keeps-promises"), "");
      await browser.close();
    });
  }

  test(`${engine}: files that readers open are as strict as theirs`, { skip: engine !== "firefox" }, async () => {
    const browser = await launch(engine);
    const one = await open(browser, fileAddress(site, teamwork));
    await one.evaluate(() => localStorage.setItem("probe", "1"));
    const two = await open(browser, fileAddress(site, writing));
    assert.equal(await two.evaluate(() => localStorage.getItem("probe")), null, "each file has a store of its own");
    await browser.close();
  });

  test(`${engine}: store.html serves files only, and only the page that it is in`, async () => {
    const browser = await launch(engine);
    const address = await serve(site);
    const page = await browser.open(address + second);
    const answered = await page.evaluate((src) => new Promise((resolve) => {
      addEventListener("message", ({ data }) => resolve(data));
      const frame = document.createElement("iframe");
      frame.src = src;
      frame.onload = () => {
        frame.contentWindow.postMessage({ handbook: "keep", number: 1, name: "handbook:test-handbook" }, "*");
        setTimeout(() => resolve("silence"), 500);
      };
      document.body.append(frame);
    }), `${address}store.html`);
    assert.equal(answered, "silence");
    await browser.close();
  });

  test(`${engine}: what was saved yesterday is not said to be of today`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, teamwork));
    await choose(page, "keeps-promises", "sometimes");
    await saved(page);
    const told = (pattern) => until(page, (source) => [".progress-bar [data-saving]", "#keeps-promises [data-meta] span"]
      .every((selector) => new RegExp(source).test(document.querySelector(selector).textContent)), pattern);
    await told("at \\d\\d:\\d\\d");
    await page.evaluate(() => {
      const now = Date.now;
      const Then = Date;
      globalThis.Date = class extends Then { constructor(...given) { super(...(given.length ? given : [now() + 86_400_000])); } };
      Date.now = () => now() + 86_400_000;
      document.dispatchEvent(new Event("visibilitychange")); // the reader comes back
    });
    await told("on \\d+ \\w+ 20\\d\\d");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
