// The whole story, by keyboard alone: from the link that the server prints to an article in four languages with three
// documents, scheduled and then published. On a site of its own: what is published here would be in everybody's lists.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { browser, visitor } from "../browser.mjs";
import { code, violations } from "../desk.mjs";
import { OUT, serve } from "../site.mjs";

const shared = await browser();
const site = await serve("desk-keyboard");
after(() => site.end());

/** The addresses of the three documents end with these. */
const DOCUMENTS = ["convention", "programme", "releve-de-decisions"];
/** More stops than any page has. */
const MOST = 250;

/** Somebody who has only a keyboard: a page, and what they do on it. */
async function somebody() {
  const page = await visitor(shared, { baseURL: site.url, locale: "fr-FR", viewport: { width: 1280, height: 900 } });
  const { keyboard } = page;
  const at = (selector) => page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);
  const press = async (...keys) => { for (const key of keys) await keyboard.press(key); };
  /** Presses Tab until the focus is on what this selects: of several with the same selector, the first that is met. */
  const to = async (selector, key = "Tab") => {
    for (let count = 0; count < MOST; count += 1) {
      await keyboard.press(key);
      if (await at(selector)) return;
    }
    assert.fail(`no way by ${key} to ${selector} on ${page.url()}`);
  };
  const back = (selector) => to(selector, "Shift+Tab");
  /** Fills a field: what was in it is replaced. */
  const fill = async (selector, text) => {
    await to(selector);
    await press("Control+A");
    await keyboard.insertText(text);
  };
  /** Chooses in a list by its first letters, as one types them. */
  const choose = async (selector, label) => {
    await to(selector);
    await keyboard.type(label);
    assert.equal(await page.locator(`${selector} option:checked`).textContent(), label);
  };
  /** Presses Enter on what has the focus, and waits for the page that comes. */
  const enter = async (url) => {
    await Promise.all([page.waitForEvent("load"), press("Enter")]);
    assert.match(page.url(), url, await page.locator("#problems, .problems").allInnerTexts().then(String));
  };
  /** Follows the link or presses the button that says this. */
  const follow = async (words, url) => {
    for (let count = 0; count < MOST; count += 1) {
      await press("Tab");
      const text = await page.evaluate(() => (document.activeElement?.matches("a, button") ? document.activeElement.textContent.trim() : ""));
      if (text === words) return enter(url);
    }
    return assert.fail(`nothing says ${words} on ${page.url()}`);
  };
  /** Uses a tool of the editor: Alt+F10, arrows, Enter. */
  const tool = async (name) => {
    await press("Alt+F10");
    for (let count = 0; count < 40; count += 1) {
      if (await page.evaluate((name) => document.activeElement?.getAttribute("aria-label") === name, name)) return press("Enter");
      await press("ArrowRight");
    }
    return assert.fail(`no tool is called ${name}`);
  };
  return { page, press, to, back, fill, choose, enter, follow, tool, type: (text) => keyboard.type(text) };
}

let link;
let form;
/** One step of the story; after one that fails, which leaves a picture in `out/`, the others cannot be tried. */
let broken = false;
const step = (name, act) => test(name, async (t) => {
  if (broken) return t.skip("an earlier step failed");
  broken = true;
  await act().catch(async (error) => {
    await author.page.screenshot({ path: join(OUT, "desk-keyboard.png"), fullPage: true });
    throw error;
  });
  broken = false;
});

const admin = await somebody();
const author = await somebody();

step("the first link makes an account, which gets a password and an application of codes", async () => {
  const { page, fill, enter, follow, press, to } = admin;
  const first = /http:\S+\/desk\/links\S+/.exec(await readFile(site.log, "utf8"))?.[0];
  await page.goto(first);
  await fill("#email", "dominique@exemple-sur-lys.example");
  await fill("#name", "Dominique Exemple");
  await enter(/\/desk\/me/);
  await follow("Définir un mot de passe", /\/me\/password/);
  await fill("#password", "quatre mots sans aucun rapport");
  const secret = await page.locator("code.secret").textContent();
  // Of the step before, so that the one of now can sign in afterwards; not just before it would be too old.
  await new Promise((done) => setTimeout(done, untilEarly()));
  await fill("#code", code(secret, -1));
  await press("Enter");
  await page.getByText("Notez ces codes").waitFor();
  await follow("Je les ai notés", /\/desk/);
  await follow("Se déconnecter", /\/desk\/sign-in/);
  await fill("#email", "dominique@exemple-sur-lys.example");
  await fill("#password", "quatre mots sans aucun rapport");
  await enter(/\/sign-in/);
  await fill("#code", code(secret));
  await enter(/\/desk$/);
  await to("a[href='/desk/users']");
});

step("a colleague is invited, and comes by the link of the mail", async () => {
  const { page, enter, follow, fill, choose, to } = admin;
  await page.goto("/desk");
  await follow("Utilisateurs", /\/users/);
  await follow("Inviter quelqu’un", /\/users\/new/);
  await fill("#email", "camille@exemple-sur-lys.example");
  await fill("#name", "Camille Exemple");
  await choose("#role-0", "Publication");
  await to("main form button.main");
  await enter(/\/users(\/|\?|$)(?!new)/);
  link = await mailed(/http:\S+\/desk\/links\S+/);
  await author.page.goto(link);
  await author.to("main form button.main");
  await author.enter(/\/desk\/me/);
});

step("three documents arrive in the library, several at once", async () => {
  const { page, follow, to, press } = author;
  await follow("Médiathèque", /\/desk\/media/);
  await follow("Ajouter des fichiers", /\/media\/upload/);
  await to("#file");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press("Space")]);
  await chooser.setFiles(await newDocuments());
  await to("main form button.main");
  await press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".uploads a").length === 3);
  assert.deepEqual(await violations(page), []);
});

step("an article is written with all that a text can have", async () => {
  const { page, press, type, fill, enter, follow, tool, to, back } = author;
  await follow("Actualités", /\/desk\/articles$/);
  await follow("Nouveau texte", /\/articles\/new/);
  await fill("#title", "Exemple-sur-Lys accueille les villes du fleuve");
  await enter(/done=created/);
  form = page.url().split("?")[0];
  await fill("#standfirst", "Trois villes, un fleuve, une journée de travail.");
  await to("[contenteditable=true]");
  await type("La journée se tient à Exemple-sur-Lys.");
  await press("Enter");
  await type("## Le programme");
  await press("Enter");
  await type("- Le matin : visite du moulin");
  await press("Enter");
  await type("L’après-midi : ateliers");
  await press("Enter", "Enter");
  await tool("Citation");
  await type("La rivière ne connaît pas les frontières.");
  await press("Enter", "Enter");
  await type("La devise est ");
  await tool("Langue du passage");
  await page.locator("dialog select").waitFor();
  await type("anglais");
  assert.equal(await page.locator("dialog option:checked").getAttribute("value"), "en");
  await to("dialog button.main");
  await press("Enter");
  await type("many rivers");
  await press("ArrowLeft", "ArrowRight");
  await press("Enter");
  await tool("Tableau");
  for (const cell of ["Heure", "Quoi", "Où"]) {
    await type(cell);
    await press("Tab");
  }
  await press("Control+End", "Enter");
  await type("À lire aussi : la déclaration");
  await press("Control+Shift+ArrowLeft");
  await press("Control+K");
  await page.locator("dialog input[type=search]").waitFor();
  await type("malines");
  await page.locator("dialog .editor-found button").first().waitFor();
  await to("dialog .editor-found button");
  await press("Enter");
  await page.locator("dialog").waitFor({ state: "detached" });
  await press("End", "Enter");
  await tool("Image");
  await page.locator("dialog .editor-found button").first().waitFor();
  await to("dialog .editor-found button");
  await press("Enter");
  await page.locator(".editor-panel textarea").waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.closest(".editor-panel") !== null), "the details of the picture have the focus");
  await press("Control+A");
  await type("Un pont de pierre sur la rivière");
  await press("Escape");
  await to("#lead");
  await back("[contenteditable=true]");
  await page.locator("[data-saved]").filter({ hasText: /\d/ }).waitFor();
});

step("the three documents are named from the library", async () => {
  const { page, press, type, fill, enter, to } = author;
  for (const [at, name] of DOCUMENTS.entries()) {
    await page.goto(form);
    await to("#field-add_file button");
    await press("Enter");
    await page.locator("dialog input[type=search]").waitFor();
    await type(name);
    await page.locator("dialog .editor-found li:only-child").waitFor();
    await to("dialog .editor-found button");
    await press("Enter");
    await page.locator("dialog").waitFor({ state: "detached" });
    await fill("#add_file_title", `Document ${at + 1}`);
    await enter(/done=saved/);
    assert.equal(await page.locator(".file-row input[name=file]").count(), at + 1);
  }
});

step("three translations are written side by side", async () => {
  const { page, press, fill, follow, to } = author;
  const words = {
    en: ["Ajouter : anglais", "Exemple-sur-Lys welcomes the towns of the river", "Three towns, one river."],
    es: ["Ajouter : espagnol", "Exemple-sur-Lys recibe a las ciudades del río", "Tres ciudades, un río."],
    ar: ["Ajouter : arabe", "إكزامبل سور ليس تستقبل مدن النهر", "ثلاث مدن ونهر واحد."],
  };
  for (const [language, [add, title, standfirst]] of Object.entries(words)) {
    await page.goto(form);
    await follow(add, new RegExp(`/${language}(\\?|$)`));
    await follow("Traduire, les deux langues côte à côte", /beside/);
    await fill("textarea[name=title]", title);
    await fill("textarea[name=standfirst]", standfirst);
    const blocks = await page.locator("textarea[name^=block]").count();
    assert.ok(blocks > 5, `blocks to translate: ${blocks}`);
    await fill("textarea[name^=block]", `${standfirst} (${language})`);
    for (const document of DOCUMENTS) {
      await to("textarea[name^=file-]");
      await page.keyboard.insertText(`${document} (${language})`);
    }
    await to("main form button.main");
    await Promise.all([page.waitForURL(/done=saved/), press("Enter")]);
  }
});

step("publishing is scheduled, the schedule is taken back, and all four languages go live at once", async () => {
  const { page, press, type, enter, follow, to } = author;
  await page.goto(form);
  await follow("Publier", /\/publishing$/);
  assert.equal(await page.locator("input[name=text]:checked").count(), 4);
  await to("#at");
  // Day and month are the same: which comes first is the browser's affair.
  await type("12122031");
  await press("ArrowRight");
  await type("093000a");
  assert.match(await page.inputValue("#at"), /^2031-12-12T09:30/, "the parts of a date are typed one after the other");
  await to("main form button.main");
  await enter(/done=scheduled/);
  await page.locator(".state", { hasText: "Programmé" }).first().waitFor();
  await page.goto(form);
  await follow("Annuler", /\/fr\?done/);
  await follow("Publier", /\/publishing$/);
  await to("main form button.main");
  await enter(/done=published/);
});

step("readers find it in four languages, each the right way round", async () => {
  const reader = await visitor(shared, { baseURL: site.url });
  await reader.goto("/fr/");
  await reader.getByRole("link", { name: "Exemple-sur-Lys accueille les villes du fleuve" }).first().click();
  for (const [language, dir, title] of [["fr", "ltr", /accueille/], ["en", "ltr", /welcomes/], ["es", "ltr", /recibe/], ["ar", "rtl", /تستقبل/]]) {
    await reader.locator(`a[hreflang=${language}]`).first().click({ timeout: 2_000 }).catch(() => undefined);
    await reader.waitForURL(`**/${language}/**`);
    assert.equal(await reader.locator("html").getAttribute("dir"), dir);
    assert.match(await reader.locator("h1").innerText(), title);
    for (const document of DOCUMENTS) assert.equal(await reader.locator(`a[href*='/${document}']`).count(), 1, `${document} in ${language}`);
    assert.deepEqual(await violations(reader), [], language);
  }
  await reader.context().close();
});

/** Milliseconds until a step of thirty seconds is in its first half. */
function untilEarly() {
  const into = Date.now() % 30_000;
  return into < 15_000 ? 0 : 30_000 - into;
}

/** Three papers that the library does not hold yet: the same bytes would be taken for one. */
async function newDocuments() {
  const paper = await readFile(resolve(import.meta.dirname, "..", "..", "crates", "tools", "demo", "content", "documents", "mechelen-summary-fr.pdf"));
  return DOCUMENTS.map((name) => ({ name: `${name}.pdf`, mimeType: "application/pdf", buffer: Buffer.concat([paper, Buffer.from(`\n% ${name}\n`)]) }));
}

/** The link of the mail that was sent last. */
async function mailed(wanted) {
  const folder = join(site.data, "mail");
  for (const until = Date.now() + 90_000; Date.now() < until; ) {
    for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
      const text = await readFile(join(folder, name), "utf8").catch(() => "");
      const found = wanted.exec(text.replaceAll("=\r\n", "").replaceAll("=3D", "="));
      if (found) return found[0];
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return assert.fail(`no mail in ${folder}`);
}
