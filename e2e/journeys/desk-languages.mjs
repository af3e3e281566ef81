// The desk in each language of the interface: every page in that language alone, in Arabic from right to left; no key of the
// locale files in the place of words, no word of another language.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { browser } from "../browser.mjs";
import { addLanguage, administrator, make, pages, violations } from "../desk.mjs";

const shared = await browser();
const LANGUAGES = ["fr", "en", "es", "ar"];

/** Words that are Latin in every language: names of things, of formats, of keys, of languages in themselves; what this run wrote. */
const NAMES = /Malines|Cités Unies France|Villes en lien|aid|law|ISBN|ISSN|DOI|WEBM|WAV|\.ics|https|webcal|[0-9a-f]{8}-[0-9a-f-]{27}|Markdown|.*(?:Exemple|e2e|Rindfleisch|Brève|Licence Ouverte|ODbL|RGESN|PUE|NVDA|sahel).*|LinkedIn|Mastodon|Facebook|Français|English|Español|H[234]|HTML|PDF|JSON|CSV|WebVTT|ODT|JPEG|WebP|SVG|Creative Commons|CC0?(?: BY)?(?:-[A-Z]{2})*|Europe\/Paris|FreeOTP|Aegis|Alt|F10|Tab|Esc(?:ape)?|Ctrl|Shift|Enter|Chrome|Linux|Headless|EcoIndex|RGAA|WCAG|URL|https?:\S*|[\w.-]+@\S+|\S+\/\S+|\S*\.(?:jpg|pdf|png|example|org|com|css|webp|odt|csv|wav|webm)\S*/g;

/** The messages of the desk in a language that take no variables: what a page says word for word. */
async function messages(language) {
  const root = resolve(import.meta.dirname, "..", "..", "crates");
  const files = (await readdir(root, { recursive: true })).filter((name) => name.includes("/locales/") && (name.endsWith(`.${language}.ftl`) || name.endsWith(`/${language}.ftl`)));
  const text = await Promise.all(files.map((name) => readFile(join(root, name), "utf8")));
  return new Map([...text.join("\n").matchAll(/^([a-z][\w-]*) = ([^{}\n]+)$/gm)].map(([, key, value]) => [key, value.trim()]));
}

const french = await messages("fr");
const KEY = new RegExp(`\\b(?:desk|portal|accounts|publication|media|articles|pages|document|themes|parties)-[a-z0-9]+(?:-[a-z0-9]+)*\\b`, "g");

/**
 * In the page: all that it says in the language of the interface, text and names alike; without what it is about, where
 * `about` names that: a heading may be somebody's title.
 */
function said([language, about]) {
  const foreign = (element) => element.closest(`[lang]:not(html, [lang="${language}"]), bdi, code, pre, script, style, textarea, .code-picture, time, .media-text${about}`) !== null;
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.replaceAll(/\s+/g, " ").trim();
    if (text && !foreign(walk.currentNode.parentElement)) texts.push(text);
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    if (!foreign(element)) texts.push(...["aria-label", "title", "placeholder", "alt"].map((name) => element.getAttribute(name)).filter(Boolean));
  }
  return texts;
}

for (const language of LANGUAGES) {
  test(`the desk in ${language}`, async (t) => {
    const own = await messages(language);
    const strange = new Set([...french].filter(([key, value]) => own.get(key) !== value && /\p{L}{3,} /u.test(value)).map(([, value]) => value));
    const staff = await administrator(shared, `Exemple ${language}`, { language });
    const page = await staff();
    const form = await make(page, "Exemple", { language });
    await addLanguage(page, form, LANGUAGES.find((other) => other !== language));
    for (const path of await pages(page, form)) {
      await t.test(path, async () => {
        await page.goto(path);
        // A preview is the page that readers get: it speaks the language of its text.
        const spoken = /\/(\w\w)\/preview$/.exec(path)?.[1] ?? language;
        assert.equal(await page.locator("html").getAttribute("lang"), spoken);
        assert.equal(await page.locator("html").getAttribute("dir"), spoken === "ar" ? "rtl" : "ltr");
        if (spoken !== language) return;
        const texts = await page.evaluate(said, [language, ""]);
        assert.deepEqual(texts.flatMap((text) => text.match(KEY) ?? []), [], "keys of the locale files");
        if (language !== "fr") assert.deepEqual(texts.filter((text) => strange.has(text)), [], "French words");
        if (language === "ar") {
          const own = await page.evaluate(said, [language, ", h1, .crumbs"]);
          assert.deepEqual(own.filter((text) => /[a-zA-ZÀ-ÿ]{3,}/.test(text.replaceAll(NAMES, ""))), [], "Latin words");
          assert.deepEqual(await violations(page), []);
        }
      });
    }
    await page.context().close();
  });
}

test("an account changes the language of its desk by itself", async () => {
  const staff = await administrator(shared, "Noor Exemple");
  const page = await staff();
  await page.goto("/desk/me");
  await page.selectOption("#language", "ar");
  await page.locator("form[action='/desk/me'] button").click();
  await page.waitForURL(/done/);
  await page.goto("/desk/articles");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  const [menu, mine] = [await page.locator("nav.menu li").first().boundingBox(), await page.locator("nav.mine li").last().boundingBox()];
  assert.ok(menu.x > mine.x, "the menu begins on the right");
  await page.context().close();
});
