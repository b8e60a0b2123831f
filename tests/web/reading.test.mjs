//! A colleague with only a browser: signing in, the list, the page; on a phone, without a script.

import assert from "node:assert/strict";
import test from "node:test";
import { drop, largePhoto, paste, sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

const PASSWORD = "een lange zin die ik onthoud";

async function joinsByBrowser(reader, invitation, name) {
  await reader.page.goto(invitation);
  // Without a script the link does not fill itself in.
  const field = reader.page.getByLabel("Uitnodiging");
  if (await field.isVisible()) await field.fill(invitation);
  await reader.page.getByLabel("Je naam").fill(name);
  await reader.page.getByLabel("Wachtwoord").fill(PASSWORD);
  await reader.page.getByRole("button", { name: "Meedoen" }).click();
  await reader.page.getByRole("button", { name: "Afmelden" }).waitFor();
}

test("a shared Space is read on a phone without a script, in pictures of the right size, by who may", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const an = await scene.person(await scene.plein());
  await an.joins(hub.invitation, "An", PASSWORD);
  const forBo = await an.invites();
  await an.newSpace("Je eerste week nucleair");
  await an.chapterTitle.fill("Zo lees je een botscan");
  await an.surface.click();
  await an.types("Begin altijd met hetzelfde **rondje**.");
  await drop(an.surface, [await largePhoto(await scene.folder("photo"))]);
  await an.becomes(() => an.surface.locator("figure img").count(), 1);
  await an.atEnd();
  await an.presses("Enter");
  await paste(an.page, { texts: { "text/plain": "https://www.youtube.com/watch?v=dQw4w9WgXcQ" } });
  await an.surface.getByText(/YouTube/).waitFor();
  await an.addChapter("Stralingshygiëne");
  await an.types("Tijd, afstand, afscherming.");
  await an.saved();

  const bo = await scene.reader({ phone: true, javaScript: false });
  const { page } = bo;
  bo.expects(/Failed to load resource/);
  await joinsByBrowser(bo, forBo, "Bo");
  await page.getByRole("heading", { name: "Nog niets om te lezen" }).waitFor();

  // Not shared: not there, not even for a member who knows the address.
  const address = `${hub.url}/spaces/${/#\/space\/([\w-]+)/.exec(an.page.url())[1]}`;
  const hidden = await page.goto(address);
  assert.ok([403, 404].includes(hidden.status()), `${hidden.status()}`);

  await an.shares("lezen");
  await an.whereabouts("on_hub");
  await page.goto(hub.url);
  await page.getByRole("link", { name: /Je eerste week nucleair/ }).click();
  await page.getByRole("heading", { level: 1, name: "Je eerste week nucleair" }).waitFor();
  assert.match(await page.locator(".by").innerText(), /An · 2 hoofdstukken · 1 minuut lezen/);
  assert.equal(await page.locator("script:not([src^=\"/assets/reader.js\"]), [style], [onclick]").count(), 0);

  // The chapters fold out of the page itself.
  const contents = page.locator("details.contents-small");
  assert.equal(await contents.getAttribute("open"), null);
  await contents.locator("summary").click();
  await contents.getByRole("link", { name: "Stralingshygiëne" }).click();
  assert.match(page.url(), /#chapter-/);

  const img = page.locator("figure.picture img");
  await img.scrollIntoViewIfNeeded();
  const srcset = await img.getAttribute("srcset");
  assert.match(srcset, / 480w, .* 960w, .* 1920w$/);
  assert.ok((await img.getAttribute("width")) && (await img.getAttribute("height")), "the page does not jump");
  // 390 pixels wide at 2 per point asks for 780: the rendition of 960, not the master.
  const small = srcset.split(", ").find((one) => one.endsWith(" 480w")).split(" ")[0];
  const middle = srcset.split(", ").find((one) => one.endsWith(" 960w")).split(" ")[0];
  const [smallBytes, middleBytes] = await Promise.all(
    [small, middle].map(async (url) => (await (await page.request.get(new URL(url, hub.url).href)).body()).length),
  );
  assert.ok(smallBytes < middleBytes, `${smallBytes} against ${middleBytes}`);

  // The video waits behind a link; `nothingWentWrong` holds that nobody else was asked anything.
  assert.equal(await page.locator("iframe, video").count(), 0);
  await page.locator(".video a").waitFor();
  await picture(page, "reader-phone", { fullPage: true });

  // A stranger sees nothing, not a picture either, and is led to the door.
  const stranger = await scene.reader({ phone: true, javaScript: false });
  stranger.expects(/Failed to load resource/);
  await stranger.page.goto(address);
  await stranger.page.getByRole("heading", { name: "Fijn dat je er bent" }).waitFor();
  assert.ok(!(await stranger.page.content()).includes("nucleair"));
  const taken = await stranger.page.request.get(new URL(middle, hub.url).href, { maxRedirects: 0 });
  assert.notEqual(taken.status(), 200);

  // Signing out and in again leads back to the Space.
  await page.goto(hub.url);
  await page.getByRole("button", { name: "Afmelden" }).click();
  await page.goto(address);
  await page.getByLabel("Je naam").fill("Bo");
  await page.getByLabel("Wachtwoord").fill("een heel andere zin");
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.getByText(/horen niet bij elkaar/).waitFor();
  await page.getByLabel("Wachtwoord").fill(PASSWORD);
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.getByRole("heading", { level: 1, name: "Je eerste week nucleair" }).waitFor();
});

test("the pages of the hub have no barriers, in light, in dark, wide, narrow and on paper", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const an = await scene.person(await scene.plein());
  await an.joins(hub.invitation, "An", PASSWORD);
  const forBo = await an.invites();
  await an.newSpace("Alles op een rij");
  await an.chapterTitle.fill("Eerst");
  await an.surface.click();
  for (const line of ["### Klein begin", "1. een", "twee"]) {
    await an.types(line);
    await an.presses("Enter");
  }
  await an.presses("Enter");
  await an.types("[] te doen");
  await an.presses("Enter", "Enter");
  await drop(an.surface, [sample("photo.jpg")]);
  await an.becomes(() => an.surface.locator("figure img").count(), 1);
  await an.addChapter("Dan");
  await an.types("Tot slot.");
  await an.shares("lezen");
  await an.whereabouts("on_hub");

  const bo = await scene.reader();
  const { page } = bo;
  await page.goto(hub.url);
  await page.getByRole("heading", { name: "Fijn dat je er bent" }).waitFor();
  await hasNoBarriersInAnyLight(page, "signing in");
  await picture(page, "hub-sign-in");
  await page.goto(forBo);
  await hasNoBarriersInAnyLight(page, "joining");
  await joinsByBrowser(bo, forBo, "Bo");
  await hasNoBarriersInAnyLight(page, "the list");
  await picture(page, "hub-list");
  await page.getByRole("link", { name: /Alles op een rij/ }).click();
  await page.getByRole("heading", { level: 1, name: "Alles op een rij" }).waitFor();
  await hasNoBarriersInAnyLight(page, "the page");
  await picture(page, "reader");
  for (const width of [1920, 900, 320]) {
    await page.setViewportSize({ width, height: 800 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, `at ${width}`);
  }
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".way-home, .contents, .contents-small").filter({ visible: true }).count(), 0);
});
