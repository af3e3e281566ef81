// `npm run pictures`: the pictures of the editors' guide (docs/editors/pictures), taken in French and in English on a
// demonstration site of their own. Twice as fine as they are shown, and light: WebP.
import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { launch } from "./launch.mjs";
import { serve } from "./site.mjs";

const PICTURES = resolve(import.meta.dirname, "..", "docs", "editors", "pictures");
/** In CSS pixels: what the column of the guide shows without shrinking letters much. */
const WIDTH = 1000;
/** Bytes of a picture at most. */
const LIGHT = 60_000;

const WORDS = {
  fr: {
    title: "Exemple-sur-Lys accueille les villes du fleuve",
    standfirst: "Trois villes, un fleuve, une journée de travail.",
    body: "## Le programme\n\nLe matin, visite du moulin. L’après-midi, ateliers sur l’eau et les jardins.\n\n- accueil à 9 h\n- départ à 17 h",
    later: "Le matin, visite du moulin et du lavoir. L’après-midi, ateliers sur l’eau.",
    note: "Pour la presse",
    other: "en",
    translated: "A day by the river",
  },
  en: {
    title: "Exemple-sur-Lys welcomes the towns of the river",
    standfirst: "Three towns, one river, a day of work.",
    body: "## The programme\n\nIn the morning, a visit to the mill. In the afternoon, workshops on water and gardens.\n\n- welcome at 9\n- farewell at 5",
    later: "In the morning, a visit to the mill and the wash-house. In the afternoon, workshops on water.",
    note: "For the press",
    other: "fr",
    translated: "Une journée au bord du fleuve",
  },
};

const site = await serve("pictures");
const server = await launch();
process.env.E2E_SITE = site.url;
process.env.E2E_DATA = site.data;
process.env.E2E_BROWSER = server.wsEndpoint();
const { addLanguage, administrator, invite, make, publish } = await import("./desk.mjs");
const { visitor } = await import("./browser.mjs");
try {
  const shared = await chromium.connect(server.wsEndpoint());
  for (const language of Object.keys(WORDS)) await take(shared, language);
  await shared.close();
} finally {
  await server.close();
  await site.end();
}

/** Takes all pictures in a language. */
async function take(shared, language) {
  const words = WORDS[language];
  const folder = join(PICTURES, language);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const fine = { deviceScaleFactor: 2, locale: language, viewport: { width: WIDTH, height: 700 } };
  const picture = (page, name, until, first) => shoot(page, join(folder, `${name}.webp`), until, first);

  const door = await visitor(shared, fine);
  await door.goto("/desk/sign-in");
  await picture(door, "sign-in");
  await door.goto(await invite(`camille-${language}@exemple-sur-lys.example`, { language, name: "Camille Exemple" }));
  await door.locator("main form button.main").click();
  await door.waitForURL(/\/desk\/me/);
  await picture(door, "account");
  await door.context().close();

  const staff = await administrator(shared, `Exemple ${language}`, { language });
  const page = await staff(fine);
  const form = await make(page, words.title, { language });
  await write(page, form, words.standfirst, words.body);
  await picture(page, "form", 900);
  await page.goto(`${form}/preview-links`);
  await page.fill("#note", words.note);
  await page.locator("#edit button.main").click();
  await page.locator("main .done input").waitFor();
  await picture(page, "preview-links");
  await addLanguage(page, form, words.other);
  await page.fill("#title", words.translated);
  await page.locator("#edit button.main").click();
  await page.waitForURL(/done=saved/);
  await page.goto(form.replace(new RegExp(`/${language}$`), `/${words.other}/beside`));
  await picture(page, "beside", 760);
  await page.goto(form.replace(new RegExp(`/${language}$`), "/publishing"));
  await picture(page, "publishing", 760);
  await page.fill("#at", "2027-12-24T09:30");
  await picture(page, "schedule", 760, "#field-at");
  await page.goto(form);
  await publish(page);
  await write(page, form, words.standfirst, words.later);
  await page.goto(`${form}/history`);
  await page.locator("tbody a").first().click();
  await picture(page, "revision", 640);
  await page.goto(`${form}/presence`);
  await picture(page, "presence", 760);
  await page.goto("/desk/media");
  await page.locator("main a:has(img), main figure a, main li a").first().click();
  await picture(page, "file", 760);
  await page.goto("/desk/articles");
  await picture(page, "list");
  await page.context().close();
}

/** Fills the form without the editor, whose text is the same. */
async function write(page, form, standfirst, body) {
  const plain = await page.context().browser().newContext({ storageState: await page.context().storageState(), javaScriptEnabled: false, baseURL: site.url });
  const written = await plain.newPage();
  await written.goto(form);
  await written.fill("#standfirst", standfirst);
  await written.fill("#markdown", body);
  await written.locator("#edit button.main").click();
  await written.waitForURL(/done=saved/);
  await plain.close();
  await page.goto(form);
}

/** The page from its heading down, or from what `first` selects, so far as it goes and no further than this. */
async function shoot(page, file, until = 620, first = "h1") {
  await page.evaluate(() => document.fonts.ready);
  const from = await page.locator(first).first().evaluate((element) => Math.max(0, element.getBoundingClientRect().top + scrollY - 24));
  const end = await page.evaluate(() => Math.max(...[...document.querySelectorAll("main .wrap > *")].map((element) => element.getBoundingClientRect().bottom + scrollY)));
  const clip = { x: 0, y: from, width: WIDTH, height: Math.min(until, end + 24 - from), scale: 1 };
  // What stays at the bottom of the screen would lie over the text.
  await page.setViewportSize({ width: WIDTH, height: Math.ceil(clip.y + clip.height) });
  const session = await page.context().newCDPSession(page);
  for (const quality of [80, 60, 40, 25]) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality, clip, captureBeyondViewport: true });
    await writeFile(file, Buffer.from(data, "base64"));
    if ((await readFile(file)).length <= LIGHT) break;
  }
  await session.detach();
  await page.setViewportSize({ width: WIDTH, height: 700 });
  assert.ok((await readFile(file)).length <= LIGHT, `${file} is too heavy`);
}
