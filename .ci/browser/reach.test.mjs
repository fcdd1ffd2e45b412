// What readers need who touch, listen, see little or print: room for a finger on links, what is
// said in parts that a screen reader knows already, and a head that is whole on paper.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build, complete, engines, fileAddress, launch, only, root } from "./harness.mjs";
import { pages, some } from "../kinds.mjs";
import { more } from "./mine.mjs";

const [site, ours] = [await build({ edit: more }), await build({ data: join(root, "data") })];

const emulate = async (page, name, value) => (await page.createCDPSession()).send("Emulation.setEmulatedMedia", { features: [{ name, value }] });

for (const engine of engines) {
  test(`${engine}: links that stand by themselves are 24 px high on a phone`, async () => {
    const browser = await launch(engine, { viewport: { width: 320, height: 700 } });
    const page = await browser.open("about:blank");
    for (const path of ["matrix.html", "roles/compare.html", "competencies/customer-orientation/index.html", "orientations/urgency.html", "measures/index.html"]) {
      await page.goto(fileAddress(ours, path));
      const low = await page.$$eval(".matrix a, :is(h2, h3, dt, th, .card-title, .rung-name, .eyebrow) > a", (all) => all.filter((e) => e.checkVisibility())
        .flatMap((e) => [...e.getClientRects()].map(({ height }) => `${e.textContent}: ${height}`)).filter((said) => Number(said.split(": ").at(-1)) < 23.9));
      assert.deepEqual(low, [], path);
    }
    await browser.close();
  });

  test(`${engine}: the link of an item says which when it is reached`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, "competencies/teamwork/level-1.html"));
    await page.bringToFront();
    const described = () => page.evaluate(() => document.activeElement.ariaDescription);
    await page.focus(".indicators .permalink");
    assert.equal(await described(), "Keeps promises to colleagues");
    await page.keyboard.press("ArrowDown");
    assert.equal(await described(), "Asks for help in time");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: in a low window, what has the focus is in it whole`, async () => {
    const browser = await launch(engine, { viewport: { width: 640, height: 320 } }); // a phone that lies
    const page = await browser.open(fileAddress(site, "competencies/teamwork/level-1-check.html"));
    await complete(page);
    await page.bringToFront();
    await page.$eval("main", (main) => {
      document.documentElement.style.scrollBehavior = "auto";
      main.focus();
    });
    const cut = [];
    for (let last = ""; last !== "part_mine";) {
      await page.keyboard.press("Tab");
      const [text, top, bottom, part] = await page.evaluate(async () => {
        await new Promise((drawn) => { requestAnimationFrame(() => setTimeout(drawn)); });
        const { activeElement: e } = document;
        const { top, bottom } = (e.type === "radio" ? e.closest("label") : e).getBoundingClientRect();
        return [e.outerHTML.slice(0, 60), top, bottom, e.closest("#part_mine, section, footer")?.id];
      });
      if (top < 0 || bottom > 320) cut.push(`${text} at ${top} to ${bottom}`);
      last = part || (text.includes("<body") ? "part_mine" : "");
    }
    assert.deepEqual(cut, []);
    await browser.close();
  });
}

test("what is read aloud when it changes was there before", only("chromium"), async () => {
  const browser = await launch("chromium");
  const page = await browser.open("about:blank");
  for (const path of some(site)) {
    await page.goto(fileAddress(site, path));
    const missing = await page.$$eval(".toast, [aria-live]", (all) => all.filter((e) => !e.checkVisibility() && !e.parentElement.closest("[hidden]")).map((e) => e.outerHTML.slice(0, 80)));
    assert.deepEqual(missing, [], path);
    assert.deepEqual(await page.$$eval(".toast", (all) => all.map((e) => e.offsetHeight)), [0], "and is not seen");
  }
  await browser.close();
});

test("each table has a name, or stands in what has one", only("chromium"), async () => {
  const browser = await launch("chromium");
  const page = await browser.open("about:blank");
  let seen = 0;
  for (const path of some(ours)) {
    await page.goto(fileAddress(ours, path));
    const tables = await page.$$eval("main table", (all) => all.map((table) => table.ariaLabel || table.caption?.textContent || table.closest("[role=group]")?.ariaLabel));
    assert.ok(tables.every(Boolean), path);
    seen += tables.length;
  }
  assert.ok(seen > 4, `${seen} tables`);
  await browser.close();
});

test("links in rows are 24 px apart where there are fingers", only("chromium"), async () => {
  const browser = await launch("chromium", { viewport: { width: 390, height: 800, isMobile: true, hasTouch: true } });
  const page = await browser.open("about:blank");
  for (const path of ["activities/index.html", "competencies/customer-orientation/level-3.html"]) {
    await page.goto(fileAddress(ours, path));
    assert.ok(await page.evaluate(() => matchMedia("(pointer: coarse)").matches));
    const close = await page.$$eval(":is(.cites, .serves, .builds-on)", (rows) => rows.filter((row) => row.checkVisibility()).flatMap((row) => {
      const boxes = [...row.querySelectorAll("a")].flatMap((a) => [...a.getClientRects()].map((box) => [a, box]));
      return boxes.filter(([a, { left, right, top, height }]) => height < 23.9
        || boxes.some(([b, other]) => a !== b && other.top > top + 1 && other.top < top + 23.9 && other.left < right && other.right > left))
        .map(([a, { top, height }]) => `${a.textContent}, ${height} px high, at ${top}`);
    }));
    assert.deepEqual(close, [], path);
  }
  await browser.close();
});

test("what a link leads to is marked without colours of ours", only("chromium"), async () => {
  const browser = await launch("chromium");
  const page = await browser.open("about:blank");
  await emulate(page, "forced-colors", "active");
  await page.goto(`${fileAddress(site, "competencies/teamwork/level-1.html")}#asks-for-help`);
  assert.equal(await page.$eval("#asks-for-help", (e) => getComputedStyle(e).outlineStyle), "solid");
  await browser.close();
});

test("who asks for more contrast has one colour of text and lines that are seen", only("chromium"), async () => {
  const browser = await launch("chromium");
  const page = await browser.open(fileAddress(site, "competencies/teamwork/level-1-check.html"));
  await emulate(page, "prefers-contrast", "more");
  await complete(page);
  for (const theme of ["light", "dark"]) {
    const [texts, line, bar] = await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      const light = (colour) => { // as WCAG counts it
        const [r, g, b] = colour.match(/[\d.]+/g).map((n) => n / 255).map((n) => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
      const paper = style("html").backgroundColor;
      return [["body", ".site-footer", ".crumbs"].map((selector) => style(selector).color), contrast(style(".ask fieldset label").borderTopColor, paper), style("progress").borderTopWidth];
    }, theme);
    assert.equal(new Set(texts).size, 1, texts.join());
    assert.ok(line > 4.5, `${theme}: lines have a contrast of ${line}`);
    assert.equal(bar, "1px");
  }
  await browser.close();
});

test("a name in one long word makes no sheet wider", only("chromium"), async () => {
  const browser = await launch("chromium");
  const word = "Donaudampfschifffahrtsgesellschaft".repeat(9).slice(0, 300);
  const long = await build({ edit: (files) => {
    more(files);
    files["competencies/clear-writing.toml"] = files["competencies/clear-writing.toml"].replace("Clear writing", word).replace(/^name/m, 'owner = "People"\nreviewed = 2026-11-01\nname');
    files["competencies/teamwork.toml"] = files["competencies/teamwork.toml"].replace(/^summary/m, 'related = ["clear-writing"]\nsummary');
    files["roles.toml"] = files["roles.toml"].replace("Team member", word);
  } });
  const page = await browser.open("about:blank");
  await page.emulateMediaType("print");
  await page.setViewport({ width: 794, height: 1123 }); // A4, as Chromium asks for styles
  const wide = [];
  for (const path of pages(long)) {
    await page.goto(fileAddress(long, path));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) wide.push(`${path}: ${over} px`);
  }
  assert.deepEqual(wide, []);
  await browser.close();
});

test("a long title stands whole at the head of a sheet", only("chromium"), async () => {
  const browser = await launch("chromium");
  const long = await build({ edit: (files) => {
    files["handbook.toml"] = files["handbook.toml"].replace("The test handbook", "The capability framework of the government digital and data profession")
      .replace("[[categories]]", `[brand]\nname = "Capable"\n\n[[categories]]`)
      .replace("Example Organisation", "Department for Science, Innovation, Technology and Culture");
  } });
  const page = await browser.open(fileAddress(long, "competencies/teamwork/index.html"));
  await page.emulateMediaType("print");
  await page.setViewport({ width: 628, height: 900 }); // A4
  const [text, high, shown, foot, main] = await page.$eval(".site-footer", (e) => [e.innerText.trim(), e.scrollHeight, e.clientHeight, e.getBoundingClientRect().bottom,
    document.querySelector(".site-header").getBoundingClientRect().bottom]);
  assert.match(text, /profession · .*Culture · Edition/);
  assert.ok(high <= shown, `${high} px of text in ${shown} px`);
  assert.ok(foot <= main, `the text ends at ${foot}, the head at ${main}`);
  await browser.close();
});
