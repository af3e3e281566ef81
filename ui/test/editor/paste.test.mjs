// Pasting from four sources, in a real browser under the desk's security policy. `paste/NAME.html` becomes
// `paste/NAME.txt`, for people, and `paste/NAME.json`, which `crates/platform/desk/tests/editor.rs` reads as the server
// does. `UPDATE=1` writes both anew, to be read before they are kept.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { doc, editor, outline, paragraph, paste, value } from "./page.mjs";

const folder = join(import.meta.dirname, "paste");
let site;
before(async () => (site = await editor()));
after(() => site.close());

/** Pastes into a blank text; what the browser says meanwhile must be nothing. */
async function pasted(html, text) {
  const page = await site.open(doc(paragraph("p1")));
  await page.locator(".ProseMirror").click();
  await paste(page, html, text);
  const json = await value(page);
  const status = await page.locator(".editor-status").textContent();
  assert.deepEqual(page.heard, []);
  await page.context().close();
  return { json, status };
}

/** Compares with what was kept. */
async function kept(name, text) {
  if (process.env.UPDATE) await writeFile(join(folder, name), text);
  assert.equal(text, await readFile(join(folder, name), "utf8"));
}

/** Ids of chance become numbers. */
function numbered(json) {
  let last = 0;
  return JSON.parse(JSON.stringify(json), (key, value) => (key === "id" ? `b${++last}` : value));
}

const ids = (json) => [...(json.attrs?.id ? [json.attrs.id] : []), ...(json.content ?? []).flatMap(ids)];

for (const file of (await readdir(folder)).filter((name) => name.endsWith(".html"))) {
  test(`${file} comes out clean`, async () => {
    const { json } = await pasted(await readFile(join(folder, file), "utf8"));
    await kept(file.replace(".html", ".txt"), outline(json));
    await kept(file.replace(".html", ".json"), `${JSON.stringify(numbered(json), null, 1)}\n`);
    const all = ids(json);
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.every((id) => /^[a-z0-9]{10}$/.test(id) || id === "p1"));
  });
}

test("pictures that stay behind are told", async () => {
  const page = await site.open(doc(paragraph("p1")));
  await page.locator(".ProseMirror").click();
  await paste(page, '<p>un <img src="https://example.org/a.jpg"></p>');
  await page.getByText("Le texte est collé sans ses images").waitFor();
  await page.context().close();
});

test("plain text: each line a paragraph", async () => {
  const { json } = await pasted("", "un\n\ndeux\ntrois");
  assert.equal(outline(json), "paragraph: un\nparagraph: deux\nparagraph: trois\n");
});

test("nothing of the source becomes code or leaves the site", async () => {
  const { json } = await pasted(await readFile(join(folder, "web-page.html"), "utf8"));
  assert.doesNotMatch(JSON.stringify(json), /steal|evil|javascript|cite_|data-|x-style/);
});
