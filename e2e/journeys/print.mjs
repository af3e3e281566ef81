// On paper: the text, its documents with their addresses, where it stood; nothing that only a screen can use.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, SITE, visitor } from "../browser.mjs";
import { show } from "../kinds.mjs";
import { dense, read } from "../pdf.mjs";

const shared = await browser();

for (const language of ["fr", "en"]) {
  test(`an article of ${language} on paper`, async () => {
    const page = await visitor(shared);
    await show(page, "article-full", language);
    const on = await page.evaluate(() => {
      const text = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
      return {
        title: text("h1")[0],
        standfirst: text(".standfirst")[0],
        lastParagraph: text(".prose p").at(-1),
        documents: [...document.querySelectorAll(".documents a")].map((link) => ({ title: link.querySelector(".title")?.textContent ?? link.textContent, href: link.href })),
        links: [...document.querySelectorAll(".prose a[href^='http']:not(.documents a), .contact a[href^='http']")].map((link) => link.getAttribute("href")),
        canonical: document.querySelector("link[rel=canonical]").href,
        screenOnly: [
          ...text(".skip"), ...text(".menu a"), ...text(".languages a"), ...text(".share a, .share button"), ...text("#share"),
          ...text(".around strong"), ...text(".foot a"), ...text(".notice p"), ...text(".crumbs a").slice(0, 1),
        ],
      };
    });
    const { text, pages } = await read(await page.pdf({ format: "A4" }));
    const paper = dense(text);
    const has = (words, what) => assert.ok(paper.includes(dense(words)), `${what}: "${words}" is on paper`);
    has(on.title, "title");
    has(on.standfirst, "standfirst");
    has(on.lastParagraph, "end of the text");
    has(on.canonical, "the page's own address");
    assert.ok(on.documents.length >= 4);
    for (const { title, href } of on.documents) {
      has(title, "document");
      assert.ok(href.startsWith(SITE));
      has(href, "address of a document");
    }
    for (const href of on.links) has(href, "address of a link");
    const lines = text.split("\n").map((line) => dense(line));
    for (const words of on.screenOnly) {
      assert.ok(!lines.includes(dense(words)), `"${words}" is for the screen alone`);
      if (dense(words).length > 16) assert.ok(!paper.includes(dense(words)), `"${words}" is for the screen alone`);
    }
    assert.ok(pages <= 6, `${pages} pages`);
    await page.context().close();
  });
}

for (const [name, language] of [["home", "fr"], ["list", "fr"], ["article-full", "ar"], ["article-hard", "fr"], ["themes", "es"], ["page", "en"], ["contact", "fr"]]) {
  test(`${name} of ${language} fits the paper's width, in ink on white`, async () => {
    // The width of A4 within the margins of print.css, in CSS pixels.
    const page = await visitor(shared, { viewport: { width: 672, height: 950 }, colorScheme: "dark" });
    await show(page, name, language);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const found = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body.parentElement);
      return { wide: document.documentElement.scrollWidth, color, backgroundColor, hidden: [...document.querySelectorAll("nav, .skip, .foot, .notice")].every((element) => !element.checkVisibility()) };
    });
    // A browser prints no backgrounds unless asked; dark colours must not be chosen for the letters either.
    assert.deepEqual({ color: found.color, backgroundColor: found.backgroundColor }, { color: "rgb(0, 0, 0)", backgroundColor: "rgb(255, 255, 255)" });
    assert.ok(found.wide <= 672, `${found.wide} px wide`);
    assert.ok(found.hidden, "navigation is not printed");
    const { text } = await read(await page.pdf({ format: "A4" }));
    const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
    assert.ok(dense(text).includes(dense(canonical)), "its own address is on paper");
    await page.context().close();
  });
}
