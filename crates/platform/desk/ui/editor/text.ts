/** The text being written: Tiptap on the schema, with the toolbar, the panel and the dialogues around it. */
import { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type Command, NodeSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import * as commands from "./commands";
import type { Place } from "./commands";
import { askEmbed, askLanguage, askLink, askMedium } from "./dialogs";
import { element } from "./dom";
import { Files } from "./files";
import { Ids, repairIds } from "./ids";
import { type Json, write } from "./json";
import type { Library, Medium } from "./library";
import { Panel } from "./panel";
import { pasting } from "./paste";
import { SCHEMA } from "./schema";
import { Shortcuts } from "./shortcuts";
import { Toolbar } from "./toolbar";
import { Views } from "./views";
import type { Words } from "./words";

interface Options {
  document: Json;
  language: string;
  direction: string;
  /** The id of the element that names the text. */
  label: string | undefined;
  words: Words;
  library: Library;
  /** Called after each change of the document. */
  changed: () => void;
  /** Lets the page choose a medium in its own way; `true` where it does. */
  pick: (what: "picture" | "file", choose: (medium: Medium) => void) => boolean;
}

/** What is filled in beside the text. */
const DETAILED = new Set(["figure", "documentItem", "embed", "note"]);

export class WrittenText {
  readonly toolbar: Toolbar;
  readonly panel: Panel;
  readonly content = element("div", { class: "editor-content" });
  readonly status = element("p", { class: "editor-status", role: "status" });
  readonly #editor: Editor;
  readonly #views: Views;
  readonly #options: Options;
  #drawing = 0;

  constructor(options: Options) {
    this.#options = options;
    const { words, library } = options;
    const actions = {
      run: (command: Command) => this.run(command),
      leave: () => this.#editor.view.focus(),
      link: () => void this.#link(),
      language: () => void this.#language(),
      picture: () => this.#pick("picture", (medium) => this.#insertPicture(medium)),
      files: () => this.#pick("file", (medium) => this.run(commands.insertFile(medium.id))),
      embed: () => void this.#embed(),
      state: () => this.#editor.state,
      replacePicture: (place: Place) =>
        this.#pick("picture", (medium) => this.run(commands.setAttribute(place.pos, "media", medium.id))),
    };
    this.toolbar = new Toolbar(words, actions);
    this.panel = new Panel(words, actions, library);
    this.#views = new Views(words, library);
    this.#editor = new Editor({
      element: this.content,
      extensions: [
        ...SCHEMA,
        Files,
        Ids,
        Shortcuts,
        this.#views.extension,
        pasting(
          () => options.language,
          () => this.say(words("pasted-without-pictures")),
        ),
      ],
      content: options.document,
      injectCSS: false,
      enablePasteRules: false,
      editorProps: {
        scrollThreshold: below(this.toolbar.element),
        scrollMargin: below(this.toolbar.element),
        attributes: {
          class: "prose",
          lang: options.language,
          dir: options.direction,
          role: "textbox",
          "aria-multiline": "true",
          "aria-describedby": "editor-hint",
          ...(options.label ? { "aria-labelledby": options.label } : { "aria-label": words("label") }),
        },
        handleKeyDown: (_, event) => this.#key(event),
        // A note or a picture is edited beside the text; on a second click, so that a first one only chooses.
        handleDoubleClickOn: (_view, _pos, node) => this.#toPanel(node),
      },
      onTransaction: ({ transaction }) => {
        this.#draw();
        // Another version taken in is no change of whoever writes.
        if (transaction.docChanged && !transaction.getMeta("preventUpdate")) options.changed();
      },
    });
    const { tr } = this.#editor.state;
    // A document from elsewhere may lack ids; giving them is no change that somebody made.
    if (repairIds(tr)) this.#editor.view.updateState(this.#editor.state.apply(tr.setMeta("addToHistory", false)));
    this.#draw();
    void this.#learn();
  }

  get view(): EditorView {
    return this.#editor.view;
  }

  /** The document as it is stored. */
  get document(): Json {
    return write(this.#editor.state.doc);
  }

  set document(json: Json) {
    this.#editor.commands.setContent(json, { emitUpdate: false });
    void this.#learn();
  }

  /** Puts the cursor into the block of this id; `false` where there is none. */
  goTo(id: string): boolean {
    const selection = commands.selectionAt(this.#editor.state.doc, id);
    if (!selection) return false;
    this.view.dispatch(this.#editor.state.tr.setSelection(selection).scrollIntoView());
    this.view.focus();
    return true;
  }

  run(command: Command): boolean {
    return command(this.#editor.state, this.view.dispatch, this.view);
  }

  /** Tells those who do not see the text what happened; emptied first, so that the same words are spoken again. */
  say(text: string): void {
    this.status.textContent = "";
    setTimeout(() => (this.status.textContent = text), 50);
  }

  destroy(): void {
    this.#editor.destroy();
  }

  /** Once a frame, however many changes there were. */
  #draw(): void {
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      if (this.#editor.isDestroyed) return;
      this.toolbar.update(this.#editor.state);
      this.panel.update(this.#editor.state);
    });
  }

  /** Asks for the titles and pictures of what the text names. */
  async #learn(): Promise<void> {
    const media: string[] = [];
    const publications: string[] = [];
    this.#editor.state.doc.descendants((node) => {
      if (node.attrs["media"]) media.push(node.attrs["media"] as string);
      for (const { attrs } of node.marks) {
        if (attrs["media"]) media.push(attrs["media"] as string);
        if (attrs["publication"]) publications.push(attrs["publication"] as string);
      }
    });
    if (media.length + publications.length === 0) return;
    await this.#options.library.learn(media, publications);
    this.#views.refresh();
  }

  #key(event: KeyboardEvent): boolean {
    const mod = event.ctrlKey || event.metaKey;
    if (event.altKey && event.key === "F10") this.toolbar.focus();
    else if (mod && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") void this.#link();
    else if (event.key === "Enter" && !mod && this.#editor.state.selection instanceof NodeSelection) {
      return this.#toPanel(this.#editor.state.selection.node);
    } else return false;
    event.preventDefault();
    return true;
  }

  /** Goes on in the panel, which shows the thing that is chosen. */
  #toPanel(node: Node): boolean {
    if (!DETAILED.has(node.type.name)) return false;
    this.panel.update(this.#editor.state);
    this.panel.focus();
    return true;
  }

  async #link(): Promise<void> {
    const { library, words } = this.#options;
    const now = commands.markRange(this.#editor.state, commands.markType(this.#editor.state, "link"));
    const choice = await askLink(words, library, String(now?.attrs["href"] ?? ""));
    this.view.focus();
    if (!choice) return;
    if (!this.run(commands.setMark("link", choice.attrs))) this.run(commands.insertLink(choice.title, choice.attrs));
  }

  async #language(): Promise<void> {
    const now = commands.markRange(this.#editor.state, commands.markType(this.#editor.state, "language"));
    const language = await askLanguage(this.#options.words, String(now?.attrs["language"] ?? ""));
    this.view.focus();
    if (language === undefined) return;
    if (!this.run(commands.setMark("language", language ? { language } : null)) && language)
      this.run(commands.startMark("language", { language }));
  }

  async #embed(): Promise<void> {
    const embed = await askEmbed(this.#options.words);
    this.view.focus();
    if (embed) this.run(commands.insertBlock(commands.nodeType(this.#editor.state, "embed").create(embed)));
  }

  #pick(what: "picture" | "file", choose: (medium: Medium) => void): void {
    const take = (medium: Medium | undefined) => {
      this.view.focus();
      if (!medium) return;
      this.#options.library.keep(medium);
      choose(medium);
      this.#toPanel(this.#chosen());
    };
    if (this.#options.pick(what, take)) return;
    void askMedium(this.#options.words, this.#options.library, what).then(take);
  }

  /** The chosen node, or the block of the cursor. */
  #chosen(): Node {
    const { selection } = this.#editor.state;
    return selection instanceof NodeSelection ? selection.node : selection.$from.parent;
  }

  /** What the library says of a picture is proposed; its editor decides at each use (WCAG 1.1.1). */
  #insertPicture({ id, description, credit }: Medium): void {
    const figure = commands.nodeType(this.#editor.state, "figure");
    this.run(commands.insertBlock(figure.create({ media: id, alt: description ?? null, credit: credit ?? null })));
  }
}

/** What scrolls into view must not lie under the tools, which stay in sight. */
const below = (toolbar: HTMLElement) => ({
  get top() {
    return (toolbar.parentElement?.offsetHeight ?? 0) + 8;
  },
  right: 8,
  bottom: 8,
  left: 8,
});
