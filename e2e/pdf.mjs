// The text of a PDF, as a reader of PDF finds it.
const { getDocument } = await quietly(() => import("pdfjs-dist/legacy/build/pdf.mjs"));

/** The text of all pages, in one spelling of letters (ligatures taken apart), and the number of pages. */
export async function read(bytes) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false, useSystemFonts: false });
  const document = await task.promise;
  const texts = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  const pages = document.numPages;
  await task.destroy();
  return { text: texts.join("\n").normalize("NFKC"), pages };
}

/** A text without its spaces and hyphens at line ends: an address is printed over as many lines as it needs. */
export const dense = (text) => text.normalize("NFKC").replace(/[\s\u00ad]+/g, "");

/** Without the warnings that a library gives at its loading: what it misses draws, and nothing is drawn here. */
async function quietly(load) {
  const { log, warn } = console;
  console.log = console.warn = () => undefined;
  try {
    return await load();
  } finally {
    Object.assign(console, { log, warn });
  }
}
