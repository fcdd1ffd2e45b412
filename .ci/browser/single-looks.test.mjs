// The site in one file has all styles at once: what one kind of page needs must
// not change how another one looks.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { kinds } from "../kinds.mjs";
import { compile, complete, fileAddress, folder, launch, root, until } from "./harness.mjs";

const dir = await folder();
const site = join(dir, "site");
execFileSync(await compile(), ["build", "--data", join(root, ".ci", "pictures", "data"), "-d", site, "--single", join(dir, "handbook.html"), "-q"], { cwd: dir });
const places = new Map([...(await readFile(join(dir, "handbook.html"), "utf8")).matchAll(/ data-place="([^"]+)" data-path="([^"]+)"/g)]
  .map(([, place, path]) => [path, place]));

// looks says how each element of a page and what stands before it looks.
const looks = (page, media) => page.emulateMediaType(media).then(() => page.$$eval("main *", (all) => all.flatMap((element) => ["", "::before"].map((part) => {
  const style = getComputedStyle(element, part);
  if (part && ["none", "normal"].includes(style.content)) return "";
  const names = ["display", "position", "visibility", "contentVisibility", "columnGap", "rowGap", "listStyleType", "breakInside",
    "color", "backgroundColor", "font", "textAlign", "margin", "padding", "borderStyle"];
  return [element.localName, ".", element.className.baseVal ?? element.className, part, ...names.map((name) => ` ${name} ${style[name]}`)].join("");
})).filter((line) => line && !line.startsWith("template"))));

test("chromium: each kind of page looks in the one file as it does alone", async () => {
  const browser = await launch("chromium");
  for (const [kind, path] of kinds(site)) {
    if (!places.has(path)) continue; // it is not in the file
    const alone = await browser.open(fileAddress(site, path));
    const within = await browser.open(`${fileAddress(dir, "handbook.html")}#${places.get(path)}`);
    await within.reload();
    for (const page of [alone, within]) {
      await complete(page);
      await until(page, () => !globalThis.handbook.store || handbook.store.state.kind === "saved");
      await page.bringToFront(); // only there is laid out, step by step, what is far from the window
      await until(page, () => !document.querySelector(".page-check .ask:not(.drawn)"));
    }
    for (const media of ["screen", "print"]) {
      const wanted = await looks(alone, media);
      assert.deepEqual((await looks(within, media)).filter((line, i) => line !== wanted[i]), [], `${kind}, ${media}`);
    }
    await alone.close();
    await within.close();
  }
  await browser.close();
});
