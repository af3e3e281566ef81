/** The words of a note, in an editor of their own whose changes become changes of the text around it. */
import { toggleMark } from "@tiptap/pm/commands";
import { keymap } from "@tiptap/pm/keymap";
import type { Node } from "@tiptap/pm/model";
import { type Command, EditorState, type Transaction } from "@tiptap/pm/state";
import { StepMap } from "@tiptap/pm/transform";
import { EditorView } from "@tiptap/pm/view";
import { redo, undo } from "@tiptap/pm/history";
import { type Place, markType } from "./commands";
import { element } from "./dom";

interface Outer {
  /** Where the note stands now. */
  place(): Place | undefined;
  run(command: Command): void;
  leave(): void;
}

/** The origin of a change that came from the note's own editor, and must not go back into it. */
const FROM_NOTE = "from-note";

export class NoteEditor {
  readonly element = element("div", { class: "editor-note" });
  readonly #view: EditorView;

  constructor(
    note: Node,
    label: string,
    private readonly outer: Outer,
  ) {
    const marked =
      (name: string): Command =>
      (state, dispatch) =>
        toggleMark(markType(state, name))(state, dispatch);
    const leave: Command = () => {
      outer.leave();
      return true;
    };
    // What is undone is undone in the text: it has the one history.
    const around =
      (command: Command): Command =>
      () => {
        outer.run(command);
        return true;
      };
    const keys = {
      Enter: leave,
      "Mod-b": marked("bold"),
      "Mod-i": marked("italic"),
      "Mod-z": around(undo),
      "Mod-y": around(redo),
      "Mod-Shift-z": around(redo),
    };
    this.#view = new EditorView(this.element, {
      state: EditorState.create({ doc: note, plugins: [keymap(keys)] }),
      attributes: { role: "textbox", "aria-label": label, "aria-multiline": "true" },
      dispatchTransaction: (tr) => this.#dispatch(tr),
    });
  }

  #dispatch(tr: Transaction): void {
    this.#view.updateState(this.#view.state.apply(tr));
    const place = this.outer.place();
    if (tr.getMeta(FROM_NOTE) || !tr.docChanged || !place) return;
    this.outer.run((state, dispatch) => {
      const map = StepMap.offset(place.pos + 1);
      const outer = state.tr;
      for (const step of tr.steps) {
        const mapped = step.map(map);
        if (mapped) outer.step(mapped);
      }
      dispatch?.(outer);
      return true;
    });
  }

  /** Brings what the text has become, by undo for instance, into this editor. */
  update(note: Node): void {
    const { doc } = this.#view.state;
    const from = note.content.findDiffStart(doc.content);
    const end = note.content.findDiffEnd(doc.content);
    if (from === null || !end) return;
    let { a, b } = end;
    const overlap = from - Math.min(a, b);
    if (overlap > 0) [a, b] = [a + overlap, b + overlap];
    const tr = this.#view.state.tr.replace(from, b, note.slice(from, a));
    this.#dispatch(tr.setMeta(FROM_NOTE, true));
  }

  destroy(): void {
    this.#view.destroy();
  }
}
