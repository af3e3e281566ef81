/** The JSON of a document as `document::Document` writes it: what says nothing is left out. */
import type { Node } from "@tiptap/pm/model";

export interface Json {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Json[];
  marks?: Json[];
  text?: string;
}

/** Attributes whose value is the one that absence means. */
const SILENT: Record<string, unknown> = { decorative: false, colspan: 1, rowspan: 1 };

/** A node and all in it. */
export function write(node: Node): Json {
  const json: Json = { type: node.type.name };
  const attrs = speaking(node.attrs);
  if (attrs) json.attrs = attrs;
  if (node.isText) json.text = node.text ?? "";
  if (node.childCount > 0) json.content = node.content.content.map(write);
  if (node.marks.length > 0) {
    json.marks = node.marks.map((mark) => {
      const attrs = speaking(mark.attrs);
      return attrs ? { type: mark.type.name, attrs } : { type: mark.type.name };
    });
  }
  return json;
}

function speaking(attrs: Record<string, unknown>): Record<string, unknown> | undefined {
  const kept = Object.entries(attrs).filter(([name, value]) => value != null && value !== "" && SILENT[name] !== value);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** The document of a page, for the editor: an empty one gets the paragraph that is written in. */
export function read(text: string): Json {
  const json = JSON.parse(text) as Json;
  return json.content?.length ? json : { type: "doc", content: [{ type: "paragraph" }] };
}
