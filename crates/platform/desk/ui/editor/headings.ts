/** Headings in order: a heading is at most one level below the one before it, and the first is a 2 (RGAA 9.1). */
import type { Node } from "@tiptap/pm/model";

export const LEVELS = [2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** The deepest level that a heading at this place of the body may have. */
export function deepestLevel(doc: Node, pos: number): Level {
  let above = 1;
  doc.forEach((node, offset) => {
    if (offset < pos && offset + node.nodeSize <= pos && node.type.name === "heading")
      above = node.attrs["level"] as number;
  });
  return Math.min(above + 1, 4) as Level;
}
