//! The newcomer's way: from the first start to a shared Space with two chapters, three photos and a video. Every click,
//! every drag and every stretch of typing is one action; at most twenty.

import assert from "node:assert/strict";
import test from "node:test";
import { drop, paste, sample } from "../harness/files.mjs";
import { Scene } from "../harness/scene.mjs";

const MOST = 20;

/** What somebody does, one line an action. */
class Actions {
  done = [];

  constructor(someone) {
    this.someone = someone;
  }

  async clicks(what, locator) {
    await locator.click();
    this.done.push(`klik   ${what}`);
  }

  /** One stretch: keys after each other, of which some are names (`<Enter>`). */
  async types(...parts) {
    for (const part of parts) {
      const key = /^<(.*)>$/.exec(part);
      if (key) await this.someone.presses(key[1]);
      else await this.someone.types(part);
    }
    this.done.push(`typ    ${parts.join(" ")}`);
  }

  async pastes(what, text) {
    await paste(this.someone.page, { texts: { "text/plain": text } });
    this.done.push(`plak   ${what}`);
  }

  async drags(what, locator, files) {
    await drop(locator, files);
    this.done.push(`sleep  ${what}`);
  }
}

test("a newcomer has a shared Space with two chapters, three photos and a video in at most twenty actions", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const someone = await scene.person(await scene.plein());
  const { page, surface } = someone;
  const does = new Actions(someone);

  await does.clicks("Nieuwe Space", someone.button("Nieuwe Space", { exact: true }));
  await someone.becomes(() => page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Titel");
  await does.types("Je eerste week");
  await does.clicks("in de tekst", surface);
  await does.types("Welkom! Dit is wat ik elke nieuwe collega vertel.");
  await does.drags("drie foto’s naar de tekst", surface, [
    sample("photo.jpg"),
    sample("photo-on-its-side.jpg"),
    sample("screenshot.png"),
  ]);
  await someone.becomes(() => surface.locator("figure img").count(), 3);
  await does.clicks("+ Hoofdstuk", someone.button("Hoofdstuk", { exact: true }));
  await someone.becomes(() => page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Titel van het hoofdstuk");
  await does.types("Zo werkt de camera", "<Enter>", "Kijk eerst even mee.", "<Enter>");
  await does.pastes("link van YouTube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ");
  await surface.getByText(/YouTube/).waitFor();

  await does.clicks("Delen", someone.button("Delen"));
  const dialog = someone.dialog("Delen");
  const invitation = dialog.getByLabel("Uitnodiging");
  await invitation.waitFor();
  // Whoever opens it to paste, pastes.
  await someone.becomes(() => page.evaluate(() => document.activeElement.labels?.[0]?.textContent.trim() ?? ""), "Uitnodiging");
  await page.keyboard.insertText(hub.invitation);
  does.done.push("plak   uitnodiging");
  await does.types("<Tab>", "<Control+a>", "An de Vries", "<Tab>", "een lange zin die ik onthoud", "<Enter>");
  const fine = dialog.getByRole("button", { name: /Geen patiënt te zien|is een patiënt te zien/ }).last();
  await fine.waitFor();
  await does.clicks("Op geen ervan is een patiënt te zien", fine);
  await does.clicks("Iedereen bij …", dialog.getByRole("button", { name: /^Iedereen bij/ }));
  await dialog.getByRole("heading", { name: "Gedeeld met" }).waitFor();
  const actions = [...does.done];

  // It is all there, durably, and a colleague can read it.
  await someone.closes();
  await someone.whereabouts("on_hub");
  assert.equal((await someone.chapters()).length, 2);
  t.diagnostic(`${actions.length} acties, hoogstens ${MOST}`);
  for (const [at, one] of actions.entries()) t.diagnostic(`${at + 1}. ${one}`);
  assert.ok(actions.length <= MOST, actions.join("\n"));
});
