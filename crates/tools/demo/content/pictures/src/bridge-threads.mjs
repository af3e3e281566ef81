// A bridge of five arches between two banks; its hangers are threads that meet in knots.
import { height, ink, knot, linen, madder, mesh, paper, smooth, svg, verdigris, width } from './palette.mjs';

const deck = 560;
const piers = [240, 520, 800, 1080, 1360];
const arch = (x) => `M${x - 118} ${deck + 190}Q${x} ${deck - 60} ${x + 118} ${deck + 190}`;
const hang = (x) => {
  const top = [x, 190];
  let out = '';
  for (let k = -4; k <= 4; k += 1) out += `M${top[0]} ${top[1]}L${x + k * 30} ${deck}`;
  return out;
};
const water = [0, 1, 2, 3, 4, 5].map((row) => {
  const points = [];
  for (let x = -40; x <= width + 40; x += 80) points.push([x, 800 + row * 44 + Math.sin(x / 130 + row * 1.7) * 9]);
  return smooth(points);
});
const bank = (side) => `M${side < 0 ? 0 : width} ${deck - 30}h${side * -120}l${side * -40} 250h${side * 160}Z`;

export default svg(
  mesh('sky', 24, verdigris, 0.22),
  `<rect width="${width}" height="${height}" fill="${linen}"/><rect width="${width}" height="${deck}" fill="url(#sky)"/>
<rect y="770" width="${width}" height="${height - 770}" fill="${verdigris}" fill-opacity=".16"/>
<g fill="none" stroke="${verdigris}" stroke-width="4" stroke-opacity=".55">${water.map((d) => `<path d="${d}"/>`).join('')}</g>
<g fill="${paper}" stroke="${ink}" stroke-width="3"><path d="${bank(-1)}"/><path d="${bank(1)}"/></g>
<path d="M0 ${deck}H${width}V${deck + 34}H0Z" fill="${paper}" stroke="${ink}" stroke-width="4"/>
<g fill="none" stroke="${ink}" stroke-width="5">${piers.map((x) => `<path d="${arch(x)}"/>`).join('')}</g>
<g fill="none" stroke="${madder}" stroke-width="2.5">${[520, 1080].map((x) => `<path d="${hang(x)}"/>`).join('')}</g>
<path d="${smooth([[0, deck - 4], [240, 420], [520, 190], [800, 440], [1080, 190], [1360, 420], [1600, deck - 4]])}" fill="none" stroke="${madder}" stroke-width="6"/>
${[[520, 190], [1080, 190], [800, 440]].map(([x, y]) => knot(x, y, 15, madder)).join('')}`,
);
