// The palette of the product's light theme, and the two tools that every picture needs.
export const paper = '#fbfaf6';
export const ink = '#15202b';
export const linen = '#efeae0';
export const madder = '#8c1c3a';
export const verdigris = '#0a5462';
export const width = 1600;
export const height = 1067;

/** A repeatable source of numbers in [0, 1): the same seed draws the same picture (mulberry32). */
export function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A smooth line through points (Catmull-Rom as cubic Béziers). */
export function smooth(points) {
  const n = (v) => v.toFixed(1);
  let d = `M${n(points[0][0])} ${n(points[0][1])}`;
  for (let i = 0; i < points.length - 1; i += 1) {
    const [p0, p1, p2, p3] = [points[Math.max(i - 1, 0)], points[i], points[i + 1], points[Math.min(i + 2, points.length - 1)]];
    d += `C${n(p1[0] + (p2[0] - p0[0]) / 6)} ${n(p1[1] + (p2[1] - p0[1]) / 6)} ${n(p2[0] - (p3[0] - p1[0]) / 6)} ${n(p2[1] - (p3[1] - p1[1]) / 6)} ${n(p2[0])} ${n(p2[1])}`;
  }
  return d;
}

/** The hexagonal ground of Mechlin lace, as a pattern with this id; `r` is the side of a hexagon. */
export function mesh(id, r, colour, opacity) {
  const w = r * Math.sqrt(3);
  return `<pattern id="${id}" width="${w}" height="${r * 3}" patternUnits="userSpaceOnUse"><g fill="none" stroke="${colour}" stroke-opacity="${opacity}"><path stroke-width="1" d="M0 ${r / 2}L${w / 2} 0L${w} ${r / 2}M0 ${r * 1.5}L${w / 2} ${r * 2}L${w} ${r * 1.5}M${w / 2} ${r * 2}M${w / 2} 0"/><path stroke-width="2" d="M0 ${r / 2}V${r * 1.5}M${w} ${r / 2}V${r * 1.5}M${w / 2} ${r * 2}V${r * 3}"/></g></pattern>`;
}

/** Wraps a drawing in its frame. */
export function svg(defs, body) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs>${defs}</defs>${body}</svg>\n`;
}

/** A town on a thread: a knot, ringed so that it stays legible on any ground. */
export function knot(x, y, r, colour) {
  return `<circle cx="${x}" cy="${y}" r="${r + 5}" fill="${paper}"/><circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/><circle cx="${x}" cy="${y}" r="${r * 0.36}" fill="${paper}"/>`;
}
