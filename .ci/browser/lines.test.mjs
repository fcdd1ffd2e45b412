// Where lines end: what belongs together stays together, in every language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, engines, launch } from "./harness.mjs";
import { more, open } from "./mine.mjs";
import { document, file, item, review, upload } from "./reviewing.mjs";

const languages = ["en", "de", "fr", "es", "ar"];
const sites = new Map(await Promise.all(languages.map(async (language) => [language, await build({ edit: (files) => {
  more(files);
  files["handbook.toml"] = files["handbook.toml"].replace('language = "en"', `language = "${language}"`);
} })])));

for (const engine of engines) {
  test(`${engine}: the words of an answer stay whole where people stand side by side`, async () => {
    const browser = await launch(engine, { viewport: { width: 768, height: 1024 } });
    const answers = item("keeps-promises", "consistently");
    const people = await Promise.all(["Ada", "Grace", "Mary"].map((name) => file(`${name}.json`, document(name, answers))));
    for (const language of languages) {
      for (const count of [2, 3]) {
        const page = await open(browser, sites.get(language), review);
        await upload(page, ...people.slice(0, count));
        const divided = await page.$$eval(".review .answer", (all) => all.flatMap((answer) => {
          const range = new Range();
          const text = answer.firstChild;
          return [...text.data.matchAll(/\S+/g)].filter(({ 0: word, index }) => {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            return range.getClientRects().length > 1;
          }).map(([word]) => word);
        }));
        assert.deepEqual(divided, [], `${language}, ${count} people`);
        await page.close();
      }
    }
    await browser.close();
  });
}
