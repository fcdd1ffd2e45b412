// What readers with Safari or an iPhone see: every kind of page comes up in WebKit,
// and self-checks, search and the choice of a dark page work there from file://.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, fileAddress, pause, root } from "./harness.mjs";
import { launch } from "./webkit.mjs";
import { kinds } from "../kinds.mjs";

const site = await build({ data: join(root, ".ci", "pictures", "data") });
// WebKit tells a driver nothing of errors, so the first script of each page notes them.
const first = join(site, "assets", "theme", "theme.js");
await writeFile(first, `globalThis.faults = [];
addEventListener("error", ({ message, target }) => faults.push(message ?? "cannot load " + (target.src ?? target.href)), { capture: true });
addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => faults.push(violatedDirective + " " + blockedURI));
${await readFile(first, "utf8")}`);

const level = fileAddress(site, "competencies/customer-orientation/level-1-check.html");
const ready = () => document.readyState === "complete" && !document.querySelector(".starting > :is(.page-check, [class^=page-my])");
const faults = () => globalThis.faults;

test("webkit: every kind of page comes up, on a desktop and on a phone", async () => {
  const browser = await launch();
  for (const [width, height] of [[1280, 900], [360, 740]]) { // the window has a least width of its own
    await browser.resize(width, height);
    for (const [kind, path] of kinds(site)) {
      await browser.go(fileAddress(site, path));
      await browser.until(ready);
      const { heading, sideways } = await browser.run(() => ({
        heading: document.querySelector("main h1").checkVisibility(),
        sideways: document.documentElement.scrollWidth - innerWidth,
      }));
      assert.ok(heading, `${kind}: no heading is seen`);
      assert.ok(sideways <= 0, `${kind}: ${sideways} pixels too wide at ${width}`);
      assert.deepEqual(await browser.run(faults), [], kind);
    }
  }
  await browser.close();
});

test("webkit: answers are kept for all pages", async () => {
  const browser = await launch();
  const saved = () => handbook.store.state.kind === "saved" && handbook.store.state.savedAt && !handbook.store.state.unsaved;
  const entries = () => Object.values(handbook.store.document.items).map(({ answer, note }) => [answer, note]);
  await browser.go(level);
  await browser.until(ready);
  await browser.until(() => handbook.store.state.kind === "saved" && document.querySelector(".ask textarea"));
  await browser.run(() => document.querySelector(".ask [value=sometimes]").click());
  await browser.type(".ask textarea", "Since May");
  await browser.until(saved);
  assert.deepEqual(await browser.run(entries), [["sometimes", "Since May"]]);
  await browser.reload();
  await browser.until(ready);
  assert.equal(await browser.run(() => document.querySelector(".ask textarea").value), "Since May");
  for (const page of ["profile", "plan", "review"]) {
    await browser.go(fileAddress(site, `my/${page}.html`));
    await browser.until(ready);
    assert.deepEqual(await browser.run(entries), [["sometimes", "Since May"]], page);
    assert.deepEqual(await browser.run(faults), [], page);
  }
  await browser.close();
});

test("webkit: the search finds, and a dark page stays dark", async () => {
  const browser = await launch();
  await browser.go(fileAddress(site, "index.html"));
  await browser.type("#part_search", "custmer");
  await browser.until(() => document.querySelector(".search-box .hit mark"));
  await browser.run(() => document.querySelector(".theme-button").click());
  const colour = () => getComputedStyle(document.documentElement).colorScheme;
  const chosen = await browser.run(colour);
  assert.equal(chosen, "dark");
  await browser.go(`${fileAddress(site, "search.html")}?q=custmer`);
  await browser.until(() => document.querySelector("main .hit mark"));
  assert.equal(await browser.run(colour), chosen);
  assert.deepEqual(await browser.run(faults), []);
  await browser.close();
});

test("webkit: a key that is held down leaves the search behind in nothing", async () => {
  const browser = await launch();
  await browser.go(fileAddress(site, "search.html"));
  await browser.type("#part_query", "custmer");
  await browser.until(() => document.querySelector("main .hit mark"));
  await browser.type("#part_query", " abcdefghij".repeat(14));
  await browser.type("#part_query", "\uE003".repeat(14 * 11)); // Backspace
  await browser.until(() => document.querySelector("#part_query").value === "custmer" && document.querySelector("main .hit mark"));
  for (let n = 0; n < 200 && await browser.run(() => location.search !== "?q=custmer"); n++) await pause(100); // it refuses for 10 seconds
  assert.equal(await browser.run(() => location.search), "?q=custmer");
  assert.deepEqual(await browser.run(faults), []);
  await browser.close();
});
