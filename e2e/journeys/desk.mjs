// The desk: from the link of the first start to a published text, with the editor and without scripts; every page of it is
// accessible and fits a phone. What is published here is for members, so that no other journey sees it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";
import { browser, listen, visitor } from "../browser.mjs";
import { OUT } from "../site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shared = await browser();
/** The cookies of the administrator, for contexts of their own. */
let signedIn;

const PAGES = [
  "/desk", "/desk/articles", "/desk/pages", "/desk/articles/new", "/desk/media", "/desk/media/upload", "/desk/media/collections",
  "/desk/home", "/desk/notice", "/desk/menus", "/desk/themes", "/desk/contacts", "/desk/redirects", "/desk/settings",
  "/desk/users", "/desk/users/new", "/desk/audit", "/desk/me", "/desk/me/password", "/desk/help/publish",
];

before(async () => {
  const log = await readFile(join(OUT, "server.log"), "utf8");
  const link = /http:\S+\/desk\/links\S+/.exec(log)?.[0];
  assert.ok(link, "the server prints the link of the first administrator");
  const page = await visitor(shared, { locale: "fr-FR" });
  await page.goto(link);
  await page.goto(link);
  await page.fill("#email", "dominique@exemple-sur-lys.example");
  await page.fill("#name", "Dominique Exemple");
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/desk\/me/);
  signedIn = await page.context().storageState();
  await page.context().close();
});

const staff = (options = {}) => visitor(shared, { storageState: signedIn, ...options });

/** What axe finds, asked past the page's own policy for scripts. */
async function violations(page) {
  const session = await page.context().newCDPSession(page);
  const expression = `${axe}; axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ": " + node.target.join(" "))))`;
  const { result } = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  await session.detach();
  return result.value;
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Makes an article and stays on its form; its address. */
async function make(page, title) {
  await page.goto("/desk/articles/new");
  await page.fill("#title", title);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/fr\?done=created/);
  return page.url().split("?")[0];
}

test("every page is accessible, fits a phone, and says nothing in the console", async (t) => {
  const page = await staff();
  const ears = listen(page);
  for (const path of PAGES) {
    await t.test(path, async () => {
      const answer = await page.goto(path);
      assert.equal(answer.status(), 200);
      assert.equal(await page.locator("h1").count(), 1);
      assert.deepEqual(await violations(page), []);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await overflow(page), 0, "nothing is wider than a phone");
      await page.setViewportSize({ width: 1280, height: 800 });
      assert.deepEqual(ears.taken(), []);
    });
  }
  await page.context().close();
});

test("a text is written, saved by itself, published, and found again", async () => {
  const page = await staff();
  const text = await make(page, "Journal des membres");
  const editor = page.locator("malines-editor [contenteditable=true]");
  await editor.click();
  await page.keyboard.type("## Un intertitre");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Un **mot** fort.");
  await page.locator("[data-saved]").filter({ hasText: /\d/ }).waitFor();
  await page.goto(text);
  assert.match(await editor.innerText(), /Un intertitre\s+Un mot fort\./, "what was typed is there without a button pressed");
  assert.deepEqual(await violations(page), []);
  await page.selectOption("#audience", "members");
  await page.locator("button[value=publishing]").click();
  await page.waitForURL(/\/publishing$/);
  assert.deepEqual(await violations(page), []);
  await page.locator("main button.main").click();
  await page.waitForURL(/done=published/);
  await page.goto(`${text}/history`);
  assert.equal(await page.locator("tbody .state.live").count(), 1);
  await page.context().close();
});

test("without scripts the same text is written in Markdown", async () => {
  const page = await staff({ javaScriptEnabled: false });
  const text = await make(page, "Sans script");
  await page.fill("#markdown", "## Un intertitre\n\nUn **mot** fort.");
  await page.locator("main form#edit button.main").click();
  await page.waitForURL(/done=saved/);
  await page.goto(`${text}/preview`);
  assert.equal(await page.locator(".prose h2").innerText(), "Un intertitre");
  assert.equal(await page.locator(".prose strong").innerText(), "mot");
  await page.context().close();
});

test("by keyboard alone one gets into the editor and out of it", async () => {
  const page = await staff();
  await make(page, "Au clavier");
  await page.focus("#standfirst");
  const inside = () => page.evaluate(() => document.activeElement?.closest("malines-editor") !== null);
  for (let count = 0; count < 10 && !(await page.evaluate(() => document.activeElement?.isContentEditable)); count += 1) await page.keyboard.press("Tab");
  assert.ok(await inside());
  await page.keyboard.type("Du texte");
  await page.keyboard.press("Escape");
  for (let count = 0; count < 5 && (await inside()); count += 1) await page.keyboard.press("Tab");
  assert.ok(!(await inside()), "Escape, then Tab, leads out");
  await page.context().close();
});
