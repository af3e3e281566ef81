/**
 * The schema of a document, the same as `document::model` reads it: names, attributes, and what may stand in what.
 * Three groups of blocks: `free` stand everywhere, `inner` everywhere but in cells, the others in the body alone.
 */
import { Extension, type Extensions, Mark, Node } from "@tiptap/core";
import { tableEditing } from "@tiptap/pm/tables";
import { blockId, direction, languageTag, linkAddress, uuid, webAddress } from "./values";

declare module "@tiptap/core" {
  interface NodeConfig<Options, Storage> {
    /** What a node is to the commands of tables (prosemirror-tables). */
    tableRole?: "table" | "row" | "cell" | "header_cell";
  }
}

type Values = Record<string, unknown>;
type Check = (text: string | null) => string | null;

const line: Check = (text) => text?.trim() || null;

/** An attribute that the clipboard carries as `data-NAME`, read back only where it is valid. */
function carried(name: string, check: Check = line) {
  const data = `data-${name.toLowerCase()}`;
  return {
    default: null,
    parseHTML: (element: HTMLElement) => check(element.getAttribute(data)),
    renderHTML: (values: Values) => (values[name] ? { [data]: values[name] } : {}),
  };
}

/** Blocks that have an id of their own. */
export const IDENTIFIED = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "table",
  "figure",
  "documentList",
  "embed",
  "callout",
  "horizontalRule",
];

/** What several nodes have: `id`, and `of` the block of the source text; checks lead to a block by its `id` in the page. */
const Shared = Extension.create({
  name: "shared",
  extendNodeSchema: (extension) => (extension.config.tableRole ? { tableRole: extension.config.tableRole } : {}),
  addGlobalAttributes() {
    const id = carried("id", blockId);
    const renderHTML = (values: Values) =>
      values["id"] ? { "data-id": values["id"], id: `block-${values["id"]}` } : {};
    return [{ types: IDENTIFIED, attributes: { id: { ...id, renderHTML }, of: carried("of", blockId) } }];
  },
});

const Doc = Node.create({ name: "doc", topNode: true, content: "block+" });

const Text = Node.create({ name: "text", group: "inline" });

const Paragraph = Node.create({
  name: "paragraph",
  priority: 1000,
  group: "block inner free",
  content: "inline*",
  parseHTML: () => [{ tag: "p" }],
  renderHTML: ({ HTMLAttributes }) => ["p", HTMLAttributes, 0],
});

const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => [2, 3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${node.attrs["level"]}`, HTMLAttributes, 0],
});

const BulletList = Node.create({
  name: "bulletList",
  group: "block inner free",
  content: "listItem+",
  parseHTML: () => [{ tag: "ul" }],
  renderHTML: ({ HTMLAttributes }) => ["ul", HTMLAttributes, 0],
});

const OrderedList = Node.create({
  name: "orderedList",
  group: "block inner free",
  content: "listItem+",
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) =>
        Math.min(Math.max(Number.parseInt(element.getAttribute("start") ?? "1", 10) || 1, 0), 1_000_000),
      renderHTML: (values: Values) => (values["start"] === 1 ? {} : { start: values["start"] }),
    },
  }),
  parseHTML: () => [{ tag: "ol" }],
  renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
});

const ListItem = Node.create({
  name: "listItem",
  content: "paragraph inner*",
  defining: true,
  parseHTML: () => [{ tag: "li" }],
  renderHTML: ({ HTMLAttributes }) => ["li", HTMLAttributes, 0],
});

const Blockquote = Node.create({
  name: "blockquote",
  group: "block inner",
  content: "inner+",
  defining: true,
  addAttributes: () => ({
    language: {
      default: null,
      parseHTML: (element) => languageTag(element.getAttribute("lang")),
      renderHTML: ({ language }: Values) => (language ? { lang: language, dir: direction(String(language)) } : {}),
    },
    source: carried("source"),
    sourceUrl: {
      default: null,
      parseHTML: (element) => webAddress(element.getAttribute("cite")),
      renderHTML: (values: Values) => (values["sourceUrl"] ? { cite: values["sourceUrl"] } : {}),
    },
  }),
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
});

const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "inner+",
  defining: true,
  addAttributes: () => ({ title: carried("title") }),
  parseHTML: () => [{ tag: "aside[data-callout]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", { class: "callout", "data-callout": "", ...HTMLAttributes }, 0],
});

const Table = Node.create({
  name: "table",
  group: "block inner",
  content: "tableRow+",
  tableRole: "table",
  isolating: true,
  addAttributes: () => ({
    caption: {
      ...carried("caption"),
      parseHTML: (element) =>
        line((element as HTMLTableElement).caption?.textContent ?? element.getAttribute("data-caption")),
    },
  }),
  parseHTML: () => [{ tag: "caption", ignore: true }, { tag: "table" }],
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
  addProseMirrorPlugins: () => [tableEditing()],
});

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  tableRole: "row",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: ({ HTMLAttributes }) => ["tr", HTMLAttributes, 0],
});

/** A span of a cell, within the reader's limits. */
function span(name: "colspan" | "rowspan", limit: number) {
  return {
    default: 1,
    parseHTML: (element: HTMLElement) =>
      Math.min(Math.max(Number.parseInt(element.getAttribute(name) ?? "1", 10) || 1, 1), limit),
    renderHTML: (values: Values) => (values[name] === 1 ? {} : { [name]: values[name] }),
  };
}

function cell(name: "tableCell" | "tableHeader", role: "cell" | "header_cell", tag: "td" | "th"): Node {
  return Node.create({
    name,
    content: "free+",
    tableRole: role,
    isolating: true,
    addAttributes: () => ({ colspan: span("colspan", 60), rowspan: span("rowspan", 2000) }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

const Figure = Node.create({
  name: "figure",
  group: "block inner free",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({
    media: { ...carried("media", uuid), isRequired: true },
    alt: carried("alt"),
    decorative: {
      default: false,
      parseHTML: (element) => element.hasAttribute("data-decorative"),
      renderHTML: (values: Values) => (values["decorative"] ? { "data-decorative": "" } : {}),
    },
    credit: carried("credit"),
  }),
  parseHTML: () => [
    {
      tag: "figure[data-media]",
      contentElement: "figcaption",
      getAttrs: (element) => uuid(element.getAttribute("data-media")) !== null && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],
});

const DocumentList = Node.create({
  name: "documentList",
  priority: 200,
  group: "block inner free",
  content: "documentItem+",
  parseHTML: () => [{ tag: "ul[data-documents]" }],
  renderHTML: ({ HTMLAttributes }) => ["ul", { "data-documents": "", ...HTMLAttributes }, 0],
});

/** Its `media` is never absent in a document: a list needs an item that can be made of nothing, `files.ts` takes it away. */
const DocumentItem = Node.create({
  name: "documentItem",
  priority: 200,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    media: carried("media", uuid),
    title: carried("title"),
  }),
  parseHTML: () => [
    { tag: "li[data-media]", getAttrs: (element) => uuid(element.getAttribute("data-media")) !== null && null },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ["li", HTMLAttributes, String(node.attrs["title"] ?? "")],
});

const Embed = Node.create({
  name: "embed",
  group: "block inner",
  atom: true,
  addAttributes: () => ({
    url: { ...carried("url", webAddress), isRequired: true },
    title: carried("title"),
    poster: carried("poster", uuid),
  }),
  parseHTML: () => [
    { tag: "div[data-url]", getAttrs: (element) => webAddress(element.getAttribute("data-url")) !== null && null },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ["div", HTMLAttributes, String(node.attrs["title"] ?? node.attrs["url"])],
});

const HorizontalRule = Node.create({
  name: "horizontalRule",
  group: "block",
  parseHTML: () => [{ tag: "hr" }],
  renderHTML: ({ HTMLAttributes }) => ["hr", HTMLAttributes],
});

const HardBreak = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
});

/** A note stands where it is called; it is edited beside the text, not in it. */
const Note = Node.create({
  name: "note",
  group: "inline",
  inline: true,
  atom: true,
  content: "(text | hardBreak)*",
  parseHTML: () => [{ tag: "span[data-note]", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["span", { "data-note": "", ...HTMLAttributes }, 0],
});

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element) =>
        element.dataset["publication"] || element.dataset["media"] ? null : linkAddress(element.getAttribute("href")),
      renderHTML: (values: Values) => (values["href"] ? { href: values["href"] } : {}),
    },
    publication: carried("publication", uuid),
    media: carried("media", uuid),
  }),
  parseHTML: () => [
    {
      tag: "a",
      getAttrs: (element) => {
        const places = [
          linkAddress(element.getAttribute("href")),
          uuid(element.getAttribute("data-publication")),
          uuid(element.getAttribute("data-media")),
        ];
        return places.some((place) => place !== null) && null;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

const LanguageOf = Mark.create({
  name: "language",
  addAttributes: () => ({
    language: {
      isRequired: true,
      parseHTML: (element) => languageTag(element.getAttribute("lang")),
      renderHTML: (values: Values) => ({ lang: values["language"], dir: direction(String(values["language"])) }),
    },
  }),
  parseHTML: () => [
    { tag: "span[lang]", getAttrs: (element) => languageTag(element.getAttribute("lang")) !== null && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

/** A mark without attributes: its element, and the others that mean the same. */
function mark(name: string, tag: string, others: string[] = []): Mark {
  return Mark.create({
    name,
    parseHTML: () => [tag, ...others].map((tag) => ({ tag })),
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

/** The order of the marks is the order of their nesting (`document::Mark`). */
const MARKS = [
  Link,
  LanguageOf,
  mark("bold", "strong", ["b"]),
  mark("italic", "em", ["i", "cite", "dfn", "var"]),
  mark("subscript", "sub"),
  mark("superscript", "sup"),
  mark("code", "code", ["kbd", "samp", "tt"]),
];

/** Nodes and marks. What Tiptap orders by priority keeps this order where priorities are equal. */
export const SCHEMA: Extensions = [
  Doc,
  Paragraph,
  Text,
  Heading,
  DocumentList,
  DocumentItem,
  BulletList,
  OrderedList,
  ListItem,
  Blockquote,
  Callout,
  Table,
  TableRow,
  cell("tableCell", "cell", "td"),
  cell("tableHeader", "header_cell", "th"),
  Figure,
  Embed,
  HorizontalRule,
  HardBreak,
  Note,
  ...MARKS,
  Shared,
];
