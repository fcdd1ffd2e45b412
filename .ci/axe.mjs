// Opens every page of a site from the file system in Chromium and reports what
// axe finds, console errors, failed requests and pages wider than the window.
// Usage: node axe.mjs SITE [PAGE...]
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.CI_TOOLS ?? process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const site = resolve(process.argv[2]);
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looks = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { colorScheme: "light", viewport: { width: 320, height: 700 } },
  { colorScheme: "dark", viewport: { width: 320, height: 700 } },
];

const walk = (dir) => readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? walk(join(dir, entry.name)) : entry.name.endsWith(".html") ? [join(dir, entry.name)] : []);
const pages = process.argv.length > 3 ? process.argv.slice(3).map((p) => join(site, p)) : walk(site).sort();

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let findings = 0;
const tell = (...words) => { findings++; console.log(...words); };

for (const look of looks) {
  const name = `${look.colorScheme} ${look.viewport.width}`;
  // axe itself needs to be injected past the page's policy; bypassCSP is off
  // for the pass that looks for policy violations.
  const context = await browser.newContext({ ...look, bypassCSP: true });
  const page = await context.newPage();
  for (const file of pages) {
    const label = `${relative(site, file)} (${name})`;
    await page.goto(pathToFileURL(file).href);
    // Everything that opens is looked at open as well.
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    await page.evaluate(axe);
    const result = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), tags);
    for (const v of result.violations) {
      tell(`${label}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) tell(`${label}: the page is ${wide} px wider than the window`);
  }
  await context.close();
}

// Once with the policy in force: nothing may fail, nothing may be refused.
const context = await browser.newContext();
const page = await context.newPage();
let label = "";
page.on("console", (m) => { if (["error", "warning"].includes(m.type())) tell(`${label}: console: ${m.text()}`); });
page.on("pageerror", (e) => tell(`${label}: ${e.message}`));
// A request that the next page cuts short is no failure.
page.on("requestfailed", (r) => r.failure()?.errorText !== "net::ERR_ABORTED" && tell(`${label}: request failed: ${r.url()}`));
page.on("request", (r) => { if (!/^(file|data):/.test(r.url())) tell(`${label}: request to elsewhere: ${r.url()}`); });
for (const file of pages) {
  label = relative(site, file);
  await page.goto(pathToFileURL(file).href);
}
await browser.close();
console.log(`${pages.length} pages: ${findings} findings`);
process.exit(findings ? 1 : 0);
