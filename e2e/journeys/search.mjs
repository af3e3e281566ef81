// The search: by its form alone, by keyboard with what is offered while typing, with the offers switched off, in Arabic.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, listen, SITE, visitor } from "../browser.mjs";

const shared = await browser();

/** Counts what is asked while typing. */
function asked(page) {
  const all = [];
  page.on("request", (request) => {
    if (request.url().includes("/suggestions")) all.push(new URL(request.url()).searchParams.get("q"));
  });
  return all;
}

test("the form works without a script", async () => {
  const page = await visitor(shared, { javaScriptEnabled: false });
  await page.goto("/fr/");
  await page.getByRole("searchbox").fill("migration");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/fr\/recherche\?q=migration/);
  assert.ok((await page.locator(".hits > li").count()) > 0);
  assert.ok((await page.locator(".hits mark").count()) > 0);
  await page.locator(".filters summary").first().click();
  await page.locator(".filters details[open] a").first().click();
  assert.equal(await page.locator(".active li").count(), 1);
  assert.equal(await page.getByRole("searchbox").inputValue(), "migration");
  await page.context().close();
});

test("what is offered while typing is reached by keyboard", async () => {
  const page = await visitor(shared);
  const ears = listen(page);
  const all = asked(page);
  await page.goto("/fr/");
  const field = page.getByRole("combobox");
  await field.focus();
  await page.keyboard.type("mi");
  await page.waitForTimeout(900);
  assert.deepEqual(all, [], "two letters ask nothing");
  await page.keyboard.type("grat", { delay: 30 });
  const options = page.getByRole("option");
  await options.first().waitFor();
  assert.deepEqual(all, ["migrat"], "asked once, when the typing rests");
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const active = await field.getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${active}`).getAttribute("aria-selected"), "true");
  assert.equal(await options.first().getAttribute("id"), active);
  await page.keyboard.press("Escape");
  assert.equal(await options.count(), 0);
  assert.equal(await field.inputValue(), "migrat", "what was typed stays");
  await page.keyboard.type("i");
  await options.first().waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/fr/");
  assert.equal(await page.locator("h1").count(), 1);
  assert.deepEqual(ears.taken(), []);
  await page.context().close();
});

test("a switch turns the offers off, and the browser remembers it", async () => {
  const page = await visitor(shared);
  const all = asked(page);
  await page.goto("/fr/recherche");
  const offers = page.getByRole("switch");
  await page.getByRole("combobox").focus();
  assert.equal(await offers.getAttribute("aria-checked"), "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.equal(await offers.getAttribute("aria-checked"), "false");
  await page.goto("/fr/");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("migration");
  await page.waitForTimeout(900);
  assert.deepEqual(all, []);
  assert.ok(await offers.isVisible(), "it can be switched on again");
  await offers.click();
  assert.equal(await offers.getAttribute("aria-checked"), "true");
  await page.context().close();
});

test("in Arabic the box and its offers are mirrored", async () => {
  const page = await visitor(shared, { viewport: { width: 1440, height: 900 } });
  await page.goto(encodeURI("/ar/بحث?q=الهجرة"));
  assert.ok((await page.locator(".hits > li").count()) > 0);
  const [field, button] = await Promise.all([page.locator("#q").boundingBox(), page.locator("seek-box button[type=submit]").boundingBox()]);
  assert.ok(button.x < field.x, "the button stands to the left of the field");
  const foreign = page.locator(".hits h3 a[lang]").first();
  if (await foreign.count()) assert.match(await foreign.getAttribute("dir"), /ltr|rtl/);
  await page.context().close();
});

test("a browser finds the description of the search", async () => {
  const page = await visitor(shared);
  await page.goto("/fr/");
  const href = await page.locator("link[rel=search]").getAttribute("href");
  const answer = await page.request.get(href);
  assert.match(answer.headers()["content-type"], /opensearchdescription/);
  assert.ok((await answer.text()).includes(`${SITE}/fr/recherche?q={searchTerms}`));
  await page.context().close();
});
