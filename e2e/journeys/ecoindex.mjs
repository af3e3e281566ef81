// The formula, on the vectors of its authors.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gases, grade, quantile, SCALES, score, water } from "../ecoindex.mjs";

test("quantiles", () => {
  assert.equal(quantile(SCALES.KILOBYTES, 2500), 14.086372025739513);
  assert.equal(quantile(SCALES.NODES, 150), 2.892857142857143);
  assert.equal(quantile(SCALES.REQUESTS, 23), 2.8);
  assert.equal(quantile(SCALES.KILOBYTES, 310182.902), 20);
});

test("scores", () => {
  const vectors = [
    [100, 100, 100, 72], [100, 100, 1000, 67], [100, 100, 10000, 58], [200, 200, 10000, 46],
    [2355, 267, 2493, 10], [240, 20, 331, 83], [2240, 100, 310182.902, 16],
  ];
  for (const [nodes, requests, kilobytes, points] of vectors) assert.equal(score(nodes, requests, kilobytes), points, `${nodes} ${requests} ${kilobytes}`);
});

test("letters, by strict limits", () => {
  const letters = { 81: "A", 80: "B", 71: "B", 70: "C", 56: "C", 55: "D", 41: "D", 40: "E", 26: "E", 25: "F", 11: "F", 10: "G", 0: "G" };
  for (const [points, letter] of Object.entries(letters)) assert.equal(grade(Number(points)), letter, points);
});

test("gases and water", () => {
  assert.deepEqual([gases(72), water(72)], [1.56, 2.34]);
});
