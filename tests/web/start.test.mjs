//! The first start, and the house itself: the welcome Space, few controls, no barriers, three languages.

import assert from "node:assert/strict";
import test from "node:test";
import { controls, hasNoBarriers, hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

const WELCOME = "Welkom op het plein";

test("the first start has one Space, that teaches by example and can be removed and got back", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  const { page } = someone;

  assert.equal(await page.locator("article.card").count(), 1);
  await picture(page, "library-first");
  await someone.open(WELCOME);
  assert.deepEqual((await someone.chapters()).slice(0, 2), ["Goed dat je er bent", "Schrijf zoals je vertelt"]);
  await someone.whereabouts("only_here");
  assert.ok((await controls(page)).length <= 9, `the editor has ${await controls(page)}`);
  await hasNoBarriersInAnyLight(page, "writing");
  await picture(page, "writing");

  await page.getByRole("link", { name: "Lezen" }).click();
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { level: 1, name: WELCOME }).waitFor();
  await frame.getByRole("heading", { level: 2, name: /Laat het zien/ }).waitFor();
  await someone.becomes(
    () => frame.locator("figure.picture img").first().evaluate((img) => img.complete && img.naturalWidth > 100, null),
    true,
  );
  // The reading page has its own dress and the fonts of the window.
  const look = await frame.locator("h1").evaluate((h1) => getComputedStyle(h1).fontFamily);
  assert.match(look, /Fraunces/);
  await hasNoBarriersInAnyLight(page, "reading");
  await picture(page, "reading");
  await page.keyboard.press("Escape");
  await someone.toLibrary();
  assert.ok((await controls(page)).length <= 7, `the library has ${await controls(page)}`);
  await hasNoBarriersInAnyLight(page, "library");

  await someone.choosesOnCard(WELCOME, "Verwijderen");
  await page.getByRole("heading", { name: "Hier komt wat jij weet" }).waitFor();
  await hasNoBarriersInAnyLight(page, "an empty library");
  await picture(page, "library-empty");
  await someone.chooses(someone.button("Meer in je bibliotheek"), "Verwijderde Spaces");
  await hasNoBarriers(page, "removed Spaces");
  await someone.button(`${WELCOME} terughalen`).click();
  await someone.closes();
  await someone.card(WELCOME).waitFor();
});

test("a second start shows no second welcome", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  await someone.choosesOnCard(WELCOME, "Verwijderen");
  await someone.page.getByRole("heading", { name: "Hier komt wat jij weet" }).waitFor();
  await plein.stop();
  someone.expects(/Failed to load resource|ERR_/);
  await plein.start();
  const again = await scene.person(plein);
  await again.page.getByRole("heading", { name: "Hier komt wat jij weet" }).waitFor();
});

test("the language of the system is spoken, and another one at once when it is chosen", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein({ env: { LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8", LANGUAGE: "de" } });
  const someone = await scene.reader();
  const { page } = someone;
  await page.goto(plein.url);
  await page.getByRole("button", { name: "Neuer Space" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "de");

  await page.getByRole("button", { name: /^Einstellungen/ }).click();
  await page.getByRole("radio", { name: "Nederlands" }).check();
  await page.getByRole("dialog", { name: "Instellingen" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "nl");
  await hasNoBarriersInAnyLight(page, "settings");
  await picture(page, "settings");

  await page.getByRole("radio", { name: "Donker" }).check();
  await someone.becomes(() => page.locator("html").getAttribute("data-theme"), "dark");
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("dialog", { name: "Settings" }).waitFor();

  // It stays so, whatever the system says.
  await plein.stop();
  someone.expects(/Failed to load resource|ERR_/);
  await plein.start();
  const again = await scene.reader();
  await again.page.goto(plein.url);
  await again.page.getByRole("button", { name: "New Space" }).waitFor();
  assert.equal(await again.page.locator("html").getAttribute("data-theme"), "dark");
});

test("the address lets one browser in, and only the one that was given it", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  await scene.person(plein);
  const stranger = await scene.reader();
  stranger.expects(/Failed to load resource/);
  const used = await stranger.page.goto(plein.url);
  assert.ok(used.status() >= 400, `a used address answered ${used.status()}`);
  const bare = await stranger.page.goto(new URL("/", plein.url).href);
  assert.ok(bare.status() >= 400);
  const called = await stranger.page.request.post(new URL("/api/spaces_list", plein.url).href);
  assert.ok(called.status() >= 400);
});

test("words, buttons and fields stay within a narrow screen and at 400 % zoom", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  for (const size of [{ phone: true }, { width: 320, height: 256 }]) {
    // A token lets in once; the cookie of the first browser is not shared.
    await plein.stop();
    await plein.start();
    const someone = await scene.person(plein, size);
    someone.expects(/Failed to load resource|ERR_/);
    const wide = () => someone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(await wide(), 0, "library");
    await someone.open(WELCOME);
    assert.equal(await wide(), 0, "writing");
    if (size.phone) await picture(someone.page, "writing-phone");
  }
});
