// A page with the editor on it, as the desk serves it: the same security policy, the built script and styles, and a
// library that knows a few things.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const dist = resolve(import.meta.dirname, "..", "..", "dist");
const locales = resolve(import.meta.dirname, "..", "..", "..", "crates", "platform", "desk", "locales");
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard";

export const PICTURE = "0192f0c1-0000-7000-8000-000000000001";
export const GUIDE = "0192f0c1-0000-7000-8000-000000000002";
export const ARTICLE = "0192f0c1-0000-7000-8000-000000000003";
const MEDIA = [
  {
    ...{
      id: PICTURE,
      class: "picture",
      name: "place.jpg",
      format: "JPEG",
      thumbnail: null,
      credit: "Ville de Malines",
    },
    words: { fr: { title: "La place", description: "Une place pavée" } },
  },
  { id: GUIDE, class: "document", name: "Guide des élus", format: "PDF", thumbnail: null, credit: null, words: {} },
];
const PUBLICATIONS = [{ id: ARTICLE, title: "Villes et migration", kind: "Article", state: "Publié" }];

/** The words of the editor in a language, read from the locale files as the desk hands them over. */
async function words(language) {
  const text = await readFile(join(locales, `editor.${language}.ftl`), "utf8");
  return Object.fromEntries(
    [...text.matchAll(/^desk-editor-([a-z0-9-]+) = (.+)$/gm)].map(([, key, value]) => [key, value]),
  );
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

async function html({ document, interfaceLanguage, language }) {
  const manifest = JSON.parse(await readFile(join(dist, "manifest.json"), "utf8"));
  const dir = (tag) => (tag === "ar" ? "rtl" : "ltr");
  const styles = ["base.css", "desk.css", "editor.css"]
    .map((name) => `<link rel="stylesheet" href="/${manifest[name]}">`)
    .join("");
  return `<!doctype html><html lang="${interfaceLanguage}" dir="${dir(interfaceLanguage)}"><head><meta charset="utf-8"><title>Editor</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${styles}<script type="module" src="/${manifest["editor.js"]}"></script></head>
<body class="desk"><main><form method="post"><label for="markdown">Texte</label>
<malines-editor lang="${language}" dir="${dir(language)}" data-words="${escaped(JSON.stringify(await words(interfaceLanguage)))}">
<textarea name="markdown" id="markdown">Texte</textarea>
<script type="application/json" class="document">${JSON.stringify(document).replaceAll("<", "\\u003c")}</script>
</malines-editor><button id="after">Enregistrer</button></form></main></body></html>`;
}

/** Those that a query asks for, by words, class or ids. */
function found(items, url) {
  const asked = Object.fromEntries(url.searchParams);
  const words = (item) => `${item.title ?? ""} ${item.name ?? ""} ${item.words?.fr?.title ?? ""}`.toLowerCase();
  if (asked.id) return items.filter(({ id }) => asked.id.split(",").includes(id));
  return items.filter(
    (item) => words(item).includes((asked.q ?? "").toLowerCase()) && (!asked.class || item.class === asked.class),
  );
}

/** A browser and a server of the editor; `open` gives a page with a document in it. Call `close` at the end. */
export async function editor() {
  let shown = {};
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const answer = (type, body) =>
      response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(body);
    if (url.pathname === "/") answer("text/html; charset=utf-8", await html(shown));
    else if (url.pathname === "/desk/media.json")
      answer("application/json", JSON.stringify({ files: found(MEDIA, url) }));
    else if (url.pathname === "/desk/publications.json")
      answer("application/json", JSON.stringify({ items: found(PUBLICATIONS, url) }));
    else {
      const types = { ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };
      const body = await readFile(join(dist, url.pathname.slice(1))).catch(() => null);
      if (body) answer(types[url.pathname.slice(url.pathname.lastIndexOf("."))] ?? "text/plain", body);
      else response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
  return {
    /** A page with this document. `page.heard` holds what must not happen: errors, and what the policy refused. */
    async open(document, { interfaceLanguage = "fr", language = "fr", ...options } = {}) {
      shown = { document, interfaceLanguage, language };
      const context = await browser.newContext({ reducedMotion: "reduce", ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.heard = [];
      page.on("pageerror", (error) => page.heard.push(`script: ${error}`));
      page.on(
        "console",
        (message) =>
          message.type() === "error" && !/favicon/.test(message.location().url) && page.heard.push(message.text()),
      );
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.waitForSelector(".ProseMirror").catch((error) => {
        throw new Error(page.heard.join("\n") || error);
      });
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The document as the page would send it. */
export const value = async (page) => JSON.parse(await page.locator('input[name="body"]').inputValue());

/** Presses keys that move the cursor, and waits until the editor has heard of it, as it has before a hand comes to the next key. */
export async function move(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
  await page.evaluate(() => new Promise((seen) => setTimeout(seen, 50)));
}

/** Pastes as a browser does: HTML and plain text. */
export async function paste(page, html, text = "") {
  await move(page);
  await page.evaluate(
    ([html, text]) => {
      const data = new DataTransfer();
      if (html) data.setData("text/html", html);
      data.setData("text/plain", text);
      document
        .querySelector(".ProseMirror")
        .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [html, text],
  );
}

/** A document of these blocks. */
export const doc = (...content) => ({ type: "doc", content });

/** Text of a block, with marks by name. */
export const text = (words, ...marks) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks: marks.map((mark) => (typeof mark === "string" ? { type: mark } : mark)) }),
});

/** A paragraph. */
export const paragraph = (id, ...content) => ({
  type: "paragraph",
  attrs: { id },
  ...(content.length > 0 && { content: content.map((part) => (typeof part === "string" ? text(part) : part)) }),
});

/** A document in short: one line a block, `-` for what is in it; marks and attributes in brackets. Ids are left out. */
export function outline(json, depth = 0) {
  const attrs = Object.entries(json.attrs ?? {}).filter(([name]) => name !== "id");
  const said = attrs.map(([name, value]) => `${name}=${value}`).join(" ");
  if (["paragraph", "heading", "figure"].includes(json.type)) {
    return `${"  ".repeat(depth)}${json.type}${said && ` [${said}]`}: ${(json.content ?? []).map(inline).join("")}\n`;
  }
  const own = json.type === "doc" ? "" : `${"  ".repeat(depth)}${json.type}${said && ` [${said}]`}\n`;
  return own + (json.content ?? []).map((child) => outline(child, json.type === "doc" ? 0 : depth + 1)).join("");
}

function inline(json) {
  const inner =
    json.type === "text"
      ? json.text
      : json.type === "hardBreak"
        ? "⏎"
        : `{note: ${(json.content ?? []).map(inline).join("")}}`;
  return (json.marks ?? []).reduceRight(
    (inner, mark) => `‹${mark.type}${mark.attrs ? ` ${Object.values(mark.attrs).join(" ")}` : ""}: ${inner}›`,
    inner,
  );
}
