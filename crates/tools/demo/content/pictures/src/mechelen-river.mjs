// Roofs along a river under a square tower, as an engraving; one madder thread runs from roof to roof.
import { height, ink, knot, linen, madder, mesh, paper, random, smooth, svg, verdigris, width } from './palette.mjs';

const next = random(1617);
const between = (a, b) => a + (b - a) * next();
const quay = 742;
const n = (v) => v.toFixed(1);

/** Gable outlines, from the left foot of the roof to the right one. */
const gables = {
  stepped(x, w, y, h) {
    const steps = 5;
    let d = '';
    for (let k = 0; k < steps; k += 1) d += `V${n(y - (h * (k + 1)) / steps)}H${n(x + (w / 2) * ((k + 0.72) / steps))}`;
    for (let k = steps - 1; k >= 0; k -= 1) d += `H${n(x + w - (w / 2) * (Math.max(k - 0.28, 0) / steps))}V${n(y - (h * k) / steps)}`;
    return d;
  },
  pointed: (x, w, y, h) => `L${n(x + w / 2)} ${n(y - h)}L${n(x + w)} ${n(y)}`,
  bell(x, w, y, h) {
    const m = x + w / 2;
    return `C${n(x + w * 0.06)} ${n(y - h * 0.5)} ${n(x + w * 0.3)} ${n(y - h * 0.35)} ${n(m - w * 0.14)} ${n(y - h * 0.86)}Q${n(m)} ${n(y - h * 1.12)} ${n(m + w * 0.14)} ${n(y - h * 0.86)}C${n(x + w * 0.7)} ${n(y - h * 0.35)} ${n(x + w * 0.94)} ${n(y - h * 0.5)} ${n(x + w)} ${n(y)}`;
  },
};

function windows(x, w, top, floors) {
  const count = w > 105 ? 3 : 2;
  const [ww, gap] = [w * (count === 3 ? 0.15 : 0.2), w / (count + 1)];
  let d = '';
  for (let f = 0; f < floors; f += 1) {
    const y = top + 26 + f * 62;
    if (y + 44 > quay - 58) break;
    for (let k = 1; k <= count; k += 1) d += `M${n(x + gap * k - ww / 2)} ${n(y)}h${n(ww)}v40h${n(-ww)}Z`;
  }
  return d;
}

function hatch(id, step, angle, opacity, stroke) {
  return `<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><path d="M0 0V${step}" stroke="${ink}" stroke-width="${stroke}" stroke-opacity="${opacity}"/></pattern>`;
}

function house(x, w, h, kind, tone, clip) {
  const top = quay - h;
  const rise = kind === 'bell' ? w * 0.72 : w * 0.8;
  const d = `M${n(x)} ${quay}V${n(top)}${gables[kind](x, w, top, rise)}V${quay}Z`;
  const apex = [x + w / 2, top - rise * (kind === 'bell' ? 1.0 : 1)];
  const oculus = `<circle cx="${n(x + w / 2)}" cy="${n(top - rise * 0.36)}" r="${n(w * 0.085)}"/>`;
  const door = `M${n(x + w * 0.4)} ${quay}v-40q${n(w * 0.1)} -16 ${n(w * 0.2)} 0v40Z`;
  return {
    apex,
    drawing: `<clipPath id="${clip}"><path d="${d}"/></clipPath><path d="${d}" fill="${tone}"/>
<g clip-path="url(#${clip})"><rect x="${n(x + w * 0.62)}" y="${n(top - rise)}" width="${n(w * 0.4)}" height="900" fill="url(#shade)"/><rect x="${n(x)}" y="${n(top - rise)}" width="${n(w)}" height="900" fill="url(#brick)"/></g>
<path d="${windows(x, w, top, 4)}${door}" fill="${ink}" fill-opacity=".82"/><g fill="${paper}" stroke="${ink}" stroke-width="2.4">${oculus}</g>
<path d="${d}" fill="none" stroke="${ink}" stroke-width="3" stroke-linejoin="round"/>`,
  };
}

/** The tower: square, flat at the top, two storeys of tall paired openings between buttresses. */
function tower(x, w, top) {
  let d = '';
  for (const [y, h] of [[top + 62, 190], [top + 296, 170]]) {
    for (const k of [0.24, 0.56]) {
      const [ox, ow] = [x + w * k, w * 0.2];
      d += `M${n(ox)} ${y + h}V${y + 34}Q${n(ox)} ${y + 8} ${n(ox + ow / 2)} ${y}Q${n(ox + ow)} ${y + 8} ${n(ox + ow)} ${y + 34}V${y + h}Z`;
    }
  }
  const lines = [26, 44, 262, 280, 486].map((y) => `M${x - 5} ${top + y}H${x + w + 5}`).join('');
  let crown = `M${x - 8} ${top + 8}`;
  for (let k = 0; k < 9; k += 1) crown += `l${n((w + 16) / 18)} -22l${n((w + 16) / 18)} 22`;
  return `<path d="M${x} ${quay}V${top}H${x + w}V${quay}Z" fill="${linen}"/><rect x="${x}" y="${top}" width="${w}" height="${quay - top}" fill="url(#brick)"/>
<rect x="${n(x + w * 0.66)}" y="${top}" width="${n(w * 0.34)}" height="${quay - top}" fill="url(#shade)"/>
<path d="${d}" fill="${ink}" fill-opacity=".8"/><path d="M${x} ${quay}V${top}H${x + w}V${quay}${lines}M${n(x + w * 0.1)} ${top}V${quay}M${n(x + w * 0.5)} ${top + 44}V${quay}M${n(x + w * 0.9)} ${top}V${quay}${crown}" fill="none" stroke="${ink}" stroke-width="3" stroke-linejoin="round"/>`;
}

const kinds = ['stepped', 'pointed', 'bell', 'stepped', 'bell', 'pointed', 'stepped'];
const tones = [paper, '#e4dccb', '#f6f1e6', '#d9d5c8', '#ece2d3'];
const houses = [];
let x = -34;
let k = 0;
while (x < width) {
  const w = between(92, 138);
  houses.push(house(x, w, between(170, 285), kinds[k % kinds.length], tones[k % tones.length], `house${k}`));
  x += w;
  k += 1;
}

/** A second, paler row behind the first. */
let behind = '';
for (let bx = -60; bx < width; ) {
  const w = between(80, 130);
  const top = quay - between(300, 365);
  behind += `M${n(bx)} ${quay}V${n(top)}L${n(bx + w / 2)} ${n(top - w * 0.62)}L${n(bx + w)} ${n(top)}V${quay}Z`;
  bx += w * 0.94;
}

/** Water: broken lines, longer and further apart as they come nearer. */
let water = '';
for (let y = quay + 26, step = 7; y < height; y += step, step *= 1.07) {
  for (let wx = between(-160, 0); wx < width; ) {
    const length = between(50, 170) * (0.5 + (y - quay) / 210);
    const points = [];
    for (let t = 0; t <= 6; t += 1) points.push([wx + (length * t) / 6, y + Math.sin(t * 1.9 + wx) * (1 + (y - quay) / 90)]);
    water += smooth(points);
    wx += length + between(14, 90);
  }
}

/** The thread rests on roofs and, once, on the tower; between two roofs it hangs a little. */
const rests = [houses[1].apex, houses[3].apex, houses[5].apex, [804, 92], houses[9].apex, houses[10].apex, houses[12].apex];
const hang = [22, 22, null, null, null, 22];
const thread = [[-30, rests[0][1] - 40]];
rests.forEach(([px, py], i) => {
  thread.push([px, py]);
  if (hang[i]) thread.push([(px + rests[i + 1][0]) / 2, Math.max(py, rests[i + 1][1]) + hang[i] - 12]);
});
thread.push([width + 30, rests.at(-1)[1] - 60]);

const reflection = houses.map((h) => h.drawing.replaceAll('clipPath id="', 'clipPath id="r').replaceAll('url(#house', 'url(#rhouse')).join('');

export default svg(
  mesh('ground', 19, verdigris, 0.3) + hatch('shade', 6, 32, 0.62, 1.6) + hatch('brick', 9, 90, 0.16, 1.2) +
    `<linearGradient id="fade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${linen}"/><stop offset="1" stop-color="${linen}" stop-opacity="0"/></linearGradient>`,
  `<rect width="${width}" height="${height}" fill="${linen}"/><rect width="${width}" height="${height}" fill="url(#ground)"/>
<rect y="330" width="${width}" height="420" fill="url(#fade)" transform="matrix(1 0 0 -1 0 1080)"/>
<path d="${behind}" fill="${linen}" stroke="${ink}" stroke-opacity=".42" stroke-width="2"/>
${tower(706, 196, 108)}
${houses.map((h) => h.drawing).join('')}
<rect y="${quay}" width="${width}" height="${height - quay}" fill="${verdigris}"/>
<g transform="matrix(1 0 0 -.62 0 ${n(quay * 1.62 + 22)})" opacity=".2">${tower(706, 196, 108)}${reflection}</g>
<rect y="${quay}" width="${width}" height="${height - quay}" fill="${verdigris}" fill-opacity=".35"/>
<path d="${water}" fill="none" stroke="${paper}" stroke-opacity=".55" stroke-width="2.2" stroke-linecap="round"/>
<rect y="${quay}" width="${width}" height="20" fill="${linen}" stroke="${ink}" stroke-width="3"/>
<path d="${Array.from({ length: 41 }, (_, i) => `M${i * 40 + (i % 2) * 7} ${quay}v20`).join('')}" stroke="${ink}" stroke-width="2"/>
<g fill="none" stroke-linecap="round"><path d="${smooth(thread)}" stroke="${linen}" stroke-width="14"/><path d="${smooth(thread)}" stroke="${madder}" stroke-width="6"/></g>
${rests.map(([px, py]) => knot(n(px), n(py), 11, madder)).join('')}`,
);
