// One browser for all journeys; each takes contexts of its own, which share nothing.
import { after } from "node:test";
import { chromium } from "playwright-core";

/** The address of the site under test, without a slash at its end. */
export const SITE = given("E2E_SITE");
/** Its data folder. */
export const DATA = given("E2E_DATA");

/** The browser of this run. Call it once a file; it is let go when the file's tests are done. */
export async function browser() {
  const shared = await chromium.connect(given("E2E_BROWSER"));
  after(() => shared.close());
  return shared;
}

/** A fresh page of a visitor who was never here, who prefers light colours and no motion. */
export async function visitor(shared, options = {}) {
  const context = await shared.newContext({ baseURL: SITE, colorScheme: "light", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/**
 * Listens to what must not happen on a page: errors in the console, errors in a script, requests to another host.
 * `taken()` gives what was heard since it was last asked. The answer's own status (404 …) is no error of the page.
 */
export function listen(page) {
  let heard = [];
  page.on("console", (message) => {
    const own = message.location().url === page.url() && /^Failed to load resource/.test(message.text());
    if (message.type() === "error" && !own) heard.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => heard.push(`script: ${error}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== SITE) heard.push(`request to another host: ${url}`);
  });
  return {
    taken() {
      const taken = heard;
      heard = [];
      return taken;
    },
  };
}

function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: journeys are run by \`npm test\`, or \`npm test -- NAME\` for one of them`);
  return value;
}
