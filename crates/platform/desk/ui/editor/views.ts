/** How blocks that are more than text look while they are written. What they say is in the panel. */
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { NodeView, NodeViewConstructor } from "@tiptap/pm/view";
import { element } from "./dom";
import type { Library, Medium } from "./library";
import type { Words } from "./words";

/** The views that show something of the library, drawn anew when it is learnt. */
export class Views {
  #waiting = new Set<() => void>();

  constructor(
    private readonly words: Words,
    private readonly library: Library,
  ) {}

  /** Draws again what was drawn before the library answered. */
  refresh(): void {
    for (const draw of this.#waiting) draw();
  }

  get extension(): Extension {
    const nodeViews: Record<string, NodeViewConstructor> = {
      figure: (node) => this.#figure(node),
      documentItem: (node) => this.#documentItem(node),
      embed: (node) => this.#embed(node),
      table: (node) => this.#table(node),
      callout: (node) => this.#callout(node),
    };
    return Extension.create({ name: "views", addProseMirrorPlugins: () => [new Plugin({ props: { nodeViews } })] });
  }

  #medium(node: Node): Medium | undefined {
    return this.library.medium(String(node.attrs["media"]));
  }

  /** A view that `draw` brings up to its node; the library may call for it too. */
  #view(node: Node, dom: HTMLElement, draw: (node: Node) => void, contentDOM?: HTMLElement): NodeView {
    let current = node;
    const redraw = () => draw(current);
    this.#waiting.add(redraw);
    const own = contentDOM ?? dom;
    const update = (next: Node): boolean => {
      if (next.type !== current.type) return false;
      current = next;
      identify(dom, next);
      draw(next);
      return true;
    };
    identify(dom, node);
    draw(node);
    return {
      dom,
      ...(contentDOM && { contentDOM }),
      update,
      // What is drawn around the content is nobody's typing.
      ignoreMutation: (mutation) => mutation.type !== "selection" && !(contentDOM && own.contains(mutation.target)),
      destroy: () => void this.#waiting.delete(redraw),
    };
  }

  #figure(node: Node): NodeView {
    const picture = element("div", { class: "editor-picture", contenteditable: "false" });
    const caption = element("figcaption", { "data-empty": this.words("caption") });
    const dom = element("figure", {}, picture, caption);
    const draw = (node: Node) => {
      const medium = this.#medium(node);
      const alt = (node.attrs["alt"] as string | null) ?? "";
      const shown = medium?.thumbnail
        ? element("img", { src: medium.thumbnail, alt })
        : element("span", {}, medium?.title ?? this.words("picture"));
      const missing = !alt && node.attrs["decorative"] !== true;
      const said = element("small", {}, missing ? this.words("alternative-missing") : alt || this.words("decorative"));
      picture.replaceChildren(shown, said);
      dom.classList.toggle("faulty", missing);
      caption.classList.toggle("empty", node.content.size === 0);
    };
    return this.#view(node, dom, draw, caption);
  }

  #documentItem(node: Node): NodeView {
    const dom = element("li", { class: "editor-file" });
    const draw = (node: Node) => {
      const medium = this.#medium(node);
      const title = (node.attrs["title"] as string | null) ?? medium?.title ?? this.words("unknown");
      dom.replaceChildren(element("span", {}, title), element("small", {}, medium?.format ?? ""));
    };
    return this.#view(node, dom, draw);
  }

  #embed(node: Node): NodeView {
    const dom = element("div", { class: "editor-embed" });
    const draw = (node: Node) => {
      const { url, title } = node.attrs as { url: string; title: string | null };
      dom.replaceChildren(element("span", {}, title ?? url), element("small", {}, new URL(url).hostname));
    };
    return this.#view(node, dom, draw);
  }

  #table(node: Node): NodeView {
    const caption = element("caption", { contenteditable: "false" });
    const body = element("tbody");
    const dom = element("div", { class: "editor-table" }, element("table", {}, caption, body));
    const draw = (node: Node) => {
      caption.textContent = (node.attrs["caption"] as string | null) ?? "";
      caption.hidden = caption.textContent === "";
    };
    return this.#view(node, dom, draw, body);
  }

  #callout(node: Node): NodeView {
    const title = element("p", { class: "callout-title", contenteditable: "false" });
    const content = element("div");
    const dom = element("aside", { class: "callout", role: "note" }, title, content);
    const draw = (node: Node) => (title.textContent = (node.attrs["title"] as string | null) ?? this.words("callout"));
    return this.#view(node, dom, draw, content);
  }
}

/** Checks lead to a block by its id in the page. */
function identify(dom: HTMLElement, node: Node): void {
  const id = node.attrs["id"] as string | null | undefined;
  if (id) dom.id = `block-${id}`;
}
