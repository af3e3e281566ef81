// The copy of a form that this browser keeps until the server has it.

export type Pairs = [string, string][];

/** What says on what a form was filled: saved by somebody else, the server has another. */
const STANDS = ["facts_stand", "words_stand"];

/** What the form would send; files and buttons are not part of it. */
export function pairsOf(form: HTMLFormElement): Pairs {
  return [...new FormData(form)].flatMap(([name, value]): Pairs => (typeof value === "string" ? [[name, value]] : []));
}

/** Keeps the form, in the place of what was kept before. A form that brings two versions together stands on neither. */
export function keep(key: string, form: HTMLFormElement): void {
  const merging = form.elements.namedItem("merging") !== null;
  const pairs = pairsOf(form).map(([name, value]): [string, string] => [name, merging && STANDS.includes(name) ? "" : value]);
  try {
    localStorage.setItem(key, JSON.stringify(pairs));
  } catch {
    // A full or forbidden store: the server's copy is a few seconds behind at most.
  }
}

/** What was kept; nothing where nothing can be read. */
export function kept(key: string): Pairs | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Pairs | null;
  } catch {
    return null;
  }
}

/** Whether the form holds every word that was kept, however it came there. */
export function holds(form: HTMLFormElement, pairs: Pairs): boolean {
  const written = (name: string) => name === "body" || form.querySelector(`textarea[name="${CSS.escape(name)}"], input[lang][name="${CSS.escape(name)}"]`) !== null;
  const now = pairsOf(form);
  const stands = STANDS.every((name) => valueOf(now, name) === valueOf(pairs, name));
  // On the same stand nobody saved since: then every value counts, else the words alone, whose marks the server sets, and
  // wherever they are: what was written to add a document stands beside the document now.
  const essence = stands ? (value: string) => value : lettersOf;
  const counted = pairs.filter(([name]) => stands || written(name));
  if (stands && now.length !== pairs.length) return false;
  return counted.every(([name, value]) => now.some(([own, has]) => (own === name || !stands) && essence(has) === essence(value)));
}

/** Puts what was kept into the form: with the stand on which it was written, so that nobody's work is written over. */
export function restore(form: HTMLFormElement, pairs: Pairs): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of pairs) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      field.checked = pairs.some(([name, value]) => name === field.name && value === field.value);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      const value = left.get(field.name)?.shift();
      if (value !== undefined) field.value = value;
    }
  }
}

/** The letters and digits of a value; of a document, those of its text. */
function lettersOf(value: string): string {
  const texts = value.startsWith("{") ? [...value.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text) : [value];
  return texts.join("").replace(/\\u[0-9a-f]{4}|\\./gi, "").replace(/[^\p{L}\p{N}]/gu, "");
}

function valueOf(pairs: Pairs, name: string): string | undefined {
  return pairs.find(([own]) => own === name)?.[1];
}
