/**
 * Questions that the editor asks: where a link leads, which picture, which language. Each is a dialogue of the browser's
 * own.
 */
import { button, element, field } from "./dom";
import { chooseLanguage } from "./languages";
import type { Library, Medium } from "./library";
import { typedAddress, webAddress } from "./values";
import type { Word, Words } from "./words";

/** Where a link is to lead, with words for it where none are selected. */
export interface LinkChoice {
  attrs: { href: string } | { publication: string } | { media: string };
  title: string;
}

/** A dialogue that answers once: with a value, or `undefined` where somebody closes it. */
class Dialog<Answer> {
  readonly element: HTMLDialogElement;
  #answer: Answer | undefined;

  constructor(
    readonly words: Words,
    title: Word,
  ) {
    const heading = element("h2", { id: "editor-dialog-title" }, words(title));
    this.element = element("dialog", { class: "editor-dialog", "aria-labelledby": heading.id }, heading);
  }

  answer(answer: Answer): void {
    this.#answer = answer;
    this.element.close();
  }

  /** Shows it with these parts, and a button that answers where there is something to submit. */
  ask(parts: Node[], submit?: { word: Word; act: () => void }): Promise<Answer | undefined> {
    const form = element("form", { method: "dialog", novalidate: true }, ...parts);
    const cancel = button(this.words("cancel"), () => this.element.close());
    const go = submit && element("button", { type: "submit", class: "main" }, this.words(submit.word));
    form.append(element("div", { class: "editor-buttons" }, go, cancel));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit?.act();
    });
    this.element.append(form);
    document.body.append(this.element);
    this.element.showModal();
    form.querySelector<HTMLElement>("input, select")?.focus();
    return new Promise((resolve) => {
      this.element.addEventListener("close", () => {
        this.element.remove();
        resolve(this.#answer);
      });
    });
  }
}

/** A found thing, as a line that can be chosen. */
interface Found {
  title: string;
  about: string;
  thumbnail?: string | null | undefined;
  choose: () => void;
}

/**
 * A search that answers while one types, after a pause of half a second and from two letters on (RGESN 4.9); how many
 * were found is told to those who do not see the list.
 */
class Search {
  readonly element: HTMLElement;
  readonly #input = element("input", { type: "search", autocomplete: "off" });
  readonly #list = element("ul", { class: "editor-found" });
  readonly #status = element("p", { class: "editor-status", role: "status" });
  #running = new AbortController();
  #timer = 0;

  constructor(
    private readonly words: Words,
    label: Word,
    private readonly find: (words: string, signal: AbortSignal) => Promise<Found[]>,
  ) {
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.search(), 500);
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      clearTimeout(this.#timer);
      void this.search();
    });
    this.element = element(
      "div",
      { class: "editor-search" },
      field(words(label), this.#input),
      this.#status,
      this.#list,
    );
  }

  async search(): Promise<void> {
    const words = this.#input.value.trim();
    if (words.length === 1) return;
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    try {
      const found = await this.find(words, signal);
      if (!signal.aborted) this.#show(found);
    } catch {
      if (!signal.aborted) this.#status.textContent = this.words("asking-failed");
    }
  }

  #show(found: Found[]): void {
    this.#status.textContent =
      found.length > 0 ? `${this.words("results")} ${found.length}` : this.words("nothing-found");
    this.#list.replaceChildren(
      ...found.map(({ title, about, thumbnail, choose }) => {
        const line = button("", choose);
        const picture = thumbnail ? element("img", { src: thumbnail, alt: "", loading: "lazy" }) : null;
        line.append(
          ...[picture, element("span", {}, title), element("small", {}, about)].filter((part) => part !== null),
        );
        return element("li", {}, line);
      }),
    );
  }
}

/** Where a link leads: a publication, a file, or an address, which is proposed where there is one. */
export function askLink(words: Words, library: Library, href: string): Promise<LinkChoice | undefined> {
  const dialog = new Dialog<LinkChoice>(words, "link-title");
  const search = new Search(words, "link-search", async (asked, signal) => {
    if (!asked) return [];
    const [publications, files] = await Promise.all([
      library.publications(asked, signal),
      library.media(asked, null, signal),
    ]);
    return [
      ...publications.map(({ id, title, kind, state }) => ({
        title,
        about: [kind, state].filter(Boolean).join(" · "),
        choose: () => dialog.answer({ attrs: { publication: id }, title }),
      })),
      ...files.map(({ id, title, format }) => ({
        title,
        about: format ?? "",
        choose: () => dialog.answer({ attrs: { media: id }, title }),
      })),
    ];
  });
  const input = element("input", {
    type: "text",
    inputmode: "url",
    autocomplete: "off",
    value: href,
    "aria-describedby": "editor-link-error",
  });
  const error = element("p", { class: "editor-warning", id: "editor-link-error", role: "alert" });
  const act = () => {
    const address = typedAddress(input.value);
    if (address) return dialog.answer({ attrs: { href: address }, title: input.value.trim() });
    input.setAttribute("aria-invalid", "true");
    error.textContent = words("link-invalid");
    input.focus();
  };
  return dialog.ask([search.element, field(words("link-address"), input), error], { word: "apply", act });
}

/** A picture or a file of the library. */
export function askMedium(words: Words, library: Library, what: "picture" | "file"): Promise<Medium | undefined> {
  const dialog = new Dialog<Medium>(words, what === "picture" ? "picture-title" : "file-dialog");
  const search = new Search(words, "search", async (asked, signal) => {
    const items = await library.media(asked, what === "picture" ? "picture" : null, signal);
    return items.map((item) => ({
      title: item.title,
      about: item.format ?? "",
      thumbnail: item.thumbnail,
      choose: () => dialog.answer(item),
    }));
  });
  void search.search();
  return dialog.ask([search.element]);
}

/** The address of a video or of something else that another site holds, and its title. */
export function askEmbed(words: Words): Promise<{ url: string; title: string | null } | undefined> {
  const dialog = new Dialog<{ url: string; title: string | null }>(words, "embed-dialog");
  const url = element("input", { type: "url", autocomplete: "off", "aria-describedby": "editor-embed-error" });
  const title = element("input", { type: "text", maxlength: 1000 });
  const error = element("p", { class: "editor-warning", id: "editor-embed-error", role: "alert" });
  const act = () => {
    const address = webAddress(typedAddress(url.value));
    if (address) return dialog.answer({ url: address, title: title.value.trim() || null });
    url.setAttribute("aria-invalid", "true");
    error.textContent = words("link-invalid");
    url.focus();
  };
  return dialog.ask([field(words("embed-url"), url), error, field(words("embed-title"), title)], {
    word: "insert",
    act,
  });
}

/** The language of a passage; an empty answer is the text's own. */
export function askLanguage(words: Words, now: string): Promise<string | undefined> {
  const dialog = new Dialog<string>(words, "language-title");
  const select = chooseLanguage(words("language-none"));
  select.choose(now);
  return dialog.ask([field(words("language"), select)], { word: "apply", act: () => dialog.answer(select.value) });
}
