// Every kind of page in every language: accessible (axe), valid (html-validate), with its own title and one h1, quiet in the
// console, and without a request to anybody else or a cookie.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { browser, listen, visitor } from "../browser.mjs";
import { direction, KINDS, LANGUAGES, show, source } from "../kinds.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // A style of writing, not of HTML: a trailing space in an attribute-less tag changes nothing.
    "no-trailing-whitespace": "off",
    // The HTML standard's own spelling; browsers read both alike.
    "doctype-style": "off",
    // A telephone number and a title are data here: the product keeps the spaces that the editor wrote.
    "tel-non-breaking": "off",
    // A matter of length in search results, not of validity; a title is the editor's, with the site's name behind it.
    "long-title": "off",
    // The frame in which a wide table scrolls is a region to be reached, not a section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
});

const shared = await browser();
const names = KINDS.map((each) => each.name);

for (const language of Object.keys(LANGUAGES)) {
  test(`pages in ${language}`, async (t) => {
    const page = await visitor(shared, { locale: language });
    const ears = listen(page);
    const titles = new Map();

    for (const { name, status = 200 } of KINDS) {
      await t.test(name, async () => {
        await page.emulateMedia({ colorScheme: "light" });
        assert.equal(await show(page, name, language), status);

        const root = await page.evaluate(() => ({
          lang: document.documentElement.lang,
          dir: document.documentElement.dir,
          title: document.title,
          headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent.trim()),
        }));
        assert.equal(root.lang, language);
        assert.equal(root.dir, direction(language));
        assert.equal(root.headings.length, 1, `one h1: ${root.headings}`);
        assert.notEqual(root.headings[0], "");
        assert.notEqual(root.title, "");
        assert.equal(titles.get(root.title), undefined, `the title "${root.title}" is also that of ${titles.get(root.title)}`);
        titles.set(root.title, name);

        const light = await violations(page);
        await page.emulateMedia({ colorScheme: "dark" });
        const dark = await violations(page, ["color-contrast", "link-in-text-block", "target-size"]);
        assert.deepEqual([...light, ...dark.map((line) => `dark: ${line}`)], [], "axe");
        assert.deepEqual(ears.taken(), []);
      });
    }

    await t.test("no cookie, nothing kept in the browser", async () => {
      assert.deepEqual(await page.context().storageState(), { cookies: [], origins: [] });
    });
    await page.context().close();
  });

  test(`the source of pages in ${language}`, async (t) => {
    for (const name of names) {
      await t.test(name, async () => {
        const answer = await source(name, language);
        assert.equal(answer.headers.get("set-cookie"), null);
        const { results } = await validator.validateString(await answer.text());
        const said = results.flatMap((result) => result.messages).map((each) => `${each.line}:${each.column} ${each.ruleId}: ${each.message}`);
        assert.deepEqual(said, []);
      });
    }
  });
}

/** What axe finds, a line each; with all rules, or with these alone. */
async function violations(page, rules) {
  await page.evaluate(axe);
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  const found = await page.evaluate(async (options) => (await globalThis.axe.run(document, options)).violations, { runOnly, resultTypes: ["violations"] });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary.split("\n").slice(1, 2)}`));
}
