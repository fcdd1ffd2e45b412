// What authors may write: headings in every text of Markdown, code, and words
// longer than a phone is wide. axe finds nothing in it, and no page is wider
// than the window.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, build, fileAddress, launch } from "./harness.mjs";

const word = "Rechtsschutzversicherungsgesellschaftsangestelltenverzeichnis";
const headed = (text) => `"""\n# A heading\n\n${text}\n\n## A lower one\n\n- An entry\n"""`;
const site = await build({ edit: (files) => {
  const replace = (file, from, to) => { files[file] = files[file].replace(from, to); };
  replace("handbook.toml", '"A handbook for tests."', headed("A handbook for tests."));
  replace("roles.toml", '"Works in the team."', headed("Works in the team."));
  replace("competencies/teamwork.toml", '"Working with others."', headed("Working with others."));
  replace("competencies/teamwork.toml", '"A fair share is done, and others know how far it is."', headed("A fair share."));
  replace("competencies/teamwork.toml", '"Keep a **list of promises** for two weeks"', '"Keep a list"');
  files["competencies/teamwork.toml"] += `
[[measures]]
id = "share"
name = "Share"
definition = ${headed("What is done.")}

[[questions]]
question = "Why?"
answer = ${headed("Because.")}
`;
  files["pages/long.md"] = `# ${word}\n\n## Code\n\n    ${word.repeat(3)} = ${word}\n\nText with \`${word.repeat(2)}\`.\n`;
} });
const pages = ["index.html", "competencies/teamwork/index.html", "competencies/teamwork/level-1.html", "measures/index.html", "questions/index.html",
  "roles/member.html", "pages/long.html", "print.html"];

for (const width of [320, 1280]) {
  test(`${width} px`, async () => {
    const browser = await launch("chromium", { viewport: { width, height: 900 } });
    const found = [];
    for (const path of pages) {
      const page = await browser.open(fileAddress(site, path));
      await page.$$eval("details", (all) => all.forEach((details) => { details.open = true; }));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push(`${path} is ${wide} px wider than the window`);
      for (const fault of await axe(page)) found.push(`${path}: ${fault}`);
      await page.close();
    }
    assert.deepEqual(found, []);
    await browser.close();
  });
}
