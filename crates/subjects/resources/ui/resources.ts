/**
 * Comfort on a record's page: arrow keys turn the pictures of an album, and a chapter starts the player where it begins. Without it the
 * strip scrolls, its links lead from picture to picture, and a chapter's link opens the file at its moment.
 */
class MalinesAlbum extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("click", (event) => this.#click(event));
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isRtl = getComputedStyle(this).direction === "rtl";
    const step = { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 }[event.key];
    const pictures = [...this.querySelectorAll("li")];
    const ends: Record<string, number> = { Home: 0, End: pictures.length - 1 };
    const to = step === undefined ? ends[event.key] : this.#shown(pictures) + step;
    const picture = to === undefined ? undefined : pictures[to];
    if (picture === undefined) return;
    event.preventDefault();
    show(picture);
  }

  /** The picture that stands in sight: the one whose beginning is nearest to the strip's. */
  #shown(pictures: Element[]): number {
    const strip = this.querySelector(".strip");
    if (strip === null) return 0;
    const middle = (element: Element): number => {
      const box = element.getBoundingClientRect();
      return box.left + box.width / 2;
    };
    const away = pictures.map((picture) => Math.abs(middle(picture) - middle(strip)));
    return away.indexOf(Math.min(...away));
  }

  #click(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.turn a[href^="#"]');
    const picture = link && document.getElementById(link.hash.slice(1));
    if (!link || !picture) return;
    event.preventDefault();
    show(picture);
    const own = picture.querySelector<HTMLElement>(`.turn a[rel="${link.rel}"]`);
    (own ?? picture.querySelector<HTMLElement>(".turn a"))?.focus({ preventScroll: true });
  }
}

function show(picture: Element): void {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  picture.scrollIntoView({ behavior: isCalm ? "auto" : "smooth", block: "nearest", inline: "start" });
}

class MalinesChapters extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-at]");
      const player = document.querySelector<HTMLMediaElement>(".player audio, .player video");
      if (!link || !player || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      player.currentTime = Number(link.dataset["at"]);
      player.scrollIntoView({ block: "nearest" });
      void player.play();
    });
  }
}

customElements.define("malines-album", MalinesAlbum);
customElements.define("malines-chapters", MalinesChapters);
