/** Google Docs: everything within a `b` that is not bold, marks as styles, inner lists beside the items they belong to. */
import { inside, unwrap } from "./tree";

/** Makes of Google's markup what it means. */
export function cleanGoogle(root: HTMLElement): void {
  for (const wrapper of inside(root, '[id^="docs-internal-guid"]')) unwrap(wrapper);
  for (const end of inside(root, "br.Apple-interchange-newline")) end.remove();
  // LibreOffice and old web pages write inner lists this way too.
  for (const list of [...root.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")]) {
    const before = list.previousElementSibling;
    if (before?.tagName === "LI") before.append(list);
    else {
      const item = list.ownerDocument.createElement("li");
      list.before(item);
      item.append(list);
    }
  }
  for (const redirect of inside(root, 'a[href^="https://www.google.com/url?"]')) {
    const target = new URL(redirect.getAttribute("href")!).searchParams.get("q");
    if (target) redirect.setAttribute("href", target);
  }
}
