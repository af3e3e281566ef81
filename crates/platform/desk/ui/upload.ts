/**
 * `<malines-upload>` around a plain form: several files at once, in pieces that a cut line does not undo (tus 1.0.0),
 * with progress. What was begun in this browser goes on after the page is left and the same file is chosen again.
 */

/** Bytes of the first piece, which a slow line sends within the server's patience; a fast one gets larger ones. */
const SMALLEST = 1 << 20;
const LARGEST = 16 << 20;
/** Milliseconds within which a piece is sent fast. */
const FAST = 2_000;
/** How many files are sent at once. */
const AT_ONCE = 2;
/** Milliseconds to wait after each failure in a row; then somebody must ask again. */
const PAUSES = [1_000, 3_000, 8_000, 20_000, 30_000];

const TUS = { "Tus-Resumable": "1.0.0" };

/** A refusal that no second attempt changes, with the word for it. */
class Refusal extends Error {}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

class Upload extends HTMLElement {
  #list = document.createElement("ul");
  #status = document.createElement("p");
  #waiting: (() => Promise<void>)[] = [];
  #running = 0;

  connectedCallback(): void {
    const form = this.querySelector("form");
    const field = this.querySelector<HTMLInputElement>("input[type=file]");
    if (!form || !field) return;
    this.#list.className = "plain uploads";
    this.#status.setAttribute("role", "status");
    this.#status.className = "hidden";
    const drop = document.createElement("p");
    drop.className = "drop";
    drop.textContent = this.#word("drop");
    form.after(drop, this.#list, this.#status);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#add(field.files);
      field.value = "";
    });
    for (const kind of ["dragover", "dragleave", "drop"] as const) {
      this.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", kind === "dragover");
        if (kind === "drop") this.#add(event.dataTransfer?.files);
      });
    }
  }

  #word(name: string): string {
    return this.dataset[name] ?? "";
  }

  #add(files: FileList | null | undefined): void {
    for (const file of files ?? []) this.#show(file);
  }

  /** A line for the file, and its place in the queue. */
  #show(file: File): void {
    const line = document.createElement("li");
    const name = document.createElement("span");
    const bar = document.createElement("progress");
    const state = document.createElement("span");
    const button = document.createElement("button");
    name.textContent = file.name;
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    button.type = "button";
    line.append(name, bar, state, button);
    this.#list.append(line);
    const say = (word: string): void => {
      state.textContent = this.#word(word);
    };
    const begin = (): void => {
      const stop = new AbortController();
      const act = (word: string, done: () => void): void => {
        button.textContent = this.#word(word);
        button.setAttribute("aria-label", `${this.#word(word)} — ${file.name}`);
        button.onclick = done;
      };
      say("waiting");
      act("stop", () => stop.abort());
      this.#queue(async () => {
        try {
          const place = await this.#send(file, stop.signal, say, (sent) => (bar.value = sent));
          say("done");
          const link = document.createElement("a");
          link.href = place;
          link.textContent = file.name;
          name.replaceChildren(link);
          button.remove();
        } catch (error) {
          say(stop.signal.aborted ? "stopped" : error instanceof Refusal ? error.message : "failed");
          act("again", begin);
        }
        this.#status.textContent = `${file.name} — ${state.textContent}`;
      });
    };
    begin();
  }

  #queue(work: () => Promise<void>): void {
    this.#waiting.push(work);
    this.#next();
  }

  #next(): void {
    while (this.#running < AT_ONCE) {
      const work = this.#waiting.shift();
      if (!work) return;
      this.#running += 1;
      void work().finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  /** Sends the file, going on after failures; the address at which it is described. */
  async #send(file: File, signal: AbortSignal, say: (word: string) => void, tell: (sent: number) => void): Promise<string> {
    if (file.size === 0) throw new Refusal("empty");
    if (file.size > Number(this.dataset["largest"])) throw new Refusal("large");
    const key = `malines-upload:${file.name}:${file.size}:${file.lastModified}`;
    for (let failures = 0; ; ) {
      try {
        let piece = SMALLEST;
        signal.throwIfAborted();
        let { url, at } = await this.#begin(file, key, signal);
        say("sending");
        for (;;) {
          tell(at);
          const begun = performance.now();
          const answer = await this.#ask(url, {
            method: "PATCH",
            headers: { ...TUS, "Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream" },
            body: file.slice(at, at + piece),
            signal,
          });
          failures = 0;
          if (performance.now() - begun < FAST) piece = Math.min(piece * 2, LARGEST);
          at = Number(answer.headers.get("Upload-Offset"));
          const place = answer.headers.get("Malines-Media");
          if (!place) continue;
          tell(at);
          localStorage.removeItem(key);
          return place;
        }
      } catch (error) {
        const pause = PAUSES[failures];
        if (error instanceof Refusal || signal.aborted || pause === undefined) throw error;
        failures += 1;
        say("cut");
        await new Promise((wake) => setTimeout(wake, pause));
      }
    }
  }

  /** Where the upload stands: one that this browser began before, or a new one. */
  async #begin(file: File, key: string, signal: AbortSignal): Promise<{ url: string; at: number }> {
    const known = localStorage.getItem(key);
    if (known) {
      const answer = await fetch(known, { method: "HEAD", headers: TUS, signal });
      if (answer.ok && !answer.headers.has("Malines-Media")) {
        return { url: known, at: Number(answer.headers.get("Upload-Offset")) };
      }
      localStorage.removeItem(key);
    }
    const headers = { ...TUS, "Upload-Length": String(file.size), "Upload-Metadata": `filename ${base64(file.name)}` };
    const answer = await this.#ask(this.dataset["uploads"] ?? "", { method: "POST", headers, signal });
    const url = answer.headers.get("Location") ?? "";
    localStorage.setItem(key, url);
    return { url, at: 0 };
  }

  /** The answer; what is worth another attempt fails, what is not is refused. */
  async #ask(url: string, request: RequestInit): Promise<Response> {
    const answer = await fetch(url, request);
    if (answer.ok) return answer;
    if (answer.status === 507) throw new Refusal("full");
    if (answer.status === 413) throw new Refusal("large");
    const again = answer.status >= 500 || answer.status === 409 || answer.status === 429;
    throw again ? new Error(String(answer.status)) : new Refusal("failed");
  }
}

customElements.define("malines-upload", Upload);
