// What a first visit costs: bytes, requests, nodes, and the EcoIndex made of them. Figures are shown by the test's lines.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { test } from "node:test";
import { browser, visitor } from "../browser.mjs";
import { grade, score } from "../ecoindex.mjs";
import { address, KINDS } from "../kinds.mjs";

const shared = await browser();

/** The budget of a first visit, as the statement of eco-design says it. */
const BYTES = 100_000;
const REQUESTS = 8;
const NODES = 300;

/** Visits a page with an empty cache, on a telephone of two pixels a point; gives what came over the wire. */
async function cost(name, language, screen = { width: 360, height: 740 }) {
  const page = await visitor(shared, { viewport: screen, deviceScaleFactor: 2 });
  const wire = await page.context().newCDPSession(page);
  let bytes = 0;
  const requests = [];
  wire.on("Network.requestWillBeSent", ({ request }) => {
    if (!request.url.startsWith("data:")) requests.push(new URL(request.url).pathname);
  });
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await wire.send("Network.enable");
  await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(await address(name, language), { waitUntil: "networkidle" });
  const nodes = await page.evaluate(() => document.querySelectorAll(":not(svg *)").length);
  await page.context().close();
  const points = score(nodes, requests.length, bytes / 1024);
  return { bytes, requests, nodes, points, letter: grade(points) };
}

const line = ({ bytes, requests, nodes, points, letter }) => `${(bytes / 1000).toFixed(1)} kB, ${requests.length} requests, ${nodes} nodes, EcoIndex ${points} ${letter}`;

for (const language of ["fr", "ar"]) {
  for (const name of ["article-lace", "article-note", "article-full"]) {
    test(`a first visit of ${name} in ${language}`, async (t) => {
      const found = await cost(name, language);
      t.diagnostic(line(found));
      assert.ok(found.requests.length <= REQUESTS, found.requests.join(" "));
      assert.ok(found.nodes < NODES, `${found.nodes} nodes`);
      assert.equal(found.letter, "A");
      const pictures = found.requests.filter((path) => /\.(webp|avif|jpe?g|png)$/.test(path));
      if (pictures.length === 0) assert.ok(found.bytes <= BYTES, `${found.bytes} bytes`);
    });
  }
}

test("a picture is fetched once, in one size, in WebP or AVIF", async (t) => {
  for (const screen of [{ width: 360, height: 740 }, { width: 1440, height: 900 }]) {
    const found = await cost("article-full", "fr", screen);
    t.diagnostic(`${screen.width} px: ${line(found)}: ${found.requests.join(" ")}`);
    const pictures = found.requests.filter((path) => /^\/fichiers\//.test(path));
    assert.equal(pictures.length, 1, pictures.join(" "));
    assert.match(pictures[0], /\.(avif|webp)$/);
  }
});

test("every kind of page has an A, and few requests", async (t) => {
  for (const { name } of KINDS.filter((each) => !each.post)) {
    await t.test(name, async (each) => {
      const found = await cost(name, "fr");
      each.diagnostic(line(found));
      assert.equal(found.letter, "A");
      // The home page shows pictures of its articles, the catalogue those of its records, which are what it is about; others have few.
      const counted = name.startsWith("resource") ? found.requests.filter((path) => !path.startsWith("/fichiers/")) : found.requests;
      assert.ok(counted.length <= REQUESTS, found.requests.join(" "));
    });
  }
});

/** What the statement of eco-design shows: a sample of kinds of pages. */
const FIGURES = resolve(import.meta.dirname, "../../data/eco/figures.json");
const SAMPLE = ["home", "list", "article-full", "article-lace", "topic", "page", "contact"];

test("the figures of the statement are true; E2E_FIGURES=1 takes them anew", async (t) => {
  const pages = [];
  for (const kind of SAMPLE) {
    // A browser fetches pictures below the screen sooner or later, as it feels: the heaviest of three visits counts.
    const visits = [await cost(kind, "fr"), await cost(kind, "fr"), await cost(kind, "fr")];
    const found = visits.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    pages.push({ kind, bytes: found.bytes, requests: found.requests.length, nodes: found.nodes, points: found.points, grade: found.letter });
  }
  if (process.env.E2E_FIGURES) {
    const [, version] = /^version = "([^"]+)"/m.exec(await readFile(resolve(import.meta.dirname, "../../Cargo.toml"), "utf8"));
    const measured = new Date().toISOString().slice(0, 10);
    await writeFile(FIGURES, `${JSON.stringify({ version, measured, width: 360, pages }, null, 2)}\n`);
  }
  const { pages: said } = JSON.parse(await readFile(FIGURES, "utf8"));
  for (const found of pages) {
    await t.test(found.kind, () => {
      const shown = said.find(({ kind }) => kind === found.kind);
      assert.ok(shown, "it is in the file");
      assert.equal(found.grade, shown.grade);
      // A page may change a little between two releases, not more.
      for (const what of ["bytes", "requests", "nodes"]) assert.ok(found[what] <= shown[what] * 1.15 + 1, `${what}: ${found[what]}, said to be ${shown[what]}`);
    });
  }
});

test("a second page costs only itself", async () => {
  const page = await visitor(shared);
  await page.goto(await address("article-lace", "fr"), { waitUntil: "networkidle" });
  const wire = await page.context().newCDPSession(page);
  const paid = new Map();
  const kept = new Set();
  wire.on("Network.requestServedFromCache", ({ requestId }) => kept.add(requestId));
  wire.on("Network.responseReceived", ({ requestId, response }) => {
    if (response.fromDiskCache) kept.add(requestId);
    paid.set(requestId, new URL(response.url).pathname);
  });
  await wire.send("Network.enable");
  await page.goto(await address("article-note", "fr"), { waitUntil: "networkidle" });
  assert.deepEqual([...paid].filter(([id, path]) => !kept.has(id) && path.startsWith("/assets/")), [], "styles, scripts and the font are kept by the browser");
  await page.context().close();
});
