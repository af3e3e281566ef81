// Writing in the editor, in a real browser under the desk's security policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { ARTICLE, GUIDE, PICTURE, doc, editor, move, outline, paragraph, paste, text, value } from "./page.mjs";

let site;
before(async () => (site = await editor()));
after(() => site.close());

/** A page that must end without errors and without anything refused by the policy. */
const written = (name, document, body, options) =>
  test(name, async () => {
    const page = await site.open(document, options);
    try {
      await body(page, page.locator(".ProseMirror").first());
      assert.deepEqual(page.heard, []);
    } finally {
      await page.context().close();
    }
  });

const tool = (page, name) => page.getByRole("toolbar").getByRole("button", { name, exact: true });
/** Waits until the text matches: what a dialogue answers comes a moment after it has closed. */
async function becomes(page, pattern) {
  let text = "";
  for (let tries = 0; tries < 40; tries++) {
    text = outline(await value(page));
    if (pattern.test(text)) return;
    await page.waitForTimeout(25);
  }
  assert.match(text, pattern);
}

const ids = (json) => [...(json.attrs?.id ? [json.attrs.id] : []), ...(json.content ?? []).flatMap(ids)];
const blank = doc(paragraph("p1"));

/** Every kind of block and mark that `document` knows; `crates/platform/desk/tests/editor.rs` reads the same file. */
const ALL = JSON.parse(await readFile(new URL("all.json", import.meta.url), "utf8"));

written("every block and mark comes back as it was", ALL, async (page) => assert.deepEqual(await value(page), ALL));

written("the empty document becomes a paragraph to write in", doc(), async (page, content) => {
  await content.click();
  await page.keyboard.type("Bonjour");
  const json = await value(page);
  assert.equal(outline(json), "paragraph: Bonjour\n");
  assert.match(json.content[0].attrs.id, /^[0-9a-hjkmnp-tv-z]{10}$/);
});

written(
  "a split keeps the id with the words, and both halves render the source block",
  doc({ ...paragraph("p1", "un deux"), attrs: { id: "p1", of: "s1" } }),
  async (page, content) => {
    await content.locator("p").click();
    await move(page, "End", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft");
    await page.keyboard.press("Enter");
    let { content: blocks } = await value(page);
    assert.deepEqual(
      blocks.map(({ attrs }) => attrs.of),
      ["s1", "s1"],
    );
    assert.equal(blocks[0].attrs.id, "p1");
    assert.notEqual(blocks[1].attrs.id, "p1");
    await page.keyboard.press("Control+z");
    await move(page, "Home");
    await page.keyboard.press("Enter");
    ({ content: blocks } = await value(page));
    assert.equal(blocks[1].attrs.id, "p1", "the blank paragraph before is the new one");
    assert.equal(blocks[0].attrs.of, undefined);
    assert.notEqual(blocks[0].attrs.id, "p1");
  },
);

written(
  "what is cut and pasted moves with its id, what is pasted again is new",
  doc(paragraph("p1", "un"), paragraph("p2", "deux"), paragraph("p3", "trois")),
  async (page, content) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await content.locator("p").first().click();
    await move(page, "Home", "Shift+ArrowDown");
    await page.keyboard.press("Control+x");
    await move(page, "Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+v");
    await page.keyboard.press("Control+v");
    const all = ids(await value(page));
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.includes("p2") && all.includes("p3"));
  },
);

written(
  "headings go one level down at most",
  doc(paragraph("p1", "un"), paragraph("p2", "deux")),
  async (page, content) => {
    await content.locator("p").first().click();
    assert.equal(await tool(page, "Intertitre H3").getAttribute("aria-disabled"), "true");
    await tool(page, "Intertitre H2").click();
    await content.locator("p").click();
    await page.waitForFunction(() => document.querySelectorAll('.editor-toolbar [aria-disabled="false"]').length > 0);
    await tool(page, "Intertitre H3").click();
    assert.equal(outline(await value(page)), "heading [level=2]: un\nheading [level=3]: deux\n");
    assert.deepEqual(ids(await value(page)), ["p1", "p2"]);
    await content.locator("h2").click();
    await tool(page, "Paragraphe").click();
    await content.locator("h3").click();
    await page.getByText("Cet intertitre saute un niveau").waitFor();
  },
);

written("signs of Markdown become what they mean", blank, async (page, content) => {
  await content.click();
  const lines = [
    "### Titre",
    "Un **mot** *fin* et `code` ",
    "- un",
    "deux",
    "",
    "3. trois",
    "",
    "> dit",
    "",
    "---[ici](example.org/a) !",
  ];
  for (const line of lines) {
    await page.keyboard.type(line);
    if (line !== lines.at(-1)) await page.keyboard.press("Enter");
  }
  assert.equal(
    outline(await value(page)),
    `heading [level=2]: Titre
paragraph: Un ‹bold: mot› ‹italic: fin› et ‹code: code› 
bulletList
  listItem
    paragraph: un
  listItem
    paragraph: deux
orderedList [start=3]
  listItem
    paragraph: trois
blockquote
  paragraph: dit
horizontalRule
paragraph: ‹link https://example.org/a: ici› !
`,
  );
});

written("the toolbar is one stop; arrows go through it, and Escape leaves it", blank, async (page, content) => {
  await content.click();
  await page.keyboard.press("Alt+F10");
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.equal(await focused(), "Annuler");
  await page.keyboard.press("End");
  assert.equal(await focused(), "Trait de séparation");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "Annuler");
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "Gras");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.type("fort");
  assert.equal(outline(await value(page)), "paragraph: ‹bold: fort›\n");
  assert.equal(await page.locator('.editor-toolbar [tabindex="0"]').count(), 1);
});

written(
  "Tab moves within lists and tables, and leaves after Escape",
  doc({
    type: "bulletList",
    attrs: { id: "l" },
    content: ["un", "deux"].map((words, at) => ({
      type: "listItem",
      attrs: { id: `i${at}` },
      content: [paragraph(`p${at}`, words)],
    })),
  }),
  async (page, content) => {
    await content.locator("li").last().click();
    await move(page);
    await page.keyboard.press("Tab");
    assert.match(outline(await value(page)), /paragraph: un\n {4}bulletList/);
    await page.keyboard.press("Shift+Tab");
    assert.doesNotMatch(outline(await value(page)), /paragraph: un\n {4}bulletList/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "after");
  },
);

written(
  "a link by keyboard: to a publication, to an address, and a wrong address is told",
  doc(paragraph("p1", "voir ici")),
  async (page, content) => {
    await content.locator("p").click();
    await move(page, "End", "Control+Shift+ArrowLeft");
    await page.keyboard.press("Control+k");
    await page.getByLabel("Vers un texte ou un fichier du site").fill("migration");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /Villes et migration/ }).click();
    await becomes(page, new RegExp(`voir ‹link ${ARTICLE}: ici›`));
    await page.getByRole("group", { name: "Lien" }).getByText("Villes et migration").waitFor();
    await page.keyboard.press("Control+k");
    await page.getByLabel("Ou vers une adresse").fill("javascript:alert(1)");
    await page.keyboard.press("Enter");
    await page.getByText("Écrivez une adresse complète").waitFor();
    await page.getByLabel("Ou vers une adresse").fill("example.org");
    await page.keyboard.press("Enter");
    await becomes(page, /voir ‹link https:\/\/example.org\/: ici›/);
    await page.getByRole("group", { name: "Lien" }).getByRole("button", { name: "Retirer" }).click();
    assert.equal(outline(await value(page)), "paragraph: voir ici\n");
  },
);

written("a picture from the library, its alternative proposed, then decorative", blank, async (page, content) => {
  await content.click();
  await tool(page, "Image").click();
  await page.getByRole("button", { name: /La place/ }).click();
  const alternative = page.getByLabel("Ce que montre l’image, pour qui ne la voit pas");
  await alternative.waitFor();
  assert.equal(await alternative.inputValue(), "Une place pavée");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
  await alternative.fill("Une place, le matin");
  assert.match(
    outline(await value(page)),
    new RegExp(`figure \\[media=${PICTURE} alt=Une place, le matin credit=Ville de Malines\\]: \n`),
  );
  await alternative.fill("");
  await page.getByRole("group", { name: "Image" }).getByText("Décrivez cette image").waitFor();
  await page.getByLabel("Image décorative, sans information").check();
  assert.match(outline(await value(page)), /decorative=true/);
  await page.keyboard.press("Escape");
  await page.keyboard.type("Légende");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Après");
  assert.match(outline(await value(page)), /: Légende\nparagraph: Après\n/);
});

written(
  "files, an embed, a call-out, a quotation and a note are filled in beside the text",
  doc(paragraph("p1", "Bon")),
  async (page, content) => {
    await content.locator("p").click();
    await move(page, "End");
    await tool(page, "Note de bas de page").click();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Texte de la note" }).waitFor();
    await page.keyboard.type("Une note");
    await page.keyboard.press("Enter");
    await move(page, "ArrowRight");
    await tool(page, "Citation").click();
    await page.getByLabel("Auteur ou source").fill("CGLU");
    await page.getByLabel("Langue de la citation").selectOption("en");
    await page.getByLabel("Adresse de la source").fill("nulle part");
    assert.equal(await page.getByLabel("Adresse de la source").getAttribute("aria-invalid"), "true");
    await page.getByLabel("Adresse de la source").fill("https://example.org/");
    await tool(page, "Fichiers à télécharger").click();
    await page.getByRole("button", { name: /Guide des élus/ }).click();
    await page.getByLabel("Titre affiché").fill("Le guide");
    await page.keyboard.press("Escape");
    await tool(page, "Vidéo ou contenu d’un autre site").click();
    await page.getByLabel("Adresse de la page").fill("tube.example/w/1");
    await page.getByRole("dialog").getByLabel("Titre").fill("Film");
    await page.keyboard.press("Enter");
    await becomes(page, /embed/);
    assert.equal(
      outline(await value(page)),
      `blockquote [language=en source=CGLU sourceUrl=https://example.org/]
  paragraph: Bon{note: Une note}
  documentList
    documentItem [media=${GUIDE} title=Le guide]
  embed [url=https://tube.example/w/1 title=Film]
`,
    );
    await page.keyboard.press("Control+z");
    assert.doesNotMatch(outline(await value(page)), /embed/);
  },
);

written("a table by its commands stays a rectangle", blank, async (page, content) => {
  await content.click();
  await tool(page, "Tableau").click();
  const panel = page.getByRole("group", { name: "Tableau" });
  await page.keyboard.type("Ville");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Pays");
  await panel.getByRole("button", { name: "Colonne après" }).click();
  await panel.getByRole("button", { name: "Ligne au-dessous" }).click();
  await panel.getByLabel("Légende").fill("Villes jumelles");
  const json = await value(page);
  const rows = json.content[0].content.map((row) => row.content.map((cell) => cell.type).join(" "));
  assert.deepEqual(rows, [
    Array(4).fill("tableHeader").join(" "),
    ...Array(3).fill(Array(4).fill("tableCell").join(" ")),
  ]);
  assert.equal(json.content[0].attrs.caption, "Villes jumelles");
  assert.equal(json.content[0].content[0].content[1].attrs, undefined);
});

written("the language of a passage", doc(paragraph("p1", "dire hello")), async (page, content) => {
  await content.locator("p").click();
  await move(page, "End", "Control+Shift+ArrowLeft");
  await tool(page, "Langue du passage").click();
  await page.getByRole("dialog").getByLabel("Langue du passage").selectOption("en");
  await page.getByRole("button", { name: "Appliquer" }).click();
  await becomes(page, /‹language/);
  assert.equal(outline(await value(page)), "paragraph: dire ‹language en: hello›\n");
  assert.equal(await content.locator('span[lang="en"][dir="ltr"]').count(), 1);
});

written(
  "each change is told, and the form carries the document alone",
  doc(paragraph("p1", "un")),
  async (page, content) => {
    await page.evaluate(() => {
      window.changes = 0;
      document.querySelector("form").addEventListener("malines-change", () => window.changes++);
    });
    await content.locator("p").click();
    await page.keyboard.type("!");
    assert.equal(await page.evaluate(() => window.changes), 1);
    assert.deepEqual(await page.evaluate(() => [...new FormData(document.querySelector("form")).keys()]), ["body"]);
    assert.ok(await page.locator("textarea#markdown").isHidden());
  },
);

written("an address of a block leads into it", ALL, async (page) => {
  await page.evaluate(() => (location.hash = "#block-p7"));
  await page.waitForFunction(() => getSelection().anchorNode?.textContent === "Oui");
});

written("an address pasted over words makes them a link", doc(paragraph("p1", "ici")), async (page, content) => {
  await content.locator("p").click();
  await move(page, "End", "Control+Shift+ArrowLeft");
  await paste(page, "", "https://example.org/x");
  assert.equal(outline(await value(page)), "paragraph: ‹link https://example.org/x: ici›\n");
});

written(
  "another version is taken in without being a change, and can be undone",
  doc(paragraph("p1", "un")),
  async (page, content) => {
    await page.evaluate(
      (json) => {
        window.changes = 0;
        const editor = document.querySelector("malines-editor");
        editor.addEventListener("malines-change", () => window.changes++);
        editor.value = json;
      },
      JSON.stringify(doc(paragraph("p1", "un"), paragraph("p2", "deux"))),
    );
    assert.deepEqual(ids(await value(page)), ["p1", "p2"]);
    assert.equal(await page.evaluate(() => window.changes), 0);
    await content.click();
    await page.keyboard.press("Control+z");
    assert.deepEqual(ids(await value(page)), ["p1"]);
  },
);

written(
  "a list of files without its last file is none",
  doc(paragraph("p1", "un"), {
    type: "documentList",
    attrs: { id: "d1" },
    content: [{ type: "documentItem", attrs: { media: GUIDE } }],
  }),
  async (page, content) => {
    await content.locator(".editor-file").click();
    await move(page);
    await page.keyboard.press("Delete");
    assert.equal(outline(await value(page)), "paragraph: un\n");
  },
);

for (const [interfaceLanguage, width] of [
  ["fr", 320],
  ["ar", 320],
  ["ar", 1280],
]) {
  written(
    `nothing runs over the edge: ${interfaceLanguage} at ${width}`,
    ALL,
    async (page) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} pixels`);
    },
    { interfaceLanguage, language: interfaceLanguage, viewport: { width, height: 800 } },
  );
}

written(
  "in Arabic the arrows of the toolbar go the other way",
  blank,
  async (page, content) => {
    await content.click();
    await page.keyboard.press("Alt+F10");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "إعادة");
  },
  { interfaceLanguage: "ar", language: "ar" },
);
