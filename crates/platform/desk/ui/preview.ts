// <malines-preview>: shows the preview beside the form where there is room, and anew after each save. Without it a link leads to
// a page that shows the same.

const KEY = "malines preview";

class MalinesPreview extends HTMLElement {
  #button: HTMLButtonElement | null = null;
  #pane: HTMLElement | null = null;
  #frame: HTMLIFrameElement | null = null;

  connectedCallback(): void {
    this.#button = this.querySelector("button");
    if (!this.#button) return;
    this.#button.hidden = false;
    this.#button.addEventListener("click", () => this.#set(this.#pane === null));
    document.addEventListener("malines-saved", () => this.#show());
    if (sessionStorage.getItem(KEY) === "open") this.#set(true);
  }

  #set(open: boolean): void {
    sessionStorage.setItem(KEY, open ? "open" : "");
    this.#button?.setAttribute("aria-expanded", String(open));
    const room = document.querySelector(".form-and-side");
    room?.classList.toggle("previewed", open);
    if (open) this.#open(room);
    else {
      this.#pane?.remove();
      this.#pane = null;
    }
  }

  #open(room: Element | null): void {
    const made = this.querySelector("template")?.content.firstElementChild?.cloneNode(true);
    if (!(made instanceof HTMLElement)) return;
    this.#pane = made;
    this.#frame = made.querySelector("iframe");
    this.#frame?.addEventListener("load", () => this.#tame());
    made.querySelector("#preview-text")?.addEventListener("change", () => this.#show(true));
    made.querySelector("#preview-width")?.addEventListener("change", (event) => {
      const screen = made.querySelector(".screen");
      if (screen && event.target instanceof HTMLSelectElement) screen.className = `screen ${event.target.value}`;
    });
    room?.append(made);
    this.#show(true);
  }

  /** Shows the chosen text as it is now, where its reader had come to. */
  #show(anew = false): void {
    const chosen = this.#pane?.querySelector<HTMLSelectElement>("#preview-text")?.value;
    if (!this.#frame || !chosen) return;
    const at = anew ? 0 : (this.#frame.contentWindow?.scrollY ?? 0);
    this.#frame.addEventListener("load", () => this.#frame?.contentWindow?.scrollTo(0, at), { once: true });
    this.#frame.src = chosen;
  }

  /** Links of the page lead out of the frame: other pages of the site do not let themselves be framed. */
  #tame(): void {
    this.#frame?.contentDocument?.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (!link || (link.getAttribute("href") ?? "#").startsWith("#")) return;
      event.preventDefault();
      window.open(link.href, "_blank", "noopener");
    });
  }
}

customElements.define("malines-preview", MalinesPreview);
