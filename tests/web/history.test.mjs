//! What was can be seen and had back; what is not ready is not read; who wrote apart from each other is asked to choose.

import assert from "node:assert/strict";
import test from "node:test";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

const PASSWORD = "een lange zin die ik onthoud";

/** An owner with a shared Space, and a colleague. */
async function shared(scene, role, title, text) {
  const hub = await scene.hub();
  const an = await scene.person(await scene.plein());
  await an.joins(hub.invitation, "An", PASSWORD);
  const invitation = await an.invites();
  const bo = await scene.person(await scene.plein());
  await bo.joins(invitation, "Bo", PASSWORD);
  await bo.closes();
  await an.newSpace(title);
  await an.chapterTitle.fill("Begin");
  await an.surface.click();
  await an.types(text);
  await an.shares(role);
  await an.whereabouts("on_hub");
  await bo.card(title).waitFor();
  await bo.open(title);
  await bo.becomes(() => bo.text(), [text]);
  return { hub, an, bo };
}

const opensHistory = (who) => who.chooses(who.button("Meer over deze Space"), "Geschiedenis");
const timeline = (who) => who.page.getByRole("list", { name: "Geschiedenis" }).getByRole("button");

test("a moment is seen with what changed, and brought back as a new edit; by keyboard too", async (t) => {
  const scene = new Scene(t);
  const { an, bo } = await shared(scene, "meeschrijven", "Wat was", "Laat de patiënt nuchter komen.");
  await bo.atEnd();
  await bo.presses("Enter");
  await bo.types("En laat hem wachten.");
  await bo.moves("Control+Home");
  await bo.types("Let op: ");
  await bo.whereabouts("on_hub");
  const after = ["Let op: Laat de patiënt nuchter komen.", "En laat hem wachten."];
  await an.becomes(() => an.text(), after);

  await opensHistory(an);
  const { page } = an;
  await timeline(an).filter({ hasText: "door Bo" }).first().waitFor();
  await page.locator("main ins", { hasText: "Let op:" }).waitFor();
  await hasNoBarriersInAnyLight(page, "history");
  await picture(page, "history");
  // To the moment before, along the timeline.
  await timeline(an).first().focus();
  await an.presses("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.textContent?.includes("door An"));
  await an.button("Verschil met nu").press("Enter");
  await page.locator("main del", { hasText: "En laat hem wachten." }).waitFor();
  await hasNoBarriersInAnyLight(page, "history, compared with now");
  await picture(page, "history-now");
  await an.button("Alles terughalen").press("Enter");
  await page.getByText("Dit is precies zoals het nu is.").waitFor();
  await timeline(an).filter({ hasText: "teruggehaald" }).waitFor();
  await bo.becomes(() => bo.text(), ["Laat de patiënt nuchter komen."]);

  // That is an edit too, and is taken back likewise.
  await an.button("Ongedaan maken").click();
  await bo.becomes(() => bo.text(), after);
  await an.presses("Escape");
  await an.becomes(() => an.text(), after);

  // One block alone.
  await opensHistory(an);
  await timeline(an).filter({ hasText: "teruggehaald" }).last().click();
  await an.button("Verschil met nu").click();
  await page.locator("main del", { hasText: "Let op:" }).waitFor();
  await an.button("Dit terughalen").first().click();
  await an.presses("Escape");
  await an.becomes(() => an.text(), ["Laat de patiënt nuchter komen.", "En laat hem wachten."]);
});

test("in a shared Space a new chapter is a draft: a reader sees it when it is ready", async (t) => {
  const scene = new Scene(t);
  const { an, bo } = await shared(scene, "lezen", "Nog niet klaar", "Klaar.");
  await an.addChapter("Half werk");
  await an.types("Hier schrijf ik nog aan.");
  await an.whereabouts("on_hub");
  await an.page.getByText("Dit hoofdstuk is een concept: wie leest, ziet het nog niet.").waitFor();
  await hasNoBarriersInAnyLight(an.page, "a draft");
  await picture(an.page, "writing-draft");
  // What comes after it has come: then the draft would have come too.
  await an.goTo("Begin");
  await an.atEnd();
  await an.types(" En duidelijk.");
  await bo.becomes(() => bo.text(), ["Klaar. En duidelijk."]);
  await bo.chaptersBecome(["Begin"]);

  await an.goTo("Half werk");
  await an.button("Klaar voor lezers").click();
  await bo.chaptersBecome(["Begin", "Half werk"]);
  await bo.goTo("Half werk");
  await bo.becomes(() => bo.text(), ["Hier schrijf ik nog aan."]);
});

test("who changed the same words apart from each other is pointed at the spot, and chooses", async (t) => {
  const scene = new Scene(t);
  const { hub, an, bo } = await shared(scene, "meeschrijven", "Twee versies", "Begin om acht uur. Neem de tijd.");
  await hub.stop();
  for (const [who, word] of [[an, "negen"], [bo, "tien"]]) {
    await who.moves("Control+Home");
    await who.moves(...Array("Begin om ".length).fill("ArrowRight"), ...Array("acht".length).fill("Shift+ArrowRight"));
    await who.types(word);
    await who.becomes(() => who.text(), [`Begin om ${word} uur. Neem de tijd.`]);
    await who.saved();
  }
  await hub.start();
  for (const who of [an, bo]) await who.whereabouts("on_hub");
  // Both words are there, for both.
  for (const who of [an, bo]) {
    await who.becomes(async () => /negen/.test(await who.surface.innerText()) && /tien/.test(await who.surface.innerText()), true);
  }
  // Whose work reached the hub last is asked.
  const asked = await Promise.any(
    [an, bo].map(async (who) => {
      await who.page.getByRole("button", { name: /^kies/ }).waitFor();
      return who;
    }),
  );
  await picture(asked.page, "two-versions-mark");
  await asked.page.getByRole("button", { name: /^kies/ }).click();
  const dialog = asked.dialog("Twee versies");
  await dialog.getByRole("button", { name: "Mijn versie" }).waitFor();
  await hasNoBarriersInAnyLight(asked.page, "two versions");
  await picture(asked.page, "two-versions");
  await dialog.getByRole("button", { name: "Mijn versie" }).click();
  const wanted = `Begin om ${asked === an ? "negen" : "tien"} uur. Neem de tijd.`;
  for (const who of [an, bo]) await who.becomes(() => who.text(), [wanted]);
  assert.equal(await asked.page.getByRole("button", { name: /^kies/ }).count(), 0);
});

test("what was removed is in the trash with when, and comes back", async (t) => {
  const scene = new Scene(t);
  const an = await scene.person(await scene.plein());
  await an.newSpace("Opruimen");
  await an.chapterTitle.fill("Begin");
  await an.surface.click();
  await an.types("Eerste alinea.");
  await an.presses("Enter");
  await an.types("Tweede alinea.");
  await an.saved();
  await an.presses("Control+a", "Delete");
  await an.becomes(() => an.text(), []);
  await an.addChapter("Weg ermee");
  await an.saved();
  await an.chapterLink("Weg ermee").focus();
  await an.presses("Delete");
  await an.chaptersBecome(["Begin"]);

  await an.chooses(an.button("Meer over deze Space"), "Prullenbak");
  const trash = an.dialog("Prullenbak");
  await trash.getByText("Weg ermee", { exact: true }).waitFor();
  await trash.getByText("Tweede alinea.", { exact: true }).waitFor();
  await hasNoBarriersInAnyLight(an.page, "trash");
  await picture(an.page, "trash");
  await trash.getByRole("button", { name: "Weg ermee terughalen" }).click();
  await trash.getByRole("button", { name: "Tweede alinea. terughalen" }).click();
  await trash.getByRole("button", { name: "Eerste alinea. terughalen" }).click();
  await trash.getByText("Er is niets verwijderd.").waitFor();
  await an.closes();
  await an.chaptersBecome(["Begin", "Weg ermee"]);
  await an.goTo("Begin");
  await an.becomes(() => an.text(), ["Eerste alinea.", "Tweede alinea."]);
});
