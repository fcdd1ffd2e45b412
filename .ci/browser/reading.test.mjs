// Reading the site: by keyboard alone, without anything that moves, fails or asks
// for something, also with long names on a narrow phone, on paper, and where the
// styles are missing.
import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, complete, engines, fileAddress, folder, launch, root, tool, until } from "./harness.mjs";
import { kinds, pages } from "../kinds.mjs";

const ours = await build({ data: join(root, "data") });
const small = await build({ data: join(root, ".ci", "pictures", "data") });

// still keeps a window from scrolling smoothly.
const still = (engine) => (engine === "firefox" ? { prefs: { "ui.prefersReducedMotion": 1 } } : { args: ["--force-prefers-reduced-motion"] });

for (const engine of engines) {
  test(`${engine}: every kind of page is read by keyboard alone`, async () => {
    const browser = await launch(engine, still(engine));
    for (const [kind, path] of kinds(small)) {
      if (kind === "print") continue; // links in a row, as on the other pages
      const page = await browser.open(fileAddress(small, path));
      await page.bringToFront();
      await complete(page);
      const many = await page.evaluate(() => document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']").length);
      const seen = new Set();
      for (let n = 0; n < many + 8; n++) {
        await page.keyboard.down("Tab"); // held down, it goes on and on
        const focus = await page.evaluate(() => {
          const e = document.activeElement;
          if (!e || e === document.body || e === document.documentElement) return null;
          globalThis.numbers ??= new Map();
          if (!numbers.has(e)) numbers.set(e, numbers.size);
          const ring = (element) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
          };
          const box = e.getBoundingClientRect();
          const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          return { number: numbers.get(e), what: e.outerHTML.slice(0, 120), shown: ring(e) || ring(e.closest("label") ?? e), inside };
        });
        if (!focus) break;
        if (seen.has(focus.number)) break; // round again
        seen.add(focus.number);
        if (seen.size === 1) assert.match(focus.what, /class="skip"/, path);
        assert.ok(focus.shown, `${path}: no focus is seen on ${focus.what}`);
        if (!focus.inside) { // the page may scroll to it a frame later
          await until(page, () => {
            const { top, bottom, left, right } = document.activeElement.getBoundingClientRect();
            return bottom > top && right > left && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
          }).catch(() => assert.fail(`${path}: the focus is out of sight on ${focus.what}`));
        }
      }
      const missed = await page.evaluate(() => [...document.querySelectorAll("a[href], button, select, textarea, summary, input:not([type='radio'])")]
        .filter((e) => !numbers.has(e) && !e.disabled && e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && e.tabIndex >= 0)
        .map((e) => e.outerHTML.slice(0, 120)));
      assert.deepEqual(missed, [], `${path}: not reached`);
      assert.deepEqual(page.faults, [], path);
      await page.close();
    }
    await browser.close();
  });

  test(`${engine}: the skip link, the menu and the side are used by keyboard`, async () => {
    const browser = await launch(engine, { viewport: { width: 390, height: 844 }, ...still(engine) });
    const page = await browser.open(fileAddress(small, "competencies/customer-orientation/index.html"));
    await page.bringToFront();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await until(page, () => document.activeElement.id === "part_main");
    await page.focus(".menu-button");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector(".menu").matches(":popover-open"));
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest(".menu") !== null), true);
    await page.keyboard.press("Escape");
    await until(page, () => !document.querySelector(".menu").matches(":popover-open"));
    assert.equal(await page.evaluate(() => document.activeElement.className), "menu-button");
    await page.focus(".contents a[href='#part_stories']");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector("#part_stories").getBoundingClientRect().top < innerHeight && location.hash === "#part_stories");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: all of the contents beside a page are reached in a low window`, async () => {
    const browser = await launch(engine, { viewport: { width: 1280, height: 420 }, ...still(engine) });
    const page = await browser.open(fileAddress(ours, "competencies/teamwork/index.html"));
    await page.bringToFront();
    await page.$eval(".contents a", (link) => link.focus());
    for (const link of (await page.$$(".contents a")).slice(1)) {
      await page.keyboard.press("Tab");
      assert.equal(await link.evaluate((a) => a === document.activeElement), true);
      await until(page, () => document.activeElement.getBoundingClientRect().bottom <= innerHeight);
    }
    assert.ok(await page.evaluate(() => scrollY < innerHeight), "the page stays where it is read");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  // A window of 320 x 225 is one of 1,280 x 900 at 400 %.
  test(`${engine}: each entry of the menu is seen that has the focus, and none covers what follows`, async () => {
    for (const viewport of [{ width: 320, height: 225 }, { width: 667, height: 375 }, { width: 320, height: 700 }]) {
      const browser = await launch(engine, { viewport, ...still(engine) });
      const page = await browser.open(fileAddress(small, "index.html"));
      await page.bringToFront();
      await page.focus(".menu-button");
      await page.keyboard.press("Enter");
      await until(page, () => document.querySelector(".menu").matches(":popover-open"));
      for (const link of await page.$$(".menu a")) {
        await page.keyboard.press("Tab");
        // Firefox stops at what scrolls, too.
        if (await page.evaluate(() => document.activeElement.matches(".menu"))) await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.textContent), await link.evaluate((a) => a.textContent));
        await until(page, () => {
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          const menu = document.activeElement.closest(".menu")?.getBoundingClientRect(); // Firefox is content with a part
          return menu && menu.bottom <= innerHeight && Math.min(bottom, menu.bottom) - Math.max(top, menu.top) > 16;
        });
      }
      await page.keyboard.press("Tab");
      await until(page, () => !document.querySelector(".menu").matches(":popover-open"));
      assert.equal(await page.evaluate(() => document.activeElement.closest(".menu")), null);
      assert.deepEqual(page.faults, []);
      await browser.close();
    }
  });

  test(`${engine}: the header is walked through in the order in which it is seen`, async () => {
    for (const width of [1280, 800, 390]) {
      const browser = await launch(engine, { viewport: { width, height: 844 } });
      for (const path of ["index.html", "search.html"]) {
        const page = await browser.open(fileAddress(small, path));
        const walked = await page.$$eval(".site-header :is(a, button, input)", (all) => {
          const shown = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("form button"));
          const middle = (e) => { const { top, height } = e.getBoundingClientRect(); return top + height / 2; };
          const start = (e) => e.getBoundingClientRect().left;
          const seen = shown.toSorted((a, b) => (Math.abs(middle(a) - middle(b)) > 12 ? middle(a) - middle(b) : start(a) - start(b)));
          return [shown, seen].map((list) => list.map((e) => e.textContent.trim() || e.name));
        });
        assert.deepEqual(walked[0], walked[1], `${path} at ${width} px`);
        await page.close();
      }
      await browser.close();
    }
  });

  test(`${engine}: the sign of a permalink stays with the last word`, async () => {
    for (const width of [320, 333, 347, 360, 800]) {
      const browser = await launch(engine, { viewport: { width, height: 800 } });
      for (const path of ["competencies/customer-orientation/index.html", "competencies/customer-orientation/level-1.html"]) {
        const page = await browser.open(fileAddress(small, path));
        const alone = await page.$$eval(".permalink", (all) => all.filter((link) => {
          const before = link.previousSibling;
          if (!before?.textContent.trim() || !link.checkVisibility()) return false;
          const range = document.createRange();
          range.selectNode(before);
          return link.getBoundingClientRect().top > [...range.getClientRects()].at(-1).bottom - 4;
        }).map((link) => link.parentElement.textContent));
        assert.deepEqual(alone, [], `${path} at ${width} px`);
        await page.close();
      }
      await browser.close();
    }
  });

  test(`${engine}: long names stay inside a window of 320 px, and words in one piece`, async () => {
    const browser = await launch(engine, { viewport: { width: 320, height: 700 } });
    const page = await browser.open("about:blank");
    for (const path of pages(small)) {
      await page.goto(fileAddress(small, path));
      await until(page, () => !document.querySelector(".saving .opening")); // which is cut off at the end of its line
      const wide = await page.evaluate(() => {
        const scrolls = (e) => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
        return [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility() && !scrolls(e) && !e.closest(".visually-hidden, .skip, thead") &&
          Math.round(e.getBoundingClientRect().right) > document.documentElement.clientWidth).map((e) => e.outerHTML.slice(0, 100));
      });
      assert.deepEqual(wide, [], path);
      // Only what is longer than a line may be broken within a word.
      const broken = await page.evaluate(() => {
        const found = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = new Range();
        while (texts.nextNode()) {
          const text = texts.currentNode;
          if (!text.parentElement.checkVisibility() || text.parentElement.closest(".visually-hidden, .skip, thead, option")) continue;
          for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}]{2,14}(?![\p{L}\p{N}])/gu)) {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1 && !/[\p{L}\p{N}]/u.test(text.data[index - 1] ?? "")) found.push(word);
          }
        }
        return found;
      });
      assert.deepEqual(broken, [], path);
    }
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: an address that is none does no harm`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(`${fileAddress(small, "index.html")}#100%`);
    await until(page, () => document.querySelector(".theme-button").checkVisibility({ visibilityProperty: true }) && !document.querySelector(".site-search").hidden);
    await browser.close();
    assert.deepEqual(page.faults, []);
  });

  test(`${engine}: a page without its styles says what to do`, async () => {
    const alone = await folder();
    await copyFile(join(small, "index.html"), join(alone, "index.html"));
    const browser = await launch(engine);
    const note = (page) => page.$eval(".unstyled", (p) => [p.checkVisibility(), p.textContent]);
    const [page, whole] = [await browser.open(fileAddress(alone, "index.html"), { expect: /./ }), await browser.open(fileAddress(small, "index.html"))];
    assert.deepEqual((await note(page))[0], true);
    assert.match((await note(page))[1], /extract the whole folder first/);
    assert.equal((await note(whole))[0], false);
    await browser.close();
  });
}

test("Chromium: nothing moves while a page comes", async () => {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
    const browser = await launch("chromium", { viewport });
    const page = await browser.open("about:blank");
    const moved = [];
    await page.evaluateOnNewDocument(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) shifts.push(`${value} ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80)).join(" ")}`);
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const [kind, path] of kinds(ours)) {
      await page.goto(fileAddress(ours, path), { waitUntil: "load" });
      if (kind === "check" || kind.startsWith("my-")) await until(page, () => handbook.store.state.kind === "saved");
      await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
      for (const shift of await page.evaluate(() => shifts)) moved.push(`${path} at ${viewport.width} px: ${shift}`);
    }
    assert.deepEqual(moved, []);
    await browser.close();
  }
});

test("Chromium: text has a contrast of 7 to 1, and nothing moves for those who asked for that", async () => {
  const axe = await readFile(tool("axe-core/axe.min.js"), "utf8");
  const browser = await launch("chromium");
  const page = await browser.open("about:blank");
  for (const [kind, path] of kinds(small)) {
    await page.goto(fileAddress(small, path));
    await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
    await page.evaluate(axe);
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
      const found = await page.evaluate(() => axe.run(document, { runOnly: { type: "rule", values: ["color-contrast-enhanced"] }, preload: false, resultTypes: ["violations"] })
        .then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => `${n.target.join(" ")}: ${n.any[0]?.message}`))));
      assert.deepEqual(found, [], `${kind}, ${scheme}`);
      const moving = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior !== "auto" ||
        [...document.querySelectorAll("*")].some((e) => /[1-9]/.test(getComputedStyle(e).transitionDuration + getComputedStyle(e).animationDuration)));
      assert.equal(moving, false, path);
    }
  }
  assert.deepEqual(page.faults, []);
  await browser.close();
});

test("Chromium: paper has no controls of the screen", async () => {
  const browser = await launch("chromium", { viewport: { width: 794, height: 1123 } });
  const page = await browser.open("about:blank");
  await page.emulateMediaType("print");
  for (const path of kinds(small).values()) {
    await page.goto(fileAddress(small, path));
    const shown = await page.evaluate(() => [...document.querySelectorAll(".skip, .unstyled, .menu, .menu-button, .theme-button, .site-search, .search-form, .search-setting, .crumbs, .contents, .permalink, .neighbours, .filter, .toast, .screen-only, button, select")]
      .filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 100)));
    assert.deepEqual(shown, [], path);
    const closed = await page.evaluate(() => [...document.querySelectorAll("details:not([open])")]
      .filter((d) => d.checkVisibility() && ![...d.children].at(-1).checkVisibility()).map((d) => d.outerHTML.slice(0, 100)));
    assert.deepEqual(closed, [], `${path}: closed`);
  }
  assert.deepEqual(page.faults, []);
  await browser.close();
});
