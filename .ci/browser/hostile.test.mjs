// A handbook in which every text, name of a file, word of the interface and
// imported answer tries to become script: nothing runs and nothing is loaded
// from elsewhere, with the pages' policy and without it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { compile, copy, engines, fileAddress, folder, launch, root, until } from "./harness.mjs";
import { settled } from "./mine.mjs";

const book = join(await folder(), "book");
const run = (command, ...args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
};
run("go", "run", "./generator/internal/hostile/write", "generator/render/testdata/full.txtar", book);
run(await compile(), "build", book, "-q", "--single", join(book, "single.html"));
const site = join(book, "site");

const pages = (await readdir(site, { recursive: true })).filter((name) => name.endsWith(".html") && name !== "store.html").sort();
const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const bare = await copy(site);
for (const page of [...pages, "store.html"]) {
  const text = await readFile(join(bare, page), "utf8");
  assert.match(text, policy, page);
  await writeFile(join(bare, page), text.replace(policy, ""));
}

const payload = "\"><img src=x onerror=alert(1)></script><script>alert(1)</script><svg/onload=alert(1)> ' onmouseover='alert(1)' javascript:alert(1)";

// wire puts a tripwire into every page: what the payloads call, and ways that a
// markup of theirs could show.
const wire = (page) => {
  page.on("dialog", (dialog) => { page.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss().catch(() => {}); });
  return page.evaluateOnNewDocument(() => {
    for (const name of ["alert", "confirm", "prompt", "eval", "open"]) {
      window[name] = () => { console.error(`TRIPPED: ${name}`); };
    }
  });
};

// inspect returns the elements of a page that no page of a handbook has.
const inspect = (page) => page.evaluate(() => {
  const found = [];
  const tell = (element, why) => found.push(`${why}: ${element.outerHTML.slice(0, 200)}`);
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "style" && element.closest("main") && !element.closest("svg")) tell(element, name);
      if (["href", "src", "action", "formaction", "data", "xlink:href", "srcset", "poster"].includes(name) && !element.matches("[data-event]")) {
        const url = new URL(value, document.baseURI);
        const link = element.localName === "a";
        if (!(link ? ["file:", "blob:", "https:", "http:", "mailto:", "tel:"] : ["file:", "data:", "blob:"]).includes(url.protocol)) tell(element, name);
      }
      if (name === "srcdoc") tell(element, name);
    }
    if (["base", "object", "embed", "frame", "math", "foreignObject"].includes(element.localName)) tell(element, "element");
    if (element.localName === "script" && !element.src && !["application/json", "application/ld+json"].includes(element.type)) tell(element, "script");
    if (element.localName === "iframe" && !element.src.endsWith("/store.html")) tell(element, "frame");
    if (element.localName === "meta" && element.httpEquiv && element.httpEquiv !== "Content-Security-Policy") tell(element, "meta");
    if (element.localName === "img" && element.getAttribute("src") === "x") tell(element, "picture");
  }
  return found;
});

// open shows a page with the wire, and everything on it that opens.
const open = async (page, address) => {
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
  await settled(page);
};

const clean = async (page, label) => {
  assert.deepEqual(await inspect(page), [], label);
  assert.deepEqual(page.faults, [], label);
};

const answers = (id, items) => ({
  format: "handbook-answers", version: 1, handbook: id, edition: payload, title: payload, name: payload, role: "lead", towards: "",
  exported: "2026-11-20T10:00:00.000Z", time: "2026-11-20T10:00:00.000Z",
  items: Object.fromEntries([...items, payload, "__proto__", "constructor"].map((item) => [item, {
    kind: "indicator", competency: "teamwork", level: 1, answer: "sometimes", develop: true, note: payload, wording: payload, confirmed: payload,
    edition: payload, time: "2026-11-20T10:00:00.000Z", [payload]: payload }])),
  plan: Object.fromEntries([...items, payload].map((item) => [item, { activities: [payload, "play"], actions: payload, by: "2027-01-31", with: payload, state: "started", time: "2026-11-20T10:00:00.000Z" }])),
  journal: { teamwork: { do: payload, assess: payload, learn: payload, apply: payload, reflect: payload, time: "2026-11-20T10:00:00.000Z" }, [payload]: { do: payload } },
  joint: { shares: { answer: "sometimes", note: payload, time: "2026-11-20T10:00:00.000Z" }, [payload]: { answer: payload, note: payload } },
  [payload]: payload,
});

for (const engine of engines) {
  for (const [name, dir] of [["with the policy", site], ["without the policy", bare]]) {
    test(`${engine}, ${name}: every page shows text and runs nothing`, async () => {
      const browser = await launch(engine);
      const page = await browser.open("about:blank");
      await wire(page);
      // Firefox looks at one page of each kind.
      const some = engine === "chromium" ? pages : pages.filter((path) => !/level-2|-two|roles\/[^il]/.test(path));
      for (const path of some) {
        await open(page, fileAddress(dir, path));
        await clean(page, path);
        assert.match(await page.$eval("body", (body) => body.innerText), /<script>alert\(1\)<\/script>/, `${path} shows the text as it was written`);
      }
      await browser.close();
    });

    test(`${engine}, ${name}: what is searched for is text`, async () => {
      const browser = await launch(engine);
      const page = await browser.open("about:blank");
      await wire(page);
      for (const query of ["alert", "indicator", payload]) {
        await open(page, `${fileAddress(dir, "search.html")}?q=${encodeURIComponent(query)}#${encodeURIComponent(payload)}`);
        if (query !== payload) await until(page, () => document.querySelectorAll("main li a, main article a").length > 0);
        await settled(page);
        await clean(page, query);
      }
      await browser.close();
    });

    test(`${engine}, ${name}: imported answers are text`, async () => {
      const browser = await launch(engine);
      const page = await browser.open("about:blank");
      await wire(page);
      const dirOfFiles = await folder();
      const file = join(dirOfFiles, "answers.json");
      await open(page, fileAddress(dir, "my/profile.html"));
      await until(page, () => handbook.store.state.kind !== "opening");
      const id = await page.evaluate(() => handbook.content.id);
      const document = answers(id, ["shares", "invites", "keeps"]);
      await writeFile(file, JSON.stringify(document));
      await writeFile(join(dirOfFiles, "other.json"), JSON.stringify({ ...document, name: `Other ${payload}` }));
      await (await page.$("[data-picker]")).uploadFile(file);
      await until(page, () => document.querySelector("[data-importing]").open);
      await clean(page, "what is to be imported");
      await page.click("[data-import-confirm]");
      await until(page, () => handbook.store.document.items.shares?.note.includes("<script>"));
      await until(page, () => handbook.store.state.kind === "saved" && handbook.store.state.unsaved === 0);
      await settled(page);
      await clean(page, "profile");
      for (const path of ["my/profile.html", "my/plan.html", "my/review.html", "competencies/teamwork/level-1-check.html", "competencies/teamwork/index.html", "roles/lead.html", "index.html"]) {
        await open(page, fileAddress(dir, path));
        if (path.startsWith("my/")) await until(page, () => !document.querySelector("[data-my][hidden]"));
        await settled(page);
        if (path === "my/review.html") {
          await (await page.$("#part_files")).uploadFile(file, join(dirOfFiles, "other.json"));
          await until(page, () => document.querySelector("#part_files").value === "");
          await settled(page);
        }
        assert.equal(await page.evaluate(() => ({}).kind), undefined, "no prototype is changed");
        await clean(page, path);
      }
      for (const words of ["not JSON <script>alert(1)</script>", JSON.stringify({ ...document, handbook: payload }), JSON.stringify({ ...document, role: payload, towards: payload }), JSON.stringify({ ...document, items: { shares: { answer: payload } } }), "[]", "null", `"${"x".repeat(1000)}"`]) {
        await writeFile(file, words);
        await open(page, fileAddress(dir, "my/profile.html"));
        await until(page, () => handbook.store.state.kind !== "opening");
        await (await page.$("[data-picker]")).uploadFile(file);
        await until(page, () => document.querySelector("[data-importing]").open);
        await settled(page);
        await clean(page, words.slice(0, 60));
      }
      await browser.close();
    });
  }

  test(`${engine}: the single page and a file of an author`, async () => {
    const browser = await launch(engine);
    const page = await browser.open("about:blank");
    await wire(page);
    await open(page, fileAddress(book, "single.html"));
    assert.deepEqual(page.faults, []);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => a.name.startsWith("on"))).length), 0);
    await browser.close();
  });
}
