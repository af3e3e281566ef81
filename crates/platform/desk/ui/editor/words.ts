/** The words of the interface, in the language of whoever writes; `desk::editor` hands them over in `data-words`. */
export const WORDS = [
  "label", "hint", "toolbar", "details", "paragraph", "heading-2", "heading-3", "heading-4", "bold", "italic",
  "superscript", "subscript", "code", "clear", "language", "link", "bullet-list", "ordered-list", "indent", "outdent",
  "quote", "callout", "table", "picture", "files", "embed", "note", "rule", "undo", "redo", "quote-language",
  "quote-source", "quote-url", "callout-title", "caption", "row-before", "row-after", "row-delete", "column-before",
  "column-after", "column-delete", "header-row", "header-column", "merge", "split", "table-delete", "alternative",
  "alternative-missing", "decorative", "credit", "replace", "file-title", "file-add", "embed-url", "embed-title",
  "note-text", "start", "edit", "remove", "move-up", "move-down", "heading-skips", "search", "results",
  "nothing-found", "asking-failed", "link-title", "link-search", "link-address", "link-invalid", "number-invalid",
  "picture-title", "file-dialog", "embed-dialog", "language-title", "language-none", "insert", "apply", "cancel",
  "unknown", "pasted-without-pictures",
] as const;

export type Word = (typeof WORDS)[number];
export type Words = (word: Word) => string;

/** The words of a page; a key that it does not bring shows itself. */
export function wordsOf(json: string | undefined): Words {
  const given = JSON.parse(json ?? "{}") as Partial<Record<Word, string>>;
  return (word) => given[word] ?? word;
}
