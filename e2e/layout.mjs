// What narrow screens and a reader's own styles must not take away.

/** The reader's own spacing, as WCAG 1.4.12 has it. */
export const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";

/** In the page: what a reader cannot see without scrolling sideways, or cannot see at all. */
export function lost() {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) faults.push(`the page is ${root.scrollWidth} px wide`);
  const say = (element) => `${element.localName}${element.className && typeof element.className === "string" ? `.${element.className.replaceAll(" ", ".")}` : ""} "${element.textContent.trim().slice(0, 40)}"`;
  for (const element of document.body.querySelectorAll(":not(svg *)")) {
    const style = getComputedStyle(element);
    if (element.closest(".hidden, .skip, head, script, template") || style.display === "none") continue;
    // Said, not shown: the head of a table whose rows stand as blocks.
    if (element.offsetWidth <= 1 && /absolute|fixed/.test(style.position)) continue;
    if (/fixed|sticky/.test(style.position) && element.offsetHeight * 4 > innerHeight) faults.push(`${say(element)} stays over a quarter of the screen`);
    // Text that is cut by its own box. A box that scrolls, and can be reached by keyboard, loses nothing.
    const scrolls = /auto|scroll/.test(style.overflowX) && element.tabIndex >= 0;
    const cuts = [style.overflowX, style.overflowY].some((value) => /hidden|clip|auto|scroll/.test(value));
    if (cuts && !scrolls && element.textContent.trim() && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      if (!/textarea|select|input/.test(element.localName)) faults.push(`${say(element)} is cut`);
    }
    // Text beyond the edges of the screen, where nothing scrolls.
    let frame = element.parentElement;
    while (frame && !/auto|scroll/.test(getComputedStyle(frame).overflowX)) frame = frame.parentElement;
    if (frame) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNode(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width > 0 && (left < -1 || right > innerWidth + 1)) faults.push(`${say(element)} goes from ${Math.round(left)} to ${Math.round(right)}`);
    }
  }
  return faults;
}

/** In the page: a style of the reader's own. */
export function space(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
