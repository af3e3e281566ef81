// <malines-form>: saves the form that it holds by itself, some seconds after the last change, and keeps a copy in this browser
// until the server has it: whichever of the two, or the line between them, dies, at most the last seconds are lost. Without it the
// button saves. Says `malines-saved` when the server has a change.
import { holds, keep, kept, pairsOf, restore } from "./form/copy";

/** After the last change, in milliseconds; and at the latest, while somebody types on. */
const PAUSE = 1_500;
const LATEST = 3_500;
/** After a failure; and how long an answer is waited for. */
const AGAIN = 5_000;
const PATIENCE = 15_000;
/** A change is in the copy of this browser after so long. */
const COPY = 1_000;

interface Told {
  message: string;
  facts_stand: string | null;
  words_stand: string | null;
  faults: [string, string][];
}

class MalinesForm extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #said: HTMLElement | null = null;
  #timer = 0;
  #copying = 0;
  #since = 0;
  #saving = false;
  #changed = false;
  /** Somebody else was faster, or the button was pressed: nothing is sent by itself any more. */
  #stopped = false;
  /** The button that was pressed while something was on its way. */
  #pressed: HTMLElement | null | undefined;

  connectedCallback(): void {
    this.#form = this.querySelector("form");
    this.#said = this.querySelector("[data-saved]");
    if (!this.#form) return;
    for (const event of ["input", "change", "malines-change"]) this.addEventListener(event, () => this.#note());
    this.#form.addEventListener("submit", (event) => {
      // What is on its way changes the stand that the button's request is made on: it waits.
      if (this.#saving) {
        event.preventDefault();
        this.#pressed = event.submitter;
        return;
      }
      this.#stopped = true;
      clearTimeout(this.#timer);
      // The button's own request may be lost as well: the copy goes when a page shows that the server has it.
      this.#keep();
    });
    addEventListener("pagehide", () => this.#changed && this.#keep());
    addEventListener("online", () => void this.#save());
    this.#recover();
  }

  get #key(): string {
    return `malines ${this.#form?.getAttribute("action") ?? ""}`;
  }

  #note(): void {
    this.#changed = true;
    if (this.#copying === 0) this.#copying = window.setTimeout(() => this.#keep(), COPY);
    if (this.#stopped) return;
    if (this.#since === 0) this.#since = Date.now();
    this.#plan(Math.max(0, Math.min(PAUSE, this.#since + LATEST - Date.now())));
  }

  #plan(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#save(), wait);
  }

  #keep(): void {
    clearTimeout(this.#copying);
    this.#copying = 0;
    if (this.#form) keep(this.#key, this.#form);
  }

  async #save(): Promise<void> {
    if (!this.#form || this.#saving || this.#stopped || !this.#changed) return;
    this.#saving = true;
    this.#changed = false;
    this.#since = 0;
    if (!(await this.#send(this.#form))) {
      this.#changed = true;
      this.#say(this.dataset["offline"] ?? "");
      this.#plan(AGAIN);
    }
    this.#saving = false;
    if (this.#pressed !== undefined) this.#form.requestSubmit(this.#pressed);
    else if (this.#since > 0) this.#note();
  }

  /** Whether the server has answered for what the form holds. */
  async #send(form: HTMLFormElement): Promise<boolean> {
    try {
      const response = await fetch(form.action, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams(pairsOf(form)),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const json = response.headers.get("content-type")?.startsWith("application/json");
      const told = json ? ((await response.json()) as Told) : null;
      if (told) this.#say(told.message);
      // Somebody else was faster: the button shows both versions.
      if (response.status === 409) this.#stopped = true;
      if (response.ok && told) this.#saved(told);
      return told !== null && (response.ok || this.#stopped);
    } catch {
      return false;
    }
  }

  #saved(told: Told): void {
    this.#set("facts_stand", told.facts_stand);
    this.#set("words_stand", told.words_stand);
    this.#blame(told.faults);
    if (!this.#changed && told.faults.length === 0) this.#forget();
    // What is kept stands on what was saved now.
    else this.#keep();
    this.dispatchEvent(new CustomEvent("malines-saved", { bubbles: true }));
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

  #forget(): void {
    clearTimeout(this.#copying);
    this.#copying = 0;
    localStorage.removeItem(this.#key);
  }

  /** What this browser still had and the server has not: put into the form, and saved. */
  #recover(): void {
    const pairs = kept(this.#key);
    if (!pairs || !this.#form) return;
    if (holds(this.#form, pairs)) {
      this.#forget();
      return;
    }
    restore(this.#form, pairs);
    const body = pairs.find(([name]) => name === "body");
    if (body) this.#write(body[1]);
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
