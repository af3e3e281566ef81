// What nobody should type and somebody will: scripts, marks of direction, emoji, twenty thousand words. The desk and the pages of
// readers show them as text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, listen } from "../browser.mjs";
import { administrator, liveAddress, make, overflow, publish, savedByItself, violations, written } from "../desk.mjs";

const shared = await browser();
const staff = await administrator(shared, "Robin Exemple");

const SCRIPT = "<img src=x onerror=\"document.title='forgé'\"><script>document.title='forgé'</script>";
const MARKS = "\u202e renversé \u2066 isolé \u200f\u200b 👩🏽‍🚀 é\u0301";

test("a script in every field of words is text, at the desk and for readers", async () => {
  const page = await staff();
  const ears = listen(page);
  const form = await make(page, `${SCRIPT} titre`);
  await page.locator("#edit details").first().evaluate((details) => { details.open = true; });
  const fields = await page.locator("#edit :is(input[type=text], textarea):visible:not([data-pick], #new_theme, #lead_alt, #lead_caption, #lead_credit, #add_file_title, malines-editor *)").evaluateAll((all) => all.map(({ id }) => id));
  assert.ok(fields.length >= 6, `fields of words: ${fields}`);
  for (const id of fields) await page.fill(`#${id}`, `${SCRIPT} ${id} ${MARKS}`);
  await page.fill("#link", "https://example.org/");
  await written(page).click();
  await page.keyboard.insertText(`${SCRIPT} corps ${MARKS}`);
  await page.selectOption("#audience", "members");
  await page.locator("#edit button.main").click();
  await page.waitForURL(/done=saved/);
  for (const id of fields) assert.ok((await page.inputValue(`#${id}`)).includes(SCRIPT), `${id} is kept`);
  await publish(page);
  const live = await liveAddress(page, form);
  for (const path of [form, `${form}/history`, `${form}/preview`, form.replace(/\/fr$/, "/publishing"), "/desk", "/desk/articles", "/desk/audit", live]) {
    await page.goto(path);
    assert.doesNotMatch(await page.title(), /^forgé/, `${path} runs nothing`);
    assert.equal(await page.locator("img[src=x]").count(), 0, path);
  }
  assert.ok((await page.locator("main").innerText()).includes("<script>"), "readers see the signs");
  assert.deepEqual(ears.taken(), []);
  await page.context().close();
});

test("twenty thousand words are pasted, saved by themselves and read again", async () => {
  const page = await staff();
  const form = await make(page, "Vingt mille mots");
  await written(page).click();
  const text = Array.from({ length: 200 }, (_, paragraph) => Array.from({ length: 100 }, (_, word) => `mot${paragraph}-${word}`).join(" ")).join("\n\n");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await savedByItself(page);
  await page.goto(form);
  assert.equal(await written(page).locator("p").count(), 200);
  await page.goto(`${form}/preview`);
  assert.match(await page.locator(".prose").first().innerText(), /mot0-0 [^]*mot199-99/);
  assert.equal(await overflow(page), 0);
  await page.context().close();
});

test("a title as long as it may be, in one word, widens no page", async () => {
  const page = await staff({ viewport: { width: 320, height: 640 } });
  const long = "Hydro".repeat(40);
  const form = await make(page, long);
  for (const path of [form, form.replace(/\/fr$/, "/publishing"), `${form}/history`, "/desk", "/desk/articles"]) {
    await page.goto(path);
    assert.equal(await overflow(page), 0, path);
  }
  await page.goto("/desk/articles");
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});
