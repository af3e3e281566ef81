/**
 * Pasting: what comes from Word, LibreOffice, Google Docs and web pages is cleaned before the schema reads it, so that
 * headings, lists, tables, links and notes stay and nothing else does.
 */
import { Extension } from "@tiptap/core";
import { DOMParser, DOMSerializer, type Fragment, type ParseOptions, type Slice } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import { markType } from "./commands";
import { cleanGeneral } from "./paste/general";
import { cleanGoogle } from "./paste/google";
import { joinNotes } from "./paste/notes";
import { cleanStructure } from "./paste/structure";
import { cleanWord } from "./paste/word";
import { linkAddress } from "./values";

/** On the first block of what is copied here, so that it is read back as it was. */
const OWN = "data-malines";

/** Cleans what the browser has read from the clipboard. Returns how many pictures had to stay behind. */
export function clean(root: HTMLElement, language: string): number {
  // Those of another editor would be taken for this one's.
  for (const element of root.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (name.startsWith("data-")) element.removeAttribute(name);
  }
  cleanWord(root);
  cleanGoogle(root);
  joinNotes(root);
  const pictures = cleanGeneral(root, language);
  cleanStructure(root);
  return pictures;
}

class CleanParser extends DOMParser {
  constructor(
    parser: DOMParser,
    private readonly language: () => string,
    private readonly lost: () => void,
  ) {
    super(parser.schema, parser.rules);
  }

  override parseSlice(dom: HTMLElement, options?: ParseOptions): Slice {
    const own = dom.querySelector(`[${OWN}]`);
    if (!own && clean(dom, this.language()) > 0) this.lost();
    return super.parseSlice(dom, options);
  }
}

class OwnSerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ) {
    const made = super.serializeFragment(fragment, options, target);
    if (!target) made.firstElementChild?.setAttribute(OWN, "");
    return made;
  }
}

/**
 * Styles and handlers that come along get another name: the page's policy refuses them, and browsers drop what only Word
 * knows. What another editor says of its slice does not hold for this schema.
 */
function foreign(html: string): string {
  const named = html.replace(/<(\/?)style\b/gi, "<$1x-style").replaceAll("data-pm-slice", "data-slice");
  return named.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(?<=[\s"'])(style|on[a-z]+)(?=\s*=)/gi, "x-$1"));
}

/** Reads the clipboard; `lost` is called where pictures could not be carried. */
export const pasting = (language: () => string, lost: () => void): Extension =>
  Extension.create({
    name: "pasting",
    addProseMirrorPlugins() {
      const { schema } = this.editor;
      const serializer = DOMSerializer.fromSchema(schema);
      return [
        new Plugin({
          props: {
            clipboardParser: new CleanParser(DOMParser.fromSchema(schema), language, lost),
            clipboardSerializer: new OwnSerializer(serializer.nodes, serializer.marks),
            transformPastedHTML: (html) => (html.includes(OWN) ? html : foreign(html)),
            // Files belong in the library first; a browser would leave the page to show one that is dropped.
            handleDrop(_, event) {
              if (!event.dataTransfer?.files.length) return false;
              event.preventDefault();
              lost();
              return true;
            },
            handlePaste(view, event) {
              const clipboard = event.clipboardData;
              if (clipboard?.files.length && !clipboard.getData("text/html")) {
                lost();
                return true;
              }
              // An address pasted over words makes them a link.
              const text = clipboard?.getData("text/plain").trim() ?? "";
              const href = /^\S+:\S+$/.test(text) ? linkAddress(text) : null;
              const { selection, tr } = view.state;
              if (!href || selection.empty || !(selection instanceof TextSelection)) return false;
              view.dispatch(tr.addMark(selection.from, selection.to, markType(view.state, "link").create({ href })));
              return true;
            },
          },
        }),
      ];
    },
  });
