// What machines read: Atom feeds, site maps, structured data, Open Graph, robots.txt and security.txt. XML is read by the
// browser's own parser, which forgives nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, SITE, visitor } from "../browser.mjs";
import { address, LANGUAGES } from "../kinds.mjs";

const shared = await browser();
const page = await visitor(shared);
await page.goto("/robots.txt");

const ATOM = "http://www.w3.org/2005/Atom";
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** An XML document as plain objects: `{ name, namespace, attributes, text, children }`. */
async function xml(text) {
  return page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "application/xml");
    const error = parsed.querySelector("parsererror");
    if (error) throw new Error(error.textContent);
    const plain = (element) => ({
      name: element.localName,
      namespace: element.namespaceURI,
      attributes: Object.fromEntries([...element.attributes].map((each) => [each.name, each.value])),
      text: element.textContent,
      children: [...element.children].map(plain),
    });
    return plain(parsed.documentElement);
  }, text);
}

const all = (element, name) => element.children.filter((child) => child.name === name);
const one = (element, name) => {
  const found = all(element, name);
  assert.equal(found.length, 1, `one ${name} in ${element.name}`);
  return found[0];
};

async function get(url) {
  const answer = await fetch(new URL(url, SITE), { redirect: "manual" });
  return { status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text(), robots: answer.headers.get("x-robots-tag") };
}

/** The feeds that pages announce, in all languages. */
async function announced() {
  const feeds = new Set();
  for (const language of Object.keys(LANGUAGES)) {
    for (const name of ["home", "list", "list-filtered", "list-two-filters", "year", "topic", "country", "region"]) {
      const { text, status } = await get(await address(name, language));
      assert.equal(status, 200, `${name} ${language}`);
      for (const [tag] of text.matchAll(/<link rel="alternate" type="application\/atom\+xml"[^>]*>/g)) feeds.add(/href="([^"]+)"/.exec(tag)[1].replaceAll("&amp;", "&"));
    }
  }
  return [...feeds];
}

test("feeds", async (t) => {
  const feeds = await announced();
  assert.ok(feeds.length >= 12, `site, themes, countries, in four languages: ${feeds}`);
  const entryPages = new Set();
  for (const path of feeds) {
    await t.test(path, async () => {
      const { status, type, text } = await get(path);
      assert.equal(status, 200);
      assert.match(type, /^application\/atom\+xml/);
      const feed = await xml(text);
      assert.deepEqual([feed.name, feed.namespace], ["feed", ATOM]);
      const language = feed.attributes["xml:lang"];
      assert.ok(language in LANGUAGES, `xml:lang is ${language}`);
      for (const name of ["id", "title"]) assert.notEqual(one(feed, name).text.trim(), "", name);
      assert.match(one(feed, "updated").text, INSTANT);

      const links = (rel) => all(feed, "link").filter((link) => (link.attributes.rel ?? "alternate") === rel).map((link) => link.attributes.href);
      assert.deepEqual(links("self"), [new URL(path, SITE).href], "self is its own address");
      assert.equal(links("alternate").length, 1);
      assert.equal((await get(links("alternate")[0])).status, 200, links("alternate")[0]);

      const entries = all(feed, "entry");
      const ids = entries.map((entry) => one(entry, "id").text);
      assert.equal(new Set(ids).size, ids.length, "no entry twice");
      const author = all(feed, "author").length > 0;
      for (const entry of entries) {
        assert.notEqual(one(entry, "title").text.trim(), "");
        assert.match(one(entry, "updated").text, INSTANT);
        assert.ok(author || all(entry, "author").length > 0, "an author (RFC 4287, 4.1.1)");
        const [link] = all(entry, "link").filter((each) => (each.attributes.rel ?? "alternate") === "alternate");
        assert.ok(link.attributes.href.startsWith(`${SITE}/${language}/`), `texts of its own language only: ${link.attributes.href}`);
        entryPages.add(link.attributes.href);
      }
      const published = entries.map((entry) => one(entry, "published").text);
      const times = published.map((each) => Date.parse(each));
      assert.deepEqual(times, times.toSorted((a, b) => b - a), "the newest first");
    });
  }
  await t.test("entries lead to pages", async () => {
    const wrong = [];
    for (const url of entryPages) {
      const { status } = await get(url);
      // 403: announced, for members.
      if (status !== 200 && status !== 403) wrong.push(`${status} ${url}`);
    }
    assert.deepEqual(wrong, []);
  });
});

test("the site map names every page once, with its other languages", async () => {
  const { text: robots } = await get("/robots.txt");
  const [, index] = /^Sitemap: (\S+)$/m.exec(robots) ?? assert.fail("robots.txt names the site map");
  const root = await xml((await get(index)).text);
  assert.equal(root.name, "sitemapindex");
  const pages = new Map();
  for (const map of all(root, "sitemap")) {
    const { status, type, text } = await get(one(map, "loc").text);
    assert.equal(status, 200);
    assert.match(type, /xml/);
    const urls = all(await xml(text), "url");
    assert.ok(urls.length > 0 && urls.length <= 50_000 && text.length <= 50 * 1024 * 1024);
    for (const url of urls) {
      const loc = one(url, "loc").text;
      assert.ok(!pages.has(loc), `${loc} stands twice`);
      const alternates = all(url, "link").map(({ attributes }) => [attributes.hreflang, attributes.href]);
      pages.set(loc, Object.fromEntries(alternates));
      for (const modified of all(url, "lastmod")) assert.match(modified.text, /^\d{4}-\d\d-\d\d/);
    }
  }
  const wrong = [];
  for (const [loc, alternates] of pages) {
    for (const [language, href] of Object.entries(alternates)) {
      if (language === "x-default") continue;
      if (!pages.has(href)) wrong.push(`${loc} names ${href}, which is not in the map`);
      else if (!Object.values(pages.get(href)).includes(loc)) wrong.push(`${href} does not name ${loc} back`);
    }
    const { status, text } = await get(loc);
    if (status !== 200) wrong.push(`${status} ${loc}`);
    if (/<meta name="robots" content="noindex">/.test(text)) wrong.push(`${loc} is not to be indexed`);
    const canonical = /<link rel="canonical" href="([^"]+)">/.exec(text)?.[1];
    if (canonical !== loc) wrong.push(`${loc} says its address is ${canonical}`);
  }
  assert.deepEqual(wrong, []);
  for (const name of ["home", "list", "themes", "topic", "country", "article-full", "page", "page-child", "legal"]) {
    for (const language of Object.keys(LANGUAGES)) assert.ok(pages.has(SITE + (await address(name, language))), `${name} in ${language} is in the map`);
  }
  for (const name of ["elsewhere", "members", "withdrawn", "not-found", "article-archived"]) {
    assert.ok(!pages.has(SITE + (await address(name, "fr"))), `${name} is not in the map`);
  }
});

/** The structured data of a page: all its things. */
async function things(name, language) {
  const { text } = await get(await address(name, language));
  const blocks = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) => JSON.parse(json));
  assert.ok(blocks.every((block) => block["@context"] === "https://schema.org"));
  return blocks.flatMap((block) => block["@graph"] ?? [block]);
}

for (const language of Object.keys(LANGUAGES)) {
  test(`structured data in ${language}`, async (t) => {
    for (const name of ["article-full", "article-lace", "article-hard"]) {
      await t.test(name, async () => {
        const found = await things(name, language);
        const article = found.find((thing) => thing["@type"] === "NewsArticle");
        for (const field of ["headline", "datePublished", "dateModified", "inLanguage", "mainEntityOfPage", "author", "publisher"]) assert.ok(article?.[field], field);
        assert.match(article.datePublished, INSTANT);
        assert.match(article.dateModified, INSTANT);
        assert.ok(Date.parse(article.dateModified) >= Date.parse(article.datePublished), "changed after it was published");
        assert.equal(article.inLanguage, language);
        assert.equal(article.mainEntityOfPage, SITE + (await address(name, language)));
        assert.ok(article.publisher.name && article.publisher["@type"] === "Organization");
        for (const image of [article.image ?? []].flat()) assert.ok(image.startsWith(SITE), "a picture's whole address");
        const trail = found.find((thing) => thing["@type"] === "BreadcrumbList").itemListElement;
        assert.deepEqual(trail.map((item) => item.position), trail.map((_, at) => at + 1));
        for (const item of trail.slice(0, -1)) {
          assert.ok(item.name);
          assert.equal((await get(item.item)).status, 200, item.item);
        }
      });
    }
    await t.test("home", async () => {
      const organisation = (await things("home", language)).find((thing) => thing["@type"] === "Organization");
      assert.ok(organisation.name && organisation.url === SITE + (await address("home", language)));
    });
  });
}

test("Open Graph, with a picture that is there and as large as it says", async (t) => {
  for (const name of ["home", "list", "topic", "article-full", "article-lace", "page"]) {
    await t.test(name, async () => {
      await page.goto(await address(name, "fr"));
      const said = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll("meta[property^='og:']")].map((meta) => [meta.getAttribute("property").slice(3), meta.content])));
      for (const field of ["type", "title", "url", "site_name"]) assert.ok(said[field], field);
      assert.equal(said.url, await page.locator("link[rel=canonical]").getAttribute("href"));
      if (name === "article-full") assert.ok(said.image, "the lead picture");
      if (!said.image) return;
      const picture = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return { width: String(image.naturalWidth), height: String(image.naturalHeight) };
      }, said.image);
      assert.deepEqual(picture, { width: said["image:width"], height: said["image:height"] });
    });
  }
});

test("security.txt has a contact, and an end that is not over (RFC 9116)", async () => {
  const { status, type, text } = await get("/.well-known/security.txt");
  assert.equal(status, 200);
  assert.match(type, /^text\/plain/);
  assert.match(text, /^Contact: (mailto:|https:)\S+$/m);
  const [, expires] = /^Expires: (\S+)$/m.exec(text) ?? assert.fail("Expires");
  assert.match(expires, INSTANT);
});
