//! Every screen, as wide as a laptop and as a desk, in light, in dark and in the colours of the system.

import test from "node:test";
import { drop, largePhoto } from "../harness/files.mjs";
import { fitsEverywhere } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

const PASSWORD = "een lange zin die ik onthoud";

test("the library, what is found in it, and what is around it", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  for (const [title, text] of [
    ["Je eerste week nucleair", "Patiëntveiligheid begint bij de voordeur."],
    ["Botscan in het kort", "Begin altijd met hetzelfde rondje: schedel, wervelkolom, ribben, bekken."],
    ["Als de camera hapert", "Kijk eerst naar de veiligheid van wie er onder ligt."],
    ["Wat een nieuwe laborant wil weten", "Alles mag je vragen."],
  ]) {
    await someone.newSpace(title);
    await someone.surface.click();
    await someone.types(text);
    await someone.saved();
    await someone.toLibrary();
  }
  await fitsEverywhere(page, "library");
  await page.getByRole("searchbox", { name: "Zoeken" }).fill("veiligheid");
  await page.locator(".excerpt mark").first().waitFor();
  await fitsEverywhere(page, "library-found");
  await page.getByRole("searchbox", { name: "Zoeken" }).fill("");
  await page.getByRole("button", { name: /^Instellingen/ }).click();
  await page.getByRole("dialog").waitFor();
  await fitsEverywhere(page, "settings");
  await someone.closes();
  await someone.chooses(someone.button("Meer in je bibliotheek"), /^Inlezen/);
  await page.getByRole("dialog").waitFor();
  await fitsEverywhere(page, "import");
});

test("writing, and what opens there", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.joins(hub.invitation, "An de Vries", PASSWORD);
  await someone.closes();
  await someone.open("Welkom op het plein");
  await fitsEverywhere(page, "writing");
  await page.getByRole("link", { name: "Lezen" }).click();
  await page.frameLocator("iframe").getByRole("heading", { level: 1 }).waitFor();
  await fitsEverywhere(page, "reading");
  // Who reads at dusk reads in the dark.
  await page.emulateMedia({ colorScheme: "dark" });
  const frame = page.frameLocator("iframe");
  await someone.becomes(() => frame.locator(":root").getAttribute("data-theme"), "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await someone.presses("Escape");
  await someone.toLibrary();

  await someone.newSpace("Botscan in het kort");
  await someone.atEnd();
  await someone.types("Begin altijd met hetzelfde **rondje**: schedel, wervelkolom, ribben, bekken.");
  await someone.presses("Enter");
  await someone.types("- links en rechts");
  await someone.presses("Enter");
  await someone.types("voor en achter");
  await someone.presses("Enter", "Enter");
  await someone.types("/meerkeuze");
  await page.getByRole("option", { selected: true }).waitFor();
  await someone.presses("Enter");
  await someone.types("Wat valt je het eerst op?");
  for (const answer of ["De linker heup", "De blaas", "Niets"]) {
    await someone.presses("Enter");
    await someone.types(answer);
  }
  await someone.presses("Escape", "Escape");
  await drop(someone.surface, [await largePhoto(await scene.folder("photo"))]);
  await someone.becomes(() => someone.surface.locator("figure img").count(), 1);
  await someone.saved();
  await page.evaluate(() => scrollTo(0, 0));
  await fitsEverywhere(page, "writing-blocks");
  await someone.atEnd();
  await someone.presses("Control+h");
  await page.getByLabel("Zoek in deze Space").fill("rondje");
  await someone.becomes(() => page.locator("output").first().innerText(), "1 keer");
  await page.evaluate(() => scrollTo(0, 0));
  await fitsEverywhere(page, "finding");
  await someone.presses("Escape");
  await someone.button("Delen").click();
  await someone.dialog("Delen").getByRole("button", { name: /Geen patiënt te zien|is een patiënt te zien/ }).last().waitFor();
  await fitsEverywhere(page, "sharing");
  await someone.closes();
  await someone.chooses(someone.button("Meer over deze Space"), "Geschiedenis");
  await someone.button("Verder schrijven").waitFor();
  await fitsEverywhere(page, "history");
});
