// What journeys of the desk share: somebody who is let in, texts made quickly, and what a page of the desk is asked.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { DATA, visitor } from "./browser.mjs";
import { BINARY } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Invites somebody on the machine, as an operator does; the link that lets them in, from the root of the site. */
export async function invite(email, { role = "administrator", language = "fr", name = "" } = {}) {
  const words = ["user", "invite", email, "--data-dir", DATA, "--role", role, "--language", language, "--name", name];
  const { stdout } = await promisify(execFile)(BINARY, words);
  const link = /\/desk\/links\S+/.exec(stdout)?.[0];
  assert.ok(link, `a link in: ${stdout}`);
  return link;
}

/**
 * Lets an administrator of this name in, whose desk speaks this language; gives what makes a page of theirs. Each journey
 * takes its own: sessions, drafts and languages of the interface are nobody else's.
 */
export async function administrator(shared, name, { language = "fr", ...rest } = {}) {
  const page = await visitor(shared);
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}@exemple-sur-lys.example`;
  await page.goto(await invite(email, { language, name, ...rest }));
  await page.locator("main form button.main").click();
  await page.waitForURL(/\/desk\/me/);
  const storageState = await page.context().storageState();
  await page.context().close();
  return (options = {}) => visitor(shared, { storageState, viewport: { width: 1280, height: 900 }, ...options });
}

/** What axe finds, asked past the page's own policy for scripts. */
export async function violations(page) {
  const session = await page.context().newCDPSession(page);
  const expression = `${axe}; axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ": " + node.target.join(" "))))`;
  const { result } = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  await session.detach();
  return result.value;
}

/** By how many pixels the page is wider than the screen. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Makes an article and stays on its form; the form's address. */
export async function make(page, title, { language = "fr", kind = "articles" } = {}) {
  await page.goto(`/desk/${kind}/new`);
  await page.fill("#title", title);
  await page.selectOption("#language", language);
  await page.locator("main form button.main").click();
  await page.waitForURL(/\?done=created/);
  return page.url().split("?")[0];
}

/** Adds a language to the publication of this form; the form's address in it. */
export async function addLanguage(page, form, language) {
  await page.goto(form);
  await page.locator(`.tabs form[action*="/${language}/"] button`).click();
  await page.waitForURL(new RegExp(`/${language}(\\?|$)`));
  return page.url().split("?")[0];
}

/** Where one types the text. */
export const written = (page) => page.locator("malines-editor [contenteditable=true]").first();

/** Waits until the form has saved by itself what is in it now. */
export async function savedByItself(page) {
  const said = page.locator("[data-saved]");
  await said.evaluate((element) => { element.textContent = ""; });
  await said.filter({ hasText: /\d/ }).waitFor();
}

/** Publishes what is ticked, from the form. */
export async function publish(page) {
  await page.locator("button[value=publishing]").click();
  await page.waitForURL(/\/publishing$/);
  await page.locator("main button.main").click();
  await page.waitForURL(/done=published/);
}

/** The address at which readers find the text of this form. */
export const liveAddress = async (page, form) => {
  await page.goto(form);
  return page.locator("aside .links a[href^='/']:not([href^='/desk'])").first().getAttribute("href");
};

/** The code of an application that holds this secret (RFC 6238): of now, or of some steps of 30 seconds later. */
export function code(secret, later = 0) {
  const bits = [...secret.replaceAll(/[\s=]/g, "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const digest = createHmac("sha1", key).update(step).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Pages that no other page links to, or only by a button. */
const BY_THEMSELVES = ["/desk/articles/new", "/desk/pages/new", "/desk/users/new", "/desk/media/upload", "/desk/me/password", "/desk/notice"];
/** What a link of the desk leads to that is no page of it: files, what is asked by scripts, the site. */
const NO_PAGE = /\.(json|csv|xml)$|\/original$|\/revisions\/\d+$|^\/desk\/links/;

/**
 * The addresses of the desk's pages, found by following its links from the dashboard: of pages that differ only by what
 * they are about, one. So a page that is added is visited without being named here.
 */
export async function pages(page, ...first) {
  const found = new Map();
  const waiting = [...first, "/desk", ...BY_THEMSELVES];
  while (waiting.length > 0) {
    const path = waiting.shift();
    const shape = path.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID").replace(/\/(fr|en|es|ar)(?=\/|$)/, "/LANGUAGE").replace(/\/\d+$/, "/N");
    if (found.has(shape)) continue;
    const answer = await page.request.get(path);
    if (!answer.ok() || !/^text\/html/.test(answer.headers()["content-type"])) {
      assert.ok(answer.status() < 500 && answer.status() !== 404, `${path} answers ${answer.status()}`);
      continue;
    }
    found.set(shape, path);
    const links = [...(await answer.text()).matchAll(/<a [^>]*href="(\/desk[^"?#]*)/g)].map(([, href]) => href);
    waiting.push(...links.filter((href) => !NO_PAGE.test(href)));
  }
  return [...found.values()];
}
