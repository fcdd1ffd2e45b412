// The site in one file, opened from the file system, also in a frame that may
// run scripts and nothing else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { compile, engines, fileAddress, folder, launch, pause, press, root, until } from "./harness.mjs";

const dir = await folder();
execFileSync(await compile(), ["build", "--data", join(root, ".ci", "pictures", "data"), "-d", join(dir, "site"), "--single", join(dir, "handbook.html"), "-q"], { cwd: dir });
await writeFile(join(dir, "frame.html"), "<!DOCTYPE html><title>A frame</title><iframe sandbox=\"allow-scripts\" src=\"handbook.html\" width=\"1200\" height=\"800\"></iframe>");

const heading = (page, text) => until(page, (wanted) => document.querySelector("main h1")?.textContent === wanted, text);
// to follows the first link that a reader sees with this text.
const to = async (page, text) => {
  const link = await page.evaluateHandle((wanted) => [...document.querySelectorAll("a[href]")].find((a) => a.textContent.trim() === wanted && a.checkVisibility()), text);
  await link.evaluate((a) => a.scrollIntoView({ block: "center", behavior: "instant" }));
  await link.click();
};

for (const engine of engines) {
  test(`${engine}: the file is read like the site`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(dir, "handbook.html"));
    await heading(page, "The handbook of good work");
    assert.equal(await page.$$eval("main h1", (all) => all.length), 1, "one page is shown at a time");

    await to(page, "Competencies");
    await heading(page, "Competencies");
    assert.equal(await page.$eval(".menu a[aria-current]", (a) => a.textContent), "Competencies");
    await to(page, "Customer orientation");
    await heading(page, "Customer orientation");
    assert.equal(await page.title(), "Customer orientation – The handbook of good work");
    const frame = () => page.evaluate(() => [document.body.className, document.activeElement.id,
      ...[".crumbs", ".menu a[aria-current]"].map((all) => [...document.querySelectorAll(all)].map((e) => e.textContent.replace(/\s+/g, " ").trim()).join())]);
    assert.deepEqual(await frame(), ["page-competency", "part_main", "Handbook Competencies Customer orientation", "Competencies"]);
    await to(page, "What competes with it");
    await until(page, () => document.querySelector(":target") && document.querySelector(":target").getBoundingClientRect().top < innerHeight);
    await to(page, "Level 2: Owning");
    await heading(page, "Level 2: Owning");
    await page.$eval(".skip", (link) => new Promise((followed) => {
      addEventListener("hashchange", () => setTimeout(followed), { once: true });
      link.click();
    }));
    await heading(page, "Level 2: Owning"); // its main part, not the start
    await page.goBack();
    await page.goBack();
    await heading(page, "Customer orientation");

    // The search comes from inside the file as well, with its scripts.
    await page.bringToFront();
    await page.keyboard.press("/");
    await page.keyboard.type("firendly support");
    await until(page, () => document.querySelector(".search-box .hit mark"));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await heading(page, "Level 1: Helping");
    await until(page, () => document.querySelector(":target")?.textContent.includes("Offers support to every customer"));
    await page.keyboard.press("/");
    await page.keyboard.type("customer");
    await until(page, () => document.querySelector(".search-box .hit mark"));
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelectorAll(".search-section").length > 1);

    // The matrix is filtered, and roles are compared.
    await to(page, "Matrix");
    await heading(page, "Matrix");
    await page.select("#filter_category", "customers");
    await until(page, () => [...document.querySelectorAll("tr[data-filtered]")].some((row) => !row.checkVisibility()));
    await page.reload();
    await until(page, () => document.querySelector("#filter_category")?.value === "customers");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a page begins at its top or its target, and Back goes to where one was`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(dir, "handbook.html"));
    await page.setViewport({ width: 1000, height: 500 });
    const y = () => page.evaluate(() => Math.round(scrollY));
    const restful = () => page.evaluate(() => new Promise((done) => { setTimeout(done, 300); }));
    const last = (text) => page.evaluate((wanted) => {
      const link = [...document.querySelectorAll("main a[href]")].filter((a) => a.textContent.trim().startsWith(wanted) && a.checkVisibility()).at(-1);
      link.scrollIntoView({ block: "center", behavior: "instant" });
      const at = Math.round(scrollY);
      link.click();
      return at;
    }, text);
    await to(page, "Competencies");
    await heading(page, "Competencies");
    await to(page, "Customer orientation");
    await heading(page, "Customer orientation");

    // To a page with scripts of its own, which begins anew.
    const ladder = await last("Self-check");
    assert.ok(ladder > 500, `the last self-check is at ${ladder}`);
    await until(page, () => document.body.classList.contains("page-check"));
    await restful();
    assert.equal(await y(), 0, "the self-check");
    await page.goBack();
    await heading(page, "Customer orientation");
    await restful();
    assert.ok(Math.abs(await y() - ladder) < 20, `back at ${await y()}, not ${ladder}`);

    // To one without.
    const level = await last("Level ");
    await until(page, () => document.body.classList.contains("page-level"));
    await restful();
    assert.equal(await y(), 0, "the level");
    await page.goBack();
    await heading(page, "Customer orientation");
    await restful();
    assert.ok(Math.abs(await y() - level) < 20, `back at ${await y()}, not ${level}`);

    // From far down a page with scripts to a place on another.
    await to(page, "Activities");
    await heading(page, "Activities");
    await last("Level ");
    await until(page, () => document.body.classList.contains("page-level"));
    await restful();
    const top = await page.evaluate(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.getBoundingClientRect().top);
    assert.ok(top === undefined ? await y() === 0 : top >= 0 && top < 700, `the target is at ${top}`);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: the search runs once, the contents mark where one is, and an address that is none shows the start`, async () => {
    const browser = await launch(engine);
    const none = await browser.open(`${fileAddress(dir, "handbook.html")}#100%`);
    await heading(none, "The handbook of good work");
    await until(none, () => document.querySelector(".toast").textContent.includes("no longer here"));
    const index = await browser.open(`${fileAddress(dir, "handbook.html")}#file_search`);
    await heading(index, "Index and search");
    await until(index, () => document.querySelectorAll(".search-box").length > 0);
    assert.equal(await index.$$eval(".site-search .search-box", (all) => all.length), 1);
    assert.equal(await index.$$eval("[id]", (all) => all.length - new Set(all.map(({ id }) => id)).size), 0, "no id is there twice");
    const page = await browser.open(fileAddress(dir, "handbook.html"));
    await heading(page, "The handbook of good work");
    await to(page, "Competencies");
    await heading(page, "Competencies");
    await to(page, "Customer orientation");
    await heading(page, "Customer orientation");
    await page.evaluate(() => scrollTo(0, 600));
    await until(page, () => document.querySelectorAll(".contents [aria-current]").length === 1);
    await browser.close();
    assert.deepEqual([...none.faults, ...index.faults, ...page.faults], []);
  });

  test(`${engine}: answers are kept, and shown on the other pages of the file`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(`${fileAddress(dir, "handbook.html")}#file_competencies_customer-orientation_level-1-check`);
    await heading(page, "Self-check: level\u00a01, Helping");
    await until(page, () => handbook.store.state.kind === "saved" && !document.querySelector(".starting > .page-check, .ask:not(.built)"));
    await press(page, ".ask [value=sometimes]");
    await until(page, () => handbook.store.state.savedAt && !handbook.store.state.unsaved);
    await to(page, "My pages");
    await heading(page, "My profile");
    await until(page, () => handbook.store.state.kind === "saved" && Object.keys(handbook.store.document.items).length === 1).catch(async ({ message }) => {
      throw new Error(`${message}; there is ${await page.evaluate(() => JSON.stringify([handbook.store.state, handbook.store.document, { ...localStorage }]))}`);
    });
    await until(page, () => !document.querySelector("main").innerText.includes("Nothing is answered yet"));
    // Another tab finds what a link leads to, also one that a script has made.
    const opened = async (link) => {
      await page.click(link, { button: "right" });
      return page.$eval(link, (a) => a.href);
    };
    const file = fileAddress(dir, "handbook.html");
    assert.equal(await opened(".standing td a"), `${file}#file_competencies_customer-orientation_level-1-check`);
    await page.type(".site-search input", "agreed time");
    await page.waitForSelector(".search-box .hit");
    assert.equal((await opened(".search-box .hit")).split("#")[0], file);
    await page.keyboard.down("Control");
    await page.click(".search-box .hit");
    await page.keyboard.up("Control");
    await until(page, (before) => document.querySelector(".search-box .hit").href.startsWith(before), `${file}#`);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a frame that may only run scripts shows it all, and says that nothing is saved`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(dir, "frame.html"), { expect: /sandbox|storage/i });
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    Object.assign(frame, { faults: page.faults });
    await heading(frame, "The handbook of good work");
    await to(frame, "Service desk agent");
    await heading(frame, "Service desk agent");
    await frame.focus("#part_search");
    await page.keyboard.type("custmer");
    await until(frame, () => document.querySelector(".search-box .hit mark"));
    await page.keyboard.press("Escape");
    // Who goes on at once leaves nothing half done.
    await frame.evaluate(() => {
      for (const wanted of ["Self-check", "Roles"]) [...document.querySelectorAll("a")].find((a) => a.textContent.trim() === wanted && a.checkVisibility()).click();
    });
    await heading(frame, "Roles");
    await to(frame, "Service desk agent");
    await heading(frame, "Service desk agent");
    await to(frame, "Self-check");
    await until(frame, () => handbook.store?.state.kind !== "opening" && document.querySelector(".ask [type=radio]"));
    await until(frame, () => document.querySelector(".banner").checkVisibility());
    await (await frame.$(".ask [value=sometimes]")).evaluate((radio) => radio.click());
    await until(frame, () => Object.keys(handbook.store.document.items).length === 1);
    await to(frame, "My pages");
    await heading(frame, "My profile");
    await until(frame, () => document.querySelector(".banner").checkVisibility() && !document.querySelector("[data-my]").hidden);
    assert.equal(await frame.evaluate(() => Object.keys(handbook.store.document.items).length), 1, "answers stay as long as the file is open");
    // Pages that were left take no part in what is answered later.
    for (const text of ["My plan", "Review together", "My profile"]) {
      await to(frame, text);
      await heading(frame, text);
    }
    await to(frame, "Index");
    await heading(frame, "Index and search");
    await frame.focus("main [data-search] input");
    await page.keyboard.type("custmer");
    await until(frame, () => document.querySelector("main .hit mark"));
    assert.equal(await frame.$eval("main [data-search-key]", (box) => box.checkVisibility()), true);
    await frame.focus("#part_search");
    await page.keyboard.type("custmer");
    await until(frame, () => document.querySelector(".search-box .hit mark"));
    await page.keyboard.press("Escape");
    await frame.evaluate(async () => {
      handbook.store.about({ name: "Ada" });
      await new Promise(requestAnimationFrame);
      dispatchEvent(new Event("beforeprint"));
    });
    await frame.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
    await to(frame, "Roles");
    await heading(frame, "Roles");
    assert.equal(await frame.$(".banner"), null);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what leads to a tab of its own leaves the page as it is`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(`${fileAddress(dir, "handbook.html")}#file_my_review`);
    await heading(page, "Review together");
    await page.evaluate(() => document.querySelector("main").prepend(handbook.element("a", { href: "matrix.html", target: "_blank", id: "apart" }, "Matrix")));
    await page.focus("#apart");
    await page.keyboard.press("Enter");
    let pages;
    for (let n = 0; n < 100 && (pages = await browser.browser.pages()).length < 2; n++) await pause(50);
    await heading(pages.find((one) => one.url() !== page.url()) ?? pages.at(-1), "Matrix");
    assert.equal(await page.$eval("main h1", (h1) => h1.textContent), "Review together");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}

test("Chromium: without script the file is read from top to bottom, and the page that is read is printed", async () => {
  const browser = await launch("chromium");
  const plain = await browser.browser.newPage();
  await plain.setJavaScriptEnabled(false);
  await plain.goto(fileAddress(dir, "handbook.html"));
  assert.ok((await plain.$$eval("main h1", (all) => all.filter((h) => h.checkVisibility()).length)) > 20);
  const page = await browser.open(`${fileAddress(dir, "handbook.html")}#level_customer-orientation_1`);
  await page.emulateMediaType("print");
  const shown = await page.evaluate(() => [document.querySelectorAll("main h1").length, document.querySelector(".site-search").checkVisibility()]);
  assert.deepEqual(shown, [1, false]);
  assert.deepEqual(page.faults, []);
  await browser.close();
});
