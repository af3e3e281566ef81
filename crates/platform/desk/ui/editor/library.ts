/** What the site holds, asked for by words or by ids: files of the library and publications. */

export interface Medium {
  id: string;
  title: string;
  /** "PDF", "JPEG". */
  format?: string | null;
  thumbnail?: string | null;
  /** What the library says of it; proposed as the alternative of a picture. */
  description?: string | null;
  credit?: string | null;
  /** In which a document is written, as the library says. */
  language?: string | null;
}

/** A file as `media.json` tells it. */
interface PickedFile {
  id: string;
  name: string;
  format: string;
  thumbnail: string | null;
  credit: string | null;
  language: string | null;
  /** What is said of it, by language. */
  words: Record<string, { title: string; description: string | null }>;
}

export interface Publication {
  id: string;
  title: string;
  /** In words: "Article". */
  kind?: string | null;
  /** In words: "Publié". */
  state?: string | null;
}

export class Library {
  #media = new Map<string, Medium>();
  #publications = new Map<string, Publication>();

  /** The addresses that answer, and the language whose titles are wanted. */
  constructor(
    readonly places: { media: string; publications: string },
    readonly language: string,
  ) {}

  /** Files found by words, of this class or of any. */
  async media(words: string, only: "picture" | null, signal: AbortSignal): Promise<Medium[]> {
    return this.#askMedia({ q: words, ...(only && { class: only }) }, signal);
  }

  /** Publications found by words. */
  async publications(words: string, signal: AbortSignal): Promise<Publication[]> {
    return this.#askPublications({ q: words }, signal);
  }

  /** Remembers what somebody chose in another way. */
  keep(medium: Medium): void {
    this.#media.set(medium.id, medium);
  }

  medium(id: string): Medium | undefined {
    return this.#media.get(id);
  }

  publication(id: string): Publication | undefined {
    return this.#publications.get(id);
  }

  /** Fetches those that are not known yet; those that nobody knows stay unknown. */
  async learn(media: string[], publications: string[]): Promise<void> {
    const asks: Promise<unknown>[] = [];
    for (const id of missing(media, this.#media)) asks.push(this.#askMedia({ id }));
    for (const id of missing(publications, this.#publications)) asks.push(this.#askPublications({ id }));
    // Without them the text shows that they are not known: it can be written all the same.
    await Promise.allSettled(asks);
  }

  async #askMedia(query: Record<string, string>, signal?: AbortSignal): Promise<Medium[]> {
    const { files } = await this.#ask<{ files: PickedFile[] }>(this.places.media, query, signal);
    const media = files.map(({ id, name, format, thumbnail, credit, language, words }) => {
      const own = words[this.language];
      const said = { format, thumbnail, credit, language, description: own?.description ?? null };
      return { id, title: own?.title || name, ...said };
    });
    for (const medium of media) this.#media.set(medium.id, medium);
    return media;
  }

  async #askPublications(query: Record<string, string>, signal?: AbortSignal): Promise<Publication[]> {
    const { items } = await this.#ask<{ items: Publication[] }>(this.places.publications, query, signal);
    for (const item of items) this.#publications.set(item.id, item);
    return items;
  }

  async #ask<T>(place: string, query: Record<string, string>, signal?: AbortSignal): Promise<T> {
    const parameters = new URLSearchParams({ language: this.language, ...query });
    const response = await fetch(`${place}?${parameters}`, {
      headers: { accept: "application/json" },
      ...(signal && { signal }),
    });
    if (!response.ok) throw new Error(`${place} answered ${response.status}`);
    return (await response.json()) as T;
  }
}

/** Those that are not known, as the desk takes them: with commas, at most fifty at once. */
function missing(ids: string[], known: Map<string, unknown>): string[] {
  const asked = [...new Set(ids)].filter((id) => !known.has(id));
  return Array.from({ length: Math.ceil(asked.length / 50) }, (_, at) => asked.slice(at * 50, at * 50 + 50).join(","));
}
