// Hills in contour lines; a verdigris thread comes down from a spring, divides, and joins villages.
import { height, ink, knot, linen, madder, mesh, paper, random, smooth, svg, verdigris, width } from './palette.mjs';

const next = random(2005);
const n = (v) => v.toFixed(1);
const ridge = (base, a, b, phase) => (x) => base + Math.sin(x / a + phase) * b + Math.sin(x / (a * 0.43) + phase * 2.1) * b * 0.34;
const ridges = [
  [ridge(330, 250, 78, 0.6), '#e3dccb'], [ridge(455, 310, 66, 2.4), '#dcd6c6'], [ridge(590, 280, 60, 4.4), '#ece4d4'],
  [ridge(735, 350, 54, 1.1), '#e2d9c8'], [ridge(890, 300, 46, 3.4), '#f4eee2'],
];

function hill([top, tone], index) {
  const line = (dy, amount) => {
    const points = [];
    for (let x = -40; x <= width + 40; x += 40) points.push([x, top(x) + dy * (1 + amount * Math.sin(x / 190 + index))]);
    return smooth(points);
  };
  const edge = line(0, 0);
  let contours = '';
  for (let k = 1; k < 12; k += 1) contours += line(k * 17, 0.35);
  const floor = height + 10;
  return `<clipPath id="h${index}"><path d="${edge}V${floor}H-40Z"/></clipPath><path d="${edge}V${floor}H-40Z" fill="${tone}"/>
<path d="${contours}" clip-path="url(#h${index})" fill="none" stroke="${ink}" stroke-opacity=".17" stroke-width="1.6"/><path d="${edge}" fill="none" stroke="${ink}" stroke-width="3"/>`;
}

function village(cx, cy, scale, count) {
  let out = '';
  for (let k = 0; k < count; k += 1) {
    const w = (26 + next() * 16) * scale;
    const h = (20 + next() * 12) * scale;
    const x = cx + (k - count / 2) * 36 * scale;
    const y = cy + ((k * 37) % 17) * scale * 0.6;
    out += `<path d="M${n(x)} ${n(y)}v${n(-h)}l${n(w / 2)} ${n(-w * 0.42)}l${n(w / 2)} ${n(w * 0.42)}v${n(h)}Z" fill="${k % 2 ? paper : linen}" stroke="${ink}" stroke-width="${n(2 + scale * 0.5)}" stroke-linejoin="round"/><path d="M${n(x + w * 0.4)} ${n(y)}v${n(-h * 0.5)}h${n(w * 0.2)}v${n(h * 0.5)}" fill="${ink}" fill-opacity=".8"/>`;
  }
  return out;
}

const spring = [1010, 268];
const trunk = [spring, [972, 330], [1010, 398], [934, 462], [870, 520], [884, 590]];
const branches = [
  [[884, 590], [800, 640], [690, 628], [560, 682], [452, 668], [330, 742]],
  [[884, 590], [948, 668], [1070, 690], [1150, 764], [1290, 752]],
  [[884, 590], [846, 690], [880, 770], [792, 850], [826, 930]],
  [[330, 742], [250, 800], [262, 880], [180, 940]],
  [[1290, 752], [1372, 810], [1330, 890], [1408, 950]],
];
const line = (points, w) => `<path d="${smooth(points)}" stroke="${paper}" stroke-width="${w + 8}" stroke-opacity=".8"/><path d="${smooth(points)}" stroke="${verdigris}" stroke-width="${w}"/>`;
const towns = [[330, 742, 1], [1290, 752, 1], [826, 930, 1.35], [180, 940, 1.35], [1408, 950, 1.35], [560, 682, 0.85]];

export default svg(
  mesh('ground', 19, verdigris, 0.3),
  `<rect width="${width}" height="${height}" fill="${linen}"/><rect width="${width}" height="${height}" fill="url(#ground)"/>
<circle cx="1290" cy="132" r="84" fill="${linen}" stroke="${madder}" stroke-width="5"/><circle cx="1290" cy="132" r="68" fill="none" stroke="${madder}" stroke-width="1.6"/>
${ridges.map(hill).join('')}
<g fill="none" stroke-linecap="round" stroke-linejoin="round">${line(trunk, 11)}${branches.slice(0, 3).map((b) => line(b, 7.5)).join('')}${branches.slice(3).map((b) => line(b, 6)).join('')}</g>
${towns.map(([x, y, s]) => village(x + 14 * s, y + 58 * s, s * 1.2, 3)).join('')}
${towns.map(([x, y, s]) => knot(x, y, 9 + s * 2, madder)).join('')}${knot(spring[0], spring[1], 13, verdigris)}${knot(884, 590, 9, verdigris)}`,
);
