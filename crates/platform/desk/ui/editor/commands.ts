/** What the toolbar and the keys do to a text, as commands of ProseMirror. */
import { setBlockType, wrapIn } from "@tiptap/pm/commands";
import { Fragment, type MarkType, type Node, type NodeType } from "@tiptap/pm/model";
import { liftListItem, sinkListItem, wrapInList } from "@tiptap/pm/schema-list";
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { isInTable, selectedRect } from "@tiptap/pm/tables";
import { type Level, deepestLevel } from "./headings";

/** The node type of this name. */
export function nodeType(state: EditorState, name: string): NodeType {
  const type = state.schema.nodes[name];
  if (!type) throw new Error(`no node is called ${name}`);
  return type;
}

/** The mark type of this name. */
export function markType(state: EditorState, name: string): MarkType {
  const type = state.schema.marks[name];
  if (!type) throw new Error(`no mark is called ${name}`);
  return type;
}

/** Where a node around the selection stands. */
export interface Place {
  node: Node;
  pos: number;
}

/** The nodes around the selection, the innermost first; a selected node is the first of them. */
export function around(state: EditorState): Place[] {
  const { selection } = state;
  const places: Place[] = selection instanceof NodeSelection ? [{ node: selection.node, pos: selection.from }] : [];
  const shared = selection.$from.sharedDepth(selection.to);
  for (let depth = shared; depth > 0; depth--)
    places.push({ node: selection.$from.node(depth), pos: selection.$from.before(depth) });
  return places;
}

/** The innermost node of one of these types around the selection. */
export const enclosing = (state: EditorState, ...names: string[]): Place | undefined =>
  around(state).find(({ node }) => names.includes(node.type.name));

/** Ordinary text; a heading becomes one. */
export const setParagraph: Command = (state, dispatch) =>
  setBlockType(nodeType(state, "paragraph"), keepIdentity)(state, dispatch);

/** A heading of this level, where the body may have one here; ordinary text again where it is one. */
export function toggleHeading(level: Level): Command {
  return (state, dispatch) => {
    const heading = enclosing(state, "heading");
    if (heading?.node.attrs["level"] === level) return setParagraph(state, dispatch);
    const { $from } = state.selection;
    const inBody = $from.depth === 1 || (state.selection instanceof NodeSelection && $from.depth === 0);
    if (!inBody || level > deepestLevel(state.doc, $from.before(1))) return false;
    return setBlockType(nodeType(state, "heading"), (node: Node) => ({ ...keepIdentity(node), level }))(
      state,
      dispatch,
    );
  };
}

const keepIdentity = (node: Node) => ({ id: node.attrs["id"] as unknown, of: node.attrs["of"] as unknown });

/** A list of this kind around the selection; out of it again where it is one; of the other kind where that is it. */
export function toggleList(name: "bulletList" | "orderedList"): Command {
  return (state, dispatch) => {
    const type = nodeType(state, name);
    const list = enclosing(state, "bulletList", "orderedList", "tableCell", "tableHeader");
    if (list?.node.type === type) return liftListItem(nodeType(state, "listItem"))(state, dispatch);
    if (!list?.node.type.name.endsWith("List")) return wrapInList(type)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(list.pos, type, keepIdentity(list.node)));
    return true;
  };
}

/** Blocks within blocks (`document::limits::DEPTH`). */
const DEPTH = 24;

/** An item further in, or further out. */
export const indent: Command = (state, dispatch) =>
  state.selection.$to.depth + 2 <= DEPTH && sinkListItem(nodeType(state, "listItem"))(state, dispatch);
export const outdent: Command = (state, dispatch) => liftListItem(nodeType(state, "listItem"))(state, dispatch);

/** A quotation or a call-out around the selection; out of it again where it is in one. */
export function toggleWrap(name: "blockquote" | "callout"): Command {
  return (state, dispatch) => {
    const place = enclosing(state, name);
    if (!place) return wrapIn(nodeType(state, name))(state, dispatch);
    if (!dispatch) return true;
    dispatch(state.tr.replaceWith(place.pos, place.pos + place.node.nodeSize, place.node.content).scrollIntoView());
    return true;
  };
}

/** The place for a new block near the selection: the blank paragraph that it replaces, or after what may not hold it. */
function placeFor(selection: Selection, type: NodeType): { from: number; to: number } | undefined {
  const { $from, to } = selection;
  const after = $from.index() + 1;
  if (selection instanceof NodeSelection && $from.parent.canReplaceWith(after, after, type)) return { from: to, to };
  for (let depth = $from.depth; depth > 0; depth--) {
    const container = $from.node(depth - 1);
    const index = $from.index(depth - 1);
    const isBlank = $from.node(depth).type.name === "paragraph" && $from.node(depth).content.size === 0;
    if (isBlank && container.canReplaceWith(index, index + 1, type))
      return { from: $from.before(depth), to: $from.after(depth) };
    if (container.canReplaceWith(index + 1, index + 1, type))
      return { from: $from.after(depth), to: $from.after(depth) };
  }
  return undefined;
}

/** A new block; a paragraph follows it where the text would end with it, so that one can go on writing. */
export function insertBlock(node: Node): Command {
  return (state, dispatch) => {
    const place = placeFor(state.selection, node.type);
    if (!place) return false;
    const tr = state.tr;
    const last = place.to === state.doc.content.size;
    const paragraph = nodeType(state, "paragraph");
    tr.replaceWith(place.from, place.to, last && !node.isTextblock ? Fragment.from([node, paragraph.create()]) : node);
    if (!tr.docChanged) return false;
    dispatch?.(tr.setSelection(selectionIn(tr.doc, place.from, node)).scrollIntoView());
    return true;
  };
}

/** Where one goes on in a new block: in its text, or with itself chosen; of a list of files its first file. */
function selectionIn(doc: Node, pos: number, node: Node): Selection {
  if (node.isTextblock || node.type.name === "table") return Selection.near(doc.resolve(pos + 1));
  return NodeSelection.create(doc, node.type.name === "documentList" ? pos + 1 : pos);
}

/** A table of three columns and rows, the first row its headers. */
export const insertTable: Command = (state, dispatch) => {
  const cells = (name: string) => Array.from({ length: 3 }, () => nodeType(state, name).createAndFill()!);
  const row = (name: string) => nodeType(state, "tableRow").create(null, cells(name));
  const table = nodeType(state, "table").create(null, [row("tableHeader"), row("tableCell"), row("tableCell")]);
  return insertBlock(table)(state, dispatch);
};

/** A change of subject. */
export const insertRule: Command = (state, dispatch) =>
  insertBlock(nodeType(state, "horizontalRule").create())(state, dispatch);

/** A note at the cursor, chosen so that its words are asked for. */
export const insertNote: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const type = nodeType(state, "note");
  if (!$to.parent.inlineContent || !$to.parent.canReplaceWith($to.index(), $to.index(), type)) return false;
  const tr = state.tr.insert($to.pos, type.create());
  dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, $to.pos)).scrollIntoView());
  return true;
};

/** A file: into the list of files that is selected, or into a new one. */
export function insertFile(media: string): Command {
  return (state, dispatch) => {
    const item = nodeType(state, "documentItem").create({ media });
    const list = enclosing(state, "documentList");
    if (!list) return insertBlock(nodeType(state, "documentList").create(null, item))(state, dispatch);
    const end = list.pos + list.node.nodeSize - 1;
    const tr = state.tr.insert(end, item);
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, end)).scrollIntoView());
    return true;
  };
}

/** A column beside the selected cells, as long as the table may have one more (`document::limits::COLUMNS`). */
export function insertColumn(add: Command): Command {
  return (state, dispatch) => isInTable(state) && selectedRect(state).map.width < 60 && add(state, dispatch);
}

/** Sets one attribute of the node at this place; the selection stays. */
export function setAttribute(pos: number, name: string, value: unknown): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setNodeAttribute(pos, name, value));
    return true;
  };
}

/** Takes a node away. */
export function remove({ pos, node }: Place): Command {
  return (state, dispatch) => {
    const $pos = state.doc.resolve(pos);
    // A list of files without files is none.
    const alone = node.type.name === "documentItem" && $pos.parent.childCount === 1;
    const [from, to] = alone ? [$pos.before(), $pos.after()] : [pos, pos + node.nodeSize];
    const tr = state.tr.delete(from, to);
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)))).scrollIntoView());
    return true;
  };
}

/** Exchanges a node with the one before it (-1) or after it (1) in the same container. */
export function move({ pos, node }: Place, by: -1 | 1): Command {
  return (state, dispatch) => {
    const $pos = state.doc.resolve(pos);
    const other = $pos.parent.maybeChild($pos.index() + by);
    if (!other) return false;
    const from = by < 0 ? pos - other.nodeSize : pos;
    const pair = by < 0 ? [node, other] : [other, node];
    const tr = state.tr.replaceWith(from, from + node.nodeSize + other.nodeSize, pair);
    const at = by < 0 ? from : from + other.nodeSize;
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
    return true;
  };
}

/** Where a mark of this type around the cursor, or in the selection, begins and ends, with its attributes. */
export function markRange(
  state: EditorState,
  type: MarkType,
): { from: number; to: number; attrs: Record<string, unknown> } | undefined {
  const { $from, from, to, empty } = state.selection;
  if (!empty) {
    let found: Record<string, unknown> | undefined;
    state.doc.nodesBetween(from, to, (node) => void (found ??= type.isInSet(node.marks)?.attrs));
    return found && { from, to, attrs: found };
  }
  const parent = $from.parent;
  const start = $from.start();
  const mark = type.isInSet($from.nodeAfter?.marks ?? []) ?? type.isInSet($from.nodeBefore?.marks ?? []);
  if (!mark || !parent.inlineContent) return undefined;
  let range: { from: number; to: number } | undefined;
  let open: { from: number; to: number } | undefined;
  parent.forEach((child, offset) => {
    if (mark.isInSet(child.marks)) open = { from: open?.from ?? start + offset, to: start + offset + child.nodeSize };
    else open = undefined;
    if (open && open.from <= from && from <= open.to) range = open;
  });
  return range && { ...range, attrs: mark.attrs };
}

/** Marks the selection, or the whole passage that the mark of this type has around the cursor; `null` takes it off. */
export function setMark(name: string, attrs: Record<string, unknown> | null): Command {
  return (state, dispatch) => {
    const type = markType(state, name);
    const range = state.selection.empty ? markRange(state, type) : state.selection;
    if (!range || range.from === range.to) return false;
    const tr = state.tr.removeMark(range.from, range.to, type);
    dispatch?.(attrs ? tr.addMark(range.from, range.to, type.create(attrs)) : tr);
    return true;
  };
}

/** Marks what is typed next. */
export function startMark(name: string, attrs: Record<string, unknown>): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.addStoredMark(markType(state, name).create(attrs)));
    return true;
  };
}

/** Words that lead somewhere, where nothing was selected. */
export function insertLink(text: string, attrs: Record<string, unknown>): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (!$from.parent.inlineContent) return false;
    const linked = state.schema.text(text, [...$from.marks(), markType(state, "link").create(attrs)]);
    dispatch?.(state.tr.replaceSelectionWith(linked, false).scrollIntoView());
    return true;
  };
}

/** Takes all marks off the selection. */
export const clearMarks: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  if (empty) return false;
  dispatch?.(state.tr.removeMark(from, to));
  return true;
};

/** The cursor at the beginning of the block of this id; `undefined` where there is none. */
export function selectionAt(doc: Node, id: string): Selection | undefined {
  let found: Selection | undefined;
  doc.descendants((node, pos) => {
    if (found || node.attrs["id"] !== id) return !found;
    found = node.isAtom ? NodeSelection.create(doc, pos) : TextSelection.near(doc.resolve(pos + 1));
    return false;
  });
  return found;
}
