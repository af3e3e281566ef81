/**
 * `<share-links>`: adds to a list of links the buttons that need a script: copy the address, the device's own sharing, print.
 * The list is complete without them. Words come from the page: `data-copy`, `data-copied`, `data-failed`, `data-share`, `data-print`.
 */
class ShareLinks extends HTMLElement {
  #status: HTMLElement | undefined;

  connectedCallback(): void {
    const list = this.querySelector("ul");
    if (!list || this.#status) return;
    this.#status = document.createElement("p");
    this.#status.className = "share-status soft";
    this.#status.setAttribute("role", "status");
    this.append(this.#status);

    const buttons: HTMLElement[] = [];
    if ("clipboard" in navigator) buttons.push(this.#button("copy", () => void this.#copy()));
    if ("share" in navigator) buttons.push(this.#button("share", () => void this.#share()));
    list.prepend(...buttons);
    list.append(this.#button("print", () => window.print()));
  }

  get #url(): string {
    return this.dataset["url"] ?? location.href;
  }

  #button(word: string, act: () => void): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.dataset[word] ?? "";
    button.addEventListener("click", act);
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#url);
      this.#say(this.dataset["copied"]);
    } catch {
      // Refused by the reader or the browser: say the address, to be copied by hand.
      this.#say(`${this.dataset["failed"] ?? ""} ${this.#url}`);
    }
  }

  async #share(): Promise<void> {
    try {
      await navigator.share({ title: document.title, url: this.#url });
    } catch (error) {
      // Closing the device's own dialogue is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) this.#say(this.dataset["failed"]);
    }
  }

  /** Emptied first, so that the same words are spoken again. */
  #say(words = ""): void {
    const status = this.#status;
    if (!status) return;
    status.textContent = "";
    setTimeout(() => (status.textContent = words), 50);
  }
}

customElements.define("share-links", ShareLinks);

export {};
