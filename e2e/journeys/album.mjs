// A record of the resource centre: an album by keyboard, without a script and from right to left; chapters of a sound.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, listen, visitor } from "../browser.mjs";

const shared = await browser();
const ALBUM = "/fr/ressources/fils-entre-les-villes";

/** Opens the album, once the sizes of all its pictures are made. */
async function open(page) {
  for (let asked = 0; asked < 60; asked += 1) {
    await page.goto(ALBUM);
    if ((await page.locator(".strip li").count()) === 5) return;
    await page.waitForTimeout(500);
  }
  assert.fail("the pictures of the album are not made");
}

/** The number of the picture in sight, once the strip rests there. */
async function inSight(page, number) {
  await page.waitForFunction((wanted) => {
    const strip = document.querySelector(".strip").getBoundingClientRect();
    const pictures = [...document.querySelectorAll(".strip li")];
    const away = pictures.map((picture) => Math.abs(picture.getBoundingClientRect().left - strip.left));
    return away[wanted - 1] < 3;
  }, number);
}

test("arrow keys turn the pictures, and the page stays where it is", async () => {
  const page = await visitor(shared);
  const ears = listen(page);
  await open(page);
  await page.locator(".strip").focus();
  await page.keyboard.press("ArrowRight");
  await inSight(page, 2);
  await page.keyboard.press("End");
  await inSight(page, 5);
  await page.keyboard.press("ArrowRight");
  await inSight(page, 5);
  await page.keyboard.press("Home");
  await inSight(page, 1);
  const next = page.locator(".strip li").first().locator('a[rel="next"]');
  await next.focus();
  await page.keyboard.press("Enter");
  await inSight(page, 2);
  assert.equal(await page.evaluate(() => document.activeElement.closest("li")?.id), "picture-bridge", "the focus goes along");
  assert.equal(new URL(page.url()).hash, "", "turning pictures fills no history");
  assert.deepEqual(ears.taken(), []);
  await page.context().close();
});

test("from right to left the left arrow leads on", async () => {
  const page = await visitor(shared);
  await open(page);
  await page.goto(await page.locator('.languages a[lang="ar"]').getAttribute("href"));
  await page.locator(".strip").focus();
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => {
    const strip = document.querySelector(".strip").getBoundingClientRect();
    return Math.abs(document.querySelectorAll(".strip li")[1].getBoundingClientRect().right - strip.right) < 3;
  });
  await page.context().close();
});

test("without a script its links lead from picture to picture", async () => {
  const page = await visitor(shared, { javaScriptEnabled: false });
  await open(page);
  await page.locator(".strip li").first().locator('a[rel="next"]').click();
  assert.equal(new URL(page.url()).hash, "#picture-bridge");
  assert.ok(await page.locator("#picture-bridge img").isVisible());
  await page.context().close();
});

test("a chapter starts the player where it begins", async () => {
  const page = await visitor(shared);
  await page.goto("/fr/ressources/quatre-cloches");
  await page.locator("malines-chapters a").nth(2).click();
  await page.waitForFunction(() => document.querySelector("audio").currentTime >= 6);
  assert.ok(page.url().endsWith("/quatre-cloches"));
  await page.context().close();
});
