// `npm install --no-save playwright-core && node make.mjs` draws the film of the demonstration: towns tied into a net, one thread a second. Chromium records it as WebM.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
const film = await page.evaluate(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const draw = canvas.getContext('2d');
  const towns = [[110, 90], [520, 70], [560, 280], [150, 290], [330, 180]];
  const threads = [[0, 4], [1, 4], [2, 4], [3, 4], [0, 1], [1, 2], [2, 3], [3, 0]];
  const frame = (second) => {
    draw.fillStyle = '#efeae0';
    draw.fillRect(0, 0, 640, 360);
    draw.lineWidth = 4;
    draw.strokeStyle = '#8c1c3a';
    threads.forEach(([from, to], at) => {
      const part = Math.min(Math.max(second - at, 0), 1);
      const [a, b] = [towns[from], towns[to]];
      draw.beginPath();
      draw.moveTo(...a);
      draw.lineTo(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part);
      draw.stroke();
    });
    for (const [x, y] of towns) {
      draw.fillStyle = '#fbfaf6';
      draw.beginPath();
      draw.arc(x, y, 17, 0, 7);
      draw.fill();
      draw.fillStyle = '#0a5462';
      draw.beginPath();
      draw.arc(x, y, 12, 0, 7);
      draw.fill();
    }
  };
  frame(0);
  const recorder = new MediaRecorder(canvas.captureStream(12), { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 60_000 });
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise((done) => { recorder.onstop = done; });
  recorder.start();
  const begun = performance.now();
  await new Promise((done) => {
    const timer = setInterval(() => {
      const second = (performance.now() - begun) / 1000;
      frame(second);
      if (second > 9) { clearInterval(timer); done(); }
    }, 80);
  });
  recorder.stop();
  await ended;
  return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
});
writeFileSync(new URL('../threads-film.webm', import.meta.url), Uint8Array.from(film));
await browser.close();
