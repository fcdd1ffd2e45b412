// How quick a self-check of 100 behaviours is in Chromium at a sixth of the
// speed. That depends on the machine, so nothing is judged here: with
// HANDBOOK_MEASURE=1, or the number of runs, the longest tasks are told. The
// same words without any style or script say what the browser itself takes.
//
//   HANDBOOK_MEASURE=5 node --test .ci/browser/speed.test.mjs
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { many } from "./content.mjs";
import { build, fileAddress, folder, launch, pause } from "./harness.mjs";

const runs = Number(process.env.HANDBOOK_MEASURE === "1" ? 5 : process.env.HANDBOOK_MEASURE);
const LONG = 50; // milliseconds

// answer does what a reader does, here and there on the page.
const answer = async (page) => {
  const at = await page.evaluate(() => {
    const place = (selector) => {
      const { x, y } = document.querySelector(selector).getBoundingClientRect();
      return { x: x + 5, y: y + 5 };
    };
    document.querySelector("#thing-40").scrollIntoView({ block: "center", behavior: "instant" });
    return { radio: place("#thing-40 [value=sometimes]"), note: place("#thing-40 textarea"), mark: place("#thing-40 [data-develop]"), next: place("[data-next]"), undo: place("[data-undo]") };
  });
  for (const { x, y } of [at.radio, at.mark, at.note]) await page.mouse.click(x, y);
  await page.keyboard.type("What I did");
  for (const { x, y } of [at.undo, at.next]) await page.mouse.click(x, y);
  await pause(1500);
  assert.deepEqual(await page.evaluate(() => [document.querySelectorAll(".ask fieldset").length, handbook.store.state.kind,
    handbook.store.document.items["thing-40"].answer, handbook.store.document.items["thing-40"].develop]), [100, "saved", "sometimes", true]);
};

// kindOf tells what a task is there for, from what it holds.
const kindOf = (inside) => {
  const has = (name) => inside.some((e) => e.name === name);
  const script = inside.find((e) => ["EvaluateScript", "FunctionCall"].includes(e.name))?.args.data?.url?.split("/").at(-1);
  if (has("DocumentLoader::CommitNavigation")) return "opening a document (the browser's own)";
  if (has("v8.evaluate") || has("v8.callFunction") && script === undefined) return "driver";
  if (has("Layout") || has("UpdateLayoutTree")) return "layout and paint";
  if (has("ParseHTML")) return "reading the page";
  return script ? `script ${script}` : "other";
};

// tasks returns the tasks of one visit of the page's thread: kind, time of the
// processor in milliseconds, and whether that was before the first paint.
const tasks = async (address, act) => {
  const browser = await launch("chromium");
  const page = await browser.browser.newPage();
  const client = await page.createCDPSession();
  await client.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  const path = join(await folder(), "trace.json");
  await page.tracing.start({ path, categories: ["toplevel", "loading", "devtools.timeline", "v8"] });
  await page.goto(address);
  await pause(4000); // nothing looks at the page meanwhile: that would be work too
  await act?.(page);
  await page.tracing.stop();
  await browser.browser.close();
  const { traceEvents } = JSON.parse(await readFile(path, "utf8"));
  const thread = (e) => `${e.pid} ${e.tid}`;
  const parsed = traceEvents.filter((e) => e.name === "ParseHTML" && e.args.beginData?.url === address);
  const mains = new Set(parsed.map(thread));
  const start = Math.min(...parsed.map((e) => e.ts));
  const paint = Math.min(...traceEvents.filter((e) => e.name === "firstPaint" && mains.has(thread(e))).map((e) => e.ts));
  const own = traceEvents.filter((e) => mains.has(thread(e)) && e.ph === "X" && e.ts + e.dur > start);
  assert.ok(parsed.length && Number.isFinite(paint));
  return own.filter((e) => e.name === "ThreadControllerImpl::RunTask")
    .map((task) => ({ ms: (task.tdur ?? 0) / 1000, first: task.ts <= paint, kind: kindOf(own.filter((e) => e !== task && e.ts >= task.ts && e.ts < task.ts + task.dur)) }))
    .filter(({ kind }) => kind !== "driver");
};

test("how long the tasks of a long check are", { skip: !runs }, async (t) => {
  const site = await build({ edit: (files) => { files["competencies/many.toml"] = many(100); } });
  const path = "competencies/many/level-1-check.html";
  const bare = "competencies/many/bare.html";
  const html = await readFile(join(site, path), "utf8");
  await writeFile(join(site, bare), html.replace(/<link rel="stylesheet"[^>]*>|<script src[^>]*><\/script>/g, ""));

  const longest = new Map(); // of each kind, in each run
  for (let run = 0; run < runs; run++) {
    for (const [name, list] of [["check", await tasks(fileAddress(site, path), answer)], ["bare page", await tasks(fileAddress(site, bare))]]) {
      const most = new Map();
      for (const { ms, first, kind } of list) {
        const key = `${name}, ${first ? "until the first paint" : "after it"}: ${kind}`;
        most.set(key, Math.max(most.get(key) ?? 0, ms));
      }
      for (const [key, ms] of most) longest.set(key, [...longest.get(key) ?? [], ms]);
    }
  }
  for (const [key, list] of [...longest].sort(([a], [b]) => (a < b ? 1 : -1))) {
    list.sort((a, b) => a - b);
    const [least, middle, most] = [list[0], list[list.length >> 1], list.at(-1)].map(Math.round);
    if (most >= 15) t.diagnostic(`${least >= LONG ? "LONG " : ""}${key}: ${least} ms at best, ${middle} in the middle, ${most} at worst, in ${list.length} runs`);
  }
});
