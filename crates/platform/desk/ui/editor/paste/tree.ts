/** Changes of a tree of elements that cleaning is made of. */

/** Puts the children of an element in its place. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** Puts the children of an element into another one, which takes its place. */
export function rename(element: Element, tag: string): HTMLElement {
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  for (const { name, value } of element.attributes) if (KEPT.has(name)) made.setAttribute(name, value);
  element.replaceWith(made);
  return made;
}

/** What `rename` carries over. */
const KEPT = new Set(["lang", "dir", "id", "name", "x-style", "class"]);

/** Wraps all that an element holds. */
export function wrapContent(element: Element, tag: string): void {
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.append(made);
}

/** The elements that match, the innermost first, so that each can be changed without losing the others. */
export const inside = (root: Element, selector: string): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(selector)].reverse();

/** The declarations of what was a style attribute, by name. */
export function styles(element: Element): Map<string, string> {
  const declared = new Map<string, string>();
  for (const declaration of (element.getAttribute("x-style") ?? "").split(";")) {
    const [name, ...value] = declaration.split(":");
    if (name && value.length > 0) declared.set(name.trim().toLowerCase(), value.join(":").trim().toLowerCase());
  }
  return declared;
}

/** Whether a reader sees nothing of it. */
export const isBlank = (element: Element): boolean =>
  !/[^\s\u00a0\u200b\ufeff]/.test(element.textContent ?? "") &&
  !element.querySelector("hr, [data-media], [data-note], [data-url], table");

/** Elements that begin and end a line of their own. */
export const BLOCKS =
  "address, article, aside, blockquote, center, dd, details, dialog, div, dl, dt, fieldset, figcaption, figure, footer, " +
  "form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, li, main, nav, ol, p, pre, section, summary, table, tbody, td, " +
  "tfoot, th, thead, tr, ul";
