// The preview as an author meets it: a saved change is in the page at once, and
// faults are shown until they are mended.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { writeData } from "./content.mjs";
import { axe, compile, engines, folder, launch, serve, until } from "./harness.mjs";

const level = "competencies/teamwork/level-1.html";

// preview shows a new handbook and returns its folder and its address.
const preview = async (port = 0) => {
  const dir = await folder();
  await writeData(join(dir, "data"));
  return { dir, ...await show(dir, port) };
};

const show = async (dir, port) => {
  const program = spawn(await compile(), ["serve", "-p", String(port), dir], { cwd: tmpdir(), stdio: ["ignore", "ignore", "pipe"] });
  after(() => program.kill("SIGKILL"));
  let told = "";
  const address = await new Promise((resolve, reject) => {
    program.stderr.on("data", (text) => {
      told += text;
      const found = told.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (found) resolve(found[0]);
    });
    program.on("exit", () => reject(new Error(told)));
  });
  const end = () => new Promise((resolve) => {
    program.on("exit", resolve);
    program.kill("SIGINT");
  });
  return { address, end };
};

// change replaces a text in a file of the handbook, as an editor does that
// writes a new file and moves it over the old one.
const change = async (dir, from, to, name = "data/competencies/teamwork.toml") => {
  const file = join(dir, name);
  const text = await readFile(file, "utf8");
  assert.ok(text.includes(from), `${name} has no ${from}`);
  await writeFile(`${file}.new~`, text.replace(from, to));
  await rename(`${file}.new~`, file);
};

const shows = (page, text) => until(page, (wanted) => document.readyState === "complete" && document.body.textContent.includes(wanted), text);
// follow presses a link where it is: a page that has just come scrolls, and would
// take it away from below a mouse.
const follow = (page, selector) => Promise.all([page.waitForNavigation(), page.$eval(selector, (link) => link.click())]);
const scrolled = async (page, y) => {
  await page.evaluate((to) => scrollTo({ top: to, behavior: "instant" }), y);
  return page.evaluate(() => scrollY);
};

for (const engine of engines) {
  test(`${engine}: a saved change is in the page, at the same place`, async () => {
    const { dir, address, end } = await preview();
    const browser = await launch(engine, { viewport: { width: 800, height: 300 } });
    const page = await browser.open(address + level);
    const y = await scrolled(page, 250);
    assert.equal(y, 250);
    for (const n of [1, 2, 3]) {
      await change(dir, n === 1 ? "Asks for help in time" : `Asks for help ${n - 1}`, `Asks for help ${n}`);
      await shows(page, `Asks for help ${n}`);
      await until(page, (at) => Math.abs(scrollY - at) < 2, y);
    }
    // A layout, and words, in folders that were not there.
    await mkdir(join(dir, "layouts", "i18n"), { recursive: true });
    await writeFile(join(dir, "layouts", "i18n", "en.toml"), 'skip = "Jump ahead"\n');
    await shows(page, "Jump ahead");
    assert.deepEqual(page.faults, []);
    assert.equal(await end(), 0);
    await browser.close();
  });

  test(`${engine}: faults show until they are mended`, async () => {
    const { dir, address } = await preview();
    const browser = await launch(engine, { viewport: { width: 800, height: 300 } });
    const page = await browser.open(address + level, { expect: /status of 500|500 \(Internal/ });
    const y = await scrolled(page, 200);
    await change(dir, 'summary = "', 'sumary = "<img src=x onerror=alert(1)>');
    await shows(page, "to mend");
    assert.match(await page.$eval(".finding-place", (e) => e.textContent), /data\/competencies\/teamwork\.toml · line \d+, column 1$/);
    assert.ok((await page.$$eval(".finding-frame", (all) => all.map((e) => e.textContent))).some((frame) => frame.includes('sumary = "<img src=x')));
    assert.ok((await page.$$eval("mark", (all) => all.map((e) => e.textContent))).includes("sumary"));
    assert.equal(await page.$("img"), null);

    // The last good page, and back.
    await follow(page, "main > p > a");
    await shows(page, "Asks for help in time");
    assert.ok(page.url().endsWith(`/_preview/last/${level}`));
    assert.equal(await page.$eval(".preview-banner", (e) => e.checkVisibility()), true);
    await follow(page, ".preview-banner a");
    await shows(page, "to mend");
    assert.equal(page.url(), address + level);

    // Another fault, then none: the page is back where it was.
    await change(dir, "[[levels]]", "[[levles]]");
    await shows(page, "levles");
    await change(dir, "[[levles]]", "[[levels]]");
    await change(dir, "sumary", "summary");
    await shows(page, "Asks for help in time");
    await until(page, (at) => Math.abs(scrollY - at) < 2, y);

    // A page of the last good site turns into that of now.
    await change(dir, "levels = [1]", "levels = [9]");
    await shows(page, "to mend");
    await follow(page, "main > p > a");
    await change(dir, "levels = [9]", "levels = [1]");
    await until(page, () => !document.querySelector(".preview-banner") && !location.pathname.startsWith("/_preview/"));
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: many tabs, and a preview that is started again`, async () => {
    const { dir, address, end } = await preview();
    const browser = await launch(engine, { windows: true });
    const pages = [];
    for (let n = 0; n < 9; n++) pages.push(await browser.open(address + level, { expect: /ERR_|NS_ERROR|can’t establish|interrupted/ }));
    await change(dir, "Asks for help in time", "Asks for help early");
    for (const page of pages) {
      await page.bringToFront();
      await shows(page, "Asks for help early");
    }
    assert.equal(await end(), 0);
    await change(dir, "Asks for help early", "Asks for help first");
    const again = await show(dir, new URL(address).port);
    await shows(pages.at(-1), "Asks for help first");
    assert.equal(await again.end(), 0);
    await browser.close();
  });

  test(`${engine}: a page of another site reads nothing`, async () => {
    const { address } = await preview();
    const site = await folder();
    await writeFile(join(site, "index.html"), "<!DOCTYPE html><title>x</title>");
    const other = await serve(site);
    const browser = await launch(engine);
    for (const from of [other, other.replace("127.0.0.1", "localhost")]) {
      const page = await browser.open(from + "index.html", { expect: /./ });
      const read = await page.evaluate(async (to) => {
        const outcome = (f) => new Promise((resolve) => { f(resolve); setTimeout(() => resolve("nothing"), 1500); });
        return {
          fetch: await fetch(to + "handbook.json").then((r) => r.text(), () => "nothing"),
          stream: await outcome((done) => {
            const stream = new EventSource(to + "_preview/events");
            stream.onmessage = (event) => done(event.data);
          }),
          script: await outcome((done) => {
            const script = document.createElement("script");
            script.src = to + "my/content.js";
            script.onload = () => done(globalThis.handbook ? "read" : "nothing");
            script.onerror = () => done("nothing");
            document.head.append(script);
          }),
          styles: await outcome((done) => {
            const link = document.createElement("link");
            link.rel = "stylesheet";
            link.href = to + "assets/theme/base.css";
            link.onload = () => done("read");
            link.onerror = () => done("nothing");
            document.head.append(link);
          }),
        };
      }, address);
      assert.deepEqual(read, { fetch: "nothing", stream: "nothing", script: "nothing", styles: "nothing" });
      await page.close();
    }
    await browser.close();
  });
}

if (engines.includes("chromium")) {
  test("the pages of the preview itself are for everybody", async () => {
    const { dir, address } = await preview();
    const browser = await launch("chromium");
    const page = await browser.open(address, { expect: /status of 500/ });
    await page.setBypassCSP(true);
    await change(dir, 'summary = "', `wholly-unknown-key = "${"x".repeat(90)}"\nsumary = "`);
    await shows(page, "to mend");
    for (const path of ["", "_preview/last/index.html"]) {
      for (const width of [1280, 320]) {
        for (const scheme of ["light", "dark"]) {
          await page.setViewport({ width, height: 700 });
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await page.goto(address + path);
          assert.deepEqual(await axe(page, { colours: scheme === "dark" }), [], `${path} ${width} ${scheme}`);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${path} is too wide at ${width}`);
        }
      }
    }
    await browser.close();
  });
}
