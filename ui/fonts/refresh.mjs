// Cuts fraunces-latin.woff2 from the npm package: `npm run fonts`, then commit the result.
//
// Kept: Latin, Latin-1, the letters and signs that French and Spanish type needs. The optical size is pinned to 72
// (titles), the weight runs from 400 (standfirst) to 600 (titles); the other axes are pinned to their plain form.
import { readFile, writeFile, copyFile } from "node:fs/promises";
import subsetFont from "subset-font";

const LIMIT = 35_000;
const here = new URL(".", import.meta.url);
const source = new URL("../node_modules/@fontsource-variable/fraunces/", here);

const run = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
const kept = `${run(0x20, 0x7e)}${run(0xa0, 0xff)}œŒÿŸ‘’“”«»–—…€\u202f\u2009\u2011`;

const whole = await readFile(new URL("files/fraunces-latin-full-normal.woff2", source));
const cut = await subsetFont(whole, kept, {
  targetFormat: "woff2",
  variationAxes: { wght: { min: 400, max: 600 }, opsz: 72, SOFT: 0, WONK: 0 },
});
if (cut.length > LIMIT) throw new Error(`fraunces-latin.woff2 is ${cut.length} bytes, more than ${LIMIT}`);
await writeFile(new URL("fraunces-latin.woff2", here), cut);
await copyFile(new URL("LICENSE", source), new URL("OFL.txt", here));
console.log(`fraunces-latin.woff2: ${cut.length} bytes`);
