// The desk's first steps: a text is written with the editor and published, and written without scripts. What is published here
// is for members, so that no other journey sees it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "../browser.mjs";
import { administrator, make, savedByItself, violations, written } from "../desk.mjs";

const shared = await browser();
const staff = await administrator(shared, "Dominique Exemple");

test("a text is written, saved by itself, published, and found again", async () => {
  const page = await staff();
  const text = await make(page, "Journal des membres");
  const editor = written(page);
  await editor.click();
  await page.keyboard.type("## Un intertitre");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Un **mot** fort.");
  await savedByItself(page);
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
