//! Pictures and patients: what is masked is gone, what nobody looked at stays here, what is pointed out can be changed.

import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { drop, sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

const PASSWORD = "een lange zin die ik onthoud";
const image = (someone) => someone.surface.locator("figure.picture img").first();
const mediumOf = async (someone) => (await image(someone).getAttribute("src")).match(/[0-9a-f]{64}/)[0];

/** The media that a folder holds, by the names of the files in it: hashes of whole media. */
async function mediaIn(folder) {
  const found = await fs.readdir(folder, { recursive: true });
  return found.map((name) => path.basename(name)).filter((name) => /^[0-9a-f]{64}$/.test(name));
}

test("a mask made by keyboard is burnt in, the hub never gets the original, and every picture is asked about once", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const an = await scene.person(await scene.plein());
  const { page } = an;
  await an.joins(hub.invitation, "An", PASSWORD);
  await an.closes();
  await an.newSpace("Afgeschermd");
  await an.surface.click();
  await an.types("Een scan:");
  await drop(an.surface, [sample("photo.jpg")]);
  await image(an).waitFor();
  await an.saved();
  const original = await mediumOf(an);

  // By keyboard alone: a rectangle in the middle, larger, moved; a second, thrown away.
  await an.surface.getByRole("button", { name: "Bewerken" }).focus();
  await an.presses("Enter");
  const desk = an.dialog("Aan deze foto werken");
  const add = desk.getByRole("button", { name: "In het midden zetten" });
  await add.focus();
  await an.presses("Enter");
  const mask = desk.getByRole("button", { name: "Rechthoek 1" });
  await mask.waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-shape") === "1");
  await an.presses("Shift+ArrowRight", "Shift+ArrowDown", "ArrowUp", "ArrowLeft");
  await add.focus();
  await an.presses("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-shape") === "2");
  await an.presses("Delete");
  await desk.getByRole("button", { name: "Rechthoek 2" }).waitFor({ state: "detached" });
  await hasNoBarriersInAnyLight(page, "masking");
  await picture(page, "masking");
  // What is not burnt in is not left behind in silence.
  await an.presses("Escape");
  await desk.getByText("Wat je tekende, is nog niet afgeschermd.").waitFor();
  await desk.getByRole("button", { name: "Verder tekenen" }).click();
  await desk.getByRole("button", { name: "Afschermen", exact: true }).focus();
  await an.presses("Enter");
  await desk.waitFor({ state: "detached" });
  await an.becomes(async () => (await mediumOf(an)) !== original, true);
  await an.saved();
  const masked = await mediumOf(an);

  // Sharing asks, once, in large; what was said is said.
  await an.button("Delen").click();
  const dialog = an.dialog("Delen");
  await dialog.getByRole("heading", { name: "Is hier een patiënt te zien?" }).waitFor();
  assert.equal(await dialog.getByRole("button", { name: /^Iedereen bij/ }).count(), 0);
  await hasNoBarriersInAnyLight(page, "check before sharing");
  await picture(page, "check-before-sharing");
  await dialog.getByRole("button", { name: "Geen patiënt te zien" }).click();
  await dialog.getByRole("button", { name: /^Iedereen bij/ }).click();
  await dialog.getByRole("heading", { name: "Gedeeld met" }).waitFor();
  await an.closes();
  await an.whereabouts("on_hub");
  await an.button("Delen").click();
  await dialog.getByRole("heading", { name: "Gedeeld met" }).waitFor();
  assert.equal(await dialog.getByText("Is hier een patiënt te zien?").count(), 0);
  // The gentle list leads to its spot.
  await dialog.getByText(/Nog \d+ ding/).click();
  await dialog.getByRole("button", { name: "Een foto heeft nog geen beschrijving" }).click();
  await dialog.waitFor({ state: "detached" });

  // New in a shared Space: it stays here, and that is said, until somebody has looked.
  await an.atEnd();
  await drop(an.surface, [sample("screenshot.png")]);
  await page.getByText(/Deze Space is gedeeld\. De nieuwe foto gaat mee/).waitFor();
  await page.locator(".kept", { hasText: "1 foto wacht op jouw blik" }).waitFor();
  await an.whereabouts("on_its_way");
  assert.deepEqual(await mediaIn(hub.data), [masked]);
  await page.getByRole("button", { name: "Nu kijken" }).first().click();
  await an.dialog("Foto’s bekijken").getByRole("button", { name: "Geen patiënt te zien" }).click();
  await an.dialog("Foto’s bekijken").getByText("Alles is bekeken.").waitFor();
  await an.closes();
  await an.whereabouts("on_hub");

  const there = await mediaIn(hub.data);
  assert.ok(there.includes(masked) && !there.includes(original), "the original is nowhere on the hub");
  assert.equal(there.length, 2);
});

test("crop and marks by keyboard are there after a reload, can be changed, and readers see them", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Aangewezen");
  await someone.surface.click();
  await someone.types("Kijk:");
  await drop(someone.surface, [sample("photo.jpg")]);
  await image(someone).waitFor();
  await someone.surface.getByRole("button", { name: "Bewerken" }).click();
  const desk = someone.dialog("Aan deze foto werken");
  await desk.getByRole("radio", { name: "Bijsnijden" }).check();
  await desk.getByRole("radio", { name: "Vierkant" }).check();
  await desk.getByRole("button", { name: /^Kader, / }).focus();
  await someone.presses("ArrowLeft", "ArrowLeft", "Shift+ArrowLeft");
  await hasNoBarriersInAnyLight(page, "cropping");
  await desk.getByRole("radio", { name: "Aanwijzen" }).check();
  await desk.getByRole("button", { name: "In het midden zetten" }).click();
  await desk.getByRole("button", { name: /^Pijl, rood/ }).waitFor();
  await someone.presses("Shift+ArrowUp", "ArrowRight");
  await desk.getByRole("radio", { name: "Tekst" }).check();
  await desk.getByRole("button", { name: "In het midden zetten" }).click();
  await page.waitForFunction(() => document.activeElement?.matches("textarea[data-part^='mark/']"));
  await someone.types("derde rib");
  await someone.presses("Enter", "ArrowDown");
  await hasNoBarriersInAnyLight(page, "pointing out");
  await picture(page, "pointing-out");
  await desk.getByRole("button", { name: "Klaar" }).click();
  await someone.saved();

  await page.reload();
  const frame = someone.surface.locator("figure.picture .frame");
  await frame.locator("svg text", { hasText: "derde rib" }).waitFor();
  const box = await frame.boundingBox();
  assert.ok(Math.abs(box.width / box.height - 1) < 0.02, "it is square");
  await someone.surface.getByRole("button", { name: "Bewerken" }).click();
  await desk.getByRole("radio", { name: "Aanwijzen" }).check();
  await desk.getByRole("button", { name: /^Tekst, rood\. derde rib/ }).focus();
  await desk.getByRole("radio", { name: "geel" }).check();
  await desk.getByRole("button", { name: /^Tekst, geel\. derde rib/ }).waitFor();
  await desk.getByRole("button", { name: /^Pijl, rood/ }).focus();
  await someone.presses("Delete");
  await desk.getByRole("button", { name: /^Pijl/ }).waitFor({ state: "detached" });
  await someone.presses("Control+z");
  await desk.getByRole("button", { name: /^Pijl/ }).waitFor();
  await desk.getByRole("button", { name: "Klaar" }).click();
  await someone.saved();
  await page.getByRole("link", { name: "Lezen" }).click();
  await page.frameLocator("iframe").locator("figure svg text", { hasText: "derde rib" }).waitFor();
});
