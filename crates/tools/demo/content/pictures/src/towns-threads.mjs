// A world of hexagons (land.txt: one letter a cell, from Natural Earth, public domain) and threads between towns.
import { readFileSync } from 'node:fs';
import { ink, knot, linen, madder, mesh, svg, verdigris, width, height } from './palette.mjs';

const R = 13;
const W = R * Math.sqrt(3);
const H = R * 1.5;
const rows = readFileSync(new URL('land.txt', import.meta.url), 'utf8').trimEnd().split('\n');

// Where these towns fall on the map (Natural Earth projection, centred on 18° E 14° N).
const town = {
  coventry: [693, 250], mechelen: [725, 258], paris: [712, 275], rabat: [650, 384], dakar: [576, 528], bamako: [635, 543],
  ouagadougou: [676, 545], kisumu: [907, 637], antananarivo: [985, 776], izmir: [854, 352], ramallah: [904, 400],
  volgograd: [949, 277], kobe: [1505, 379], quito: [184, 638], mexico: [66, 493], durban: [879, 858],
};
const threads = [
  ['coventry', 'volgograd', -60, verdigris], ['mechelen', 'izmir', 34, madder], ['paris', 'dakar', -60, madder],
  ['paris', 'ouagadougou', 46, madder], ['rabat', 'bamako', 26, verdigris], ['quito', 'rabat', -120, madder],
  ['dakar', 'kisumu', 90, verdigris], ['kisumu', 'ramallah', 54, verdigris], ['kisumu', 'antananarivo', -30, madder],
  ['kobe', 'ramallah', 110, madder], ['durban', 'kobe', 150, verdigris], ['mexico', 'paris', -130, verdigris],
  ['quito', 'mexico', -30, verdigris], ['ouagadougou', 'durban', 60, madder],
];

function cell(x, y, r) {
  const points = [];
  for (let k = 0; k < 6; k += 1) {
    const a = (Math.PI / 3) * k + Math.PI / 6;
    points.push(`${(x + r * Math.cos(a)).toFixed(1)} ${(y + r * Math.sin(a)).toFixed(1)}`);
  }
  return `M${points.join('L')}Z`;
}

function arc([a, b, lift, colour]) {
  const [[x1, y1], [x2, y2]] = [town[a], town[b]];
  const length = Math.hypot(x2 - x1, y2 - y1);
  const cx = (x1 + x2) / 2 + ((y1 - y2) / length) * -lift;
  const cy = (y1 + y2) / 2 + ((x2 - x1) / length) * lift;
  const d = `M${x1} ${y1}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${x2} ${y2}`;
  return `<path d="${d}" stroke="${linen}" stroke-width="11" stroke-opacity=".85"/><path d="${d}" stroke="${colour}" stroke-width="4.5"/>`;
}

let land = '';
rows.forEach((row, j) => {
  for (let i = 0; i < row.length; i += 1) {
    if (row[i] === '#') land += cell((i - 1) * W + ((j + 1) % 2 ? W / 2 : 0), (j - 1) * H, R - 1.6);
  }
});

export default svg(
  mesh('ground', R, verdigris, 0.13),
  `<rect width="${width}" height="${height}" fill="${linen}"/><rect width="${width}" height="${height}" fill="url(#ground)"/>
<path d="${land}" fill="${ink}" fill-opacity=".24"/><g fill="none" stroke-linecap="round">${threads.map(arc).join('')}</g>
${Object.entries(town).map(([name, [x, y]]) => knot(x, y, 8.5, threads.find((t) => t.includes(name))[3])).join('')}`,
);
