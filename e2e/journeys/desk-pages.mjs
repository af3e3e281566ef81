// Every page of the desk, as its own links lead to it, with things on it and with faults shown: accessible by day, by night and
// in forced colours; whole at 320 px, with letters and lines spaced by the reader; and silent in the console.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, listen } from "../browser.mjs";
import { addLanguage, administrator, make, pages, violations, written } from "../desk.mjs";
import { lost, space, SPACING } from "../layout.mjs";

const shared = await browser();
const staff = await administrator(shared, "Sacha Exemple");

/** A text with something of everything a desk page can show: two languages, a list, documents to look at, a remark. */
async function filled(page) {
  const form = await make(page, "Exemple-sur-Lys : l’eau et les jardins");
  await page.fill("#standfirst", "Une journée au bord de la rivière.");
  await written(page).click();
  await page.keyboard.type("## Le matin\n- Visite du moulin\n");
  await page.fill("#new_theme", "Eau et assainissement");
  await page.locator("#edit button.main").click();
  await page.waitForURL(/done=saved/);
  await addLanguage(page, form, "ar");
  await page.goto(form);
  await page.fill("#remark", "Merci de relire le chapô.");
  await page.locator("button[value=ask]").click();
  await page.waitForURL(/done=/);
  return form;
}

const setting = await staff();
const form = await filled(setting);
const all = await pages(setting, form, `${form}/history`, `${form}/history/1`, form.replace(/\/fr$/, "/ar/beside"));
await setting.context().close();

test("the desk is found by its own links", () => {
  for (const path of ["/desk/media", "/desk/redirects", "/desk/settings", "/desk/audit", "/desk/me", "/desk/help/publish"]) assert.ok(all.includes(path), path);
  assert.ok(all.length > 45, `only ${all.length} pages`);
});

test("every page is accessible by day and by night, and says nothing in the console", async (t) => {
  const page = await staff();
  const ears = listen(page);
  for (const path of all) {
    await t.test(path, async () => {
      await page.emulateMedia({ colorScheme: "light" });
      const answer = await page.goto(path);
      assert.equal(answer.status(), 200);
      assert.equal(await page.locator("h1").count(), 1);
      assert.deepEqual(await violations(page), []);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await violations(page), [], "by night");
      assert.deepEqual(ears.taken(), []);
    });
  }
  await page.context().close();
});

test("every page fits a narrow screen, with the reader's own spacing too", async (t) => {
  const page = await staff({ viewport: { width: 320, height: 640 } });
  for (const path of all) {
    await t.test(path, async () => {
      await page.goto(path);
      assert.deepEqual(await page.evaluate(lost), [], "at 320 px");
      await page.evaluate(space, SPACING);
      assert.deepEqual(await page.evaluate(lost), [], "at 320 px, spaced");
    });
  }
  await page.context().close();
});

test("every page can be enlarged to 200 % on a common screen", async (t) => {
  // What a browser does with a window of 1280 by 800: half as many pixels of twice the size (WCAG 1.4.4, RGAA 10.4).
  const page = await staff({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  for (const path of all) {
    await t.test(path, async () => {
      await page.goto(path);
      assert.deepEqual(await page.evaluate(lost), []);
    });
  }
  await page.context().close();
});

/** Forms, and what is wrong with what they are sent: the page that answers shows its faults. */
const FAULTS = [
  ["/desk/articles/new", { title: "" }],
  [() => form.replace(/\/fr$/, "/ar"), { title: "x".repeat(1_001), link: "ni une adresse", dated: "" }, "#edit"],
  ["/desk/users/new", { email: "personne" }],
  ["/desk/contacts/office/new", { email: "personne" }],
  ["/desk/themes/new", {}],
  ["/desk/settings", { colour: "#ffff00" }],
  ["/desk/me/password", { password: "court", code: "000000" }],
  ["/desk/redirects", {}],
];

test("a form with faults says them, accessibly and on a narrow screen", async (t) => {
  const page = await staff({ viewport: { width: 320, height: 640 } });
  for (const [where, values, which = "main form:has(button.main)"] of FAULTS) {
    const path = typeof where === "string" ? where : where();
    await t.test(path, async () => {
      await page.goto(path);
      const box = page.locator(which).first();
      for (const [name, value] of Object.entries(values)) {
        const input = box.locator(`[name="${name}"]`).first();
        if ((await input.getAttribute("type")) === "datetime-local") await input.evaluate((element) => { element.type = "text"; element.value = "hier"; });
        else await input.fill(value);
      }
      const [answer] = await Promise.all([page.waitForEvent("load"), box.locator("button.main").first().click()]);
      assert.ok(answer);
      const faults = page.locator("#problems a, .problems a");
      assert.ok(await faults.count(), "the faults are listed");
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await page.evaluate(lost), []);
      const href = await faults.first().getAttribute("href");
      assert.equal(await page.locator(href).count(), 1, `${href} leads to the field`);
    });
  }
  await page.context().close();
});

test("in forced colours controls keep their edges, and what is on is told from what is off", async () => {
  const page = await staff({ forcedColors: "active" });
  await page.goto(form.replace(/\/fr$/, "/ar"));
  await page.locator(".editor-toolbar").waitFor();
  const bare = await page.evaluate(() => {
    const shown = [...document.querySelectorAll("main button, main input:not([type=hidden], [type=checkbox], [type=radio]), main select, main textarea, main .state")].filter((element) => element.checkVisibility());
    const edged = (element) => {
      const style = getComputedStyle(element);
      return style.borderBottomStyle !== "none" || style.textDecorationLine !== "none" || element.closest("[role=toolbar]");
    };
    return shown.filter((element) => !edged(element)).map((element) => element.outerHTML.slice(0, 80));
  });
  assert.deepEqual(bare, []);
  const look = (selector) => page.locator(selector).first().evaluate((element) => { const style = getComputedStyle(element); return `${style.backgroundColor} ${style.borderColor} ${style.outlineStyle}`; });
  await written(page).click();
  await page.locator("[aria-pressed=true]").first().waitFor();
  assert.notEqual(await look("[aria-pressed=true]"), await look("[aria-pressed=false]"));
  await page.context().close();
});
