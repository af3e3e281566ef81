/**
 * `<malines-editor>`: in the place of a field of Markdown, a text as it will be read. It keeps the document, in the
 * JSON of `document::Document`, in a hidden field `body`, and says `malines-change` after each change.
 *
 * Attributes: `lang` and `dir` of the text, `data-words` (JSON), `data-label` (the id of what names the text),
 * `data-media` and `data-publications` (addresses that find what the site holds). Before its own dialogue for a picture
 * or a file it says `malines-pick`, which the page may prevent to choose in another way.
 */
import { element } from "./editor/dom";
import { openLibraryFrom } from "./editor/fields";
import { read } from "./editor/json";
import { Library, type Medium } from "./editor/library";
import { WrittenText } from "./editor/text";
import { wordsOf } from "./editor/words";

class MalinesEditor extends HTMLElement {
  #text: WrittenText | undefined;
  readonly #body = element("input", { type: "hidden", name: "body" });
  readonly #jump = () => this.focusBlock(location.hash.slice("#block-".length));

  connectedCallback(): void {
    const field = this.querySelector("textarea");
    const source = this.querySelector("script.document");
    if (this.#text || !field || !source) return;
    const words = wordsOf(this.dataset["words"]);
    const language = this.lang || "en";
    const places = {
      media: this.dataset["media"] ?? "/desk/media.json",
      publications: this.dataset["publications"] ?? "/desk/publications.json",
    };
    const library = new Library(places, language);
    openLibraryFrom(words, library);
    const text = new WrittenText({
      document: read(source.textContent ?? ""),
      language,
      direction: this.dir || "auto",
      label: this.dataset["label"],
      words,
      library,
      changed: () => this.#changed(),
      pick: (what, choose) => this.#picks(what, choose),
    });
    this.#text = text;
    field.removeAttribute("name");
    field.hidden = true;
    // What it is described by is about Markdown.
    for (const id of (field.getAttribute("aria-describedby") ?? "").split(" "))
      document.getElementById(id)?.setAttribute("hidden", "");
    this.#body.value = this.value;
    const hint = element("p", { class: "editor-hint", id: "editor-hint" }, words("hint"));
    const tools = element("div", {
      class: "editor-head",
      lang: document.documentElement.lang,
      dir: document.documentElement.dir || "ltr",
    });
    tools.append(text.toolbar.element, text.panel.element);
    hint.lang = text.status.lang = tools.lang;
    hint.dir = text.status.dir = tools.dir;
    this.append(tools, text.content, text.status, hint, this.#body);
    for (const label of field.labels) label.addEventListener("click", () => text.view.focus());
    window.addEventListener("hashchange", this.#jump);
    if (location.hash.startsWith("#block-")) this.#jump();
  }

  disconnectedCallback(): void {
    window.removeEventListener("hashchange", this.#jump);
  }

  /** The document as JSON. Setting it takes another version in, which can be undone. */
  get value(): string {
    return this.#text ? JSON.stringify(this.#text.document) : "";
  }

  set value(json: string) {
    if (!this.#text) return;
    this.#text.document = read(json);
    this.#body.value = this.value;
  }

  /** Puts the cursor into the block of this id; `false` where there is none. */
  focusBlock(id: string): boolean {
    return this.#text?.goTo(id) ?? false;
  }

  #changed(): void {
    this.#body.value = this.value;
    this.dispatchEvent(new CustomEvent("malines-change", { bubbles: true }));
  }

  #picks(what: "picture" | "file", choose: (medium: Medium) => void): boolean {
    const event = new CustomEvent("malines-pick", { bubbles: true, cancelable: true, detail: { what, choose } });
    return !this.dispatchEvent(event);
  }
}

customElements.define("malines-editor", MalinesEditor);
