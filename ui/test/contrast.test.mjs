// The palette keeps its promises (WCAG 1.4.6 and 1.4.11): reads tokens.css and computes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const css = await readFile(new URL("../tokens.css", import.meta.url), "utf8");
const [light, dark] = css.split("@media (prefers-color-scheme: dark)").map(colours);

function colours(block) {
  return Object.fromEntries([...block.matchAll(/--([a-z]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test("the measure itself: black on white is 21, grey #767676 on white just passes 4.5", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.ok(Math.abs(contrast("#767676", "#ffffff") - 4.54) < 0.01);
});

for (const [scheme, palette] of Object.entries({ light, dark })) {
  test(`${scheme}: every colour of the palette is there`, () => {
    assert.deepEqual(Object.keys(palette).sort(), ["edge", "ink", "line", "linen", "paper", "second", "soft", "thread"]);
  });
  for (const ground of ["paper", "linen"]) {
    for (const [names, least] of [[["ink", "soft", "thread", "second"], 7], [["edge"], 3]]) {
      for (const name of names) {
        test(`${scheme}: ${name} on ${ground} has ${least} : 1`, () => {
          const found = contrast(palette[name], palette[ground]);
          assert.ok(found >= least, `${palette[name]} on ${palette[ground]} is ${found.toFixed(2)} : 1`);
        });
      }
    }
  }
}

test("the frame's theme colours are the paper of both schemes", async () => {
  const frame = await readFile(new URL("../../crates/platform/portal/templates/frame.html", import.meta.url), "utf8");
  for (const palette of [light, dark]) assert.ok(frame.includes(`content="${palette.paper}"`));
});
