/** Footnotes of word processors and web pages: a call that leads to a text that leads back becomes a note. */
import { BLOCKS } from "./tree";

/** Puts the words of each note where it is called, and takes them away at the end. */
export function joinNotes(root: HTMLElement): void {
  const named = new Map<string, Element>();
  for (const element of root.querySelectorAll("[id], a[name]")) {
    for (const name of [element.id, element.getAttribute("name")])
      if (name && !named.has(name)) named.set(name, element);
  }
  // In the order of the text: of the two that lead to each other, the first is the call.
  for (const call of root.querySelectorAll('a[href*="#"]')) {
    if (!root.contains(call)) continue;
    const target = named.get(anchor(call));
    const text = (call.textContent ?? "").trim();
    if (!target || text.length > 6) continue;
    const holder = target.closest("li, p, div, aside") ?? target;
    const back = [...holder.querySelectorAll('a[href*="#"]')].find(
      (link) => named.get(anchor(link)) === call || named.get(anchor(link))?.contains(call),
    );
    if (!back || holder.contains(call)) continue;
    back.remove();
    const note = root.ownerDocument.createElement("span");
    note.setAttribute("data-note", "");
    // A note is one run of text: of blocks within it only the words stay.
    if (holder.querySelector(BLOCKS)) note.append(holder.textContent ?? "");
    else note.append(...holder.childNodes);
    trim(note);
    (outer(call) ?? call).replaceWith(note);
    removeWithHolders(holder, root);
  }
}

/** Takes off the blanks and signs that stood between the number of the note and its words. */
function trim(note: Element): void {
  const first = note.ownerDocument.createTreeWalker(note, NodeFilter.SHOW_TEXT);
  for (let text = first.nextNode(); text; text = first.nextNode()) {
    text.nodeValue = (text.nodeValue ?? "").replace(/^[\s\u00a0.)\]]+/, "");
    if (text.nodeValue) break;
  }
  const last = note.lastChild;
  if (last?.nodeType === Node.TEXT_NODE) last.nodeValue = (last.nodeValue ?? "").trimEnd();
}

/** What the address of a link points to in its own page. */
const anchor = (link: Element): string => decodeURIComponent(link.getAttribute("href")?.split("#")[1] ?? "");

/** A `sup` or a span around the call and nothing else. */
function outer(call: Element): Element | undefined {
  const parent = call.parentElement;
  if (!parent || !/^(SUP|SPAN)$/.test(parent.tagName) || parent.textContent?.trim() !== call.textContent?.trim())
    return undefined;
  return outer(parent) ?? parent;
}

function removeWithHolders(element: Element, root: Element): void {
  let gone = element;
  while (
    gone.parentElement &&
    gone.parentElement !== root &&
    gone.parentElement.childElementCount === 1 &&
    gone.parentElement.textContent?.trim() === gone.textContent?.trim()
  ) {
    gone = gone.parentElement;
  }
  gone.remove();
}
