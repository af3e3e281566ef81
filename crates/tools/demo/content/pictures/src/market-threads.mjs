// A market square from above: stalls in rows, paths as threads from the four gates to the well in its middle.
import { height, ink, knot, linen, madder, mesh, paper, random, smooth, svg, verdigris, width } from './palette.mjs';

const next = random(1987);
const well = [width / 2, height / 2];
const gates = [[0, 240], [width, 320], [width, 880], [0, 820], [620, 0], [1010, height]];
const stall = (x, y, tone) => {
  const w = 92 + next() * 26;
  const h = 58 + next() * 14;
  let stripes = '';
  for (let k = 1; k < 6; k += 1) stripes += `M${x + (w / 6) * k} ${y}v${h}`;
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${paper}" stroke="${ink}" stroke-width="3"/><path d="${stripes}" stroke="${tone}" stroke-width="7" stroke-opacity=".75"/>`;
};
let stalls = '';
for (let row = 0; row < 6; row += 1) {
  for (let column = 0; column < 9; column += 1) {
    const [x, y] = [90 + column * 162 + (row % 2) * 50, 90 + row * 158];
    const away = Math.hypot(x + 50 - well[0], y + 30 - well[1]);
    if (away > 190 && next() > 0.22) stalls += stall(x, y, (row + column) % 2 ? madder : verdigris);
  }
}
const path = ([x, y], k) => smooth([[x, y], [(x * 2 + well[0]) / 3 + (k % 2 ? 60 : -60), (y * 2 + well[1]) / 3], [(x + well[0] * 2) / 3, (y + well[1] * 2) / 3 + (k % 2 ? -40 : 40)], well]);

export default svg(
  mesh('ground', 20, ink, 0.14),
  `<rect width="${width}" height="${height}" fill="${linen}"/><rect width="${width}" height="${height}" fill="url(#ground)"/>
<g fill="none" stroke="${paper}" stroke-width="34">${gates.map((gate, k) => `<path d="${path(gate, k)}"/>`).join('')}</g>
${stalls}
<g fill="none" stroke="${madder}" stroke-width="6" stroke-linecap="round">${gates.map((gate, k) => `<path d="${path(gate, k)}"/>`).join('')}</g>
<circle cx="${well[0]}" cy="${well[1]}" r="96" fill="${paper}" stroke="${ink}" stroke-width="5"/><circle cx="${well[0]}" cy="${well[1]}" r="64" fill="${verdigris}" fill-opacity=".35" stroke="${verdigris}" stroke-width="4"/>
${knot(well[0], well[1], 20, madder)}`,
);
