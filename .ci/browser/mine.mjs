// What the tests of profile, plan and review have in common.
import { saved } from "./check.mjs";
import { fileAddress, until } from "./harness.mjs";

export { text, visible } from "./check.mjs";

// more adds to the handbook of the tests what charts and choices need: a third
// competency, a second role, and a stage that shares its id with a role.
export const more = (files) => {
  files["competencies/listening.toml"] = files["competencies/clear-writing.toml"]
    .replace("Clear writing", "Listening")
    .replace("short-sentences", "lets-finish").replace("Writes short sentences", "Lets others finish")
    .replace("knows-the-reader", "hears-between").replace("Knows who will read it", "Hears what is not said")
    .replace("hides-the-point", "interrupts").replace("Hides the point at the end", "Interrupts");
  files["roles.toml"] += `
[[roles]]
id = "associate"
name = "Team lead"
purpose = "Leads the team."

[roles.targets]
teamwork = 3
clear-writing = 2
listening = 2
`;
};

// open shows one of the pages and waits until it has the answers.
export const open = async (browser, site, path, options) => {
  const page = await browser.open(fileAddress(site, path), options);
  await until(page, () => handbook.store.state.kind !== "opening" && !document.querySelector("[data-my][hidden]"));
  return page;
};

// put stores answers, as a self-check would, and waits until they are kept.
export const put = async (page, entries) => {
  await page.evaluate((list) => {
    const places = handbook.distance.index(handbook.content);
    for (const [section, id, fields] of list) {
      const place = section === "items" && places.get(id);
      handbook.store.put(section, id, place
        ? { kind: place.kind, competency: place.competency.id, level: place.level.number, wording: place.item.text, ...fields } : fields);
    }
  }, entries);
  await saved(page);
  await settled(page);
};

export const settled = (page) => page.evaluate(() => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(resolve));
}));

export const texts = (page, selector) => page.$$eval(selector, (all) => all.map((e) => e.textContent.replace(/\s+/g, " ").trim()));

// wrong returns what on the page no reader should meet: words that are missing,
// values that are none, and figures for a person.
export const wrong = (page) => page.$eval("main", (main) => {
  const all = [main.innerText, ...[...main.querySelectorAll("[aria-label]")].map((e) => e.getAttribute("aria-label"))].join("\n");
  return all.match(/⟨|⟩|\bundefined\b|\bNaN\b|\bnull\b|\{\w+\}|\[object|\d\s*%|\bscore|\brating/gi) ?? [];
});
