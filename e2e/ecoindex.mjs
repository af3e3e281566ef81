// EcoIndex, by the published formula of cnumr: quantiles of nodes, requests and kilobytes, weighed 3, 2 and 1.

const NODES = [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601];
const REQUESTS = [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920];
const KILOBYTES = [
  0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59,
  4155.73, 5400.08, 8037.54, 223212.26,
];

/** Where a value stands among the twentieths of the pages that were measured; 20 beyond the last. */
export function quantile(quantiles, value) {
  for (let at = 1; at < quantiles.length; at += 1) {
    const [low, high] = [quantiles[at - 1], quantiles[at]];
    if (value < high) return at - 1 + (value - low) / (high - low);
  }
  return quantiles.length - 1;
}

/** The three scales, for tests. */
export const SCALES = { NODES, REQUESTS, KILOBYTES };

/** The score of a page, of 100: DOM nodes (without what is within `svg`), requests, kilobytes of 1024 sent. */
export function score(nodes, requests, kilobytes) {
  const sum = 3 * quantile(NODES, nodes) + 2 * quantile(REQUESTS, requests) + quantile(KILOBYTES, kilobytes);
  return Math.round(100 - (5 * sum) / 6);
}

/** The letter of a score. */
export function grade(points) {
  const limits = [[80, "A"], [70, "B"], [55, "C"], [40, "D"], [25, "E"], [10, "F"]];
  return limits.find(([limit]) => points > limit)?.[1] ?? "G";
}

/** Greenhouse gases of a visit, in grams of CO₂ equivalent. */
export const gases = (points) => Math.round(100 * (2 + (2 * (50 - points)) / 100)) / 100;

/** Water of a visit, in centilitres. */
export const water = (points) => Math.round(100 * (3 + (3 * (50 - points)) / 100)) / 100;
