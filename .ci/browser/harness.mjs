// What the browser tests stand on: a handbook to build, ways to serve it, and
// Chromium and Firefox, both driven by puppeteer-core.
//
//   const site = await build();                     a folder with a site
//   for (const engine of engines) {
//     const browser = await launch(engine);         that has kept nothing yet
//     const page = await browser.open(address);     collects what goes wrong
//     page.faults                                   must stay empty
//   }
//
// CI_TOOLS is the folder with the npm packages. CHROMIUM and FIREFOX name the
// browsers when they are elsewhere than Debian puts them, HANDBOOK a program
// that is compiled already, ENGINES those to test with.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { createReadStream, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, shell } from "../chromium.mjs";
import { asking } from "./asking.mjs";
import { writeData } from "./content.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const require = createRequire(join(process.env.CI_TOOLS ?? process.cwd(), "package.json"));
const puppeteer = require("puppeteer-core");

// tool returns the path of a file of an npm package.
export const tool = (name) => require.resolve(name);

export const engines = (process.env.ENGINES ?? "chromium firefox").split(" ");
// only returns the options of a test that needs one engine: without that, it is skipped.
export const only = (engine) => ({ skip: !engines.includes(engine) });
const executables = { shell, chromium, firefox: process.env.FIREFOX ?? "/usr/bin/firefox-esr" }; // most tests take the first

// --- Folders that are gone after the tests.
const folders = [];
const processes = new Set();
after(async () => {
  for (const browser of processes) await browser.close().catch(() => {});
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

export const folder = async () => {
  const dir = await mkdtemp(join(tmpdir(), "handbook-test-"));
  folders.push(dir);
  return dir;
};

// --- The handbook.
process.env.HANDBOOK_CACHE = "off"; // the user's own stays as it is
let program = process.env.HANDBOOK && Promise.resolve(process.env.HANDBOOK);
export const compile = () => {
  program ??= folder().then((dir) => {
    const file = join(dir, "handbook");
    run("go", ["build", "-o", file, "./cmd/handbook"]);
    return file;
  });
  return program;
};

const run = (command, args, cwd = root) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
};

// build writes the content, changed by edit, and returns the folder of its
// site. With into, the site there is built anew.
export const build = async ({ edit, into, data } = {}) => {
  const site = into ?? join(await folder(), "handbook site"); // a space, as folders of people have
  if (!data) {
    data = join(await folder(), "data");
    await writeData(data, edit);
  }
  run(await compile(), ["build", "--data", data, "-d", site, "-q"], tmpdir()); // elsewhere than our own layouts
  return site;
};

export const fileAddress = (site, path = "") => pathToFileURL(join(site, path)).href;

// --- Web servers on this machine alone.
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml" };

// serve returns the address of the site below prefix.
export const serve = async (site, { prefix = "/", secure } = {}) => {
  const answer = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.startsWith(prefix) && join(site, path.slice(prefix.length));
    if (!file || !(await stat(file).catch(() => null))?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  };
  const server = secure ? createSecureServer(secure, answer) : createServer(answer);
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  after(() => { server.closeAllConnections(); server.close(); });
  return `${secure ? "https" : "http"}://127.0.0.1:${server.address().port}${prefix}`;
};

// certificate returns one for this machine, signed by itself.
export const certificate = async () => {
  const dir = await folder();
  const [key, cert] = [join(dir, "key.pem"), join(dir, "cert.pem")];
  run("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
    "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert]);
  return { key: await readFile(key), cert: await readFile(cert) };
};

// --- Browsers.
// axe looks at a page and returns what it finds. Where the colours alone differ
// from a page that it has seen, the rules about these will do.
const script = readFileSync(tool("axe-core/axe.min.js"), "utf8");
export const axe = async (page, { colours = false } = {}) => {
  await page.evaluate(script);
  return page.evaluate(async (runOnly) => {
    // Preloading styles would be a request, which the policy refuses.
    const { violations } = await globalThis.axe.run(document, { runOnly, preload: false, resultTypes: ["violations"] });
    return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")}`);
  }, colours ? { type: "rule", values: ["color-contrast", "link-in-text-block"] }
    : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
};

// sizes are the windows that pages are looked at in. A window of 1280 by 900 that
// is zoomed to 400 % has a quarter of that, and four dots for each pixel.
export const sizes = {
  "1280 px": { width: 1280, height: 900 },
  "320 px": { width: 320, height: 900 },
  "400 %": { width: 320, height: 225, deviceScaleFactor: 4 },
};

// Each window would also start a process for what the address bar suggests.
const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-features=WebUIOmniboxPopup"];

// What puppeteer and Firefox's remote agent change and real readers do not have.
const firefoxPrefs = {
  "security.fileuri.strict_origin_policy": true,
  "remote.prefs.recommended": false,
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.download.alwaysOpenPanel": false,
  "browser.download.panel.shown": true, // the first time it comes by itself and takes the keyboard
  "browser.aboutConfig.showWarning": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.normandy.enabled": false, "app.update.auto": false,
  "toolkit.telemetry.enabled": false,
  "dom.ipc.keepProcessesAlive.file": 1, "dom.ipc.keepProcessesAlive.web": 1, // to start one for each page takes long
};

// start starts the program of a browser.
const start = async (engine, { profile, prefs, args, blockCookies, windows }) => {
  const userDataDir = profile ?? await folder();
  if (blockCookies) {
    await mkdir(join(userDataDir, "Default"), { recursive: true });
    await writeFile(join(userDataDir, "Default", "Preferences"),
      JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  }
  const downloads = await folder();
  const program = await puppeteer.launch({
    browser: engine === "firefox" ? "firefox" : "chrome",
    executablePath: executables[windows === false ? "shell" : engine],
    headless: true,
    userDataDir,
    defaultViewport: sizes["1280 px"],
    acceptInsecureCerts: true,
    args: engine === "firefox" ? args : [...flags, ...args],
    ...(engine === "firefox"
      ? { extraPrefsFirefox: { ...firefoxPrefs, "browser.download.dir": downloads, ...prefs } }
      : { downloadBehavior: { policy: "allow", downloadPath: downloads } }),
  });
  processes.add(program);
  return { program, downloads };
};

// Starting takes long, so the tests of a process share one program for each
// engine and settings. Where something is measured, each begins with a cold one.
const started = new Map();
const shared = async (engine, settings) => {
  const key = JSON.stringify([engine, settings]);
  if (!(await started.get(key))?.program.connected) started.set(key, start(engine, settings));
  return started.get(key);
};

// launch gives a browser that has kept nothing yet: a context of its own in a
// program that others use as well. With profile, a folder that outlives it, it is
// a program of its own. prefs and args are further settings; blockCookies forbids
// Chromium's pages to store anything; windows asks for a browser that has some.
export const launch = async (engine, { profile, prefs = {}, args = [], blockCookies = false, windows = Boolean(profile) || blockCookies, viewport = sizes["1280 px"] } = {}) => {
  const alone = Boolean(profile || process.env.HANDBOOK_MEASURE);
  const settings = { prefs, args, blockCookies, ...(engine === "chromium" && { windows }) };
  const { program, downloads } = alone ? await start(engine, { profile, ...settings }) : await shared(engine, settings);
  const downloadBehavior = { policy: "allow", downloadPath: downloads };
  for (const name of await readdir(downloads)) await rm(join(downloads, name)); // what an earlier test left
  const browser = alone ? program : await program.createBrowserContext(engine === "firefox" ? {} : { downloadBehavior });
  const self = {
    engine,
    downloads,
    browser,
    // open shows an address in a new tab and notes what goes wrong there.
    open: async (address, options) => {
      const page = await browser.newPage();
      if (viewport !== sizes["1280 px"]) await page.setViewport(viewport); // which it has already
      const faults = watch(page, options);
      await page.goto(address, { waitUntil: "load" });
      return Object.assign(page, { faults, ...asking(page) });
    },
    // downloaded waits for the one new file and returns its name and text.
    downloaded: async () => {
      for (let n = 0; n < 100; n++) {
        const names = (await readdir(downloads)).filter((name) => !/\.(part|crdownload)$/.test(name));
        for (const name of names) {
          const text = await readFile(join(downloads, name), "utf8");
          if (!text) continue;
          await rm(join(downloads, name));
          return { name, text };
        }
        await pause(50);
      }
      throw new Error("nothing was downloaded");
    },
    close: async () => {
      processes.delete(browser);
      if (program.connected) await browser.close();
    },
  };
  return self;
};

// watch notes console messages, errors, violations of the page's policy and
// requests to elsewhere. expect is a pattern of messages that are in order.
const watch = (page, { expect } = {}) => {
  const faults = [];
  const note = (text) => { if (!expect?.test(text)) faults.push(text); };
  page.on("console", (message) => {
    if (["error", "warn", "warning"].includes(message.type())) note(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => note(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(file|data|blob|about):|^https?:\/\/127\.0\.0\.1[:/]/.test(request.url())) note(`request to elsewhere: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    if (!/ERR_ABORTED|NS_BINDING_ABORTED/.test(request.failure()?.errorText ?? "")) note(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return faults;
};

export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// until waits for a condition on the page, and tells what it waited for. It asks
// from here: timers of a page that is not in front may go once a second.
export const until = async (page, condition, ...args) => {
  const end = Date.now() + 8000;
  const asked = `(async () => Boolean(await (${condition})(...${JSON.stringify(args)})))()`;
  for (;; await pause(30)) {
    let cause;
    try {
      if (await page.evaluate(asked)) return;
    } catch (error) { // as between one page and the next
      cause = error;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for ${condition} (${JSON.stringify(args)}); faults: ${(page.faults ?? []).join("; ")}`, { cause });
    }
  }
};

// complete waits until a page that comes in steps has all come.
export const complete = (page) => until(page, () => !document.querySelector(".starting > :is(.page-check, [class^=page-my])"));

export const copy = async (site) => {
  const to = join(await folder(), "a copy");
  await cp(site, to, { recursive: true });
  return to;
};

// central brings an element into the middle of the window, where nothing lies over it, as a wheel
// would (place.js), until the page in front is drawn so: Firefox may yet go back to what was typed.
export const central = async (element) => {
  dispatchEvent(new Event("wheel"));
  const center = () => element.scrollIntoView({ block: "center", behavior: "instant" }) ?? element.getBoundingClientRect().top;
  let { top } = element.getBoundingClientRect();
  while (Math.abs(top - (top = center())) > 2 && !document.hidden) await new Promise((drawn) => { requestAnimationFrame(() => setTimeout(drawn)); });
};
// press clicks where a reader would.
export const press = async (page, selector) => {
  await page.$eval(selector, central);
  await page.click(selector);
};
