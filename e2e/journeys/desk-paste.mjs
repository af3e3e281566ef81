// What people copy in Word, LibreOffice, Google Docs and on web pages, pasted into the editor of the desk, saved and published:
// readers get clean HTML. Recorded clipboards are read from a folder beside the sources where there is one.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { browser, listen } from "../browser.mjs";
import { administrator, liveAddress, make, publish, savedByItself, violations, written } from "../desk.mjs";

const shared = await browser();
const staff = await administrator(shared, "Maxime Exemple");
const root = resolve(import.meta.dirname, "..", "..");
const OWN = join(root, "ui", "test", "editor", "paste");
const RECORDED = join(process.env.MALINES_SHARED ?? join(root, "..", "shared"), "cases", "paste");

/** What the desk's texts are made of; anything else came from somebody's word processor. */
const ELEMENTS = new Set("p h2 h3 h4 ul ol li blockquote figure figcaption cite table caption thead tbody tr th td strong em sub sup code a span br div hr img picture source section aside bdi".split(" "));
const ATTRIBUTES = /^(id|lang|dir|href|hreflang|class|scope|colspan|rowspan|role|aria-.*|tabindex|start|cite|src|alt|width|height|srcset|sizes|type|loading|decoding|rel)$/;

/** In the page: what does not belong in a text. */
function unclean([elements, attributes]) {
  const known = new Set(elements);
  const allowed = new RegExp(attributes);
  return [...document.querySelectorAll(".prose *")].flatMap((element) => [
    ...(known.has(element.localName) ? [] : [element.localName]),
    ...[...element.attributes].filter(({ name }) => !allowed.test(name)).map(({ name }) => `${element.localName}[${name}]`),
    ...(/Mso|docs-|Apple-|western|sd[a-z]+/.test(element.className) ? [`class ${element.className}`] : []),
  ]);
}

const clipboards = async (folder) => (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".html")).map((name) => [name, join(folder, name)]);
// All is read before the first test is named: a file whose tests are done is over, its browser closed.
const own = await clipboards(OWN);
const recorded = await clipboards(RECORDED);
if (recorded.length === 0) test("recorded clipboards", { skip: `there are none in ${RECORDED}` }, () => undefined);

for (const [name, file] of [...own, ...recorded]) {
  test(`${name} becomes clean`, async () => {
    const html = await readFile(file, "utf8");
    const page = await staff();
    const ears = listen(page);
    const form = await make(page, `Collé : ${name}`);
    await page.selectOption("#audience", "members");
    await written(page).click();
    await page.evaluate((html) => {
      const data = new DataTransfer();
      data.setData("text/html", html);
      data.setData("text/plain", "");
      document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
    await savedByItself(page);
    const typed = (await written(page).innerText()).replaceAll(/\s+/g, " ").trim();
    assert.deepEqual(ears.taken(), []);
    await page.goto(form);
    assert.equal((await written(page).innerText()).replaceAll(/\s+/g, " ").trim(), typed, "the server keeps what the editor shows");
    await page.goto(`${form}/preview`);
    assert.deepEqual(await page.evaluate(unclean, [[...ELEMENTS], ATTRIBUTES.source]), []);
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  });
}
