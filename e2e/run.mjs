// `npm test`: the demonstration site on a folder of its own, one browser, and every journey; `npm test -- keyboard` for
// some of them. All that is started here is ended here.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "./launch.mjs";
import { serve } from "./site.mjs";

const wanted = process.argv.slice(2);
const here = join(import.meta.dirname, "journeys");
const journeys = (await readdir(here)).filter((name) => name.endsWith(".mjs")).filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
if (journeys.length === 0) throw new Error(`no journey is called ${wanted.join(", ")}`);

let failed = true;
const site = await serve();
try {
  const browser = await launch();
  try {
    // The longest first: two at a time, on two cores.
    const files = journeys.sort((a, b) => rank(a) - rank(b)).map((name) => join(here, name));
    const env = { ...process.env, E2E_SITE: site.url, E2E_DATA: site.data, E2E_BROWSER: browser.wsEndpoint() };
    const tests = spawn(process.execPath, ["--test", "--test-concurrency=2", "--test-reporter=spec", ...files], { env, stdio: "inherit" });
    // Who interrupts the run ends the journeys; what was started is still put away.
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => tests.kill(signal));
    const [code] = await once(tests, "exit");
    failed = code !== 0;
  } finally {
    await browser.close();
  }
} finally {
  await site.end();
}

const log = await readFile(site.log, "utf8");
if (/panicked at/.test(log)) {
  console.error(`The server panicked: see ${site.log}`);
  failed = true;
}
process.exitCode = failed ? 1 : 0;

function rank(name) {
  const at = ["pages.mjs", "screens.mjs"].indexOf(name);
  return at < 0 ? 9 : at;
}
