/** Keys, and signs of Markdown that turn into what they mean while one types. */
import { Extension, InputRule, markInputRule, wrappingInputRule } from "@tiptap/core";
import { chainCommands, createParagraphNear, liftEmptyBlock, splitBlock, toggleMark } from "@tiptap/pm/commands";
import { redo, undo, history } from "@tiptap/pm/history";
import { splitListItem } from "@tiptap/pm/schema-list";
import { type Command, TextSelection } from "@tiptap/pm/state";
import { goToNextCell } from "@tiptap/pm/tables";
import { dropCursor } from "@tiptap/pm/dropcursor";
import { gapCursor } from "@tiptap/pm/gapcursor";
import * as commands from "./commands";
import { type Level, deepestLevel } from "./headings";
import { typedAddress } from "./values";

/** `## ` begins a heading: of that level, or of the deepest that is legal here. Only in the body. */
const headingRule = new InputRule({
  find: /^(#{1,4})\s$/,
  handler: ({ state, range, match }) => {
    const $from = state.doc.resolve(range.from);
    if ($from.depth !== 1 || $from.parent.type.name !== "paragraph") return null;
    const level = Math.min(Math.max(match[1]?.length ?? 2, 2), deepestLevel(state.doc, $from.before(1))) as Level;
    const { id, of } = $from.parent.attrs;
    state.tr
      .delete(range.from, range.to)
      .setBlockType(range.from, range.from, commands.nodeType(state, "heading"), { id, of, level });
    return undefined;
  },
});

/** `---` becomes a change of subject, in the body. */
const ruleRule = new InputRule({
  find: /^(?:---|—-|\*\*\*\s|___\s)$/,
  handler: ({ state, range }) => {
    const $from = state.doc.resolve(range.from);
    if ($from.depth !== 1 || $from.parent.type.name !== "paragraph") return null;
    state.tr.delete(range.from, range.to).insert($from.before(1), commands.nodeType(state, "horizontalRule").create());
    return undefined;
  },
});

/** `[words](address)` becomes a link. */
const linkRule = new InputRule({
  find: /(?:^|[^!])(\[([^\]]+)\]\(([^()\s]+)\))$/,
  handler: ({ state, range, match }) => {
    const href = typedAddress(match[3] ?? "");
    if (!href) return null;
    const link = commands.markType(state, "link").create({ href });
    state.tr
      .replaceWith(range.to - (match[1] ?? "").length, range.to, state.schema.text(match[2] ?? "", [link]))
      .removeStoredMark(link);
    return undefined;
  },
});

/** Marks by their signs: the last group is what is marked. */
const SIGNS: [string, RegExp][] = [
  ["bold", /(?:^|\s)(\*\*(?!\s+\*\*)((?:[^*]+))\*\*)$/],
  ["bold", /(?:^|\s)(__(?!\s+__)((?:[^_]+))__)$/],
  ["italic", /(?:^|\s)(\*(?!\s+\*)((?:[^*]+))\*)$/],
  ["italic", /(?:^|\s)(_(?!\s+_)((?:[^_]+))_)$/],
  ["code", /(?:^|[^`])(`(?!\s+`)([^`]+)`)$/],
];

/** Out of the words under a picture, into a new paragraph: a picture is never split. */
const leaveCaption: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if ($to.parent.type.name !== "figure") return false;
  const after = $to.after();
  const tr = state.tr.insert(after, commands.nodeType(state, "paragraph").create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** Enter: out of an empty item, an item into two, a paragraph into two, out of an empty quotation. */
const enter: Command = (state, dispatch, view) =>
  chainCommands(
    leaveCaption,
    splitListItem(commands.nodeType(state, "listItem")),
    createParagraphNear,
    liftEmptyBlock,
    splitBlock,
  )(state, dispatch, view);

/** A forced end of line. */
const lineBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(commands.nodeType(state, "hardBreak").create()).scrollIntoView());
  return true;
};

/** Backspace at the beginning: a heading becomes ordinary text, a first item leaves its list. */
const backToText: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  if ($from.parent.type.name === "heading") return commands.setParagraph(state, dispatch);
  const inItem = $from.depth > 1 && $from.node(-1).type.name === "listItem" && $from.index(-1) === 0;
  return inItem && commands.outdent(state, dispatch);
};

export const Shortcuts = Extension.create<object, { leaving: boolean }>({
  name: "shortcuts",
  // Escape, then Tab leaves the text wherever the cursor is (WCAG 2.1.2); any change takes that back.
  addStorage: () => ({ leaving: false }),
  onTransaction() {
    this.storage.leaving = false;
  },
  // Before what Tiptap binds by itself.
  priority: 1000,
  addInputRules() {
    const nodes = this.editor.schema.nodes;
    const marks = SIGNS.map(([name, find]) => markInputRule({ find, type: this.editor.schema.marks[name]! }));
    return [
      headingRule,
      linkRule,
      ...marks,
      wrappingInputRule({ find: /^\s*[-+*]\s$/, type: nodes["bulletList"]! }),
      wrappingInputRule({
        find: /^(\d{1,4})[.)]\s$/,
        type: nodes["orderedList"]!,
        getAttributes: (match) => ({ start: Number(match[1]) }),
        joinPredicate: (match, node) => node.childCount + (node.attrs["start"] as number) === Number(match[1]),
      }),
      wrappingInputRule({ find: /^\s*>\s$/, type: nodes["blockquote"]! }),
      ruleRule,
    ];
  },
  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch, this.editor.view);
    const mark = (name: string) =>
      run((state, dispatch) => toggleMark(commands.markType(state, name))(state, dispatch));
    const tab = (inTable: 1 | -1, inList: Command) => () => {
      if (this.storage.leaving) return false;
      return run(chainCommands(goToNextCell(inTable), inList))();
    };
    return {
      Enter: run(enter),
      "Shift-Enter": run(lineBreak),
      Backspace: run(backToText),
      Tab: tab(1, commands.indent),
      "Shift-Tab": tab(-1, commands.outdent),
      Escape: () => {
        this.storage.leaving = true;
        return false;
      },
      "Mod-b": mark("bold"),
      "Mod-i": mark("italic"),
      "Mod-e": mark("code"),
      "Mod-,": mark("subscript"),
      "Mod-.": mark("superscript"),
      "Mod-Alt-0": run(commands.setParagraph),
      "Mod-Alt-2": run(commands.toggleHeading(2)),
      "Mod-Alt-3": run(commands.toggleHeading(3)),
      "Mod-Alt-4": run(commands.toggleHeading(4)),
      "Mod-Shift-7": run(commands.toggleList("orderedList")),
      "Mod-Shift-8": run(commands.toggleList("bulletList")),
      "Mod-Shift-9": run(commands.toggleWrap("blockquote")),
      "Mod-]": run(commands.indent),
      "Mod-[": run(commands.outdent),
      "Mod-z": run(undo),
      "Mod-y": run(redo),
      "Mod-Shift-z": run(redo),
    };
  },
  addProseMirrorPlugins: () => [history(), gapCursor(), dropCursor({ class: "drop-here", color: false })],
});
