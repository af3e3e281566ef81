/** Word: lists are paragraphs with a property of its own, and a marker that is text. */
import { inside, isBlank, styles, unwrap } from "./tree";

/** Where a paragraph stands in a list: its list, its level from 1, and the marker that Word wrote before it. */
interface Item {
  element: HTMLElement;
  list: string;
  level: number;
  isOrdered: boolean;
  /** The number of a first item. */
  start: number;
}

/** Makes of Word's markup what it means; anything else is left as it is. */
export function cleanWord(root: HTMLElement): void {
  if (!root.querySelector('[class*="Mso"], [x-style*="mso-"]') && !/<!--\[if|<o:p/.test(root.innerHTML)) return;
  const formats = listFormats(root);
  for (const element of inside(root, "*")) {
    if (/^[OWVM]:|^XML$/.test(element.tagName)) isBlank(element) ? element.remove() : unwrap(element);
  }
  // Proofing languages: what a machine guessed.
  for (const element of inside(root, "[lang]")) element.removeAttribute("lang");
  for (const element of inside(root, '[x-style*="mso-tab-count"], [x-style*="mso-spacerun"]')) element.replaceWith(" ");
  for (const element of inside(
    root,
    '[x-style*="mso-hide"], [class~="msoDel"], [x-style*="mso-element:comment"], .MsoCommentReference',
  ))
    element.remove();
  for (const line of inside(root, '[x-style*="footnote-list"] hr, [x-style*="endnote-list"] hr')) line.remove();
  for (const title of inside(root, "p.MsoTitle")) title.replaceWith(heading(title, 1));
  for (const title of inside(root, "p.MsoSubtitle")) title.replaceWith(heading(title, 2));
  makeLists(root, formats);
}

function heading(paragraph: Element, level: number): Element {
  const made = paragraph.ownerDocument.createElement(`h${level}`);
  made.append(...paragraph.childNodes);
  return made;
}

/** Of `@list l0:level2 { mso-level-number-format: bullet }`: whether the items of each level are numbered. */
function listFormats(root: HTMLElement): Map<string, boolean> {
  const formats = new Map<string, boolean>();
  for (const sheet of root.querySelectorAll("x-style")) {
    const text = [...sheet.childNodes].map((node) => node.nodeValue ?? "").join("");
    for (const [, name, body] of text.matchAll(/@list\s+(l\d+:level\d+)[^{]*\{([^}]*)\}/g)) {
      formats.set(name!, !/mso-level-number-format:\s*bullet/.test(body!));
    }
  }
  return formats;
}

function makeLists(root: HTMLElement, formats: Map<string, boolean>): void {
  let run: Item[] = [];
  const paragraphs = [...root.querySelectorAll<HTMLElement>("p, h1, h2, h3, h4, h5, h6")];
  for (const element of paragraphs) {
    const item = itemOf(element, formats);
    const follows = run.length > 0 && element.previousElementSibling === run.at(-1)!.element;
    if (item && (run.length === 0 || follows)) run.push(item);
    else {
      build(run);
      run = item ? [item] : [];
    }
  }
  build(run);
}

/** The place of a paragraph in a list, its marker taken off; numbered headings stay headings, without their number. */
function itemOf(element: HTMLElement, formats: Map<string, boolean>): Item | undefined {
  const list = /(l\d+)\s+level(\d+)/.exec(styles(element).get("mso-list") ?? "");
  const marker = inside(element, '[x-style*="mso-list"]').find((span) =>
    /ignore/.test(styles(span).get("mso-list") ?? ""),
  );
  if (!list) return undefined;
  const text = (marker?.textContent ?? "").replace(/[\s\u00a0]/g, "");
  marker?.remove();
  if (element.tagName !== "P") return undefined;
  const isOrdered = formats.get(`${list[1]}:level${list[2]}`) ?? true;
  const looksOrdered = /^\(?([0-9]+|[a-z]{1,4}|[ivxlcdm]+)[.)°]?\)?$/i.test(text) && text !== "o";
  return {
    element,
    list: list[1]!,
    level: Number(list[2]),
    isOrdered: marker ? isOrdered && looksOrdered : isOrdered,
    start: Number.parseInt(text, 10) || 1,
  };
}

/** Makes nested lists of a run of paragraphs. A level that is skipped is none. */
function build(run: Item[]): void {
  const first = run[0];
  if (!first) return;
  const document = first.element.ownerDocument;
  const open: { list: HTMLElement; level: number; isOrdered: boolean; name: string }[] = [];
  for (const { element, list: name, level, isOrdered, start } of run) {
    while (open.length > 1 && open.at(-1)!.level > level) open.pop();
    const top = open.at(-1);
    const other =
      top && top.level >= level && (top.isOrdered !== isOrdered || (top.name !== name && open.length === 1));
    if (other) open.pop();
    if (!top || other || level > top.level) {
      const list = document.createElement(isOrdered ? "ol" : "ul");
      if (isOrdered && start > 1) list.setAttribute("start", String(start));
      const parent = open.at(-1);
      const holder = parent?.list.lastElementChild;
      if (holder) holder.append(list);
      else element.before(list);
      open.push({ list, level, isOrdered, name });
    }
    const item = document.createElement("li");
    open.at(-1)!.list.append(item);
    item.append(element);
  }
}
