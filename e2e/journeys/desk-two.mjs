// Two people on one text, each in a browser of their own: the later save is offered both versions, block by block, in a
// paragraph, in a list and in a table; what either changed elsewhere is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "../browser.mjs";
import { administrator, make, violations, written } from "../desk.mjs";

const shared = await browser();
const first = await administrator(shared, "Claude Exemple");
const second = await administrator(shared, "Andrea Exemple");

const TEXT = `Un premier alinéa.

- pommes
- poires

| Heure | Lieu |
|---|---|
| 9 h | Mairie |

Un dernier alinéa.`;

/** A text that both have before them. */
async function together(title) {
  const plain = await first({ javaScriptEnabled: false });
  const form = await make(plain, title);
  await plain.fill("#markdown", TEXT);
  await plain.locator("#edit button.main").click();
  await plain.waitForURL(/done=saved/);
  await plain.context().close();
  const [one, other] = [await first(), await second()];
  await one.goto(form);
  await other.goto(form);
  await written(other).waitFor();
  return { form, one, other };
}

/** Writes at the end of the block that says this. */
async function add(page, block, words) {
  await written(page).getByText(block, { exact: true }).click();
  await page.keyboard.press("End");
  await page.keyboard.type(words);
}

const save = (page) => Promise.all([page.waitForEvent("load"), page.locator("#edit button.main").click()]);

/** What the preview of this form says, without what stands around the text. */
async function read(page, form) {
  await page.goto(`${form}/preview`);
  return (await page.locator(".prose").first().innerText()).replaceAll(/\s+/g, " ");
}

test("each sees that the other has the text open", async () => {
  const { one, other } = await together("À deux : qui est là");
  await other.locator(".company").filter({ hasText: "Claude Exemple" }).waitFor();
  await one.locator(".company").filter({ hasText: "Andrea Exemple" }).waitFor();
  assert.equal(await other.locator(".company").getByText("Andrea Exemple").count(), 0, "nobody is told of themselves");
  await one.context().close();
  await other.context().close();
});

for (const [what, block, theirs, mine] of [
  ["a paragraph", "Un premier alinéa.", " Ajout de Claude.", " Ajout d’Andrea."],
  ["a list", "poires", " et prunes", " et cerises"],
  ["a table", "Mairie", ", salle A", ", salle B"],
]) {
  test(`both change ${what}: the later one is shown both, and loses nothing`, async () => {
    const { form, one, other } = await together(`À deux : ${what}`);
    await add(one, block, theirs);
    await save(one);
    await add(other, block, mine);
    await add(other, "Un dernier alinéa.", " Et une fin.");
    await save(other);
    const conflict = other.locator("#conflict");
    await conflict.waitFor();
    assert.deepEqual(await violations(other), []);
    const choice = other.locator("fieldset.merging");
    assert.equal(await choice.count(), 1, "one passage was changed by both");
    const offered = await choice.innerText();
    assert.ok(offered.includes(theirs.trim()), `theirs in: ${offered}`);
    assert.ok(offered.includes(mine.trim()), `mine in: ${offered}`);
    await choice.locator("input[value=both]").check();
    await save(other);
    assert.match(other.url(), /done=saved/);
    const text = await read(other, form);
    for (const words of [theirs, mine, "Et une fin.", "pommes", "9 h"]) assert.ok(text.includes(words.trim()), `${words} in: ${text}`);
    await one.context().close();
    await other.context().close();
  });
}

test("each changes another block: both are kept without a question", async () => {
  const { form, one, other } = await together("À deux : ailleurs");
  await add(one, "Un premier alinéa.", " Ajout de Claude.");
  await save(one);
  await add(other, "Un dernier alinéa.", " Ajout d’Andrea.");
  await save(other);
  if (await other.locator("#conflict").count()) {
    assert.equal(await other.locator("fieldset.merging").count(), 0, "there is nothing to choose");
    await save(other);
  }
  const text = await read(other, form);
  assert.ok(text.includes("Ajout de Claude.") && text.includes("Ajout d’Andrea."), text);
  await one.context().close();
  await other.context().close();
});

test("a second browser that only reads is told while it saves by itself that somebody was faster", async () => {
  const { one, other } = await together("À deux : enregistrement seul");
  await add(one, "Un premier alinéa.", " Ajout de Claude.");
  await save(one);
  await add(other, "Un premier alinéa.", " Ajout d’Andrea.");
  await other.locator("[data-saved]").filter({ hasText: "Quelqu’un d’autre" }).waitFor();
  assert.match(await written(other).innerText(), /Ajout d’Andrea/, "what was typed stays");
  await one.context().close();
  await other.context().close();
});
