/** A list of files whose last file went away is none: what ProseMirror fills it with names no file. */
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

export const Files = Extension.create({
  name: "files",
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _, state) {
        if (!transactions.some((transaction) => transaction.docChanged)) return null;
        const nameless: { from: number; to: number }[] = [];
        state.doc.descendants((node, pos) => {
          if (node.type.name !== "documentList") return !node.isTextblock;
          const named = node.content.content.some((item) => item.attrs["media"]);
          node.forEach((item, offset) => {
            if (named && !item.attrs["media"])
              nameless.push({ from: pos + 1 + offset, to: pos + 1 + offset + item.nodeSize });
          });
          if (!named) nameless.push({ from: pos, to: pos + node.nodeSize });
          return false;
        });
        if (nameless.length === 0) return null;
        return nameless.reduceRight((tr, { from, to }) => tr.delete(from, to), state.tr);
      },
    }),
  ],
});
