/** Blocks: headings in order, tables of data only, nothing where the schema has no place for it. */
import { inside, isBlank, rename, unwrap, wrapContent } from "./tree";

const HEADINGS = "h1, h2, h3, h4, h5, h6";

/** Cleans the blocks of what was pasted. */
export function cleanStructure(root: HTMLElement): void {
  for (const title of inside(root, "dt, summary")) wrapContent(rename(title, "p"), "strong");
  for (const element of inside(root, "dd, figcaption, address, center")) rename(element, "p");
  for (const element of inside(root, "figure, aside, details, dl, form, fieldset")) unwrapBlock(element);
  for (const code of inside(root, "pre")) preformatted(code);
  for (const table of inside(root, "table")) cleanTable(table as HTMLTableElement);
  for (const heading of inside(root, HEADINGS)) cleanHeading(heading);
  for (const quote of inside(root, "li hr, blockquote hr, td hr, th hr")) quote.remove();
  breaks(root);
  for (const item of inside(root, "li")) if (isBlank(item)) item.remove();
  for (const list of inside(root, "ul, ol")) if (list.childElementCount === 0) list.remove();
  for (const block of inside(root, `p, div:not([data-url]), ${HEADINGS}, blockquote`)) {
    const keeps = block.parentElement?.matches("td, th") && block.parentElement.childElementCount === 1;
    if (isBlank(block) && !keeps) block.remove();
  }
  levels(root);
}

/** Its content in its place, ended on both sides as the block did. */
function unwrapBlock(element: Element): void {
  rename(element, "div");
}

/** Lines of code: marked as such, each on its line. */
function preformatted(pre: HTMLElement): void {
  const paragraph = pre.ownerDocument.createElement("p");
  for (const [at, line] of (pre.textContent ?? "").replace(/\n$/, "").split("\n").entries()) {
    if (at > 0) paragraph.append(pre.ownerDocument.createElement("br"));
    const code = pre.ownerDocument.createElement("code");
    // Blanks at the beginning of a line mean something in code.
    code.append(line.replace(/^ +/, (blanks) => "\u00a0".repeat(blanks.length)));
    if (line) paragraph.append(code);
  }
  pre.replaceWith(paragraph);
}

/** As `document::limits` has it. */
const COLUMNS = 60;
/** A span larger than this says "to the end". */
const SPAN = 20;

/** A table that only places things is no table; the first row is the headers where all of it is bold. */
function cleanTable(table: HTMLTableElement): void {
  const rows = [...table.rows];
  const cells = rows.flatMap((row) => [...row.cells]);
  const width = Math.max(
    0,
    ...rows.map((row) => sum([...row.cells].map((cell) => (cell.colSpan > SPAN ? 1 : cell.colSpan)))),
  );
  const isColumn = rows.every((row) => row.cells.length <= 1) && !table.querySelector("th");
  const isLayout = isColumn || width > COLUMNS || /^(presentation|none)$/.test(table.getAttribute("role") ?? "");
  if (isLayout || table.querySelector("table") || table.parentElement?.closest("td, th")) {
    for (const part of [...cells, ...rows, ...inside(table, "thead, tbody, tfoot, caption, colgroup")])
      rename(part, "div");
    return void rename(table, "div");
  }
  for (const row of rows) cutSpans(row, width);
  for (const head of inside(table, "thead td")) makeHeader(head);
  const first = rows[0];
  const isHead = first && first.cells.length > 1 && [...first.cells].every((cell) => isBlank(cell) || isBold(cell));
  if (isHead && ![...first.cells].every(isBlank))
    for (const cell of [...first.cells]) if (cell.tagName === "TD") makeHeader(cell);
  for (const strong of inside(table, "th strong, th b")) unwrap(strong);
  for (const quote of inside(table, "td blockquote, th blockquote")) unwrapBlock(quote);
}

/** Spans that lead out of the table end with it. */
function cutSpans(row: HTMLTableRowElement, width: number): void {
  let at = 0;
  for (const cell of row.cells) {
    cell.colSpan = Math.max(1, Math.min(cell.colSpan, width - at));
    at += cell.colSpan;
  }
}

const sum = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** A header cell in the place of an ordinary one. */
function makeHeader(cell: Element): void {
  const header = cell.ownerDocument.createElement("th");
  for (const name of ["colspan", "rowspan"])
    if (cell.hasAttribute(name)) header.setAttribute(name, cell.getAttribute(name)!);
  header.append(...cell.childNodes);
  cell.replaceWith(header);
}

/** Whether all words of a cell are bold. */
function isBold(cell: Element): boolean {
  const letters = (element: Element) => (element.textContent ?? "").replace(/[\s\u00a0]/g, "").length;
  const bold = [...cell.querySelectorAll("b, strong")].filter(
    (element) => !element.parentElement?.closest("b, strong"),
  );
  return letters(cell) > 0 && sum(bold.map(letters)) === letters(cell);
}

/** Headings stand in the body alone. */
function cleanHeading(heading: HTMLElement): void {
  for (const mark of inside(heading, "strong, b")) unwrap(mark);
  if (isBlank(heading)) return heading.remove();
  if (!heading.parentElement?.closest("li, td, th, blockquote")) return;
  wrapContent(rename(heading, "p"), "strong");
}

/** Two breaks in a row end a paragraph; one at the end of a block says nothing. */
function breaks(root: HTMLElement): void {
  for (const block of [root, ...inside(root, "p, div, li, td, th, blockquote")]) {
    for (const br of [...block.children].filter((child) => child.tagName === "BR")) {
      const next = neighbour(br, "nextSibling");
      const before = neighbour(br, "previousSibling");
      if (!next || !before || isBlock(next) || isBlock(before)) br.remove();
      else if (next.nodeName === "BR") splitAt(block, br, next as Element, root);
    }
  }
}

function neighbour(node: Node, side: "nextSibling" | "previousSibling"): Node | null {
  let next = node[side];
  while (next && next.nodeType === Node.TEXT_NODE && !/\S/.test(next.nodeValue ?? "")) next = next[side];
  return next;
}

const isBlock = (node: Node): boolean => /^(P|DIV|H[1-6]|UL|OL|LI|TABLE|BLOCKQUOTE|HR)$/.test(node.nodeName);

/** Puts what stands before the two breaks into a paragraph of its own. */
function splitAt(block: HTMLElement, br: Element, next: Element, root: HTMLElement): void {
  const paragraph = block.ownerDocument.createElement("p");
  const before: Node[] = [];
  for (let node = br.previousSibling; node && !isBlock(node); node = node.previousSibling) before.unshift(node);
  br.remove();
  next.before(paragraph);
  paragraph.append(...before);
  next.remove();
  // A paragraph holds no paragraph: the one that was split becomes their container.
  if (block.tagName === "P" && block !== root) rename(block, "div");
}

/** The levels that occur become 2, 3, 4, without a gap, the first of them 2. */
function levels(root: HTMLElement): void {
  const headings = [...root.querySelectorAll<HTMLElement>(HEADINGS)];
  const used = [...new Set(headings.map((heading) => heading.tagName))].sort();
  let above = 1;
  for (const heading of headings) {
    const level = Math.min(used.indexOf(heading.tagName) + 2, above + 1, 4);
    rename(heading, `h${level}`);
    above = level;
  }
}
