// Rules that every style sheet keeps, whoever writes it.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..", "..");
const files = [];
for (const entry of await readdir(join(root, "ui"))) if (entry.endsWith(".css")) files.push(join(root, "ui", entry));
const templates = [];
for (const floor of await readdir(join(root, "crates"))) {
  for (const room of await readdir(join(root, "crates", floor)).catch(() => [])) {
    for (const [folder, extension, list] of [["ui", ".css", files], ["templates", ".html", templates]]) {
      const path = join(root, "crates", floor, room, folder);
      for (const entry of await readdir(path).catch(() => [])) if (entry.endsWith(extension)) list.push(join(path, entry));
    }
  }
}

const text = async (file) => (await readFile(file, "utf8")).replaceAll(/\/\*[\s\S]*?\*\//g, "");

for (const file of files) {
  const name = file.slice(root.length + 1);
  test(`${name}: colours come from the tokens`, async () => {
    if (/(tokens|print)\.css$/.test(file)) return;
    assert.deepEqual((await text(file)).match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi), null);
  });
  test(`${name}: logical properties, so that right to left is the same sheet`, async () => {
    const physical = /(?<![-\w])(margin|padding|border|inset)-(left|right|top|bottom)|(?<![-\w])(left|right|width|height|float)\s*:/g;
    const body = (await text(file)).replaceAll(/\((min|max)-(width|height)/g, "");
    assert.deepEqual(body.match(physical), null);
  });
  test(`${name}: square, flat, nothing from elsewhere`, async () => {
    const body = await text(file);
    assert.doesNotMatch(body, /box-shadow|text-shadow|url\("?(https?:|data:|\/\/)/);
    for (const [, radius] of body.matchAll(/border-radius:\s*([^;]+);/g)) assert.match(radius, /^(0|50%)$/);
  });
}

for (const file of templates) {
  test(`${file.slice(root.length + 1)}: no style and no script of its own`, async () => {
    const body = await readFile(file, "utf8");
    assert.doesNotMatch(body, /\sstyle=|<style|\son[a-z]+=/);
    for (const [tag] of body.matchAll(/<script[^>]*>/g)) assert.match(tag, /src=|application\/(ld\+)?json/);
  });
}
