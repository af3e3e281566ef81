/** Languages by their names, in the language of the interface. */
import { element } from "./dom";

/** Those that a network of towns quotes most; a document may hold any other. */
const TAGS = (
  "fr en es ar pt de it nl pl ro uk ru el tr he fa ku ca eu gl oc br co cy ga da sv nb fi et lv lt cs sk sl hr sr bs sq " +
  "mk bg hu hy ka az kk uz mn zh ja ko vi th km lo my hi bn ur pa ta id ms fil mg sw ln kg rw rn so am ti om ha yo ig wo ff bm ee " +
  "zgh kab ht la"
).split(" ");

/** A choice of languages. */
export interface LanguageSelect extends HTMLSelectElement {
  /** Shows this one, which need not be in the list. */
  choose(tag: string): void;
}

/** A choice of languages, sorted by name, after the one that says "none". */
export function chooseLanguage(none: string): LanguageSelect {
  const locale = document.documentElement.lang || "en";
  const names = new Intl.DisplayNames([locale], { type: "language", fallback: "code" });
  const name = (tag: string) => names.of(tag) ?? tag;
  const sorted = TAGS.map((tag) => [tag, name(tag)] as const).sort(([, a], [, b]) => a.localeCompare(b, locale));
  const options = sorted.map(([tag, name]) => element("option", { value: tag }, name));
  const select = element("select", {}, element("option", { value: "" }, none), ...options);
  const choose = (tag: string) => {
    if (tag && ![...select.options].some((option) => option.value === tag))
      select.append(element("option", { value: tag }, name(tag)));
    select.value = tag;
  };
  return Object.assign(select, { choose });
}
