// The contact form by keyboard: what is wrong is said at once, where it stands, and the way there is short.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, listen, visitor } from "../browser.mjs";
import { LANGUAGES, show } from "../kinds.mjs";

const shared = await browser();
const FIELDS = ["name", "email", "subject", "message"];

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("name") || document.activeElement.localName);

/** Presses Tab until the focus is on this field or button. */
async function to(page, wanted) {
  for (let count = 0; count < 200; count += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate((selector) => document.activeElement.matches(selector), wanted))) return;
  }
  assert.fail(`${wanted} cannot be reached`);
}

/** Sends the form as it stands, from the button. */
async function send(page) {
  await to(page, "form.form button[type=submit]");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

test("labels, kinds of field and what a browser may fill in", async () => {
  const page = await visitor(shared);
  await show(page, "contact", "fr");
  for (const name of FIELDS) {
    const field = page.locator(`[name=${name}]`);
    assert.ok((await field.evaluate((element) => element.labels.length)) === 1, `${name} has its label`);
    assert.ok(await field.evaluate((element) => element.required || element.getAttribute("aria-required") === "true"), `${name} is needed`);
  }
  assert.equal(await page.locator("[name=name]").getAttribute("autocomplete"), "name");
  assert.equal(await page.locator("[name=email]").getAttribute("autocomplete"), "email");
  assert.equal(await page.locator("[name=email]").getAttribute("type"), "email");
  await page.context().close();
});

test("the field for machines is met by nobody", async () => {
  const page = await visitor(shared);
  await show(page, "contact", "fr");
  const trap = page.locator("form.form [name=website]");
  assert.equal(await trap.count(), 1);
  const box = await trap.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    element.scrollIntoView();
    return { seen: element.contains(document.elementFromPoint(left, top)), stop: element.tabIndex >= 0, aloud: element.closest("[aria-hidden=true]") === null };
  });
  assert.deepEqual(box, { seen: false, stop: false, aloud: false });
  assert.equal(await trap.getAttribute("autocomplete"), "off", "no browser fills it");
  await page.context().close();
});

for (const language of Object.keys(LANGUAGES)) {
  test(`an empty form in ${language}: errors, focus, the way to each field`, async () => {
    const page = await visitor(shared);
    const ears = listen(page);
    await show(page, "contact", language);
    const before = await page.title();
    await send(page);

    assert.notEqual(await page.title(), before, "the title says that something is wrong");
    assert.equal(await focused(page), "problems", "the focus is on the summary");
    const links = page.locator("#problems a");
    assert.deepEqual(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href"))), FIELDS.map((name) => `#${name}`));
    assert.equal(await page.locator("#problems").getAttribute("role"), "alert");

    for (const name of FIELDS) {
      const said = await page.locator(`[name=${name}]`).evaluate((element) => ({
        invalid: element.getAttribute("aria-invalid"),
        described: (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent.trim()),
      }));
      assert.equal(said.invalid, "true", name);
      const error = (await page.locator(`#${name}-error`).textContent()).trim();
      assert.notEqual(error, "");
      assert.ok(said.described.includes(error), `the error of ${name} is tied to it`);
      assert.ok((await page.locator(`#problems a[href="#${name}"]`).textContent()).includes(error), "the summary says the same");
    }

    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "email", "a line of the summary leads to its field");
    assert.deepEqual(ears.taken(), []);
    await page.context().close();
  });
}

test("what was typed is kept, and mended by keyboard until it goes", async () => {
  const page = await visitor(shared);
  await show(page, "contact", "fr");
  const typed = { name: `Zoé « Test » <b>&`, email: "zoe.example", subject: "Jumelage", message: "Bonjour,\nnous cherchons un partenaire." };
  for (const [name, text] of Object.entries(typed)) {
    await to(page, `[name=${name}]`);
    await page.keyboard.insertText(text);
  }
  await send(page);
  assert.deepEqual(await page.locator("#problems a").evaluateAll((all) => all.map((link) => link.getAttribute("href"))), ["#email"]);
  for (const [name, text] of Object.entries(typed)) assert.equal(await page.locator(`[name=${name}]`).inputValue(), text, name);

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "email");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("zoe@ville.example");
  // A person needs at least three seconds from the form to the sending.
  await new Promise((done) => setTimeout(done, 3200));
  await send(page);
  await page.waitForURL(/\?sent=1/);
  assert.equal(await page.locator("form.form").count(), 0);
  assert.equal(await page.locator("h1").count(), 1);
  await page.context().close();
});

test("a form that comes too soon is not lost", async () => {
  const page = await visitor(shared);
  await show(page, "contact", "en");
  for (const [name, text] of Object.entries({ name: "Ann", email: "ann@town.example", subject: "Hello", message: "A quick question about twinning." })) await page.locator(`[name=${name}]`).fill(text);
  await Promise.all([page.waitForEvent("load"), page.locator("form.form button[type=submit]").click()]);
  // On a slow machine three seconds are over by now, and it has gone.
  if (!page.url().includes("?sent=1")) {
    assert.equal(await focused(page), "problems");
    assert.equal(await page.locator("[name=message]").inputValue(), "A quick question about twinning.");
    assert.equal(await page.locator("[aria-invalid]").count(), 0, "no field is to blame");
  }
  await page.context().close();
});
