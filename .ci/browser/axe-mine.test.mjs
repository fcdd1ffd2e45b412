// axe looks at profile, plan and review, empty and filled, light and dark, wide,
// narrow and zoomed to 400 %, and nothing is wider than the window.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { axe, build, folder, launch, sizes } from "./harness.mjs";
import { more, open, put, settled } from "./mine.mjs";

const site = await build({ edit: more });

const filled = [
  ["items", "keeps-promises", { answer: "consistently", note: "Since May", wording: "Keeps promises" }], ["items", "asks-for-help", { answer: "sometimes", develop: true }],
  ["items", "shares-news", { answer: "not-my-role" }], ["items", "hands-over", { answer: "not-yet", develop: true }], ["items", "short-sentences", { answer: "consistently" }],
  ["items", "lets-finish", { answer: "sometimes", develop: true }], ["items", "works-alone", { answer: "often", note: "On Mondays" }], ["items", "blames", { answer: "sometimes" }],
  ["items", "old-one", { kind: "indicator", competency: "teamwork", level: 1, answer: "sometimes", wording: "Sends telegrams" }],
  ["plan", "hands-over", { activities: ["coffee"], actions: "Ask", by: "2027-03-01", with: "Anna", state: "started" }],
  ["plan", "keeps-promises", { actions: "Write them down" }], ["journal", "teamwork", { do: "Sat with Anna" }], ["joint", "hands-over", { answer: "sometimes", note: "Agreed" }],
];

// The review also needs a second person.
const second = async (page) => {
  const content = await page.evaluate(() => {
    const document = structuredClone(handbook.store.document);
    for (const given of Object.values(document.items)) given.answer = given.answer === "sometimes" ? "not-yet" : given.answer;
    return JSON.stringify({ ...document, name: "Grace" });
  });
  const path = join(await folder(), "grace.json");
  await writeFile(path, content);
  await (await page.$("#part_files")).uploadFile(path);
  await page.waitForSelector(".review");
};

for (const [size, viewport] of Object.entries(sizes)) {
  for (const scheme of ["light", "dark"]) {
    test(`axe, ${scheme}, ${size}`, async () => {
      const browser = await launch("chromium", { viewport });
      const findings = [];
      const look = async (page, label) => {
        await page.bringToFront();
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.$$eval("details", (all) => all.forEach((details) => { details.open = true; }));
        await settled(page);
        findings.push(...page.faults.splice(0));
        const violations = await axe(page, { colours: scheme === "dark" }); // the light one, before, is looked at with all rules
        findings.push(...violations.map((v) => `${label}: ${v}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) findings.push(`${label}: ${wide} px wider than the window`);
        const small = await page.$$eval("main :is(button, select, summary, input:not([type=radio], [type=checkbox], [hidden]), .standing a)", (all) =>
          all.filter((e) => e.checkVisibility()).map((e) => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)]).filter(([r]) => r.height < 24 || r.width < 24).map(([, html]) => html));
        findings.push(...small.map((html) => `${label}: a small target ${html}`));
      };
      for (const name of ["profile", "plan", "review"]) await look(await open(browser, site, `my/${name}.html`), `${name}, empty`);
      const first = await open(browser, site, "my/profile.html");
      await put(first, filled);
      await first.evaluate(() => handbook.store.about({ role: "member", towards: "associate" }));
      for (const name of ["profile", "plan", "review"]) {
        const page = await open(browser, site, `my/${name}.html`);
        if (name === "review") await second(page);
        if (name === "profile") await page.click("input[name=compare][value=towards]");
        await look(page, name);
      }
      await browser.close();
      assert.deepEqual(findings, []);
    });
  }
}
