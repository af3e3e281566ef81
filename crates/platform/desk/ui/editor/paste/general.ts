/** What any source may bring: elements that no text holds, marks as styles, addresses that lead nowhere. */
import { direction, languageTag, linkAddress, videoPage } from "../values";
import { BLOCKS, inside, isBlank, styles, unwrap, wrapContent } from "./tree";

const NO_TEXT =
  "x-style, script, template, noscript, meta, link, title, head, button, input, select, textarea, label, legend, svg, " +
  "math, canvas, audio, video, object, embed, map, dialog, nav, datalist, [hidden], [aria-hidden='true']";

/** Cleans within lines. Returns how many pictures were left out: they belong in the library first. */
export function cleanGeneral(root: HTMLElement, language: string): number {
  for (const comment of comments(root)) comment.remove();
  for (const element of inside(root, NO_TEXT)) element.remove();
  for (const element of inside(root, "[x-style*='display']"))
    if (styles(element).get("display") === "none") element.remove();
  for (const frame of inside(root, "iframe")) replaceFrame(frame);
  const pictures = inside(root, "img, picture");
  for (const picture of pictures) picture.remove();
  for (const element of inside(root, "del, s, strike")) unwrap(element);
  for (const quote of inside(root, "q")) quote.replaceWith("“", ...quote.childNodes, "”");
  for (const element of inside(root, "*")) marks(element, language);
  for (const link of inside(root, "a")) cleanLink(link);
  for (const element of root.querySelectorAll("*")) forget(element);
  for (const element of inside(
    root,
    "span:not([lang], [data-note]), font, u, ins, small, big, abbr, acronym, time, mark, label, bdi, bdo, data, output",
  ))
    unwrap(element);
  root.normalize();
  for (const text of texts(root))
    text.data = text.data.replace(/[\u00ad\u200b\ufeff]/g, "").replace(/[ \u00a0]{2,}|\t/g, " ");
  return pictures.filter((picture) => picture.tagName === "IMG" && Number(picture.getAttribute("width") ?? 9) > 2)
    .length;
}

/** A frame of a known video site becomes a card, any other is dropped. */
function replaceFrame(frame: HTMLElement): void {
  const page = videoPage(frame.getAttribute("src") ?? "");
  if (!page) return frame.remove();
  const card = frame.ownerDocument.createElement("div");
  card.setAttribute("data-url", page);
  card.setAttribute("data-title", frame.getAttribute("title")?.slice(0, 1000) ?? "");
  frame.replaceWith(card);
}

/** Styles that mean a mark become its element, an element that its style denies becomes none. */
function marks(element: HTMLElement, language: string): void {
  const style = styles(element);
  const weight = style.get("font-weight");
  const isHeading = element.closest("h1, h2, h3, h4, h5, h6") !== null;
  const isInline = !element.matches(BLOCKS);
  const tag = element.tagName;
  if (/^(B|STRONG)$/.test(tag) && (isHeading || /^(normal|[1-4]00)$/.test(weight ?? ""))) return unwrap(element);
  if (/^(I|EM)$/.test(tag) && style.get("font-style") === "normal") return unwrap(element);
  if (/^SU[BP]$/.test(tag) && isBlank(element)) return unwrap(element);
  if (!isInline) return foreign(element, language);
  if (!isHeading && /^(bold|bolder|[6-9]00)$/.test(weight ?? "") && !/^(B|STRONG)$/.test(tag))
    wrapContent(element, "strong");
  if (/^(italic|oblique)$/.test(style.get("font-style") ?? "") && !/^(I|EM|CITE|DFN|VAR)$/.test(tag))
    wrapContent(element, "em");
  const align = style.get("vertical-align");
  if ((align === "super" || align === "sub") && !/^SU[BP]$/.test(tag))
    wrapContent(element, align === "super" ? "sup" : "sub");
  foreign(element, language);
}

/** The language of a passage stays where it is another one than the text's. */
function foreign(element: HTMLElement, language: string): void {
  const tag = languageTag(element.getAttribute("lang"));
  element.removeAttribute("lang");
  element.removeAttribute("dir");
  if (!tag || tag.split("-")[0] === language.split("-")[0] || element.matches(BLOCKS) || isBlank(element)) return;
  wrapContent(element, "span");
  element.firstElementChild!.setAttribute("lang", tag);
  element.firstElementChild!.setAttribute("dir", direction(tag));
}

/** A link to nowhere, or into the page that it comes from, is text. */
function cleanLink(link: HTMLElement): void {
  const href = linkAddress(link.getAttribute("href"));
  if (!href || isBlank(link)) unwrap(link);
  else link.setAttribute("href", href);
}

/** Attributes that the schema reads; it would take those of another editor for its own. */
const READ: Record<string, string[]> = {
  A: ["href"],
  OL: ["start"],
  TD: ["colspan", "rowspan"],
  TH: ["colspan", "rowspan"],
  TABLE: ["role"],
  BLOCKQUOTE: ["cite"],
  SPAN: ["lang", "dir", "data-note"],
  DIV: ["data-url", "data-title"],
};

/** Takes off every other attribute; what `data-pm-slice` says of an editor elsewhere does not hold here. */
function forget(element: Element): void {
  const read = READ[element.tagName] ?? [];
  for (const { name } of [...element.attributes]) if (!read.includes(name)) element.removeAttribute(name);
}

function comments(root: HTMLElement): Comment[] {
  return walk(root, NodeFilter.SHOW_COMMENT) as Comment[];
}

function texts(root: HTMLElement): Text[] {
  return walk(root, NodeFilter.SHOW_TEXT) as Text[];
}

function walk(root: HTMLElement, show: number): Node[] {
  const walker = root.ownerDocument.createTreeWalker(root, show);
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}
