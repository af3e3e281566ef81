// Draws every picture: `npm install --no-save playwright-core && CHROMIUM=/usr/bin/chromium node make.mjs`.
// Leaves the drawing (NAME.svg) here and the picture (NAME.jpg) one folder up.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { height, width } from './palette.mjs';

// Quality by picture, so that each stays under 250 kB.
const quality = { 'mechelen-river': 64, 'towns-threads': 78, 'water-threads': 78, 'bridge-threads': 78, 'market-threads': 72 };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width, height } });
for (const name of Object.keys(quality)) {
  const { default: drawing } = await import(`./${name}.mjs`);
  writeFileSync(new URL(`${name}.svg`, import.meta.url), drawing);
  await page.setContent(`<!doctype html><style>body{margin:0}svg{display:block}</style>${drawing}`);
  await page.screenshot({ path: new URL(`../${name}.jpg`, import.meta.url).pathname, type: 'jpeg', quality: quality[name] });
}
await browser.close();
