// What a screen reader is told on a self-check, profile, plan and review, from the
// accessibility tree of Chromium: everything that one can use has a name that
// tells it from the others, and tables and charts say what they show.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, open as openCheck, says } from "./check.mjs";
import { build, fileAddress, launch, only, pause } from "./harness.mjs";
import { more, open, put, settled } from "./mine.mjs";
import { openAnother } from "./reviewing.mjs";

const site = await build({ edit: more });
const wish = { answer: "sometimes", develop: true };

// nodes returns every node that has a role, with the names of what it is in.
const nodes = async (page) => {
  const list = [];
  const walk = (node, within) => {
    const name = (node.name ?? "").trim();
    list.push({ role: node.role, name, value: node.valuetext ?? node.value, checked: node.checked, within });
    for (const child of node.children ?? []) walk(child, name && ["group", "region", "row", "table", "listitem", "radiogroup", "dialog"].includes(node.role) ? [...within, name] : within);
  };
  await page.$$eval("details", (all) => all.forEach((details) => { details.open = true; }));
  await settled(page);
  walk(await page.accessibility.snapshot({ interestingOnly: false }), []);
  return list;
};
const usable = ["button", "link", "checkbox", "textbox", "radio", "combobox", "listbox", "searchbox", "progressbar", "spinbutton", "Date", "slider", "DisclosureTriangle"];
const named = (list) => {
  for (const node of list) if (usable.includes(node.role)) assert.ok(node.name, `a ${node.role} without a name in ${node.within.join(" > ")}`);
  assert.ok(list.filter((node) => usable.includes(node.role)).length > 20);
};
const of = (list, role) => list.filter((node) => node.role === role).map(({ name }) => name);

test("profile, plan and review", only("chromium"), async () => {
  const browser = await launch("chromium");
  const profile = await open(browser, site, "my/profile.html");
  await put(profile, [["items", "keeps-promises", { ...wish, note: "Since May" }], ["items", "hands-over", wish], ["items", "short-sentences", { answer: "consistently" }],
    ["items", "lets-finish", { answer: "sometimes" }], ["items", "works-alone", { answer: "often" }], ["plan", "hands-over", { actions: "Ask", by: "2027-03-01" }]]);
  await profile.evaluate(() => handbook.store.about({ name: "Ada", role: "associate" }));
  await settled(profile);

  const inProfile = await nodes(profile);
  named(inProfile);
  for (const name of ["My role", "A role I look towards"]) assert.ok(of(inProfile, "combobox").includes(name), name);
  assert.ok(of(inProfile, "link").includes("2 of 4 – Teamwork, level\u00a01: 2 of 4 answered"), "a cell says where it is");
  const images = inProfile.filter((node) => ["image", "img", "graphics-document"].includes(node.role));
  assert.ok(images.length > 0, "a chart");
  for (const image of images) assert.ok(image.name, "a chart without words");
  for (const table of inProfile.filter((node) => node.role === "table")) assert.ok(table.name, `a table without a name in ${table.within.join(" > ")}: ${JSON.stringify(table)}`);

  const plan = await open(browser, site, "my/plan.html");
  const inPlan = await nodes(plan);
  named(inPlan);
  for (const name of ["By when", "With whom"]) assert.equal(inPlan.filter((node) => node.name === name && node.role !== "LabelText" && node.role !== "StaticText").length >= 2, true, name);
  const off = of(inPlan, "button").filter((name) => /Take it off/.test(name));
  assert.equal(new Set(off).size, 2, `buttons of two cards are told apart: ${off}`);
  assert.ok(of(inPlan, "group").filter((name) => name === "Status").length === 2);

  const review = await open(browser, site, "my/review.html");
  await openAnother(review);
  const inReview = await nodes(review);
  named(inReview);
  const joint = of(inReview, "combobox").filter((name) => /Joint view/i.test(name));
  assert.equal(new Set(joint).size, joint.length, `choices of different rows are told apart: ${joint}`);
  assert.ok(joint.length >= 4);
  for (const table of inReview.filter((node) => node.role === "table")) assert.ok(table.name, "a table without a name");
  for (const name of ["Ada", "Grace"]) assert.ok(of(inReview, "columnheader").includes(name), name);
  await browser.close();
});

test("self-check", only("chromium"), async () => {
  const browser = await launch("chromium");
  const page = await openCheck(browser, fileAddress(site, "competencies/teamwork/level-1-check.html"));
  await choose(page, "keeps-promises", "sometimes");
  await says(page, "[data-progress-text]", "1 of 4 answered");
  let all = await nodes(page);
  for (let n = 0; n < 100 && of(all, "radio").length < 3 * 4 + 3; n++) { // it is told a little later
    await pause(30);
    all = await nodes(page);
  }
  named(all);
  const radios = all.filter((node) => node.role === "radio");
  assert.deepEqual(radios.slice(0, 4).map((node) => [node.within.at(-1), node.name, node.checked]), [
    ["Keeps promises to colleagues", "Not yet", false], ["Keeps promises to colleagues", "Sometimes", true],
    ["Keeps promises to colleagues", "Consistently", false], ["Keeps promises to colleagues", "Does not apply to my role", false]]);
  assert.equal(radios.length, 3 * 4 + 3);
  assert.deepEqual(of(all, "textbox"), ["What I did, and when", "What I did, and when", "What I did, and when", "Note", "Your name, if you like"]);
  assert.deepEqual(of(all, "progressbar"), ["1 of 4 answered"]);
  await browser.close();
});
