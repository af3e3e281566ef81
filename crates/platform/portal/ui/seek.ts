/**
 * `<seek-box>`: offers what to search for while somebody types, as a combobox with a list (ARIA Authoring Practices). The form
 * is complete without it. It asks after three characters and half a second of rest (RGESN 4.9), and no more once it is
 * switched off; the browser remembers that. Words come from the page.
 */
const KEY = "malines-suggestions";
const SHORTEST = 3;
const REST = 500;

interface Offer {
  words: string[];
  titles: { title: string; href: string; language: string; dir: string }[];
}

class SeekBox extends HTMLElement {
  #input!: HTMLInputElement;
  #panel!: HTMLElement;
  #list!: HTMLElement;
  #status!: HTMLElement;
  #at = -1;
  #timer = 0;
  #asking: AbortController | undefined;

  connectedCallback(): void {
    const input = this.querySelector("input");
    if (!input || this.#input) return;
    this.#input = input;
    this.#panel = document.createElement("div");
    this.#panel.className = "offers";
    this.#list = document.createElement("ul");
    this.#list.id = `${input.id}-list`;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", this.dataset["list"] ?? "");
    this.#list.hidden = true;
    this.#status = document.createElement("p");
    this.#status.className = "hidden";
    this.#status.setAttribute("role", "status");
    this.#panel.append(this.#list, this.#switch(), this.#status);
    input.after(this.#panel);
    this.#dress();

    input.addEventListener("input", () => this.#later());
    input.addEventListener("keydown", (event) => this.#key(event));
    // A press on an option must not take the focus away before the click comes.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.contains(event.relatedTarget)) this.#close();
    });
  }

  get #isOn(): boolean {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch {
      return true;
    }
  }

  /** Says of the field what it is: a combobox only while it offers something. */
  #dress(): void {
    const is: Record<string, string> = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": this.#list.id,
      "aria-expanded": "false",
    };
    for (const [name, value] of Object.entries(is)) {
      if (this.#isOn) this.#input.setAttribute(name, value);
      else this.#input.removeAttribute(name);
    }
  }

  #switch(): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "switch";
    button.setAttribute("role", "switch");
    button.textContent = this.dataset["switch"] ?? "";
    const show = () => button.setAttribute("aria-checked", String(this.#isOn));
    button.addEventListener("click", () => {
      try {
        localStorage.setItem(KEY, this.#isOn ? "off" : "on");
      } catch {
        // A browser that remembers nothing keeps its suggestions.
      }
      this.#close();
      this.#dress();
      show();
    });
    show();
    return button;
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#close();
    const typed = this.#input.value.trim();
    if (this.#isOn && [...typed].length >= SHORTEST) this.#timer = window.setTimeout(() => void this.#ask(typed), REST);
  }

  async #ask(typed: string): Promise<void> {
    this.#asking = new AbortController();
    try {
      const address = `${this.dataset["from"]}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: this.#asking.signal });
      if (answer.ok && this.contains(document.activeElement)) this.#show((await answer.json()) as Offer);
    } catch {
      // Nothing is offered: the form is still there.
    }
  }

  #show(offer: Offer): void {
    const search = this.dataset["search"] ?? "";
    const words = offer.words.map((word) => this.#option(word, `${search}?q=${encodeURIComponent(word)}`));
    const titles = offer.titles.map(({ title, href, language, dir }) => {
      const option = this.#option(title, href);
      option.lang = language;
      option.dir = dir;
      return option;
    });
    const all = [...words, ...titles];
    all.forEach((option, at) => (option.id = `${this.#list.id}-${at}`));
    this.#list.replaceChildren(...all);
    this.#at = -1;
    this.#list.hidden = all.length === 0;
    this.#input.setAttribute("aria-expanded", String(all.length > 0));
    const said = all.length > 0 ? `${this.dataset["some"]} ${all.length}` : this.dataset["none"];
    this.#status.textContent = said ?? "";
  }

  #option(text: string, href: string): HTMLElement {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.textContent = text;
    option.dataset["href"] = href;
    option.addEventListener("click", () => location.assign(href));
    return option;
  }

  #key(event: KeyboardEvent): void {
    const all = this.#list.children;
    if (event.isComposing || this.#list.hidden) return;
    const steps: Record<string, number> = { ArrowDown: this.#at + 1, ArrowUp: this.#at < 0 ? all.length - 1 : this.#at - 1 };
    const to = steps[event.key];
    if (to !== undefined) this.#move(to >= all.length ? -1 : to);
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && this.#at >= 0) location.assign((all[this.#at] as HTMLElement).dataset["href"] ?? "");
    else return;
    event.preventDefault();
  }

  /** Goes to an option; before the first one and after the last stands the field itself. */
  #move(to: number): void {
    const all = [...this.#list.children];
    all[this.#at]?.setAttribute("aria-selected", "false");
    this.#at = to;
    const option = all[to];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #close(): void {
    this.#asking?.abort();
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#at = -1;
    this.#status.textContent = "";
    this.#input.removeAttribute("aria-activedescendant");
    if (this.#isOn) this.#input.setAttribute("aria-expanded", "false");
  }
}

customElements.define("seek-box", SeekBox);

export {};
