/** Elements made without strings of HTML, as the page's policy of trusted types asks. */

type Attributes = Record<string, string | number | boolean | null | undefined>;
type Child = Node | string | null | undefined;

/** An element with attributes (`true` is an empty one; `false`, `null` none) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/** A button that submits nothing. */
export function button(label: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

let fields = 0;

/** A labelled field. */
export function field<Input extends HTMLElement>(
  label: string,
  input: Input,
  kind: "line" | "check" = "line",
): HTMLElement {
  input.id = `editor-field-${++fields}`;
  const name = element("label", { for: input.id }, label);
  return kind === "check"
    ? element("div", { class: "editor-check" }, input, name)
    : element("div", { class: "editor-field" }, name, input);
}

/** A drawing of 20 × 20 that says nothing to those who do not see it. */
export function drawing(path: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
