// The demonstration site with the articles of `fixture.mjs` behind it, served on a free port of 127.0.0.1.
import { execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { lines } from "./fixture.mjs";

/** The binary under test. */
export const BINARY = process.env.MALINES_BIN ?? resolve(import.meta.dirname, "..", "target", "debug", "malines");
/** Where logs and pictures of a run are left. */
export const OUT = join(import.meta.dirname, "out");
/** Longer than any start should take, in milliseconds: not a measure, an end to waiting. */
const PATIENCE = 60_000;

/**
 * Makes and serves the site; `end()` ends the server and removes its folder. What a journey changes for everybody, it
 * changes on a site of its own, whose log has another `name`.
 */
export async function serve(name = "server") {
  await mkdir(OUT, { recursive: true });
  const data = await mkdtemp(join(tmpdir(), "malines-e2e-"));
  const log = join(OUT, `${name}.log`);
  let server;
  const end = async () => {
    if (server && server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      await gone;
    }
    await rm(data, { recursive: true, force: true });
  };
  try {
    const file = join(data, "fixture.jsonl");
    await writeFile(file, lines());
    await malines("demo", "--data-dir", data);
    await malines("import", "articles", file, "--data-dir", data);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    server = spawn(BINARY, ["serve", "--data-dir", data, "--listen", `127.0.0.1:${port}`, "--public-url", url], { stdio: ["ignore", "pipe", "pipe"] });
    const out = createWriteStream(log);
    server.stdout.pipe(out);
    server.stderr.pipe(out);
    await answers(`${url}/readyz`, /./, server, log);
    // Sizes of pictures are made by a job after the start: a first visit is measured when they are there.
    await answers(`${url}/fr/actualites/villes-et-migration-malines`, /\.webp/, server, log);
    return { url, data, log, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function malines(...words) {
  try {
    await promisify(execFile)(BINARY, words);
  } catch (error) {
    throw new Error(`malines ${words.join(" ")}\n${error.stdout ?? ""}${error.stderr ?? error.message}`, { cause: error });
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((done, fail) => probe.once("error", fail).listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/** Waits until an address answers with this in it. */
async function answers(url, wanted, server, log) {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}: see ${log}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok && wanted.test(await answer.text())) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${url} did not answer with ${wanted}: see ${log}`);
}
