// Articles that the demonstration does not need and the journeys do: enough for lists of several pages, one withdrawn, one
// for members in each language, and one whose words are as unfriendly to a narrow screen as words can be.

const LANGUAGES = ["fr", "en", "es", "ar"];

/** The slugs of the fixture, the same in each language. */
export const SLUGS = { withdrawn: "e2e-withdrawn", members: "e2e-members", hard: "e2e-hard", lone: "e2e-lone" };

const LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
const ADDRESS = `https://example.org/${"a-very-long-path/".repeat(9)}end`;
const CELLS = Array.from({ length: 12 }, (_, at) => `colonne${at}`);

const HARD = [
  `${LONG} ${LONG}`,
  `<${ADDRESS}>`,
  `## ${LONG}`,
  `| ${CELLS.join(" | ")} |\n|${CELLS.map(() => "---").join("|")}|\n| ${CELLS.map((cell) => `${cell}-valeur`).join(" | ")} |`,
  `> ${LONG}\n>\n> - ${LONG}\n>   - ${LONG}\n>     - ${LONG}`,
  `1. un\n2. ${ADDRESS}`,
  `\`${LONG.repeat(3)}\``,
].join("\n\n");

/** An article with the same words in each of these languages. */
function article(id, dated, languages, text, facts = {}) {
  const texts = Object.fromEntries(languages.map((language) => [language, { published: dated, ...text }]));
  return { id, dated, themes: [{ country: "FR" }], ...facts, texts };
}

/** All of them, as `malines import articles` reads them. */
export function lines() {
  const body = { markdown: "Premier alinéa.\n\n## Une partie\n\nSecond alinéa." };
  const all = [
    article("e2e-withdrawn", "2003-01-01T00:00:00", LANGUAGES, { title: "e2e withdrawn", slug: SLUGS.withdrawn, state: "withdrawn", body }),
    article("e2e-members", "2003-01-02T00:00:00", LANGUAGES, { title: "e2e members", slug: SLUGS.members, body }, { audience: "members" }),
    article("e2e-hard", "2003-01-03T00:00:00", LANGUAGES, {
      slug: SLUGS.hard,
      overline: LONG,
      title: `${LONG} : ${LONG}`,
      subtitle: LONG,
      when: `Du 16 novembre 2017, 17h30, au 21 novembre 2017, 18h15 ${LONG}`,
      place: LONG,
      standfirst: `${LONG}, ${LONG}`,
      body: { markdown: HARD },
    }, { contact: { unit: { fr: LONG }, email: `${"a".repeat(60)}@${"b".repeat(60)}.example` } }),
    article("e2e-lone-fr", "2003-01-04T00:00:00", ["fr"], { slug: SLUGS.lone, title: "Un texte en français seulement", standfirst: "Chapô.", body }),
    article("e2e-lone-en", "2003-01-05T00:00:00", ["en"], { slug: `${SLUGS.lone}-en`, title: "A text in English only", standfirst: "Standfirst.", body }),
  ];
  for (let number = 1; number <= 28; number += 1) {
    const day = String(number).padStart(2, "0");
    all.push(article(`e2e-${number}`, `2004-02-${day}T09:00:00`, ["fr", "en"], { title: `Brève ${number} de février 2004`, slug: `e2e-${number}`, body }));
  }
  return all.map((line) => `${JSON.stringify(line)}\n`).join("");
}
