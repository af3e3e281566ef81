/** The toolbar: one stop for Tab, arrows within it (ARIA Authoring Practices, toolbar). */
import { toggleMark } from "@tiptap/pm/commands";
import { redo, undo } from "@tiptap/pm/history";
import type { Command, EditorState } from "@tiptap/pm/state";
import * as commands from "./commands";
import { drawing, element } from "./dom";
import { LEVELS } from "./headings";
import { ICONS } from "./icons";
import type { Word, Words } from "./words";

/** What the toolbar does to the text, and what it asks of somebody else: dialogs. */
export interface Actions {
  run(command: Command): void;
  leave(): void;
  link(): void;
  language(): void;
  picture(): void;
  files(): void;
  embed(): void;
}

interface Tool {
  word: Word;
  /** Letters, or the name of a drawing. */
  face: string;
  keys?: string;
  act: (actions: Actions) => void;
  /** Whether it can be used here; always, where it is absent. */
  enabled?: (state: EditorState) => boolean;
  /** Whether it is on here; a tool that cannot be on has none. */
  pressed?: (state: EditorState) => boolean;
}

/** A tool that is a command: enabled where the command is. Used by keyboard, it leads back to the text, as dialogues do. */
const tool = (word: Word, face: string, command: Command, more: Partial<Tool> = {}): Tool => ({
  word,
  face,
  act: (actions) => {
    actions.run(command);
    actions.leave();
  },
  enabled: (state) => command(state),
  ...more,
});

const markTool = (name: Word, face: string, keys: string): Tool =>
  tool(name, face, (state, dispatch) => toggleMark(commands.markType(state, name))(state, dispatch), {
    keys,
    pressed: (state) => isMarked(state, name),
  });

function isMarked(state: EditorState, name: string): boolean {
  const { from, to, empty, $from } = state.selection;
  const type = commands.markType(state, name);
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
}

const isIn =
  (...names: string[]) =>
  (state: EditorState) =>
    commands.enclosing(state, ...names) !== undefined;

const canMark = (name: string) => (state: EditorState) =>
  toggleMark(commands.markType(state, name))(state) || state.selection.$from.parent.inlineContent;

const GROUPS: Tool[][] = [
  [tool("undo", "undo", undo, { keys: "Mod+Z" }), tool("redo", "redo", redo, { keys: "Mod+Shift+Z" })],
  [
    tool("paragraph", "¶", commands.setParagraph, { keys: "Mod+Alt+0", pressed: isIn("paragraph") }),
    ...LEVELS.map((level) =>
      tool(`heading-${level}`, `H${level}`, commands.toggleHeading(level), {
        keys: `Mod+Alt+${level}`,
        pressed: (state) => commands.enclosing(state, "heading")?.node.attrs["level"] === level,
      }),
    ),
  ],
  [
    markTool("bold", "bold", "Mod+B"),
    markTool("italic", "italic", "Mod+I"),
    markTool("superscript", "superscript", "Mod+."),
    markTool("subscript", "subscript", "Mod+,"),
    markTool("code", "code", "Mod+E"),
    {
      word: "language",
      face: "language",
      act: (actions) => actions.language(),
      enabled: canMark("language"),
      pressed: (state) => isMarked(state, "language"),
    },
    {
      word: "link",
      face: "link",
      keys: "Mod+K",
      act: (actions) => actions.link(),
      enabled: canMark("link"),
      pressed: (state) => isMarked(state, "link"),
    },
    tool("clear", "clear", commands.clearMarks),
  ],
  [
    tool("bullet-list", "bulletList", commands.toggleList("bulletList"), {
      keys: "Mod+Shift+8",
      pressed: isIn("bulletList"),
    }),
    tool("ordered-list", "orderedList", commands.toggleList("orderedList"), {
      keys: "Mod+Shift+7",
      pressed: isIn("orderedList"),
    }),
    tool("indent", "indent", commands.indent, { keys: "Mod+]" }),
    tool("outdent", "outdent", commands.outdent, { keys: "Mod+[" }),
    tool("quote", "quote", commands.toggleWrap("blockquote"), { keys: "Mod+Shift+9", pressed: isIn("blockquote") }),
    tool("callout", "callout", commands.toggleWrap("callout"), { pressed: isIn("callout") }),
  ],
  [
    tool("table", "table", commands.insertTable),
    { word: "picture", face: "picture", act: (actions) => actions.picture() },
    { word: "files", face: "files", act: (actions) => actions.files() },
    { word: "embed", face: "embed", act: (actions) => actions.embed() },
    tool("note", "note", commands.insertNote),
    tool("rule", "rule", commands.insertRule),
  ],
];

/** Letters that stand for a mark, set as the mark sets them. */
const LETTERS: Record<string, [keyof HTMLElementTagNameMap, string]> = {
  bold: ["b", "B"],
  italic: ["i", "I"],
  code: ["code", "<>"],
};

export class Toolbar {
  readonly element: HTMLElement;
  #tools: { tool: Tool; button: HTMLButtonElement }[] = [];
  #words: Words;

  constructor(words: Words, actions: Actions) {
    this.#words = words;
    this.element = element("div", { class: "editor-toolbar", role: "toolbar", "aria-label": words("toolbar") });
    for (const group of GROUPS) {
      const box = element("div", { class: "editor-tools" });
      for (const tool of group) box.append(this.#button(tool, actions));
      this.element.append(box);
    }
    this.#tools[0]!.button.tabIndex = 0;
    this.element.addEventListener("keydown", (event) => this.#key(event, actions));
    // Tab comes back to the tool that was used last.
    this.element.addEventListener("focusin", (event) => {
      for (const { button } of this.#tools) button.tabIndex = button === event.target ? 0 : -1;
    });
  }

  #button(tool: Tool, actions: Actions): HTMLButtonElement {
    const label = this.#words(tool.word);
    const keys = tool.keys?.replace("Mod", /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl");
    const button = element("button", {
      type: "button",
      tabindex: -1,
      "aria-label": label,
      title: keys ? `${label} (${keys})` : label,
      "aria-pressed": tool.pressed ? "false" : null,
    });
    button.append(face(tool.face));
    // The text keeps its selection and, on a telephone, its keyboard.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") tool.act(actions);
    });
    this.#tools.push({ tool, button });
    return button;
  }

  /** Shows what is on and what can be used. A tool that cannot stays reachable, so that the focus is never lost. */
  update(state: EditorState): void {
    for (const { tool, button } of this.#tools) {
      if (tool.pressed) button.setAttribute("aria-pressed", String(tool.pressed(state)));
      button.setAttribute("aria-disabled", String(tool.enabled ? !tool.enabled(state) : false));
    }
  }

  focus(): void {
    this.#tools.find(({ button }) => button.tabIndex === 0)?.button.focus();
  }

  #key(event: KeyboardEvent, actions: Actions): void {
    const at = this.#tools.findIndex(({ button }) => button === event.target);
    const forwards = getComputedStyle(this.element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backwards = forwards === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const last = this.#tools.length - 1;
    const to = new Map([
      [forwards, at === last ? 0 : at + 1],
      [backwards, at === 0 ? last : at - 1],
      ["Home", 0],
      ["End", last],
    ]).get(event.key);
    if (event.key === "Escape") actions.leave();
    else if (to !== undefined) this.#tools[to]!.button.focus();
    else return;
    event.preventDefault();
  }
}

function face(name: string): Node {
  if (name in ICONS) {
    const svg = drawing(ICONS[name as keyof typeof ICONS]);
    svg.classList.add(name);
    return svg;
  }
  const [tag, letters] = LETTERS[name] ?? ["span", name];
  return element(tag, { "aria-hidden": "true" }, letters);
}
