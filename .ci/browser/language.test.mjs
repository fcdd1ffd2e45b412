// The handbook in Arabic as a reader meets it: scripts that count, date and
// search as the pages do, everything from right to left, and nothing wider than
// the window; in a country with digits of its own, and with English words where
// a language has none.
import assert from "node:assert/strict";
import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { build, engines, fileAddress, folder, launch, press, root, until } from "./harness.mjs";

// site builds the handbook of the Go tests in a language, with an element of a
// competency in Latin letters.
const site = async (language) => {
  const data = join(await folder(), "data");
  await cp(join(root, "generator/testdata/arabic"), data, { recursive: true });
  const teamwork = join(data, "competencies/teamwork.toml");
  await writeFile(teamwork, (await readFile(teamwork, "utf8")).replace("مشاركة المعرفة", "Sharing what one knows."));
  const file = join(data, "handbook.toml");
  await writeFile(file, (await readFile(file, "utf8")).replace(/^language = .*$/m, `language = "${language}"`));
  return build({ data });
};
const sites = { ar: await site("ar"), "ar-EG": await site("ar-EG"), he: await site("he"), fr: await site("fr") };

const competency = "competencies/serving-people/index.html";
const check = "competencies/serving-people/level-1-check.html";
const plain = (text) => text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
const text = async (page, selector) => plain(await page.$eval(selector, (e) => e.textContent));

for (const engine of engines) {
  let shared; // by all tests that only look
  after(() => shared?.close());
  const open = async (language, path, run) => {
    shared ??= await launch(engine);
    const page = await shared.open(fileAddress(sites[language], path));
    await run(page);
    assert.deepEqual(page.faults, []);
    await page.close();
  };

  test(`${engine}: answers are counted in Arabic`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(sites.ar, check));
    await until(page, () => handbook.store.state.kind !== "opening" && !document.querySelector(".ask > .boxes"));
    assert.equal(await text(page, "[data-progress-text]"), "أُجيب عن 0 من 5");
    await press(page, "#listens [value=consistently]");
    await until(page, () => document.querySelector("[data-progress-text]").textContent.includes("1"));
    assert.equal(await text(page, "[data-progress-text]"), "أُجيب عن 1 من 5");
    const added = await page.evaluate(() => [0, 1, 2, 3, 11, 100].map((n) => handbook.word("import-added", { n })));
    assert.deepEqual(added, ["لا قيود جديدة", "قيد جديد واحد", "قيدان جديدان", "3 قيود جديدة", "11 قيدًا جديدًا", "100 قيد جديد"]);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: scripts write digits and dates as the pages do`, async () => {
    for (const [language, number, date, time] of [["ar", "1,000", "21 نوفمبر 2026", "09:05"], ["ar-EG", "١٬٠٠٠", "٢١ نوفمبر ٢٠٢٦", "٠٩:٠٥"], ["he", "1,000", "21 November 2026", "09:05"]]) {
      if (language !== "he") {
        await open(language, competency, async (page) => {
          assert.ok((await text(page, ".meta")).endsWith(date), await text(page, ".meta"));
        });
      }
      await open(language, check, async (page) => {
        const written = await page.evaluate(() => {
          const nine = new Date(2026, 10, 21, 9, 5);
          return [handbook.number.format(1000), handbook.day("2026-11-21"), handbook.day(nine.toISOString()), handbook.when(nine.toISOString()),
            handbook.word("time", { hour: handbook.digits("09"), minute: handbook.digits("05") })];
        });
        assert.deepEqual(written.slice(0, 3).map(plain), [number, date, date]);
        assert.ok(plain(written[3]).includes(date) || plain(written[3]).includes(time), written[3]);
        assert.equal(plain(written[4]), time);
        assert.equal(await page.evaluate(() => handbook.language), language === "he" ? "en" : language, "that of the words");
      });
    }
    await open("fr", check, async (page) => {
      assert.deepEqual(await page.evaluate(() => ["2026-11-01", "2026-11-02"].map((day) => handbook.day(day))), ["1er novembre 2026", "2 novembre 2026"]);
    });
  });

  test(`${engine}: lists count in the digits of the country`, async () => {
    for (const [language, style] of [["ar", "decimal"], ["ar-EG", "arabic-indic"]]) {
      await open(language, competency, async (page) => {
        assert.equal(await page.$eval(".practice ol", (list) => getComputedStyle(list).listStyleType), style);
        assert.equal(await page.$eval("ol.ladder", (list) => getComputedStyle(list).listStyleType), "none");
      });
    }
  });

  test(`${engine}: the page runs from right to left`, async () => {
    await open("ar", "roles/front-desk.html", async (page) => {
      const lefts = await page.$$eval(".site-header li a", (links) => links.map((a) => a.getBoundingClientRect().left));
      assert.deepEqual(lefts, lefts.toSorted((a, b) => b - a));
      assert.match(await page.$eval(".arrow", (arrow) => getComputedStyle(arrow).transform), /^matrix\(-1, 0, 0, 1/);
    });
    await open("ar", "sources.html", async (page) => {
      // A name in Latin letters ends in its own direction: with the bracket at the right.
      const direction = await page.$eval("#iso-10002 h2 span", (name) => getComputedStyle(name).direction);
      assert.equal(direction, "ltr");
    });
  });

  test(`${engine}: a list keeps to the right with a text in Latin letters`, () => open("ar", "competencies/teamwork/index.html", async (page) => {
    const [list, item, end, long] = await page.$eval("li[dir=ltr]", (li) => {
      const text = document.createRange();
      const place = (from, to) => {
        text.setStart(li.firstChild, from);
        text.setEnd(li.firstChild, to);
        return text.getBoundingClientRect();
      };
      const { length } = li.firstChild.data;
      return [li.parentElement.getBoundingClientRect().right, li.getBoundingClientRect().right, place(0, length).right, place(length - 1, length).left - place(0, 1).left];
    });
    assert.ok(item < list - 15, `its sign has its place at the right, ${item} of ${list}`);
    assert.ok(item - end < 60, `the text ends at ${end}, the item at ${item}`); // with the sign of its link
    assert.ok(long > 100, "the full stop stands at the end of the words");
  }));

  test(`${engine}: a note is read as it was written`, () => open("ar", "my/profile.html", async (page) => {
    await until(page, () => handbook.store.state.kind === "saved");
    await page.evaluate(() => {
      const [level] = handbook.content.competencies[0].levels;
      handbook.store.put("items", level.indicators[0].id, { kind: "indicator", answer: "sometimes", note: "Did it help?" });
    });
    await page.waitForSelector(".written");
    const [before, end, side, edge, line] = await page.$eval(".written", (note) => {
      const text = document.createRange();
      const place = (from, to) => {
        text.setStart(note.firstChild, from);
        text.setEnd(note.firstChild, to);
        return text.getBoundingClientRect();
      };
      return [place(0, 1).left, place(11, 12).left, place(0, 12).right, note.getBoundingClientRect().right, getComputedStyle(note).borderRightWidth];
    });
    assert.ok(end > before + 20, "the sign of a question stands behind it");
    assert.ok(edge - side < 30, "and all of it at the right");
    assert.equal(line, "2px", "beside its line");
  }));

  test(`${engine}: a heading of a card keeps to the right with a text in Latin letters`, () => open("ar", "my/plan.html", async (page) => {
    const [text, heading] = await page.$eval("[data-part=planned]", (part) => {
      part.closest("[data-my]").hidden = part.hidden = false;
      const made = handbook.element("h3", null, "Answers in time.");
      part.append(made);
      const range = document.createRange();
      range.selectNodeContents(made);
      return [range, made].map((one) => one.getBoundingClientRect().right);
    });
    assert.ok(heading > 600 && heading - text < 5, `the text ends at ${text}, the heading at ${heading}`);
  }));

  test(`${engine}: what scripts show in Latin letters runs from left to right, and nothing else does`, async () => {
    await open("ar", "search.html", async (page) => {
      await page.type("#part_query", "Sharing");
      await until(page, () => [...document.querySelectorAll(".hit-text, .hit-name")].some((e) => e.textContent === "Sharing what one knows."));
      const runs = await page.$$eval(".hit-text, .hit-name", (all) => all.map((e) => [/^[ -~]+$/.test(e.textContent), getComputedStyle(e).direction]));
      for (const [latin, direction] of runs) assert.equal(direction, latin ? "ltr" : "rtl");
    });
    await open("ar", "my/profile.html", async (page) => {
      await until(page, () => handbook.store.state.kind === "saved");
      const dirs = await page.evaluate(() => ["Answers in time.", "CSAT هو", "متعامل", "2026", "\u2066Answers\u2069"].map((text) => handbook.element("p", null, text).dir));
      assert.deepEqual(dirs, ["ltr", "", "", "", ""]);
    });
    await open("fr", "my/profile.html", async (page) => {
      const dirs = await page.evaluate(() => ["Answers in time.", "متعامل.", "CSAT هو"].map((text) => handbook.element("p", null, text).dir));
      assert.deepEqual(dirs, ["", "rtl", ""]);
    });
  });

  test(`${engine}: words are found in Arabic, with and without the article`, () => open("ar", "search.html", async (page) => {
    await page.type("#part_query", "متعامل");
    await until(page, () => document.querySelectorAll("[data-search-results] a").length > 3);
    const first = await page.$eval("[data-search-results] a", (a) => a.textContent);
    assert.equal(plain(first), "خدمة المتعاملين");
  }));

  test(`${engine}: nothing is wider than the window`, async () => {
    const browser = await launch(engine, { viewport: { width: 320, height: 700 } });
    const names = await readdir(sites.ar, { recursive: true });
    const page = await browser.open("about:blank");
    for (const name of names.filter((n) => n.endsWith(".html") && n !== "store.html")) {
      await page.goto(fileAddress(sites.ar, name));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
      assert.deepEqual(page.faults, [], name);
    }
    await browser.close();
  });

  test(`${engine}: English words keep their direction in a handbook in Hebrew`, () => open("he", check, async (page) => {
    await until(page, () => handbook.store.state.kind !== "opening");
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    const progress = await page.$eval("[data-progress-text]", (e) => e.textContent);
    assert.equal(progress, "\u20660 of 5 answered\u2069");
  }));
}
