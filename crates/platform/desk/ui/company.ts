// <malines-company>: says every few seconds that this form is open, and shows who else has it open. Without it the page says who
// was there when it was loaded.

/** Between two words to the server, in milliseconds. */
const BEAT = 12_000;

class MalinesCompany extends HTMLElement {
  #timer = 0;
  #stays = false;

  connectedCallback(): void {
    if (!this.dataset["href"]) return;
    // After a save the same form comes back: whoever saves does not leave.
    addEventListener("submit", () => (this.#stays = true));
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", (event) => event.persisted && void this.#beat());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void this.#beat());
    void this.#beat();
  }

  get #href(): string {
    return this.dataset["href"] ?? "";
  }

  async #beat(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#beat(), BEAT);
    this.#stays = false;
    try {
      const response = await fetch(this.#href, { method: "POST", body: new URLSearchParams({ here: "yes" }) });
      if (response.ok) this.#show(((await response.json()) as { lines: string[] }).lines);
    } catch {
      // Without a network nobody is told; the next beat may get through.
    }
  }

  /** What did not change is not said again. */
  #show(lines: string[]): void {
    const region = this.querySelector("[role=status]");
    const shown = [...(region?.children ?? [])].map((line) => line.textContent);
    if (shown.join("\n") === lines.join("\n")) return;
    region?.replaceChildren(
      ...lines.map((line) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        return paragraph;
      }),
    );
  }

  #leave(): void {
    clearTimeout(this.#timer);
    if (!this.#stays) navigator.sendBeacon(this.#href, new URLSearchParams({ leaving: "yes" }));
  }
}

customElements.define("malines-company", MalinesCompany);
