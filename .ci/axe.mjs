// Opens every page of a site from the file system in Chromium and reports what
// axe finds, console errors, failed requests and pages wider than the window. Dark,
// and on a phone, axe looks at one page of each kind, and at those with a class of
// styles that no other has.
// Usage: node axe.mjs SITE [PAGE...]
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { shell } from "./chromium.mjs";
import { pages as all, varied } from "./kinds.mjs";

const require = createRequire(join(process.env.CI_TOOLS ?? process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const site = resolve(process.argv[2]);
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Every rule where the page is light; what light and dark can differ in where it
// is dark.
const looks = [
  { colorScheme: "light", width: 1280, runOnly: { type: "tag", values: tags } },
  { colorScheme: "dark", width: 1280, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
  { colorScheme: "dark", width: 320, runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
  { colorScheme: "light", width: 320, runOnly: { type: "tag", values: tags } },
];

const named = process.argv.slice(3);
const pages = named.length ? named : all(site);
const thorough = new Set(named.length ? named : varied(site));

const browser = await chromium.launch({
  executablePath: shell,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let findings = 0;
const tell = (...words) => { findings++; console.log(...words); };

// look opens one page after the other in a window of its own.
async function look(queue) {
  const page = await (await browser.newContext()).newPage();
  let label = "";
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) tell(`${label}: console: ${m.text()}`); });
  page.on("pageerror", (e) => tell(`${label}: ${e.message}`));
  // A request that the next page cuts short is no failure.
  page.on("requestfailed", (r) => r.failure()?.errorText !== "net::ERR_ABORTED" && tell(`${label}: request failed: ${r.url()}`));
  page.on("request", (r) => { if (!/^(file|data|blob):/.test(r.url())) tell(`${label}: request to elsewhere: ${r.url()}`); });
  for (let path = queue.shift(); path; path = queue.shift()) {
    label = path;
    await page.setViewportSize({ width: looks[0].width, height: 900 });
    await page.goto(pathToFileURL(join(site, path)).href);
    // Pages with answers are drawn when these are there.
    await page.waitForFunction(() => !document.querySelector(".starting > :is(.page-check, [class^=page-my])"));
    // Everything that opens is looked at open as well.
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    await page.evaluate(axe);
    for (const { colorScheme, width, runOnly } of thorough.has(path) ? looks : looks.slice(0, 1)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      // Preloading styles would be a request, which the policy refuses.
      const violations = await page.evaluate(async (options) => {
        const result = await window.axe.run(document, { ...options, preload: false, resultTypes: ["violations"] });
        return result.violations.map((v) => [v.id, v.help, ...v.nodes.slice(0, 3).map((n) => n.target.join(" "))]);
      }, { runOnly });
      for (const v of violations) tell(`${label} (${colorScheme} ${width}): ${v.join(" | ")}`);
    }
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) tell(`${label} (${width}): the page is ${wide} px wider than the window`);
    }
  }
}

const queue = [...pages];
await Promise.all([look(queue), look(queue)]);
await browser.close();
console.log(`${pages.length} pages: ${findings} findings`);
process.exit(findings ? 1 : 0);
