/**
 * Ids of blocks, kept through edits (`document::BlockId`). A block without one gets a new one; of two with the same
 * one, which a split or a copy makes, the one that carries the words keeps it. Both halves of a split translation
 * still render the same source block, so `of` stays.
 */
import { Extension } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { newBlockId } from "./values";

/** An empty block that a split left before the one with the words is the new one, and translates nothing. */
const isBlank = (node: Node): boolean => node.isTextblock && node.content.size === 0;

/** Gives ids where they are missing or stand twice; `false` where nothing was to be done. */
export function repairIds(tr: Transaction): boolean {
  const owners = new Map<string, { node: Node; pos: number }>();
  const fresh: { node: Node; pos: number }[] = [];
  tr.doc.descendants((node, pos) => {
    if (!("id" in node.attrs)) return !node.isInline;
    const id = node.attrs["id"] as string | null;
    const owner = id === null ? undefined : owners.get(id);
    if (id === null) fresh.push({ node, pos });
    else if (!owner) owners.set(id, { node, pos });
    else if (isBlank(owner.node) && !isBlank(node)) {
      fresh.push(owner);
      owners.set(id, { node, pos });
    } else fresh.push({ node, pos });
    return !node.isTextblock;
  });
  for (const { node, pos } of fresh) {
    tr.setNodeAttribute(pos, "id", newBlockId());
    if (node.attrs["of"] && isBlank(node)) tr.setNodeAttribute(pos, "of", null);
  }
  return fresh.length > 0;
}

/** What is pasted gets ids of its own, except blocks that were cut here: those only move. */
function strip(fragment: Fragment, moved: Set<string>): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    if (node.isText || node.isInline) return void nodes.push(node);
    const content = strip(node.content, moved);
    const keeps = !("id" in node.attrs) || moved.has(node.attrs["id"] as string);
    nodes.push(
      keeps ? node.copy(content) : node.type.create({ ...node.attrs, id: null, of: null }, content, node.marks),
    );
  });
  return Fragment.from(nodes);
}

/** The ids of the blocks in a slice. */
function idsOf(slice: Slice): Set<string> {
  const ids = new Set<string>();
  slice.content.descendants((node) => void (node.attrs["id"] && ids.add(node.attrs["id"] as string)));
  return ids;
}

export const Ids = Extension.create({
  name: "ids",
  addProseMirrorPlugins() {
    let cut = new Set<string>();
    return [
      new Plugin({
        appendTransaction(transactions, _, state) {
          if (!transactions.some((transaction) => transaction.docChanged)) return null;
          const tr = state.tr;
          return repairIds(tr) ? tr : null;
        },
        props: {
          handleDOMEvents: {
            cut: (view: EditorView) => {
              cut = idsOf(view.state.selection.content());
              return false;
            },
            copy: () => {
              cut = new Set();
              return false;
            },
          },
          transformPasted(slice: Slice, view: EditorView): Slice {
            const moved = view.dragging?.move ? idsOf(slice) : cut;
            return new Slice(strip(slice.content, moved), slice.openStart, slice.openEnd);
          },
        },
      }),
    ];
  },
});
