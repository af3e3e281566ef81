/** The checked values of a document, as `kernel` and `document` check them: what is refused there is refused here. */

const BLOCK_ID = /^[A-Za-z0-9_-]{1,16}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Crockford's base 32 in small letters, as `document::BlockId` draws them. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
/** A local part and a domain with a dot (`kernel::Email`). */
const EMAIL =
  /^[\p{L}\p{N}.!#$%&'*+\-/=?^_`{|}~]+@(?!\.)[\p{L}\p{N}!#$%&'*+\-/=?^_`{|}~]+(\.[\p{L}\p{N}!#$%&'*+\-/=?^_`{|}~]+)+$/u;
const RTL = new Set(["ar", "he", "fa", "ur", "ps", "yi", "dv", "ug", "sd", "ckb", "syr"]);

/** The id of a new block: ten letters of chance. */
export function newBlockId(): string {
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

/** The text, if it is the id of a block. */
export const blockId = (text: string | null): string | null => (text && BLOCK_ID.test(text) ? text : null);

/** The text, if it is the id of a publication or of a file. */
export const uuid = (text: string | null): string | null => (text && UUID.test(text) ? text.toLowerCase() : null);

/** An address of the web in its usual writing, if the text is one (`kernel::Url`). */
export function webAddress(text: string | null): string | null {
  const given = (text ?? "").trim();
  if (given.length > 2000 || !/^https?:/i.test(given)) return null;
  try {
    const url = new URL(given);
    return url.hostname && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

/** Where a link out of the site leads, if the text says that (`document::Href`). */
export function linkAddress(text: string | null): string | null {
  const given = (text ?? "").trim();
  if (/^tel:/i.test(given)) return telephone(given.slice(4));
  if (!/^mailto:/i.test(given)) return webAddress(given);
  const [address = "", query = ""] = given.slice(7).split(/\?(.*)/s);
  if (address.length > 254 || !EMAIL.test(address)) return null;
  return `mailto:${address}${/^[!-~]{1,1000}$/.test(query) && !/[<>"`\\]/.test(query) ? `?${query}` : ""}`;
}

/** What somebody types as an address: `example.org` and `a@b.example` are completed. */
export function typedAddress(text: string): string | null {
  const given = text.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(given) && !/^[^/?#]+:\d/.test(given)) return linkAddress(given);
  if (EMAIL.test(given)) return linkAddress(`mailto:${given}`);
  return /^[^\s/.]+(\.[^\s/.]+)+/.test(given) ? webAddress(`https://${given}`) : null;
}

function telephone(text: string): string | null {
  const digits = text.replace(/\D/g, "").length;
  if (!/^[\d+.\-()/ \u00a0]+$/.test(text) || digits < 3 || digits > 20) return null;
  return `tel:${text.trim()}`;
}

/** A language tag in its usual writing, if the text is one (`kernel::Language`: at most 12 letters). */
export function languageTag(text: string | null): string | null {
  const parts = (text ?? "").split(/[-_]/);
  if (!/^[a-z]{2,3}$/i.test(parts[0] ?? "") || !parts.slice(1).every((part) => /^[a-z0-9]{2,8}$/i.test(part)))
    return null;
  const tag = parts
    .map((part, at) => (at === 0 || ![2, 4].includes(part.length) ? part.toLowerCase() : cased(part)))
    .join("-");
  return tag.length <= 12 ? tag : null;
}

/** A region in capitals, a script with one capital. */
function cased(part: string): string {
  return part.length === 2 ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1).toLowerCase();
}

/** The direction in which a language is written. */
export const direction = (language: string): "ltr" | "rtl" => (RTL.has(language.split("-")[0] ?? "") ? "rtl" : "ltr");

/** The page of the video that a frame of a known site shows (`document::from_html`). */
export function videoPage(src: string): string | null {
  const address = webAddress(src.startsWith("//") ? `https:${src}` : src);
  if (!address) return null;
  const { hostname, host, pathname } = new URL(address);
  const id = (pattern: RegExp): string | undefined => pattern.exec(pathname)?.[1];
  const site = hostname.replace(/^www\./, "");
  const known: [RegExp, RegExp, string][] = [
    [/^(m\.)?youtube(-nocookie)?\.com$/, /^\/(?:embed|v)\/([\w-]{1,64})/, "https://www.youtube.com/watch?v="],
    [/^player\.vimeo\.com$/, /^\/video\/([\w-]{1,64})/, "https://vimeo.com/"],
    [/^dailymotion\.com$/, /^\/embed\/video\/([\w-]{1,64})/, "https://www.dailymotion.com/video/"],
    // Any PeerTube server: its frames are known by their path alone.
    [/./, /^\/videos\/embed\/([\w-]{1,64})/, `https://${host}/videos/watch/`],
  ];
  const found = known.find(([sites]) => sites.test(site));
  const video = found && id(found[1]);
  return found && video ? found[2] + video : null;
}
