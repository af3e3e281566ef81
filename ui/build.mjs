// Builds the interface: base.css, each room's styles and islands (crates/*/*/ui/*.css and *.ts) and the font go to
// ui/dist under names that carry a hash of their content; manifest.json says which name is which file.
//
//   node build.mjs           once, minified
//   node build.mjs --watch   again at every change
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const root = resolve(import.meta.dirname, "..");
const dist = join(root, "ui", "dist");
/** Compressed bytes at most, by name or by kind: DESIGN section 8. */
const LIMITS = { "editor.js": 200_000, ".css": 8_192, ".js": 5_120, ".woff2": 35_000 };

/** The sources of all rooms. Two of the same name would be one asset: refused. */
async function sources() {
  const found = new Map([["base.css", join(root, "ui", "base.css")]]);
  for (const floor of await readdir(join(root, "crates"))) {
    for (const room of await readdir(join(root, "crates", floor)).catch(() => [])) {
      const folder = join(root, "crates", floor, room, "ui");
      for (const file of await readdir(folder).catch(() => [])) {
        if (!/\.(css|ts)$/.test(file)) continue;
        const name = file.replace(/\.ts$/, ".js");
        if (found.has(name)) throw new Error(`two assets are called ${name}: ${found.get(name)} and ${join(folder, file)}`);
        found.set(name, join(folder, file));
      }
    }
  }
  return found;
}

/** Writes the manifest, whole or not at all, removes what it no longer names, and says what is too heavy. */
async function finish(result, names) {
  const manifest = {};
  const sizes = [];
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    const file = basename(path);
    const source = resolve(root, "ui", output.entryPoint ?? Object.keys(output.inputs)[0]);
    const entry = [...names].find(([, from]) => from === source)?.[0];
    // fonts/fraunces-latin.woff2 is known as fraunces.woff2.
    const name = entry ?? basename(source).replace("-latin", "");
    manifest[name] = file;
    const bytes = await readFile(join(dist, file));
    const extension = name.slice(name.lastIndexOf("."));
    const size = extension === ".woff2" ? bytes.length : gzipSync(bytes).length;
    sizes.push(`${name} ${size}`);
    const limit = LIMITS[name] ?? LIMITS[extension];
    if (size > limit) throw new Error(`${name} is ${size} bytes compressed, more than ${limit}`);
  }
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(join(dist, "manifest.json.new"), `${JSON.stringify(sorted, null, 2)}\n`);
  await rename(join(dist, "manifest.json.new"), join(dist, "manifest.json"));
  const kept = new Set([...Object.values(manifest), "manifest.json"]);
  for (const file of await readdir(dist)) if (!kept.has(file)) await rm(join(dist, file), { recursive: true });
  console.log(`ui/dist: ${sizes.join(", ")} (bytes, compressed)`);
}

await mkdir(dist, { recursive: true });
const names = await sources();
const options = {
  absWorkingDir: join(root, "ui"),
  entryPoints: [...names.values()],
  outdir: dist,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  metafile: true,
  format: "esm",
  target: ["es2022", "chrome115", "firefox115", "safari16.4"],
  loader: { ".woff2": "file" },
  // Rooms lie beside this folder: what they import is found here.
  nodePaths: [join(root, "ui", "node_modules")],
  logLevel: "warning",
  plugins: [
    {
      name: "manifest",
      setup(build) {
        build.onEnd(async (result) => {
          if (result.errors.length === 0) await finish(result, names);
        });
      },
    },
  ],
};

if (process.argv.includes("--watch")) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  await esbuild.build(options);
}
