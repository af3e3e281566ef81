// Every kind of page that a visitor can get, in each language. Addresses are those of the French demonstration; the other
// languages are found where a visitor finds them, by the language switch.
import { SITE } from "./browser.mjs";
import { SLUGS } from "./fixture.mjs";

/** The languages of the interface, with the first word of the list of articles. */
export const LANGUAGES = { fr: "/fr/actualites", en: "/en/news", es: "/es/noticias", ar: encodeURI("/ar/الأخبار") };

/** The same of the agenda, and the present month. */
const AGENDA = { fr: "/fr/agenda", en: "/en/events", es: "/es/agenda", ar: encodeURI("/ar/الأجندة") };
const MONTH = new Date().toISOString().slice(0, 7).replace("-", "/");

/** The same of the resource centre. */
const RESOURCES = { fr: "/fr/ressources", en: "/en/resources", es: "/es/recursos", ar: encodeURI("/ar/الموارد") };

/** Whether a language is written from right to left. */
export const direction = (language) => (language === "ar" ? "rtl" : "ltr");

/**
 * The kinds. `fr` is the address in French, to be followed to the other languages; `path` makes it for each language;
 * `find` finds it from the list. `status` is 200 where it is not said; `post` are fields to be sent there.
 */
export const KINDS = [
  { name: "home", fr: "/fr/" },
  { name: "list", fr: "/fr/actualites" },
  { name: "list-older", find: /<a class="button on" href="([^"]+)" rel="next"/ },
  { name: "list-filtered", find: /href="([^"?]+\?theme=[^"&]+)"/ },
  { name: "list-two-filters", fr: "/fr/actualites?theme=migration-et-developpement&lang=en", path: (language) => `${LANGUAGES[language]}?lang=es` },
  { name: "year", path: (language) => `${LANGUAGES[language]}/2025` },
  { name: "month", path: (language) => `${LANGUAGES[language]}/2025/02` },
  { name: "search", fr: "/fr/recherche?q=migration" },
  { name: "search-start", fr: "/fr/recherche" },
  { name: "search-nothing", fr: "/fr/recherche?q=zzqxjw" },
  { name: "agenda", fr: "/fr/agenda" },
  { name: "agenda-theme", fr: "/fr/agenda?theme=reseaux-de-villes" },
  { name: "agenda-month", path: (language) => `${AGENDA[language]}/${MONTH}` },
  { name: "agenda-year", path: (language) => `${AGENDA[language]}/${MONTH.slice(0, 4)}` },
  { name: "agenda-series", path: (language) => `${AGENDA[language]}/series/rencontres-des-villes-en-lien` },
  { name: "event", fr: "/fr/agenda/groupe-migration" },
  { name: "event-over", fr: "/fr/agenda/conference-mondiale-villes-et-migration" },
  { name: "resources", fr: "/fr/ressources" },
  { name: "resources-list", fr: "/fr/ressources?view=list" },
  { name: "resources-two-facets", fr: "/fr/ressources/2018?type=text" },
  { name: "resources-unknown", path: (language) => `${RESOURCES[language]}?type=book`, status: 404 },
  { name: "resource-text", fr: "/fr/ressources/accueillir-guide-pratique" },
  { name: "resource-practice", fr: "/fr/ressources/trois-bornes-fontaines" },
  { name: "resource-album", fr: "/fr/ressources/fils-entre-les-villes" },
  { name: "resource-sound", fr: "/fr/ressources/quatre-cloches" },
  { name: "resource-film", fr: "/fr/ressources/un-reseau-se-noue" },
  { name: "themes", fr: "/fr/themes" },
  { name: "topic", fr: "/fr/themes/migration-et-developpement" },
  { name: "country", fr: "/fr/pays/belgique" },
  { name: "region", fr: "/fr/pays/sahel" },
  { name: "article-full", fr: "/fr/actualites/villes-et-migration-malines" },
  { name: "article-lace", fr: "/fr/actualites/africites-kisumu" },
  { name: "article-note", fr: "/fr/actualites/un-pour-cent-eau-vingt-ans" },
  { name: "article-archived", fr: "/fr/actualites/loi-thiolliere-2007" },
  { name: "article-hard", path: (language) => `${LANGUAGES[language]}/${SLUGS.hard}` },
  { name: "elsewhere", path: (language) => `${LANGUAGES[language]}/${SLUGS.lone}${language === "fr" ? "-en" : ""}` },
  { name: "members", path: (language) => `${LANGUAGES[language]}/${SLUGS.members}`, status: 403 },
  { name: "not-found", path: (language) => `/${language}/e2e-nothing`, status: 404 },
  { name: "withdrawn", path: (language) => `${LANGUAGES[language]}/${SLUGS.withdrawn}`, status: 410 },
  { name: "page", fr: "/fr/le-reseau" },
  { name: "page-child", fr: "/fr/le-reseau/gouvernance" },
  { name: "legal", fr: "/fr/mentions-legales" },
  { name: "accessibility", fr: "/fr/accessibilite" },
  { name: "eco-design", fr: "/fr/ecoconception" },
  { name: "site-map", fr: "/fr/plan" },
  { name: "contact", fr: "/fr/nous-ecrire" },
  { name: "contact-errors", fr: "/fr/nous-ecrire", status: 422, post: { name: "", email: "nobody", subject: "s", message: "", stamp: "" } },
  { name: "contact-sent", fr: "/fr/nous-ecrire", query: "?sent=1" },
];

/** The kind of this name. */
export function kind(name) {
  const found = KINDS.find((each) => each.name === name);
  if (!found) throw new Error(`no kind of page is called ${name}`);
  return found;
}

/** The path of a kind of page in a language. */
export async function address(name, language) {
  const { fr, path, find, query = "" } = kind(name);
  if (find) return found(find, await html(LANGUAGES[language]), name);
  if (!fr || (path && language !== "fr")) return path(language);
  if (language === "fr") return fr + query;
  const page = await html(fr);
  return found(new RegExp(`<a href="([^"]+)" hreflang="${language}"`), page, `${fr} in ${language}`) + query;
}

/** Shows a kind of page in the browser; gives the answer's status. */
export async function show(page, name, language) {
  const path = await address(name, language);
  const { post } = kind(name);
  if (!post) return (await page.goto(path)).status();
  // Sent by the form itself, whose fields are filled as a visitor would leave them.
  await page.goto(path);
  for (const [field, value] of Object.entries(post)) {
    if (field !== "stamp") await page.locator(`form.form [name="${field}"]`).fill(value);
  }
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.waitForEvent("load"),
    page.locator("form.form button[type=submit]").click(),
  ]);
  return answer.status();
}

/** What the server sends for a kind of page, before any browser reads it. */
export async function source(name, language) {
  const { post } = kind(name);
  const path = await address(name, language);
  if (!post) return fetch(SITE + path, { redirect: "manual" });
  const headers = { origin: SITE, "sec-fetch-site": "same-origin" };
  return fetch(SITE + path, { method: "POST", headers, body: new URLSearchParams(post), redirect: "manual" });
}

const read = new Map();

/** The text of a page, asked once. */
async function html(path) {
  if (!read.has(path)) {
    read.set(path, fetch(SITE + path).then(async (answer) => {
      if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
      return answer.text();
    }));
  }
  return read.get(path);
}

function found(pattern, text, what) {
  const match = pattern.exec(text);
  if (!match) throw new Error(`no link to ${what}`);
  return match[1].replaceAll("&amp;", "&");
}
