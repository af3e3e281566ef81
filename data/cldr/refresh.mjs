// Makes the tables of this folder from the npm packages `cldr-localenames-full` and `cldr-dates-full`; README.md says
// how to call it.
//   node refresh.mjs FOLDER     FOLDER is where the packages were installed (it holds `node_modules`)

import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const LANGUAGES = ["fr", "en", "es", "ar"];

// Codes of CLDR that are neither countries of ISO 3166-1 nor regions of UN M49: groupings, reserved codes, test codes.
// Kosovo (XK, a code for users of ISO 3166-1) stays: local governments there have partners.
const NOT_A_PLACE = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);

// Other forms of a name: `PS-alt-short`, `ku-menu-core`.
const OTHER_FORM = /-(alt|menu)-/;

// Where CLDR's short form is the usual one.
const SHORT = new Set(["PS"]);

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node refresh.mjs FOLDER");
  process.exit(2);
}
const source = join(folder, "node_modules", "cldr-localenames-full");
const dates = join(folder, "node_modules", "cldr-dates-full");
const target = dirname(fileURLToPath(import.meta.url));

function names(locale, what) {
  const file = JSON.parse(readFileSync(join(source, "main", locale, `${what}.json`), "utf8"));
  return file.main[locale].localeDisplayNames[what];
}

/** The codes that every one of the tables has, without their other forms, in the order of the codes. */
function codes(tables) {
  const all = Object.keys(tables[0]).filter((code) => !OTHER_FORM.test(code));
  return all.filter((code) => tables.every((table) => table[code])).sort();
}

function write(name, head, rows) {
  const lines = [head, ...rows].map((row) => row.join("\t"));
  writeFileSync(join(target, name), lines.join("\n") + "\n");
  console.log(`${name}: ${rows.length} rows`);
}

const territories = LANGUAGES.map((language) => names(language, "territories"));
const nameOf = (table, code) => (SHORT.has(code) && table[`${code}-alt-short`]) || table[code];
write(
  "territories.tsv",
  ["code", ...LANGUAGES],
  codes(territories)
    .filter((code) => !NOT_A_PLACE.has(code))
    .map((code) => [code, ...territories.map((table) => nameOf(table, code))]),
);

// A language without a name of its own carries its code in CLDR; "root", "mul" and the like are not languages.
const NOT_A_LANGUAGE = new Set(["root", "und", "mul", "zxx", "mis"]);
const languages = LANGUAGES.map((language) => names(language, "languages"));
write(
  "languages.tsv",
  ["code", ...LANGUAGES],
  codes(languages)
    .filter((code) => !NOT_A_LANGUAGE.has(code))
    .map((code) => [code, ...languages.map((table) => table[code])]),
);

// What each language calls itself: `pt` and `pt-BR` from the Portuguese table, `pt-PT` from its own.
const own = new Map();
const named = (locale) => existsSync(join(source, "main", locale, "languages.json"));
for (const locale of readdirSync(join(source, "main")).filter(named).sort()) {
  const table = names(locale, "languages");
  for (const [code, name] of Object.entries(table)) {
    const itself = code === locale || code.startsWith(`${locale}-`);
    if (itself && name !== code && !OTHER_FORM.test(code)) {
      own.set(code, name);
    }
  }
}
write("endonyms.tsv", ["code", "name"], [...own].sort(([a], [b]) => (a < b ? -1 : 1)));

// How a range of days is written with the month in full, where the two days differ by the day, the month, the year.
// Most languages have patterns for the short month only: UTS #35 (Dates, "Matching Skeletons") lengthens their month.
function intervals(locale) {
  const file = join(dates, "main", locale, "ca-gregorian.json");
  if (!existsSync(file)) return undefined;
  const gregorian = JSON.parse(readFileSync(file, "utf8")).main[locale].dates.calendars.gregorian;
  const { yMMMMd, yMMMd } = gregorian.dateTimeFormats.intervalFormats;
  const patterns = ["d", "M", "y"].map((greatest) => yMMMMd?.[greatest] ?? yMMMd?.[greatest]);
  return patterns.every(Boolean) ? patterns.map((pattern) => pattern.replace(/M{3,}/g, "MMMM")) : undefined;
}

const root = String(intervals("und"));
const rows = new Map();
for (const locale of readdirSync(join(dates, "main")).sort()) {
  const patterns = intervals(locale);
  const inherited = locale.includes("-") ? String(rows.get(locale.split("-")[0])) : root;
  if (patterns && String(patterns) !== inherited) {
    rows.set(locale, patterns);
  }
}
write("intervals.tsv", ["code", "day", "month", "year"], [...rows].map(([locale, patterns]) => [locale, ...patterns]));

copyFileSync(join(source, "LICENSE"), join(target, "LICENSE"));
console.log(`from CLDR ${JSON.parse(readFileSync(join(source, "package.json"), "utf8")).version}`);
