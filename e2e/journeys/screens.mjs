// Pages on narrow and wide screens: nothing to scroll sideways, nothing cut off, with the reader's own spacing too. Pictures
// for looking at are left in `out/` by `E2E_PICTURES=1 npm test -- screens`.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browser, visitor } from "../browser.mjs";
import { KINDS, show } from "../kinds.mjs";
import { lost, space, SPACING } from "../layout.mjs";
import { OUT } from "../site.mjs";

/** In CSS pixels. 320 × 256 is a screen of 1280 × 1024 at 400 % (WCAG 1.4.10). */
const SCREENS = [
  { width: 320, height: 256 },
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

const shared = await browser();

for (const language of ["fr", "ar"]) {
  test(`screens in ${language}`, async (t) => {
    const page = await visitor(shared, { locale: language });
    for (const { name } of KINDS) {
      await t.test(name, async () => {
        await page.setViewportSize(SCREENS[0]);
        await show(page, name, language);
        const faults = [];
        for (const screen of SCREENS) {
          await page.setViewportSize(screen);
          faults.push(...(await page.evaluate(lost)).map((fault) => `${screen.width} px: ${fault}`));
        }
        await page.evaluate(space, SPACING);
        for (const screen of SCREENS) {
          await page.setViewportSize(screen);
          faults.push(...(await page.evaluate(lost)).map((fault) => `${screen.width} px, spaced: ${fault}`));
        }
        assert.deepEqual(faults, []);
      });
    }
    await page.context().close();
  });
}

test("on a wide screen, the home page's first article stands beside its picture, and the foot at the bottom", async () => {
  const page = await visitor(shared, { viewport: { width: 1440, height: 900 } });
  await show(page, "home", "fr");
  const box = (selector) => page.locator(selector).first().boundingBox();
  const [words, picture] = [await box(".hero > div"), await box(".hero :is(img, .lace)")];
  assert.ok(picture.x >= words.x + words.width, `words end at ${words.x + words.width}, the picture begins at ${picture.x}`);
  assert.ok(picture.y < words.y + words.height, "side by side");
  await show(page, "members", "fr");
  const foot = await box(".foot");
  assert.ok(foot.y + foot.height >= 899, `the foot of a short page ends at ${foot.y + foot.height} of 900`);
  await page.context().close();
});

test("text twice as large is all there", async (t) => {
  // A reader's larger letters, not a zoom: 32 px where the browser's default is 16 (WCAG 1.4.4).
  const page = await visitor(shared, { viewport: { width: 1280, height: 900 } });
  for (const name of ["home", "list", "article-full", "themes", "contact"]) {
    await t.test(name, async () => {
      await show(page, name, "fr");
      await page.evaluate(space, "html { font-size: 200% !important; }");
      assert.deepEqual(await page.evaluate(lost), []);
    });
  }
  await page.context().close();
});

test("pictures", { skip: process.env.E2E_PICTURES ? false : "E2E_PICTURES=1 leaves them in out/" }, async (t) => {
  const page = await visitor(shared);
  for (const [language, colorScheme] of [["fr", "light"], ["fr", "dark"], ["ar", "light"], ["ar", "dark"]]) {
    await page.emulateMedia({ colorScheme });
    for (const { name } of KINDS) {
      await t.test(`${name} ${language} ${colorScheme}`, async () => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await show(page, name, language);
        for (const { width, height } of SCREENS.slice(1)) {
          await page.setViewportSize({ width, height });
          // Pictures that wait for the reader to come near are fetched first.
          await page.evaluate(() => Promise.all([...document.images].map((image) => { image.loading = "eager"; return image.decode().catch(() => undefined); })));
          await page.screenshot({ path: join(OUT, `${name}-${language}-${width}-${colorScheme}.png`), fullPage: true });
        }
      });
    }
  }
  await page.context().close();
});
