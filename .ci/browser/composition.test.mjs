// How lines, rows and groups stand to each other, as a compositor would look at them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build, complete, engines, fileAddress, launch, press, root, until } from "./harness.mjs";

const ours = await build({ data: join(root, "data") });
const competency = "competencies/customer-orientation";

// Browsers without a window have no mouse either, unless told so.
const mouse = {
  chromium: { args: ["--blink-settings=primaryHoverType=2,availableHoverTypes=2"] },
  firefox: { prefs: { "ui.primaryPointerCapabilities": 6, "ui.allPointerCapabilities": 6 } },
};

for (const engine of engines) {
  test(`${engine}: no line of a text is too long to find the next one`, async () => {
    const browser = await launch(engine);
    for (const path of ["index.html", "pages/how-to-use.html", `${competency}/index.html`, `${competency}/level-3.html`, `${competency}/level-3-check.html`,
      "orientations/sales.html", "measures/index.html", "roles/index.html", "roles/team-lead.html", "roles/team-lead-guide.html"]) {
      const page = await browser.open(fileAddress(ours, path));
      await complete(page);
      const long = await page.$$eval("main :is(p, li, dd):not(.ask, .ask *)", (all) => all.map((e) => {
        const { fontFamily, fontSize } = getComputedStyle(e);
        const words = new Range();
        words.selectNodeContents(e);
        return [fontFamily.endsWith(", serif") ? words.getBoundingClientRect().width / parseFloat(fontSize) : 0, e.textContent.slice(0, 60)];
      }).filter(([em]) => em > 34.5)); // some 70 letters
      assert.deepEqual(long, [], path);
      await page.close();
    }
    await browser.close();
  });

  test(`${engine}: what is told beside the choices stands on their line`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(ours, "activities/index.html"));
    const [choice, told] = await page.$$eval(".filter select, .filter [role=status]", (all) => [all[0], all.at(-1)].map((e) => {
      const { top, bottom } = e.getBoundingClientRect();
      return (top + bottom) / 2;
    }));
    assert.ok(Math.abs(choice - told) < 2, `${told - choice} px lower`);
    await browser.close();
  });

  test(`${engine}: on a phone, what a self-check asks stands beside its number`, async () => {
    const browser = await launch(engine, { viewport: { width: 390, height: 800 } });
    const page = await browser.open(fileAddress(ours, `${competency}/level-3-check.html`));
    await complete(page);
    const above = await page.$$eval(".ask", (all) => all.map((ask) => ask.querySelector("legend").getBoundingClientRect().top - ask.getBoundingClientRect().top - parseFloat(getComputedStyle(ask).paddingTop)));
    assert.ok(above.length > 5 && above.every((px) => px < 4), above.join(", "));
    await browser.close();
  });

  test(`${engine}: what a level is called is not divided in the head of a guide`, async () => {
    const browser = await launch(engine, { viewport: { width: 390, height: 700 } });
    const page = await browser.open(fileAddress(ours, "roles/team-lead-guide.html"));
    assert.deepEqual(await page.$$eval(".guide h2 a + a", (all) => all.filter((a) => a.getClientRects().length > 1).map((a) => a.textContent)), []);
    await browser.close();
  });

  test(`${engine}: with a mouse, only what it points at has the sign of its link`, async () => {
    const browser = await launch(engine, mouse[engine]);
    const page = await browser.open(fileAddress(ours, `${competency}/level-3.html`));
    await page.bringToFront();
    const shown = () => page.$$eval(".permalink", (all) => all.filter((e) => getComputedStyle(e).opacity !== "0").length);
    await page.mouse.move(2, 2);
    assert.equal(await shown(), 0);
    await page.hover(".indicators li:nth-child(2) p");
    assert.equal(await shown(), 1);
    await page.mouse.move(2, 2);
    await page.focus(".indicators li .permalink");
    assert.equal(await shown(), 1);
    await browser.close();
  });

  test(`${engine}: with the colours of the system, a chosen answer and the head of a matrix have their lines`, { skip: engine === "firefox" }, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(ours, `${competency}/level-3-check.html`));
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    await complete(page);
    await press(page, ".ask [value=sometimes]");
    await until(page, () => document.querySelector(".ask .chosen"));
    assert.equal(await page.$eval(".ask .chosen", (e) => getComputedStyle(e).outlineStyle), "solid");
    await page.goto(fileAddress(ours, "matrix.html"));
    assert.equal(await page.$eval(".matrix thead th", (e) => getComputedStyle(e).borderBlockEndStyle), "solid");
    await browser.close();
  });
}
