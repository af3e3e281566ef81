// Whatever dies while somebody writes — the browser, the server, the line between them — at most the last five seconds are lost.
// The journey has a server and a browser of its own, which it kills.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const BINARY = process.env.MALINES_BIN ?? resolve(import.meta.dirname, "..", "..", "target", "debug", "malines");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** The most that may be lost, in milliseconds of typing. */
const MOST = 5_000;

const folder = await mkdtemp(join(tmpdir(), "malines-loss-"));
const pause = (millis) => new Promise((done) => setTimeout(done, millis));
let port;
let server;
/** Who is signed in, for browsers to come. */
let cookies;

before(async () => {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  ({ port } = probe.address());
  await new Promise((done) => probe.close(done));
  const log = await serve();
  const link = await until(async () => /http:\S+\/desk\/links\S+/.exec(log.text)?.[0]);
  const browser = await launch(join(folder, "first"));
  const page = await browser.page();
  await page.goto(link);
  await page.fill("#email", "dominique@exemple-sur-lys.example");
  await page.fill("#name", "Dominique Exemple");
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/\/desk\/me/);
  ({ cookies } = await page.context().storageState());
  await browser.kill();
});

after(async () => {
  await kill(server);
  await rm(folder, { recursive: true, force: true });
});

/** Starts the server on the same data; what it prints. */
async function serve() {
  const log = { text: "" };
  const words = ["serve", "--data-dir", join(folder, "data"), "--listen", `127.0.0.1:${port}`, "--public-url", `http://localhost:${port}`];
  server = spawn(BINARY, words, { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (bytes) => (log.text += bytes));
  await until(async () => (await fetch(`http://localhost:${port}/readyz`).catch(() => undefined))?.ok);
  return log;
}

/** Starts a browser on a profile, as a process that can be killed. */
async function launch(profile) {
  const words = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  await rm(join(profile, "DevToolsActivePort"), { force: true });
  const process = spawn(CHROMIUM, words, { stdio: "ignore", detached: true });
  const found = await until(() => readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => undefined));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${found.split("\n")[0]}`);
  const [context] = browser.contexts();
  context.setDefaultTimeout(15_000);
  return {
    context,
    async page() {
      if (cookies) await context.addCookies(cookies);
      return context.newPage();
    },
    async kill() {
      const gone = once(process, "exit");
      // The whole group at once, as when a machine loses its power.
      globalThis.process.kill(-process.pid, "SIGKILL");
      await gone;
    },
  };
}

async function kill(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

async function until(asked) {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await asked();
    if (found) return found;
    await pause(100);
  }
  throw new Error("that never came");
}

/** Makes an article and stays on its form; its address. */
async function make(page, title) {
  await page.goto(`http://localhost:${port}/desk/articles/new`);
  await page.fill("#title", title);
  await page.selectOption("#language", "fr");
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/fr\?done=created/);
  await page.locator("malines-editor [contenteditable=true]").click();
  return page.url().split("?")[0];
}

/** Types numbered words for so many milliseconds. Says when each was typed. */
async function type(page, millis, typed = []) {
  const end = Date.now() + millis;
  while (Date.now() < end) {
    await page.keyboard.type(`mot${typed.length} `);
    typed.push(Date.now());
    await pause(60);
  }
  return typed;
}

/** How many of the words, from the first on, a text holds. */
function held(text) {
  const numbers = new Set([...text.matchAll(/mot(\d+)/g)].map(([, number]) => Number(number)));
  let count = 0;
  while (numbers.has(count)) count += 1;
  return count;
}

/** What the server has of a text. */
async function stored(text) {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${text}/preview`, { headers: { cookie } });
  return held(await answer.text());
}

function lost(typed, count, at) {
  return count >= typed.length ? 0 : at - typed[count];
}

test("the browser is killed: the server has what was typed", async () => {
  const browser = await launch(join(folder, "killed"));
  const text = await make(await browser.page(), "Navigateur tué");
  const typed = await type(browser.context.pages().at(-1), 9_000);
  const at = Date.now();
  await browser.kill();
  const count = await stored(text);
  assert.ok(lost(typed, count, at) <= MOST, `${lost(typed, count, at)} ms of typing are lost, ${typed.length - count} words`);
});

test("the server is killed: what is typed meanwhile arrives when it is back", async () => {
  const browser = await launch(join(folder, "served"));
  const page = await browser.page();
  const text = await make(page, "Serveur tué");
  const typed = await type(page, 5_000);
  await kill(server);
  const at = Date.now();
  await type(page, 6_000, typed);
  await serve();
  const early = await stored(text);
  assert.ok(early > 0 && lost(typed, early, at) <= MOST, "what it had acknowledged outlives the kill");
  await until(async () => (await stored(text)) === typed.length);
  await browser.kill();
});

test("the line is cut and the page dies: the browser has what was typed", async () => {
  const browser = await launch(join(folder, "cut"));
  const page = await browser.page();
  const text = await make(page, "Ligne coupée");
  const typed = await type(page, 4_000);
  await browser.context.setOffline(true);
  await type(page, 6_000, typed);
  const at = Date.now();
  const session = await browser.context.newCDPSession(page);
  void session.send("Page.crash").catch(() => undefined);
  await page.waitForEvent("crash");
  await page.close();
  await browser.context.setOffline(false);
  const again = await browser.page();
  await again.goto(text);
  const count = await until(async () => held(await again.locator("malines-editor [contenteditable=true]").innerText()));
  assert.ok(lost(typed, count, at) <= MOST, `${lost(typed, count, at)} ms of typing are lost`);
  await until(async () => (await stored(text)) === count);
  await browser.kill();
});

test("the button is pressed while the line is cut: the text is there when the form is opened again", async () => {
  const browser = await launch(join(folder, "pressed"));
  const page = await browser.page();
  const text = await make(page, "Bouton pressé");
  await browser.context.setOffline(true);
  const typed = await type(page, 1_000);
  await page.locator("form#edit button.main").click();
  await pause(1_000);
  await browser.context.setOffline(false);
  await page.goto(text);
  await until(async () => held(await page.locator("malines-editor [contenteditable=true]").innerText()) === typed.length);
  await until(async () => (await stored(text)) === typed.length);
  await browser.kill();
});

test("somebody else saved while the line was cut: both versions are kept, and the button shows them", async () => {
  const browser = await launch(join(folder, "both"));
  const page = await browser.page();
  const text = await make(page, "Deux versions");
  await browser.context.setOffline(true);
  await type(page, 3_000);
  await page.close();
  await browser.context.setOffline(false);
  const other = await launch(join(folder, "other"));
  const theirs = await other.page();
  await theirs.goto(text);
  await theirs.fill("#standfirst", "Le chapô de l’autre");
  await theirs.locator("form#edit button.main").click();
  await theirs.waitForURL(/done=saved/);
  await other.kill();
  const again = await browser.page();
  await again.goto(text);
  assert.ok(held(await again.locator("malines-editor [contenteditable=true]").innerText()) > 0, "what was typed is taken up");
  await again.locator("form#edit button.main").click();
  await again.locator("#conflict").waitFor();
  assert.match(await again.locator("#conflict").innerText(), /autre|standfirst|Chapô/i);
  assert.equal(await stored(text), 0, "nothing was written over theirs");
  await browser.kill();
});
