/**
 * Details of what the cursor is in, under the toolbar: the source of a quotation, the alternative of a picture, the
 * rows of a table. One group per thing, the innermost first; made anew only when the cursor goes to another thing.
 */
import type { Command, EditorState } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import * as commands from "./commands";
import type { Place } from "./commands";
import { button, element, field } from "./dom";
import { deepestLevel } from "./headings";
import { chooseLanguage } from "./languages";
import type { Library } from "./library";
import { NoteEditor } from "./note";
import { webAddress } from "./values";
import type { Actions } from "./toolbar";
import type { Word, Words } from "./words";

/** What the panel asks of the editor, besides what the toolbar asks. */
export interface PanelActions extends Actions {
  state(): EditorState;
  replacePicture(place: Place): void;
}

/** One group of the panel. */
interface Group {
  /** The same as long as the group is about the same thing. */
  key: string;
  element: HTMLElement;
  /** Brings the fields up to the text, which may change by itself: undo. */
  update(place: Place, state: EditorState): void;
  destroy?(): void;
}

export class Panel {
  readonly element: HTMLElement;
  #groups: Group[] = [];

  constructor(
    private readonly words: Words,
    private readonly actions: PanelActions,
    private readonly library: Library,
  ) {
    this.element = element("div", {
      class: "editor-panel",
      role: "group",
      "aria-label": words("details"),
      hidden: true,
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      actions.leave();
    });
  }

  /** Shows what is around the selection. */
  update(state: EditorState): void {
    const places = commands.around(state).filter(({ node }) => node.type.name in GROUPS);
    const link = commands.markRange(state, commands.markType(state, "link"));
    const wanted = places.map((place) => ({ place, key: keyOf(place) }));
    const linkKey = link && `link ${JSON.stringify(link.attrs)}`;
    const keys = [...(linkKey ? [linkKey] : []), ...wanted.map(({ key }) => key)];
    if (keys.join() !== this.#groups.map(({ key }) => key).join()) {
      for (const group of this.#groups) group.destroy?.();
      this.#groups = wanted.map(({ place, key }) => ({ key, ...GROUPS[place.node.type.name]!(place, this) }));
      if (link) this.#groups.unshift({ key: linkKey!, ...this.#link(link.attrs) });
      this.element.replaceChildren(...this.#groups.map((group) => group.element));
      // The form around the editor neither sends these fields nor checks them.
      for (const input of this.element.querySelectorAll("input, select, textarea")) input.setAttribute("form", "");
    }
    const offset = linkKey ? 1 : 0;
    wanted.forEach(({ place }, at) => this.#groups[at + offset]!.update(place, state));
    this.element.hidden = !this.#groups.some((group) => !group.element.hidden);
  }

  /** The first field: where somebody who has just inserted something goes on. */
  focus(): void {
    this.element.querySelector<HTMLElement>("input, textarea, select, [contenteditable]")?.focus();
  }

  word(word: Word): string {
    return this.words(word);
  }

  /** A group with its name. */
  group(name: Word, ...children: (Node | null)[]): HTMLElement {
    const title = element("strong", {}, this.words(name));
    return element("div", { class: "editor-group", role: "group", "aria-label": this.words(name) }, title, ...children);
  }

  /** A button that runs a command, then goes back to the text. */
  command(word: Word, command: () => Command): HTMLButtonElement {
    return button(this.words(word), () => {
      this.actions.run(command());
      this.actions.leave();
    });
  }

  /** A button that asks the editor for something. */
  ask(word: Word, act: (actions: PanelActions) => void): HTMLButtonElement {
    return button(this.words(word), () => act(this.actions));
  }

  /** The place of the node with this key, as the text is now. */
  place(key: string): Place | undefined {
    return commands.around(this.actions.state()).find((place) => keyOf(place) === key);
  }

  /** A field for an attribute of a node; an invalid value is told and not taken. */
  attribute(
    key: string,
    name: string,
    label: Word,
    input: HTMLInputElement | HTMLTextAreaElement,
    check: Check = taken,
  ): HTMLElement {
    input.maxLength = 1000;
    const box = field(this.words(label), input);
    const error = element("p", { class: "editor-warning", id: `${input.id}-error`, role: "status" });
    input.setAttribute("aria-describedby", error.id);
    box.append(error);
    input.addEventListener("input", () => {
      const place = this.place(key);
      const value = check(input.value);
      input.setAttribute("aria-invalid", String(value === undefined));
      error.textContent =
        value === undefined ? this.words(input.type === "number" ? "number-invalid" : "link-invalid") : "";
      if (place && value !== undefined) this.actions.run(commands.setAttribute(place.pos, name, value));
    });
    input.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || input instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      this.actions.leave();
    });
    return box;
  }

  run(command: Command): void {
    this.actions.run(command);
  }

  /** Where a link leads, with what can be done about it. */
  #link(attrs: Record<string, unknown>): Omit<Group, "key"> {
    const [publication, media] = [attrs["publication"], attrs["media"]].map((id) => (typeof id === "string" ? id : ""));
    const known = this.library.publication(publication!)?.title ?? this.library.medium(media!)?.title;
    const where = element("span", { class: "editor-where" }, known ?? String(attrs["href"] ?? this.words("unknown")));
    const edit = this.ask("edit", (actions) => actions.link());
    const remove = this.command("remove", () => commands.setMark("link", null));
    return { element: this.group("link", where, edit, remove), update: () => undefined };
  }

  /** The words of a note, edited here. */
  note(place: Place): NoteEditor {
    return new NoteEditor(place.node, this.words("note-text"), {
      place: () => this.place(keyOf(place)),
      run: (command) => this.actions.run(command),
      leave: () => this.actions.leave(),
    });
  }
}

/** What a field says, as the attribute takes it; `undefined` where it cannot. */
type Check = (text: string) => string | number | null | undefined;

const taken: Check = (text) => text.trim() || null;
const required: Check = (text) => webAddress(text) ?? undefined;
const address: Check = (text) => (text.trim() === "" ? null : required(text));
const number: Check = (text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined);

/** Blocks by their id; what has none by its place. */
function keyOf({ node, pos }: Place): string {
  return `${node.type.name} ${(node.attrs["id"] as string | undefined) ?? pos}`;
}

/** Puts a value into a field, unless somebody is writing there. */
function show(input: HTMLInputElement | HTMLTextAreaElement, value: unknown): void {
  const text = String(value ?? "");
  if (document.activeElement !== input && input.value !== text) input.value = text;
}

/** Fields for attributes, each shown as the node has it. */
function fields(panel: Panel, place: Place, wanted: [name: string, label: Word, type: string, check?: Check][]) {
  const inputs = wanted.map(([name, label, type, check]) => {
    const input = type === "area" ? element("textarea", { rows: 2 }) : element("input", { type });
    return { name, input, element: panel.attribute(keyOf(place), name, label, input, check) };
  });
  const update = ({ node }: Place) => inputs.forEach(({ name, input }) => show(input, node.attrs[name]));
  return { elements: inputs.map(({ element }) => element), update };
}

type Make = (place: Place, panel: Panel) => Omit<Group, "key">;

const heading: Make = (_, panel) => {
  const group = element("p", { class: "editor-warning", role: "status" }, panel.word("heading-skips"));
  return {
    element: group,
    update: ({ node, pos }, state) => (group.hidden = (node.attrs["level"] as number) <= deepestLevel(state.doc, pos)),
  };
};

const orderedList: Make = (place, panel) => {
  const { elements, update } = fields(panel, place, [["start", "start", "number", number]]);
  return { element: panel.group("ordered-list", ...elements), update };
};

const blockquote: Make = (place, panel) => {
  const key = keyOf(place);
  const select = chooseLanguage(panel.word("language-none"));
  select.addEventListener("change", () => {
    const now = panel.place(key);
    if (now) panel.run(commands.setAttribute(now.pos, "language", select.value || null));
  });
  const { elements, update } = fields(panel, place, [
    ["source", "quote-source", "text"],
    ["sourceUrl", "quote-url", "url", address],
  ]);
  return {
    element: panel.group("quote", field(panel.word("quote-language"), select), ...elements),
    update: (place) => {
      update(place);
      select.choose((place.node.attrs["language"] as string | null) ?? "");
    },
  };
};

const callout: Make = (place, panel) => {
  const { elements, update } = fields(panel, place, [["title", "callout-title", "text"]]);
  return { element: panel.group("callout", ...elements), update };
};

const TABLE: [Word, Command][] = [
  ["row-before", addRowBefore],
  ["row-after", addRowAfter],
  ["row-delete", deleteRow],
  ["column-before", commands.insertColumn(addColumnBefore)],
  ["column-after", commands.insertColumn(addColumnAfter)],
  ["column-delete", deleteColumn],
  ["header-row", toggleHeaderRow],
  ["header-column", toggleHeaderColumn],
  ["merge", mergeCells],
  ["split", splitCell],
  ["table-delete", deleteTable],
];

const table: Make = (place, panel) => {
  const { elements, update } = fields(panel, place, [["caption", "caption", "text"]]);
  const buttons = TABLE.map(([word, command]) => ({ button: panel.command(word, () => command), command }));
  const tools = element("div", { class: "editor-buttons" }, ...buttons.map(({ button }) => button));
  return {
    element: panel.group("table", ...elements, tools),
    update: (place, state) => {
      update(place);
      for (const { button, command } of buttons) button.disabled = !command(state);
    },
  };
};

const figure: Make = (place, panel) => {
  const key = keyOf(place);
  const { elements, update } = fields(panel, place, [
    ["alt", "alternative", "area"],
    ["credit", "credit", "text"],
  ]);
  const warning = element("p", { class: "editor-warning" }, panel.word("alternative-missing"));
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    const now = panel.place(key);
    if (!now) return;
    panel.run((state, dispatch) => {
      const tr = state.tr.setNodeAttribute(now.pos, "decorative", box.checked);
      // One or the other (document::Alternative).
      dispatch?.(box.checked ? tr.setNodeAttribute(now.pos, "alt", null) : tr);
      return true;
    });
  });
  const decorative = field(panel.word("decorative"), box, "check");
  const replace = panel.ask("replace", (actions) => {
    const now = panel.place(key);
    if (now) actions.replacePicture(now);
  });
  const remove = panel.command("remove", () => commands.remove(panel.place(key) ?? place));
  const tools = element("div", { class: "editor-buttons" }, replace, remove);
  return {
    element: panel.group("picture", warning, elements[0]!, decorative, elements[1]!, tools),
    update: (place) => {
      update(place);
      const { alt, decorative } = place.node.attrs;
      box.checked = decorative === true;
      elements[0]!.hidden = box.checked;
      warning.hidden = box.checked || Boolean(alt);
    },
  };
};

const documentItem: Make = (place, panel) => {
  const key = keyOf(place);
  const { elements, update } = fields(panel, place, [["title", "file-title", "text"]]);
  const here = () => panel.place(key) ?? place;
  const tools = element(
    "div",
    { class: "editor-buttons" },
    panel.command("move-up", () => commands.move(here(), -1)),
    panel.command("move-down", () => commands.move(here(), 1)),
    panel.ask("file-add", (actions) => actions.files()),
    panel.command("remove", () => commands.remove(here())),
  );
  return { element: panel.group("files", ...elements, tools), update };
};

const embed: Make = (place, panel) => {
  const key = keyOf(place);
  const { elements, update } = fields(panel, place, [
    ["url", "embed-url", "url", required],
    ["title", "embed-title", "text"],
  ]);
  const remove = panel.command("remove", () => commands.remove(panel.place(key) ?? place));
  return { element: panel.group("embed", ...elements, remove), update };
};

const note: Make = (place, panel) => {
  const key = keyOf(place);
  const editor = panel.note(place);
  const remove = panel.command("remove", () => commands.remove(panel.place(key) ?? place));
  return {
    element: panel.group("note", editor.element, remove),
    update: ({ node }) => editor.update(node),
    destroy: () => editor.destroy(),
  };
};

const GROUPS: Record<string, Make> = {
  heading,
  orderedList,
  blockquote,
  callout,
  table,
  figure,
  documentItem,
  embed,
  note,
};
