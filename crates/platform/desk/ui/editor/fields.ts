/** Fields of the form that name a file: a button beside each opens the library; the field keeps the file's id. */
import { askMedium } from "./dialogs";
import { button, element } from "./dom";
import type { Library, Medium } from "./library";
import type { Words } from "./words";

/** Gives every field with `data-pick` (`picture` or `file`) its button, and shows what it names. */
export function openLibraryFrom(words: Words, library: Library): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-pick]")) {
    const what = input.dataset["pick"] === "picture" ? "picture" : "file";
    const shown = element("p", { class: "picked", role: "status" });
    const open = button(words(what === "picture" ? "picture-title" : "file-dialog"), () => void choose());
    const choose = async () => {
      const medium = await askMedium(words, library, what);
      open.focus();
      if (!medium) return;
      input.value = medium.id;
      show(medium);
      propose(input, medium);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const show = (medium: Medium | undefined) => {
      const picture = medium?.thumbnail ? element("img", { src: medium.thumbnail, alt: "" }) : null;
      const parts = [picture, medium ? element("span", {}, medium.title) : null];
      shown.replaceChildren(...parts.filter((part) => part !== null));
    };
    input.after(open, shown);
    input.addEventListener("change", () => void look());
    const look = async () => {
      const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(input.value)?.[0];
      if (id) await library.learn([id], []);
      show(id ? library.medium(id) : undefined);
    };
    void look();
  }
}

/** What the library says of a file is proposed where the form says nothing yet. */
function propose(input: HTMLInputElement, medium: Medium): void {
  const fill = (name: string, text: string | null | undefined) => {
    const field = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field && field.value === "" && text) field.value = text;
  };
  if (input.name === "lead") {
    fill("lead_alt", medium.description);
    fill("lead_credit", medium.credit);
  }
  // A picture of a row, beside the field of its alternative.
  if (input.name.endsWith("-media")) fill(input.name.replace(/-media$/, "-alt"), medium.description);
  if (input.name === "add_file") {
    fill("add_file_title", medium.title);
    const choice = document.querySelector<HTMLSelectElement>('select[name="add_file_language"]');
    const known = [...(choice?.options ?? [])].find((option) => option.value && option.value === medium.language);
    if (choice?.value === "" && known) known.selected = true;
  }
}
