// Our own handbook is walked through by clicking: in Chromium to every page, in
// Firefox to some of each kind, where one page is as good as another.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, central, complete, engines, fileAddress, launch, root, until } from "./harness.mjs";
import { kindOf, kinds, pages } from "../kinds.mjs";

const ours = await build({ data: join(root, "data") });
const kind = new Map(await Promise.all(pages(ours).map(async (path) => [path, kindOf(await readFile(join(ours, path), "utf8"))])));
const enough = { chromium: Infinity, firefox: 5 }; // pages of a kind
const relative = (site, url) => decodeURIComponent(url).slice(decodeURIComponent(fileAddress(site)).length).replace(/^\//, "");
const address = (page) => page.evaluate(() => location.href.split("#")[0]); // which the driver may hear of later

// links returns where the links of a page lead, those that a reader sees once
// everything is open, and the places that the page has.
const links = async (page) => {
  await complete(page);
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const all = [...document.querySelectorAll("a[href]")];
    const addresses = (list) => [...new Set(list.map((a) => a.href))];
    return { links: addresses(all), seen: addresses(all.filter((a) => a.checkVisibility())), places: [...document.querySelectorAll("[id]")].map(({ id }) => id) };
  });
};

// follow clicks the first link to an address, where a reader would.
const follow = async (page, to) => {
  const find = () => page.evaluateHandle((href) => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    return [...document.querySelectorAll("a[href]")].find((a) => a.href.split("#")[0] === href && a.checkVisibility());
  }, to);
  const from = await address(page);
  const click = async () => { // on a busy machine a click may come before the page is drawn
    await complete(page);
    const link = await find();
    await link.evaluate(central); // else the click may meet its neighbour
    await link.click(); // that a page keeps its place in the history is taken for a navigation by whoever waits for one
    await until(page, (before) => ![before, "about:blank"].includes(location.href.split("#")[0]) && document.readyState === "complete", from);
  };
  await click().catch(click).catch((error) => { throw new Error(`a click on the link from ${from} to ${to}: ${error.message}`); });
};

for (const engine of engines) {
  const whole = enough[engine] === Infinity;
  test(`${engine}: every ${whole ? "page" : "kind of page"} is reached by clicking, and every link leads to what it names`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(ours, "index.html"));
    const places = new Map();
    const wanted = new Map(); // every address, with the page that names it
    const way = [];
    const reached = () => [...places.keys()].map((path) => kind.get(path));
    const wants = (path) => !places.has(path) && reached().filter((one) => one === kind.get(path)).length < enough[engine];
    const visit = async (path) => {
      const found = await links(page);
      assert.equal(relative(ours, await address(page)), path);
      places.set(path, new Set(found.places));
      const to = [];
      for (const link of found.links) {
        if (!link.startsWith("file:")) continue;
        const [target, fragment = ""] = relative(ours, link).split("#");
        wanted.set(`${target}#${fragment}`, path);
        if (target.endsWith(".html") && found.seen.includes(link)) to.push([target, link.split("#")[0]]);
      }
      way.push({ path, to });
    };
    await visit("index.html");
    while (way.length) {
      const here = way.at(-1);
      const next = here.to.find(([path]) => wants(path));
      if (!next) {
        way.pop();
        continue;
      }
      if (relative(ours, await address(page)) !== here.path) await page.goto(fileAddress(ours, here.path));
      await follow(page, next[1]);
      await visit(next[0]);
    }
    if (whole) assert.deepEqual(pages(ours).filter((path) => !places.has(path)), ["404.html", "store.html"]);
    assert.deepEqual([...kinds(ours).keys()].filter((one) => !reached().includes(one)), ["notfound"]);
    for (const [place, from] of wanted) {
      const [path, fragment] = place.split("#");
      if (!whole && path.endsWith(".html") && !places.has(path)) continue;
      if (path.endsWith(".html")) assert.ok(!fragment || places.get(path).has(fragment), `${from} leads to ${place}`);
      else await readFile(join(ours, path));
    }
    assert.ok(wanted.size > 1000);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
