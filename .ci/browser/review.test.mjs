// The review as two people use it: files beside each other, bad files refused,
// a joint view that goes where it should and nowhere else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, engines, launch, pause, press, until } from "./harness.mjs";
import { more, open, put, settled, text, texts, visible, wrong } from "./mine.mjs";
import { document, file, item, joint, note, review, sign, upload } from "./reviewing.mjs";

const site = await build({ edit: more });

const ada = document("Ada", { ...item("keeps-promises", "consistently", { note: "Since May", wording: "Keeps promises" }), ...item("asks-for-help", "sometimes"),
  ...item("shares-news", "not-my-role"), ...item("hands-over", "sometimes"), ...sign("works-alone", "rarely"), ...item("telegrams", "sometimes", { wording: "Sends telegrams" }) });
const grace = document("Grace <b>H</b>", { ...item("keeps-promises", "consistently"), ...item("asks-for-help", "not-yet", { note: "I saw <i>that</i> twice", develop: true }),
  ...item("shares-news", "sometimes"), ...item("works-alone", "often", { kind: "contra-indicator", develop: true }) });

const differences = (page) => page.$$eval(".review tbody tr:not(.category)", (rows) => rows.map((tr) =>
  [tr.querySelector("th").firstChild.textContent, tr.querySelector(".difference")?.textContent ?? ""]));
const ways = [
  ["Keeps promises to colleagues", "You agree"], ["Asks for help in time", "One step apart"], ["Shares news that others need", "You see the role differently"],
  ["Works alone on what belongs to all", "Far apart"], ["Hands work over completely", "Answered by one of you"], ["Sends telegrams", "Answered by one of you"],
];

for (const engine of engines) {
  test(`${engine}: what is agreed now is kept, though the clock of another was ahead`, async () => {
    const browser = await launch(engine);
    await put(await open(browser, site, review), [["items", "keeps-promises", { answer: "sometimes" }]]);
    const page = await open(browser, site, review);
    const view = { answer: "sometimes", note: "Then", time: new Date(Date.now() + 600_000).toISOString() };
    const ahead = await file("ada.json", { ...ada, joint: { "keeps-promises": view } });
    const agreed = (there) => there.$eval(joint("Keeps promises to colleagues"), (e) => e.value);
    await upload(page, ahead);
    assert.equal(await agreed(page), "sometimes");
    await page.select(joint("Keeps promises to colleagues"), "consistently");
    await until(page, () => handbook.store.state.kind === "saved" && handbook.store.state.unsaved === 0);
    await page.close();
    const again = await open(browser, site, review);
    await upload(again, ahead);
    assert.equal(await agreed(again), "consistently");
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults], []);
  });

  test(`${engine}: two files side by side`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    assert.equal(await visible(page, "[data-part=own]"), false, "there are no answers of one's own");
    assert.match(await text(page, "[data-part=needs]"), /^Open two files/);
    for (const part of ["files", "needs"]) assert.equal(await visible(page, `[data-part=${part}]`), true, part);
    await upload(page, await file("ada.json", ada));
    assert.match(await text(page, "[data-part=needs]"), /^To compare, open one more/);
    assert.equal(await visible(page, "#part_files"), true);
    assert.equal(await visible(page, "[data-part=side-by-side]"), false);
    await upload(page, await file("grace.json", grace));
    assert.deepEqual(await texts(page, ".form-lines b"), ["Ada", "Grace <b>H</b>"], "whose answers they are is on paper");
    assert.deepEqual(await differences(page), ways);
    assert.equal(await text(page, ".sentence"), "1 alike, 1 one step apart, 1 far apart, 1 where you see the role differently, 2 answered by one of you.");
    assert.deepEqual((await texts(page, ".review thead th")).slice(0, 4), ["Behaviour", "Ada", "Grace <b>H</b>", "Joint view"]);
    assert.deepEqual((await texts(page, ".review tbody tr:nth-child(2) td")).slice(0, 2), ["ConsistentlySince MayAnswered to another wording: “Keeps promises”", "Consistently"]);
    assert.match((await texts(page, ".review tbody tr:nth-child(3) td"))[1], /^Not yetwants to develop thisI saw <i>that<\/i> twice/);
    assert.deepEqual(await page.$$eval(".people input", (all) => all.map(({ labels }) => labels[0]?.innerText)), Array(2).fill("Name for this review"), "what is written there is to be seen");
    assert.ok((await texts(page, ".review .given")).includes("Oftenwants to change this"), "nobody wants to develop a sign");
    for (const [link, heading] of [[".review tbody a", "Level 1: "], [".side-by-side h3 a", "Teamwork"]]) {
      const tabs = (await browser.browser.pages()).length;
      await press(page, link);
      await until(page, () => document.querySelectorAll(".review tbody tr").length > 0); // the files are still here
      let all;
      for (let n = 0; n < 100 && (all = await browser.browser.pages()).length === tabs; n++) await pause(50);
      await until(all.at(-1), (wanted) => document.querySelector("h1")?.textContent.startsWith(wanted), heading);
      await all.at(-1).close();
      await page.bringToFront();
    }
    await press(page, ".people li:first-child input");
    await page.keyboard.type(" Lovelace");
    await page.keyboard.press("Tab");
    await settled(page);
    assert.equal((await texts(page, ".review thead th"))[1], "Ada Lovelace");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Close: Ada Lovelace");
    await page.select("#part_show", "differ");
    assert.deepEqual((await differences(page)).map(([name]) => name), ["Asks for help in time", "Shares news that others need", "Works alone on what belongs to all"]);
    assert.equal(await text(page, "[data-part=count]"), "3 of 6 shown");
    assert.equal(await page.$eval("[data-part=count]", (e) => e.closest(".screen-only")), null, "what is signed tells that there is more");
    await page.select("#part_show", "alone");
    assert.equal((await differences(page)).length, 2);
    assert.deepEqual(await wrong(page), []);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a joint view of files is exported and stored nowhere`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    const written = (document, answer) => ({ ...document, items: { ...document.items, ...sign("hides-the-point", answer) } }); // of another competency
    await upload(page, await file("ada.json", written(ada, "rarely")), await file("grace.json", written(grace, "often")));
    await page.select(joint("Asks for help in time"), "sometimes");
    await press(page, note("Asks for help in time"));
    await page.keyboard.type("We look again in March.");
    assert.match(await text(page, "[data-part=state]"), /not saved in this browser/);
    await page.select("#part_show", "open");
    assert.ok(!(await differences(page)).some(([name]) => name === "Asks for help in time"));
    await page.select("#part_show", "");
    assert.equal(await page.$eval(note("Asks for help in time"), (e) => e.value), "We look again in March.");
    await page.select("#part_only", "clear-writing");
    await press(page, "[data-part=take-over]");
    await page.select("#part_only", "");
    assert.equal(await page.$eval(joint("Keeps promises to colleagues"), (e) => e.value), "", "of another competency nothing is noted");
    await press(page, "[data-part=take-over]");
    assert.match(await text(page, "[data-part=taken]"), /^Noted for 1 behaviour\. You can change it below\.$/);
    await press(page, "[data-part=take-over]");
    assert.equal(await text(page, "[data-part=taken]"), "Everything that you agree on is noted already.");
    assert.equal(await page.$eval(joint("Keeps promises to colleagues"), (e) => e.value), "consistently");
    await page.select(joint("Keeps promises to colleagues"), "sometimes");
    await press(page, "[data-part=take-over]");
    assert.equal(await page.$eval(joint("Keeps promises to colleagues"), (e) => e.value), "sometimes", "what is written stays");
    await page.select(joint("Keeps promises to colleagues"), "consistently");

    await press(page, "[data-part=export]");
    const { name, text: content } = await browser.downloaded();
    assert.match(name, /^test-handbook_.*\.json$/);
    const exported = JSON.parse(content);
    assert.deepEqual(exported.items, {});
    assert.equal(exported.joint["asks-for-help"].note, "We look again in March.");
    assert.equal(exported.joint["keeps-promises"].answer, "consistently");
    assert.match(await text(page, "[data-part=state]"), /is exported/);
    assert.equal(await page.evaluate(() => Object.keys(handbook.store.document.joint).length + Object.keys(handbook.store.document.items).length), 0);

    // The other one opens it with the same answers, and sees what was agreed.
    const other = await open(browser, site, review);
    await upload(other, await file("ada.json", ada), await file("grace.json", grace), await file("joint.json", content));
    assert.equal(await other.$eval(note("Asks for help in time"), (e) => e.value), "We look again in March.");
    assert.deepEqual((await texts(other, ".review thead th")).slice(0, 4), ["Behaviour", "Ada", "Grace <b>H</b>", "Joint view"], "what was agreed is no third person");
    assert.match((await texts(other, ".people li"))[2], /^Joint view: Ada, Grace <b>H<\/b>\s?joint\.json · /);
    assert.equal((await texts(other, "b[data-part]")).join(), "Ada,Grace <b>H</b>");
    assert.deepEqual([...page.faults, ...other.faults], []);
    await browser.close();
  });

  test(`${engine}: a joint view beside one's own answers stays with them`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    await put(page, [["items", "keeps-promises", { answer: "sometimes" }]]);
    await page.reload();
    await until(page, () => handbook.store.state.kind !== "opening" && !document.querySelector("[data-my][hidden]"));
    assert.equal(await page.$eval("[data-part=own]", (e) => e.checked && e.checkVisibility()), true);
    await upload(page, await file("grace.json", grace));
    assert.deepEqual((await texts(page, ".review thead th")).slice(1, 3), ["Me", "Grace <b>H</b>"]);
    await page.select(joint("Keeps promises to colleagues"), "consistently");
    await press(page, note("Keeps promises to colleagues"));
    await page.keyboard.type("ad");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("bc");
    await until(page, () => handbook.store.state.unsaved === 0);
    assert.equal(await page.evaluate(() => handbook.store.document.joint["keeps-promises"].note), "abcd");
    assert.match(await text(page, "[data-part=state]"), /is saved in this browser/);

    const tab = await open(browser, site, review);
    await upload(tab, await file("grace.json", grace));
    assert.equal(await tab.$eval(joint("Keeps promises to colleagues"), (e) => e.value), "consistently");
    await tab.bringToFront();
    await tab.select(joint("Keeps promises to colleagues"), "sometimes");
    await until(page, (selector) => document.querySelector(selector).value === "sometimes", joint("Keeps promises to colleagues"));
    const stored = await page.evaluate(() => JSON.stringify(handbook.store.document));
    assert.ok(!stored.includes("Grace") && !stored.includes("twice"), "nothing of the other person is kept");
    assert.deepEqual([...page.faults, ...tab.faults], []);
    await browser.close();
  });

  test(`${engine}: a joint view of an earlier talk says when it was`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    const then = { answer: "sometimes", note: "Once more in spring", time: "2025-11-20T10:00:00.000Z" };
    await upload(page, await file("ada.json", { ...ada, joint: { "asks-for-help": then, "keeps-promises": { ...then, answer: "", note: "" } } }), await file("grace.json", grace));
    const said = async () => (await texts(page, ".joint .meta")).filter(Boolean);
    assert.deepEqual(await said(), ["Last changed on 20 November 2025."]);
    await page.select(joint("Keeps promises to colleagues"), "consistently");
    assert.deepEqual(await said(), ["Last changed on 20 November 2025."], "what is said today needs no day");
    await page.select(joint("Asks for help in time"), "consistently");
    assert.deepEqual(await said(), []);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: bad files are refused with a clear word`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    await upload(page, await file("ada.json", ada));
    const deep = "[".repeat(100000);
    const refused = {
      "empty.json": ["", /is empty/], "half.json": [JSON.stringify(ada).slice(0, 200), /cannot be read/], "deep.json": [deep, /cannot be read/],
      "picture.json": ["\u0000\ufffdPNG", /cannot be read/], "list.json": [[], /not a file of answers/], "text.json": ['"answers"', /not a file of answers/],
      "other.json": [{ ...ada, handbook: "another", title: "Another <i>one</i>" }, /belongs to another handbook, “Another <i>one<\/i>”; this is “The test handbook”/],
      "newer.json": [{ ...ada, version: 99 }, /later version/], "ada-again.json": [ada, /is open already/],
      "huge.json": [JSON.stringify(ada) + " ".repeat(6_000_000), /too large/],
    };
    for (const [name, [content, expected]] of Object.entries(refused)) {
      await upload(page, await file(name, content));
      const told = await text(page, "[data-part=told]");
      assert.match(told, expected);
      assert.ok(told.startsWith(name), told);
      assert.equal((await page.$$(".people li")).length, 1, name);
    }
    await upload(page, await file("grace.json", grace), await file("grace-again.json", grace));
    assert.match(await text(page, "[data-part=told]"), /^grace-again.json is open already/);
    await press(page, ".people li:last-child button");
    await settled(page);
    assert.equal((await page.$$(".people li")).length, 1, "also of two that are opened at once");
    const odd = { ...grace, items: { ...grace.items, "__proto__": { answer: "often" }, "<b>": { answer: "sometimes" }, "asks-for-help": 7, constructor: { kind: "indicator", answer: "sometimes" } } };
    await upload(page, await file("odd.json", odd));
    assert.match(await text(page, "[data-part=told]"), /^odd\.json: 2 entries could not be read/);
    assert.equal((await page.$$(".people li")).length, 2, "what is good in a file is shown");
    assert.deepEqual(await wrong(page), []);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: the answers of five people are side by side in a window of usual width`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    await upload(page, ...await Promise.all(["Ada", "Ben", "Chandra", "Dieter", "Eva"].map((name) => file(`${name}.json`, document(name, { ...item("asks-for-help", "consistently") })))));
    const [table, window] = await page.$eval(".side-by-side .scroll", (e) => [e.scrollWidth, e.clientWidth]);
    assert.ok(table <= window, `${table} px in ${window}`);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: readers who enter their name on the page are called by it, until they choose another`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    await put(page, [["items", "asks-for-help", { answer: "sometimes" }]]);
    await page.reload();
    await until(page, () => document.querySelector(".people li"));
    await upload(page, await file("ada.json", ada));
    const mine = ".people li:first-child input";
    const called = (name) => until(page, (n) => document.querySelector(".review thead th:nth-child(2)").textContent === n, name);
    await called("Me");
    await page.type("[data-name-field]", "Ben");
    await called("Ben");
    assert.equal(await page.$eval(mine, (e) => e.value), "Ben");
    await page.$eval(mine, (e) => { e.value = "Benny"; e.dispatchEvent(new Event("change")); });
    await called("Benny");
    await page.type("[data-name-field]", "O");
    await settled(page);
    await called("Benny");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what another tab writes leaves the focus where it is`, async () => {
    const browser = await launch(engine);
    const other = await open(browser, site, review);
    await put(other, [["items", "keeps-promises", { answer: "sometimes" }]]);
    const page = await open(browser, site, review);
    await page.bringToFront();
    await upload(page, await file("ada.json", ada));
    // Where the columns are many, the reader goes through them with the arrow keys.
    for (const [focused, text] of [[".review th a", "Once"], [joint("Keeps promises to colleagues"), "Twice"], [".scroll", "Then"]]) {
      await page.focus(focused);
      await other.bringToFront();
      await put(other, [["items", "keeps-promises", { note: text }]]);
      await page.bringToFront();
      await until(page, (wanted) => document.querySelector(".review .written").textContent === wanted, text);
      assert.ok(await page.$eval(focused, (e) => document.activeElement === e), focused);
    }
    assert.deepEqual([...page.faults, ...other.faults], []);
    await browser.close();
  });

  test(`${engine}: closing a file asks before it leaves a joint view behind`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    await upload(page, await file("ada.json", ada), await file("grace.json", grace));
    await page.select(joint("Asks for help in time"), "sometimes");
    const close = ".people li:last-child button";
    await press(page, close);
    await press(page, "[data-part=lose] [value='']");
    assert.equal((await page.$$(".people li")).length, 2);
    await press(page, close);
    await page.keyboard.press("Escape");
    await settled(page);
    assert.equal((await page.$$(".people li")).length, 2);
    await press(page, close);
    await press(page, "[data-part=lose] [value=export]");
    const { text: content } = await browser.downloaded();
    assert.equal(JSON.parse(content).joint["asks-for-help"].answer, "sometimes");
    assert.equal((await page.$$(".people li")).length, 1);
    await upload(page, await file("grace.json", grace));
    assert.equal(await page.$eval(joint("Asks for help in time"), (e) => e.value), "");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
