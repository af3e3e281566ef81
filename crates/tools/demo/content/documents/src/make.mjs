// Prints every page of this folder as a tagged PDF with an outline, one folder up:
// `npm install --no-save playwright-core && CHROMIUM=/usr/bin/chromium node make.mjs`.
// Title and language of each file come from the page itself.
import { readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const here = new URL('.', import.meta.url);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const file of readdirSync(here).filter((name) => name.endsWith('.html'))) {
  await page.goto(new URL(file, here).href);
  await page.pdf({
    path: new URL(`../${file.replace('.html', '.pdf')}`, here).pathname,
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
  });
}
await browser.close();
