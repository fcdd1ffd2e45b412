// Where lines end: what belongs together stays together, in every language.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build, complete, engines, fileAddress, launch, only, root } from "./harness.mjs";
import { more, open, put, settled } from "./mine.mjs";
import { document, file, item, review, upload } from "./reviewing.mjs";

const languages = ["en", "de", "fr", "es", "ar"];
const sites = new Map(await Promise.all(languages.map(async (language) => [language, await build({ edit: (files) => {
  more(files);
  files["handbook.toml"] = files["handbook.toml"].replace('language = "en"', `language = "${language}"`);
} })])));

const ours = await build({ data: join(root, "data") });

// divided returns the words that stand on more than one line.
const divided = (all) => all.flatMap((element) => {
  const range = new Range();
  const text = element.firstChild;
  return [...text.data.matchAll(/\S+/g)].filter(({ 0: word, index }) => {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word);
});

// lines returns what stands on each line of the elements.
const lines = (all) => all.flatMap((element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = new Range();
  const found = [];
  let top = -Infinity;
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at++) {
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const box = range.getClientRects()[0];
      if (!box?.width) continue; // a space at the end of a line
      if (box.top > top + box.height / 2) found.push("");
      top = Math.max(top, box.top);
      found[found.length - 1] += range;
    }
  }
  return found.map((text, i) => ({ text, last: i === found.length - 1 }));
});

for (const engine of engines) {
  test(`${engine}: the words of an answer stay whole where people stand side by side`, async () => {
    const browser = await launch(engine, { viewport: { width: 768, height: 1024 } });
    const answers = item("keeps-promises", "consistently");
    const people = await Promise.all(["Ada", "Grace", "Mary"].map((name) => file(`${name}.json`, document(name, answers))));
    for (const language of languages) {
      for (const count of [2, 3]) {
        const page = await open(browser, sites.get(language), review);
        await upload(page, ...people.slice(0, count));
        assert.deepEqual(await page.$$eval(".review .answer", divided), [], `${language}, ${count} people`);
        await page.close();
      }
    }
    await browser.close();
  });

  test(`${engine}: the names of our levels stay whole in the profile`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, ours, "my/profile.html");
    await page.evaluate(() => handbook.store.about({ role: "team-lead" }));
    await settled(page);
    for (const width of [640, 768, 1280]) {
      await page.setViewport({ width, height: 900 });
      assert.deepEqual(await page.$$eval(".distance td:nth-of-type(1) a", divided), [], `${width} px`);
    }
    await browser.close();
  });

  test(`${engine}: what an entry of the index is and where it stands share a line`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(ours, "search/t.html"));
    for (const width of [390, 1280]) {
      await page.setViewport({ width, height: 900 });
      const over = (await page.$$eval(".letter .muted", lines)).filter(({ last }) => !last).map(({ text }) => text);
      assert.deepEqual(over, [], `${width} px`);
    }
    await browser.close();
  });

  test(`${engine}: the number of a level stands beside its word in the heading of a self-check`, async () => {
    const browser = await launch(engine);
    for (const language of languages) {
      const page = await browser.open(fileAddress(sites.get(language), "competencies/teamwork/level-1-check.html"));
      const wrong = new Set();
      for (let width = 260; width < 600; width += 40) { // from a narrow phone on
        await page.$eval("h1", (e, width) => { e.style.maxInlineSize = `${width}px`; }, width);
        for (const { text } of await page.$$eval("h1", lines)) if (/^\p{Nd}/u.test(text)) wrong.add(text);
      }
      assert.deepEqual([...wrong], [], language);
      await page.close();
    }
    await browser.close();
  });

  test(`${engine}: in the profile, no line ends with a number or begins with a colon`, async () => {
    const browser = await launch(engine, { viewport: { width: 320, height: 900 } });
    for (const language of languages) {
      const page = await open(browser, sites.get(language), "my/profile.html");
      await put(page, [["items", "keeps-promises", { answer: "consistently" }], ["items", "asks-for-help", { answer: "sometimes" }], ["items", "shares-news", { answer: "not-yet" }]]);
      await page.evaluate(() => handbook.store.about({ towards: "associate" }));
      await settled(page);
      const wrong = new Set();
      for (let width = 120; width < 280; width += engine === "firefox" ? 50 : 10) { // which measures letters slowly
        await page.$$eval(".facts, .sentence", (all, width) => {
          for (const e of all) e.style.maxInlineSize = `${e.matches(".sentence") ? width + 80 : width}px`;
        }, width);
        for (const { text, last } of await page.$$eval(".facts li, .sentence", lines)) {
          if (/^\s*:/.test(text) || (!last && /\p{Nd}\s*$/u.test(text))) wrong.add(text);
        }
      }
      assert.deepEqual([...wrong], [], language);
      await page.close();
    }
    await browser.close();
  });
}

test("a long name in the profile is not broken where the paper has room", only("chromium"), async () => {
  const browser = await launch("chromium");
  const named = await build({ edit: (files) => {
    more(files);
    files["competencies/listening.toml"] = files["competencies/listening.toml"].replace("Listening", "Patientenorientierung");
    files["handbook.toml"] = files["handbook.toml"].replace('language = "en"', 'language = "de"').replace('["Helping", "Owning", "Leading"]', '["Einsteigen", "Selbstständig handeln", "Vorausschauen", "Prägen"]');
    for (const name of ["teamwork", "clear-writing", "listening"]) files[`competencies/${name}.toml`] += "\n[[levels]]\nlevel = 4\nundefined = true\n";
  } });
  const page = await open(browser, named, "my/profile.html");
  await complete(page);
  await page.emulateMediaType("print");
  await page.evaluate(() => { document.body.style.paddingInline = "83px"; }); // the margins of the sheet, which is what media queries ask for
  for (const width of [794, 816]) { // A4 and Letter
    await page.setViewport({ width, height: 1000 });
    await settled(page);
    const [head, lines, over] = await page.$eval('.standing th a[href*="listening"]', (a) => {
      const range = document.createRange();
      range.selectNodeContents(a);
      const table = a.closest("table");
      return [table.tHead.offsetHeight, range.getClientRects().length, table.offsetWidth - table.closest("main").clientWidth];
    });
    assert.ok(head > 10, "it is a table");
    assert.equal(lines, 1, `${width} px`);
    assert.ok(over <= 0, `${over} px too wide`);
  }
  await browser.close();
});

test("of many levels, the profile breaks no word on paper", only("chromium"), async () => {
  const browser = await launch("chromium");
  for (const count of [6, 7, 12]) {
    const tall = await build({ edit: (files) => {
      const names = Array.from({ length: count }, () => "Assisting").map((name, i) => `"${name} ${i + 1}"`).join();
      files["handbook.toml"] = files["handbook.toml"].replace("[[stages]]", `[[scales]]\nid = "tall"\nname = "Tall"\nlevels = [${names}]\n\n[[stages]]`);
      files["competencies/ladder.toml"] = `name = "Stakeholder communication"\ncategory = "together"\nscale = "tall"\nsummary = "Up."\ndefinition = "Up."\n`
        + Array.from({ length: count }, (_, i) => `\n[[levels]]\nlevel = ${i + 1}\nessence = "Up ${i}."\nindicators = [{ id = "up-${i}", text = "Goes up ${i}" }]\n`).join("");
    } });
    const page = await open(browser, tall, "my/profile.html");
    await put(page, [["items", "up-0", { answer: "consistently" }]]);
    await settled(page);
    await page.emulateMediaType("print");
    await page.evaluate(() => { document.body.style.paddingInline = "83px"; });
    await page.setViewport({ width: 794, height: 1000 });
    await settled(page);
    const [table, broken, over] = await page.$eval(".standing", (e) => {
      const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
      const range = new Range();
      const found = [];
      while (texts.nextNode()) {
        const text = texts.currentNode;
        for (const { 0: word, index } of text.parentElement.checkVisibility() ? text.data.matchAll(/\S+/g) : []) {
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (range.getClientRects().length > 1) found.push(word);
        }
      }
      return [e.tHead.offsetHeight > 0, found, e.offsetWidth - e.closest("main").clientWidth];
    });
    assert.deepEqual([table, broken, over <= 0], [count < 7, [], true], `${count} levels`);
  }
  await browser.close();
});
