// Without JavaScript: reading, filtering, paging, sharing and writing to the network.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { browser, DATA, SITE, visitor } from "../browser.mjs";
import { KINDS, show } from "../kinds.mjs";

const shared = await browser();
const reader = () => visitor(shared, { javaScriptEnabled: false });

test("every kind of page has its title, its text and no dead control", async (t) => {
  const page = await reader();
  for (const { name, status = 200 } of KINDS) {
    await t.test(name, async () => {
      assert.equal(await show(page, name, "fr"), status);
      assert.equal(await page.locator("h1").count(), 1);
      // A button that only a script could answer must not be shown; those of forms and details work by themselves.
      assert.equal(await page.locator("button:visible:not([type=submit])").count(), 0);
      assert.equal(await page.locator("a:visible:not([href])").count(), 0);
      assert.equal(await page.locator("a[href^='javascript']").count(), 0);
      assert.equal(await page.locator("li:visible:not(:has(*))").filter({ hasText: /^\s*$/ }).count(), 0, "no empty item of a list");
    });
  }
  await page.context().close();
});

test("the filters narrow the list, and are taken off again", async () => {
  const page = await reader();
  await show(page, "list", "fr");
  const all = await page.locator(".rows > li").count();
  await page.locator(".filters summary").nth(1).click();
  await page.locator(".filters details[open] a").first().click();
  const some = await page.locator(".rows > li").count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  await page.locator(".filters summary").first().click();
  await page.locator(".filters details[open] a").first().click();
  assert.ok((await page.locator(".active li").count()) >= 1);
  for (let left = await page.locator(".active li").count(); left > 0; left -= 1) {
    await page.locator(".active a").first().click();
    assert.equal(await page.locator(".active li").count(), left - 1);
  }
  assert.equal(await page.locator(".rows > li").count(), all);
  await page.context().close();
});

test("the pages of a list hold each item once, forwards and backwards", async () => {
  const page = await reader();
  await show(page, "list", "fr");
  const titles = () => page.locator(".rows h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const forwards = [await titles()];
  while ((await page.locator(".pager [rel=next]").count()) > 0) {
    await page.locator(".pager [rel=next]").click();
    forwards.push(await titles());
    assert.ok(forwards.length < 50, "the list ends");
  }
  assert.ok(forwards.length >= 2, "the list has several pages");
  const hrefs = forwards.flat();
  assert.equal(new Set(hrefs).size, hrefs.length, "no item twice");
  const backwards = [await titles()];
  while ((await page.locator(".pager [rel=prev]").count()) > 0) {
    await page.locator(".pager [rel=prev]").click();
    backwards.unshift(await titles());
    assert.ok(backwards.length < 50, "the list has a beginning");
  }
  assert.deepEqual(backwards.flat(), hrefs, "the way back shows the same");
  await page.context().close();
});

test("sharing is by plain links, which tell nobody before they are followed", async () => {
  const page = await reader();
  await show(page, "article-full", "fr");
  const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
  const links = await page.locator(".share a:visible").evaluateAll((all) => all.map((link) => ({ href: link.href, target: link.target })));
  assert.ok(links.length >= 3);
  for (const { href, target } of links) {
    assert.match(href, /^(mailto:|https:\/\/)/);
    assert.ok(decodeURIComponent(href).includes(canonical), `${href} names the article`);
    assert.equal(target, "", "no new window");
  }
  assert.equal(await page.locator("script[src^='http'], iframe, img[src^='http']").count(), 0);
  await page.context().close();
});

test("a message goes through the contact form", async () => {
  const page = await reader();
  await show(page, "contact", "es");
  const words = `Una pregunta sobre el agua ${Date.now()}`;
  await page.locator("[name=name]").fill("Ana Núñez");
  await page.locator("[name=email]").fill("ana@ciudad.example");
  await page.locator("[name=subject]").fill("Agua y saneamiento");
  await page.locator("[name=message]").fill(`${words}. ¿Con quién podemos hablar?`);
  // A person needs at least three seconds; what comes sooner is taken for a machine's.
  await new Promise((done) => setTimeout(done, 3200));
  await page.locator("form.form button[type=submit]").click();
  assert.match(page.url(), new RegExp(`^${SITE}/es/[^#]+\\?sent=1`));
  assert.equal(await page.locator("form.form").count(), 0);
  const mail = await caught((text) => text.includes(words) || text.includes(words.replaceAll(" ", "=20")));
  assert.match(mail, /^Reply-To:.*ana@ciudad\.example/im);
  // Back and forth again: the sent page is a page of its own, which sends nothing twice.
  await page.reload();
  assert.equal(await page.locator("h1").count(), 1);
  await page.context().close();
});

/** The mail that the site's catcher has caught, once it is there. */
async function caught(wanted) {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    for (const name of await readdir(join(DATA, "mail"), { recursive: true }).catch(() => [])) {
      const text = await readFile(join(DATA, "mail", name), "utf8").catch(() => "");
      if (wanted(text)) return text;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return assert.fail(`no such mail in ${join(DATA, "mail")}`);
}
