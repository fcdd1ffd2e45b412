// Where the answers live, in Chromium and Firefox, from files and from web
// servers: they are shared by all pages, survive, agree between tabs, and what
// cannot be saved is said and not lost.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, certificate, copy, engines, fileAddress, folder, launch, pause, press, serve, until } from "./harness.mjs";

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

// What pages are asked.
const ready = (page) => until(page, () => globalThis.handbook?.store.state.kind !== "opening" && document.querySelector(".ask fieldset"));
const state = (page) => page.evaluate(() => handbook.store.state);
const chosen = (page, id) => page.evaluate((i) => document.querySelector(`#${i} :checked[type=radio]`)?.value ?? "", id);
const saved = (page) => until(page, () => handbook.store.state.kind === "saved" && handbook.store.state.unsaved === 0 && handbook.store.state.savedAt);
const shows = (page, id, value) => until(page, (i, v) => (document.querySelector(`#${i} :checked[type=radio]`)?.value ?? "") === v, id, value);
const open = async (browser, address, options) => {
  const page = await browser.open(address, options);
  await ready(page);
  return page;
};
const choose = async (page, id, value) => {
  await page.bringToFront();
  await press(page, `#${id} [value=${value}]`);
};
const write = async (page, id, text) => {
  await page.bringToFront();
  await press(page, `#${id} textarea`);
  await page.keyboard.press("End");
  await page.keyboard.type(text);
};

for (const engine of engines) {
  for (const [way, addressOf] of Object.entries(ways)) {
    test(`${engine}, ${way}: answers are on every page and survive a restart`, async () => {
      const base = await addressOf();
      const profile = await folder();
      let browser = await launch(engine, { profile });
      const first = await open(browser, base + teamwork);
      await choose(first, "keeps-promises", "sometimes");
      await write(first, "keeps-promises", "Called back on Monday\n<b>not bold</b>");
      await press(first, "#keeps-promises [data-develop]");
      await saved(first);

      const elsewhere = await open(browser, base + writing);
      const item = await elsewhere.evaluate(() => handbook.store.document.items["keeps-promises"]);
      assert.equal(item.answer, "sometimes");
      assert.equal(item.develop, true);
      assert.equal(item.note, "Called back on Monday\n<b>not bold</b>");
      assert.equal(item.wording, "Keeps promises to colleagues");
      await choose(elsewhere, "short-sentences", "not-yet");
      await saved(elsewhere);
      const faults = [...first.faults, ...elsewhere.faults];
      if (engine === "firefox") await pause(1000); // it writes some time later
      await browser.close();

      browser = await launch(engine, { profile });
      const again = await open(browser, base + teamwork);
      assert.equal(await chosen(again, "keeps-promises"), "sometimes");
      assert.equal(await again.$eval("#keeps-promises textarea", (e) => e.value), "Called back on Monday\n<b>not bold</b>");
      assert.equal(await again.$eval("#keeps-promises [data-develop]", (e) => e.checked), true);
      assert.equal(await again.evaluate(() => handbook.store.document.items["short-sentences"].answer), "not-yet");
      await until(again, () => /Saved in this browser at \d\d:\d\d\. Never exported\./.test(document.querySelector("[data-saving=long]").textContent));

      // And on the profile, which is in another folder.
      const overview = await browser.open(`${base}my/profile.html`);
      await until(overview, () => document.querySelector(".standing a[href$='teamwork/level-1-check.html']")?.textContent.trim() === "1 of 3");
      assert.match(await overview.$eval("[data-part=evidence]", (e) => e.textContent), /Called back on Monday\n<b>not bold<\/b>/);
      await browser.close();
      assert.deepEqual([...faults, ...again.faults, ...overview.faults], []);
    });
  }

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

  // --- Nowhere to save.
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
      await choose(page, "keeps-promises", "sometimes");
      await write(page, "keeps-promises", "Typed all the same");
      await press(page, ".banner button");
      const { text } = await browser.downloaded();
      assert.equal(JSON.parse(text).items["keeps-promises"].note, "Typed all the same");
      await until(page, () => /Exported at/.test(document.querySelector(".banner").textContent));
      assert.equal((await state(page)).unsaved > 0, true);

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
    assert.deepEqual(await third.evaluate(() => [handbook.store.document.name, ...["keeps-promises", "asks-for-help", "shares-news"].map((id) => handbook.store.document.items[id].answer)]),
      ["Ada", "sometimes", "not-yet", "not-yet"]);
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults, ...third.faults], []);
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
}

// choosing picks a file of this text for import.
async function choosing(page, text) {
  const { writeFile } = await import("node:fs/promises");
  const path = join(await folder(), "answers.json");
  await writeFile(path, text);
  await page.bringToFront();
  const input = await page.$("[data-picker]");
  await input.uploadFile(path);
  await until(page, () => document.querySelector("[data-importing]").open);
}
