// Files that arrive: by drop and by field, several at once, over a line that breaks; described, replaced, and kept while used.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { test } from "node:test";
import { browser } from "../browser.mjs";
import { administrator, make, publish, violations } from "../desk.mjs";

const shared = await browser();
const staff = await administrator(shared, "Lou Exemple");
const PAPER = await readFile(resolve(import.meta.dirname, "..", "..", "crates", "tools", "demo", "content", "documents", "mechelen-summary-fr.pdf"));

/** A paper that the library does not hold yet, of at least so many bytes. */
const paper = (name, bytes = 0) => ({ name: `${name}.pdf`, mimeType: "application/pdf", buffer: Buffer.concat([PAPER, Buffer.from(`\n% ${name} ${"x".repeat(bytes)}\n`)]) });

const arrived = (page, count) => page.waitForFunction((count) => document.querySelectorAll(".uploads a").length === count, count);

test("two files are dropped on the page", async () => {
  const page = await staff();
  await page.goto("/desk/media/upload");
  const files = [paper("depose-un"), paper("depose-deux")].map(({ name, buffer }) => [name, buffer.toString("base64")]);
  await page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, bytes] of files) data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type: "application/pdf" }));
    document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
  await arrived(page, 2);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test("a line that breaks twice: the upload goes on where it was", async () => {
  const page = await staff();
  const offsets = [];
  let breaks = 0;
  await page.route("**/desk/media/uploads/**", async (route) => {
    const request = route.request();
    if (request.method() === "PATCH") {
      offsets.push(Number(request.headers()["upload-offset"]));
      if (offsets.length === 2 || offsets.length === 4) {
        breaks += 1;
        return route.abort("connectionreset");
      }
    }
    return route.continue();
  });
  await page.goto("/desk/media/upload");
  await page.setInputFiles("#file", paper("ligne-coupee", 4 << 20));
  await page.locator("main form button.main").click();
  await page.locator(".uploads li").filter({ hasText: "connexion coupée" }).waitFor();
  await arrived(page, 1);
  assert.equal(breaks, 2);
  assert.ok(offsets.slice(2).every((offset) => offset > 0), `nothing was sent twice from the start: ${offsets}`);
  const href = await page.locator(".uploads a").getAttribute("href");
  const answer = await page.request.get(`${href}/original`);
  assert.ok((await answer.body()).equals(paper("ligne-coupee", 4 << 20).buffer), "every byte is there, once");
  await page.context().close();
});

test("a file is described, used by a published text, replaced, and cannot vanish", async () => {
  const page = await staff();
  await page.goto("/desk/media/upload");
  await page.setInputFiles("#file", paper("convention-a-remplacer"));
  await page.locator("main form button.main").click();
  await arrived(page, 1);
  const file = await page.locator(".uploads a").getAttribute("href");
  await make(page, "Un texte et son document");
  await page.selectOption("#audience", "members");
  await page.fill("#add_file", file);
  await page.fill("#add_file_title", "La convention");
  await page.selectOption("#add_file_language", "fr");
  await page.locator("#edit button.main").click();
  await page.waitForURL(/done=saved/);
  await publish(page);
  await page.goto(file);
  const shown = await page.locator("main").innerText();
  assert.match(shown, /Un texte et son document/, "where it is used is said");
  assert.match(shown, /ne peut pas être supprimé/);
  await page.locator("input[type=file][name=file]").first().setInputFiles(paper("convention-nouvelle"));
  await page.getByRole("button", { name: "Remplacer", exact: true }).click();
  await page.waitForURL(/done=/);
  assert.match(await page.locator("main").innerText(), /Versions précédentes/);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test("without scripts a file arrives by the plain form", async () => {
  const page = await staff({ javaScriptEnabled: false });
  await page.goto("/desk/media/upload");
  await page.setInputFiles("#file", paper("sans-script"));
  await page.locator("main form button.main").click();
  await page.waitForURL(/done=/);
  assert.match(await page.locator("main").innerText(), /sans-script/);
  await page.context().close();
});
