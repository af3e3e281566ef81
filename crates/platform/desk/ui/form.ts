// <malines-form>: saves the form that it holds by itself, some seconds after the last change, and keeps a copy in this browser
// until the server has it. Without it the button saves.

/** After the last change, in milliseconds; and at the latest, while somebody types on. */
const PAUSE = 2_000;
const LATEST = 4_500;
/** After a failure. */
const AGAIN = 5_000;
/** Between two copies kept in this browser. */
const COPY = 1_000;

interface Told {
  message: string;
  facts_stand: string | null;
  words_stand: string | null;
  faults: [string, string][];
}

type Pairs = [string, string][];

class MalinesForm extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #said: HTMLElement | null = null;
  #timer = 0;
  #since = 0;
  #kept = 0;
  #saving = false;
  #changed = false;
  #stopped = false;

  connectedCallback(): void {
    this.#form = this.querySelector("form");
    this.#said = this.querySelector("[data-saved]");
    if (!this.#form) return;
    for (const event of ["input", "change", "malines-change"]) this.addEventListener(event, () => this.#note());
    this.#form.addEventListener("submit", () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
      this.#forget();
    });
    addEventListener("beforeunload", () => this.#keep());
    addEventListener("pagehide", () => this.#keep());
    this.#recover();
  }

  get #key(): string {
    return `malines ${this.#form?.getAttribute("action") ?? ""}`;
  }

  /** What the form would send; files and buttons are not part of it. */
  #pairs(): Pairs {
    if (!this.#form) return [];
    return [...new FormData(this.#form)].flatMap(([name, value]): Pairs => (typeof value === "string" ? [[name, value]] : []));
  }

  #note(): void {
    if (this.#stopped) return;
    this.#changed = true;
    if (Date.now() - this.#kept > COPY) this.#keep();
    if (this.#since === 0) this.#since = Date.now();
    const wait = Math.max(0, Math.min(PAUSE, this.#since + LATEST - Date.now()));
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(), wait);
  }

  async #save(): Promise<void> {
    if (!this.#form || this.#saving || this.#stopped || !this.#changed) return;
    this.#saving = true;
    this.#changed = false;
    this.#since = 0;
    let retry = false;
    try {
      const response = await fetch(this.#form.action, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams(this.#pairs()),
      });
      const told = response.headers.get("content-type")?.startsWith("application/json") ? ((await response.json()) as Told) : null;
      if (told) this.#say(told.message);
      if (response.ok && told) {
        this.#set("facts_stand", told.facts_stand);
        this.#set("words_stand", told.words_stand);
        this.#blame(told.faults);
        if (!this.#changed && told.faults.length === 0) this.#forget();
      } else if (response.status === 409) {
        // Somebody else was faster: the button shows both versions.
        this.#stopped = true;
      } else {
        retry = true;
      }
    } catch {
      retry = true;
    }
    this.#saving = false;
    if (retry) {
      this.#changed = true;
      this.#say(this.dataset["offline"] ?? "");
      this.#timer = window.setTimeout(() => void this.#save(), AGAIN);
    } else if (this.#changed) {
      this.#note();
    }
  }

  #say(message: string): void {
    if (this.#said && this.#said.textContent !== message) this.#said.textContent = message;
  }

  #set(name: string, value: string | null): void {
    const input = this.#form?.elements.namedItem(name);
    if (value !== null && input instanceof HTMLInputElement) input.value = value;
  }

  #blame(faults: [string, string][]): void {
    for (const field of this.querySelectorAll<HTMLElement>("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const [name] of faults) this.querySelector(`[name="${CSS.escape(name)}"]`)?.setAttribute("aria-invalid", "true");
    const [first] = faults;
    if (first) this.#say(`${this.#said?.textContent ?? ""} ${first[1]}`);
  }

  /** A copy in this browser, for a network or a browser that dies. */
  #keep(): void {
    if (!this.#changed) return;
    this.#kept = Date.now();
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#pairs()));
    } catch {
      // A full or forbidden store: the server's copy is a few seconds behind at most.
    }
  }

  #forget(): void {
    localStorage.removeItem(this.#key);
  }

  /** What this browser still had: put into the form where nobody has saved since, and saved. */
  #recover(): void {
    const kept = localStorage.getItem(this.#key);
    if (!kept || !this.#form) return;
    const pairs = JSON.parse(kept) as Pairs;
    const value = (name: string) => pairs.find(([own]) => own === name)?.[1];
    const same = ["facts_stand", "words_stand"].every((name) => {
      const input = this.#form?.elements.namedItem(name);
      return input instanceof HTMLInputElement && input.value === value(name);
    });
    if (!same) {
      this.#forget();
      return;
    }
    for (const [name, text] of pairs) {
      const input = this.#form.elements.namedItem(name);
      if (input instanceof HTMLInputElement && (input.type === "checkbox" || input.type === "radio")) input.checked = true;
      else if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement || input instanceof HTMLSelectElement) input.value = text;
      if (name === "body") this.#write(text);
    }
    this.#say(this.dataset["restored"] ?? "");
    this.#note();
  }

  /** Puts a text into the editor, whose script comes before this one. */
  #write(text: string): void {
    const editor = this.querySelector("malines-editor");
    if (editor && "value" in editor) editor.value = text;
  }
}

customElements.define("malines-form", MalinesForm);
