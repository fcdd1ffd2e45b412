// Takes a picture of each kind of page, on a desktop, a phone, in the dark and
// for paper, and compares it with the one that was accepted, so that a change of
// looks is seen.
// Usage: node pictures.mjs [--accept] [NAME...]     from any folder
//
// The pages are those of the small handbook in pictures/data, which does not
// change with ours. --accept replaces what differs in pictures/; look at every
// picture before you do. The names are those of files in pictures/ without
// ".png", or the beginning of them. What differs is left in the temporary folder
// that is named at the end: NAME.png as it is now, NAME-before.png as it was
// accepted, and NAME-difference.png.
//
// Pictures are kept at half their size with few colours. They are made with two
// families of fonts alone, whatever the machine has, and compared pixel by pixel;
// pixels that differ through smoothing do not count. Another version of Chromium
// than that of the accepted pictures may set letters elsewhere by a hair: then
// pictures are compared by the mean colour of small squares, a few of which may
// differ, and a small change can go unseen until they are accepted anew.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium as program } from "./chromium.mjs";
import { kinds } from "./kinds.mjs";
import { halve, paletted } from "./pictures/png.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(process.env.CI_TOOLS ?? process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const { PNG } = require("pngjs");
const { default: pixelmatch } = await import(pathToFileURL(require.resolve("pixelmatch")));

const accept = process.argv.includes("--accept");
const chosen = process.argv.slice(2).filter((name) => !name.startsWith("--"));
const folder = join(here, "pictures");
const work = mkdtempSync(join(tmpdir(), "handbook-pictures-"));
const kept = join(work, "differences");
mkdirSync(kept);

// --- The sites.
const build = (data, name) => {
  const site = join(work, name);
  const args = ["build", "--data", data, "--layouts", join(work, "no-layouts"), "-d", site, "-q"];
  if (process.env.HANDBOOK) execFileSync(process.env.HANDBOOK, args, { cwd: work });
  else execFileSync("go", ["run", "./cmd/handbook", ...args], { cwd: join(here, "..") });
  return site;
};
mkdirSync(join(work, "no-layouts"));
const site = build(join(folder, "data"), "site");
const arabic = build(join(here, "..", "generator", "testdata", "arabic"), "arabic");
const alone = join(work, "alone");
mkdirSync(alone);
copyFileSync(join(site, "index.html"), join(alone, "index.html"));

// --- What is taken: each kind of page, and some pages in a state of their own.
const looks = {
  desktop: { viewport: { width: 1280, height: 900 }, highest: 2400 },
  phone: { viewport: { width: 390, height: 844 }, highest: 3000 },
  dark: { viewport: { width: 800, height: 900 }, colorScheme: "dark", highest: 2000 },
  print: { viewport: { width: 794, height: 1123 }, media: "print", highest: 2400 },
};
const subjects = [...kinds(site)].map(([kind, path]) => ({ name: kind, file: join(site, path) }));
const customer = join(site, "competencies", "customer-orientation");
subjects.push(
  { name: "long-name", file: join(site, "competencies", "long-name", "index.html") },
  { name: "undefined", file: join(customer, "level-3.html"), only: ["desktop", "phone"] },
  { name: "compared", file: join(customer, "compare.html"), query: "?levels=1,2", only: ["desktop", "phone"] },
  { name: "roles-compared", file: join(site, "roles", "compare.html"), query: "?roles=service-desk-agent,team-lead", only: ["desktop", "phone"] },
  { name: "target", file: join(customer, "level-1.html"), query: "#friendly-support", only: ["desktop"] },
  { name: "found", file: join(site, "search.html"), query: "?q=custmer", only: ["desktop", "phone", "dark"],
    ready: (page) => page.waitForSelector(".search-section") },
  { name: "finding", file: join(customer, "level-2.html"), only: ["desktop", "phone", "dark"],
    ready: async (page) => {
      await page.locator("#part_search").pressSequentially("custmer");
      await page.waitForSelector(".search-box .hit mark");
      await page.keyboard.press("ArrowDown");
    } },
  { name: "menu", file: join(site, "index.html"), only: ["phone"], ready: (page) => page.click(".menu-button") },
  { name: "unstyled", file: join(alone, "index.html"), only: ["desktop"] },
  { name: "arabic", file: join(arabic, "competencies", "teamwork", "level-1.html"), only: ["desktop", "phone", "print"] },
);

// --- The browser, with these fonts alone.
const fonts = join(work, "fonts.conf");
const alias = (family, prefer) => `<alias binding="same"><family>${family}</family><prefer><family>${prefer}</family></prefer></alias>`;
writeFileSync(fonts, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts/truetype/liberation</dir><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${work}</cachedir>
${["serif", "Times New Roman"].map((name) => alias(name, "Liberation Serif")).join("")}
${["monospace", "Courier New"].map((name) => alias(name, "Liberation Mono")).join("")}
<match target="pattern"><edit name="family" mode="append_last" binding="weak"><string>Liberation Sans</string><string>DejaVu Sans</string></edit></match>
</fontconfig>`);
const browser = await chromium.launch({
  executablePath: program,
  env: { ...process.env, FONTCONFIG_FILE: fonts },
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars"],
});

// open opens a window in which pictures of one look are taken, one after the other.
const open = async ({ viewport, colorScheme = "light", media = "screen" }) => {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" });
  const page = await context.newPage();
  await page.emulateMedia({ media });
  return page;
};

const take = async (page, { file, query = "", ready }, { viewport, highest }) => {
  await page.setViewportSize(viewport);
  await page.goto(pathToFileURL(file).href + query);
  await page.waitForFunction(() => !globalThis.handbook?.store || handbook.store.state.kind === "saved" && !document.documentElement.classList.contains("starting"));
  await ready?.(page);
  await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
  // What moves along with the window would stand in the middle of a long picture.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (!query && !ready) await page.setViewportSize({ width: viewport.width, height: Math.min(height, highest) });
  await page.mouse.move(0, 0);
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  return paletted(halve(PNG.sync.read(picture)));
};

// --- Comparing.
const about = join(folder, "accepted.json");
const version = browser.version();
const same = existsSync(about) && JSON.parse(readFileSync(about, "utf8")).chromium === version;

// squares returns the share of squares of 8 pixels whose mean colour differs.
const squares = (a, b) => {
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  let different = Math.abs(a.height - b.height) * Math.max(a.width, b.width) / 64;
  for (let y = 0; y + 8 <= height; y += 8) {
    for (let x = 0; x + 8 <= width; x += 8) {
      const sums = [0, 0, 0];
      for (let at = 0; at < 64; at++) {
        const [dx, dy] = [at % 8, at >> 3];
        for (let c = 0; c < 3; c++) sums[c] += a.data[4 * ((y + dy) * a.width + x + dx) + c] - b.data[4 * ((y + dy) * b.width + x + dx) + c];
      }
      if (Math.max(...sums.map(Math.abs)) > 64 * 24) different++;
    }
  }
  return different / (width * height / 64);
};

// differs tells how a picture differs from the accepted one, or nothing. Both
// have few colours.
const differs = (name, picture) => {
  const file = join(folder, `${name}.png`);
  if (!existsSync(file)) return "is new";
  const before = PNG.sync.read(readFileSync(file));
  const now = PNG.sync.read(picture);
  const { width, height } = before;
  if (same && (width !== now.width || height !== now.height)) return `measures ${now.width} by ${now.height}, not ${width} by ${height}`;
  if (!same) {
    const share = squares(before, now);
    return share > 0.05 ? `differs in ${Math.round(share * 100)} % of its squares` : "";
  }
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, now.data, difference.data, width, height, { threshold: 0.15 });
  if (pixels <= 6) return "";
  writeFileSync(join(kept, `${name}-difference.png`), PNG.sync.write(difference));
  return `differs in ${pixels} pixels`;
};

const names = [];
let findings = 0;
for (const [look, how] of Object.entries(looks)) {
  const page = await open(how);
  for (const subject of subjects) {
    const name = `${subject.name}-${look}`;
    if (subject.only && !subject.only.includes(look) || chosen.length && !chosen.some((begin) => name.startsWith(begin))) continue;
    names.push(`${name}.png`);
    const now = await take(page, subject, how);
    const found = differs(name, now);
    if (!found) continue;
    console.log(`${name} ${found}${accept ? ": accepted" : ""}`);
    if (accept) {
      writeFileSync(join(folder, `${name}.png`), now);
      continue;
    }
    findings++;
    writeFileSync(join(kept, `${name}.png`), now);
    if (existsSync(join(folder, `${name}.png`))) copyFileSync(join(folder, `${name}.png`), join(kept, `${name}-before.png`));
  }
}
await browser.close();

if (!chosen.length) {
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(".png") || names.includes(file)) continue;
    console.log(`${file} is of no page any more${accept ? ": removed" : ""}`);
    if (accept) rmSync(join(folder, file));
    else findings++;
  }
  if (accept) writeFileSync(about, `${JSON.stringify({ chromium: version })}\n`);
}
if (!same && !accept) console.log(`the accepted pictures are of another Chromium than ${version}: compared roughly`);
console.log(`${names.length} pictures: ${findings} findings${findings ? `; look at ${kept}, and accept with: node .ci/pictures.mjs --accept` : ""}`);
if (!findings) rmSync(work, { recursive: true, force: true });
process.exit(findings ? 1 : 0);
