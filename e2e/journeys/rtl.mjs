// Arabic: the page is mirrored, and what is in another language says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, visitor } from "../browser.mjs";
import { KINDS, show } from "../kinds.mjs";

const shared = await browser();
const WIDE = { width: 1440, height: 900 };

/** Where the middle of a thing stands, from 0 (left edge) to 1 (right edge). */
async function middle(page, selector) {
  const box = await page.locator(selector).first().boundingBox();
  return (box.x + box.width / 2) / page.viewportSize().width;
}

test("the masthead is mirrored", async () => {
  const page = await visitor(shared, { viewport: WIDE });
  for (const [language, brand, languages] of [["ar", "right", "left"], ["fr", "left", "right"]]) {
    await show(page, "home", language);
    const side = async (selector) => ((await middle(page, selector)) > 0.5 ? "right" : "left");
    assert.deepEqual([await side(".brand"), await side(".languages")], [brand, languages], language);
    assert.equal(await side(".menu li"), brand, `the menu of ${language} begins under the brand`);
  }
  await page.context().close();
});

test("an article is mirrored", async () => {
  const page = await visitor(shared, { viewport: WIDE });
  const places = async () => ({
    crumb: (await middle(page, ".crumbs li")) > 0.5,
    text: (await middle(page, ".article .prose")) > 0.5,
    beside: (await middle(page, ".article .beside")) > 0.5,
    older: (await middle(page, ".around [rel=prev] strong")) > 0.5,
    newer: (await middle(page, ".around [rel=next] strong")) > 0.5,
    format: (await middle(page, ".documents .format")) > (await middle(page, ".documents .title")),
  });
  await show(page, "article-full", "fr");
  const left = await places();
  assert.deepEqual(left, { crumb: false, text: false, beside: true, older: false, newer: true, format: false });
  await show(page, "article-full", "ar");
  const right = await places();
  assert.deepEqual(right, Object.fromEntries(Object.entries(left).map(([name, value]) => [name, !value])));
  await page.context().close();
});

test("arrows point the way the language reads", async () => {
  const page = await visitor(shared, { viewport: WIDE });
  for (const [language, arrow] of [["ar", "←"], ["en", "→"]]) {
    await show(page, "list", language);
    const drawn = await page.locator(".pager .on").evaluate((element) => getComputedStyle(element, "::after").content);
    assert.ok(drawn.includes(arrow), `${language}: ${drawn}`);
  }
  await page.context().close();
});

test("the date, the thread and the place stand from right to left", async () => {
  const page = await visitor(shared, { viewport: WIDE });
  await show(page, "article-full", "ar");
  const [when, thread, place] = [await middle(page, ".thread-line > span"), await middle(page, ".thread-line .thread"), await middle(page, ".thread-line .place")];
  assert.ok(when > thread && thread > place, `${when} > ${thread} > ${place}`);
  await page.context().close();
});

test("words of another language are marked with it", async (t) => {
  const page = await visitor(shared);
  for (const { name } of KINDS.filter((each) => each.name !== "article-hard")) {
    await t.test(name, async () => {
      await show(page, name, "ar");
      assert.deepEqual(await page.evaluate(unmarked), []);
    });
  }
  await page.context().close();
});

test("marked words say their direction too, and keep to the edge of their column", async () => {
  const page = await visitor(shared);
  await show(page, "list", "ar");
  const foreign = await page.locator("main [lang]:not([lang=ar])").evaluateAll((all) => all.map((element) => {
    const style = getComputedStyle(element);
    return { lang: element.lang, dir: element.dir, direction: style.direction, align: style.textAlign };
  }));
  assert.ok(foreign.length > 0, "the list shows texts in other languages");
  for (const one of foreign) {
    assert.deepEqual([one.dir, one.direction], ["ltr", "ltr"], one.lang);
    assert.ok(["right", "end", "-webkit-match-parent", "match-parent"].includes(one.align), `${one.lang} is aligned ${one.align}`);
  }
  await page.context().close();
});

test("an address, a telephone number and a file's name read from left to right", async () => {
  const page = await visitor(shared);
  await show(page, "article-full", "ar");
  for (const selector of ["a[href^='mailto:']:not(.button)", "a[href^='tel:']", ".printed"]) {
    const direction = await page.locator(selector).first().evaluate((element) => getComputedStyle(element).direction);
    assert.equal(direction, "ltr", selector);
  }
  await page.context().close();
});

/** In the page: texts of three Latin words and more under an Arabic mark. Names, formats and addresses are in no language. */
function unmarked() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const parent = node.parentElement;
    if (parent.closest("script, style, svg, [translate=no]") || /[\u0600-\u06ff]/.test(text) || /^\S+(:\/\/|@)\S+$/.test(text)) continue;
    const words = text.match(/[A-Za-zÀ-ÿ]{2,}/g) ?? [];
    if (words.length < 3 || parent.closest("[lang]").lang !== "ar") continue;
    found.push(`${parent.localName}: ${text.slice(0, 60)}`);
  }
  return found;
}
