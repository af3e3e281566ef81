// By keyboard alone: the way into the page, along it and out of it; language, menus, filters, sharing, printing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, SITE, visitor } from "../browser.mjs";
import { address, LANGUAGES, show } from "../kinds.mjs";

const shared = await browser();

/** More stops than any page has: a trap is found by not leaving. */
const MOST = 400;

/** In the page: where the focus is, and whether it can be seen. */
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return undefined;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const reach = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element));
  };
  // Of a link broken over two lines, the first; of a field taller than the screen, what is on the screen.
  const [line] = element.getClientRects();
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end - 1)) / 2;
  const marks = [...document.querySelectorAll("[data-stop]")].length;
  element.dataset.stop ??= String(marks + 1);
  return {
    number: Number(element.dataset.stop),
    what: `${element.localName} "${(element.textContent.trim() || element.getAttribute("name") || element.getAttribute("aria-label") || "").slice(0, 40)}"`,
    text: element.textContent.trim(),
    href: element.getAttribute("href"),
    outlined: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== "rgba(0, 0, 0, 0)",
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
    uncovered: reach(middle(line.left, line.right, innerWidth), middle(line.top, line.bottom, innerHeight)),
  };
}

/** In the page: all that a keyboard should reach, in the order of the document. */
function reachable() {
  const selector = "a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex='0']";
  return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility() && element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]")).length;
}

/** In the page: the next stop is the first, wherever the focus was left. */
function begin() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

/** Presses Tab until the focus leaves the page. */
async function walk(page, key = "Tab") {
  const stops = [];
  for (let count = 0; count < MOST; count += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate(stop);
    if (!at) return stops;
    if (stops.some((earlier) => earlier.number === at.number)) return stops;
    stops.push(at);
  }
  assert.fail(`the focus did not leave the page after ${MOST} stops`);
}

/** Presses Tab until the focus is on what `wanted` accepts. */
async function to(page, wanted, key = "Tab") {
  for (let count = 0; count < MOST; count += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate(stop);
    if (at && wanted(at)) return at;
  }
  assert.fail("no stop of that kind");
}

for (const [name, language] of [
  ["home", "fr"],
  ["list", "fr"],
  ["article-full", "fr"],
  ["article-hard", "fr"],
  ["article-full", "ar"],
  ["themes", "en"],
  ["contact", "es"],
  ["contact-errors", "fr"],
  ["not-found", "en"],
]) {
  test(`along ${name} in ${language}, and out of it`, async () => {
    const page = await visitor(shared);
    await show(page, name, language);
    await page.evaluate(begin);
    const stops = await walk(page);
    assert.equal(stops[0]?.href, "#main", "the first stop leads to the content");
    assert.equal(stops.length, await page.evaluate(reachable), "every control is a stop");
    const order = await page.evaluate(() => {
      const all = [...document.querySelectorAll("[data-stop]")];
      return all.map((element) => Number(element.dataset.stop));
    });
    assert.deepEqual(order, order.toSorted((a, b) => a - b), "the order of the stops is that of the page");
    const unseen = stops.filter((at) => !at.outlined || !at.inside || !at.uncovered).map((at) => `${at.what}: outlined ${at.outlined}, inside ${at.inside}, uncovered ${at.uncovered}`);
    assert.deepEqual(unseen, [], "every stop can be seen");
    const back = await walk(page, "Shift+Tab");
    assert.equal(back.length, stops.length, "the way back is as long");
    await page.context().close();
  });
}

test("the first stop leads past the masthead", async () => {
  const page = await visitor(shared);
  await show(page, "article-full", "fr");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("main") !== null), true);
  await page.context().close();
});

test("the menu and the way home", async () => {
  const page = await visitor(shared);
  await show(page, "article-full", "fr");
  await to(page, (at) => at.href === LANGUAGES.fr);
  await Promise.all([page.waitForURL(`**${LANGUAGES.fr}`), page.keyboard.press("Enter")]);
  assert.equal(await page.locator(".menu [aria-current]").getAttribute("href"), LANGUAGES.fr);
  await to(page, (at) => at.href === "/fr/");
  await Promise.all([page.waitForURL("**/fr/"), page.keyboard.press("Enter")]);
  await page.context().close();
});

test("the language switch goes to the same article, and back", async () => {
  const page = await visitor(shared);
  await show(page, "article-full", "fr");
  for (const language of ["en", "ar", "es", "fr"]) {
    const path = await address("article-full", language);
    await to(page, (at) => at.href === path);
    await Promise.all([page.waitForURL(SITE + path), page.keyboard.press("Enter")]);
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
  }
  await page.context().close();
});

test("filters open, close and apply", async () => {
  const page = await visitor(shared);
  await show(page, "list", "fr");
  const open = () => page.locator("details[open] > summary").allTextContents();
  const summaries = await page.locator(".filters summary").allTextContents();
  assert.ok(summaries.length >= 3, `several filters: ${summaries}`);

  await to(page, (at) => at.text === summaries[0]);
  await page.keyboard.press("Enter");
  assert.deepEqual(await open(), [summaries[0]]);
  await page.keyboard.press("Space");
  assert.deepEqual(await open(), []);
  await page.keyboard.press("Enter");
  await to(page, (at) => at.text === summaries[1]);
  await page.keyboard.press("Space");
  assert.deepEqual(await open(), [summaries[1]], "one at a time");

  await page.keyboard.press("Tab");
  const { href } = await page.evaluate(stop);
  await Promise.all([page.waitForURL(SITE + href), page.keyboard.press("Enter")]);
  const rows = await page.locator(".rows > li").count();
  assert.ok(rows > 0);
  const heading = await page.locator("h1").textContent();
  const removal = await page.locator(".active a").first().getAttribute("href");
  await to(page, (at) => at.href === removal);
  await Promise.all([page.waitForURL(SITE + removal), page.keyboard.press("Enter")]);
  assert.notEqual(await page.locator("h1").textContent(), heading);
  await page.context().close();
});

test("the link is copied, and it is said", async () => {
  const page = await visitor(shared, { permissions: ["clipboard-read", "clipboard-write"] });
  await show(page, "article-full", "fr");
  const status = page.locator("share-links [role=status]");
  assert.equal(await status.textContent(), "", "nothing is said before");
  const words = page.locator("share-links");
  const [copy, copied, url] = [await words.getAttribute("data-copy"), await words.getAttribute("data-copied"), await words.getAttribute("data-url")];
  await to(page, (at) => at.text === copy);
  await page.keyboard.press("Enter");
  await status.filter({ hasText: copied }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url);
  assert.equal(url, await page.locator("link[rel=canonical]").getAttribute("href"));
  assert.equal((await page.evaluate(stop)).text, copy, "the focus stays");
  await page.context().close();
});

test("a copy that is refused gives the address to copy by hand", async () => {
  const page = await visitor(shared);
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
  });
  await show(page, "article-full", "en");
  const words = page.locator("share-links");
  const [copy, url] = [await words.getAttribute("data-copy"), await words.getAttribute("data-url")];
  await to(page, (at) => at.text === copy);
  await page.keyboard.press("Space");
  await page.locator("share-links [role=status]").filter({ hasText: url }).waitFor();
  await page.context().close();
});

test("the page is printed by its button", async () => {
  const page = await visitor(shared);
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => { window.printed += 1; };
  });
  await show(page, "article-full", "fr");
  const label = await page.locator("share-links").getAttribute("data-print");
  await to(page, (at) => at.text === label);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => window.printed), 1);
  await page.context().close();
});

test("a wide table is scrolled by the arrows", async () => {
  const page = await visitor(shared, { viewport: { width: 360, height: 740 } });
  await show(page, "article-hard", "fr");
  const frame = page.locator(".prose .table").first();
  await frame.focus();
  assert.equal(await frame.evaluate((element) => element === document.activeElement), true, "its frame takes the focus");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
  await page.context().close();
});
