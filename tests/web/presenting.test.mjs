//! A trainer in a room: one heading at a time, by keyboard alone, with notes that only the trainer sees.

import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

test("a Space is presented by keyboard, notes beside it, and one is back where one was", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  // What looks for barriers would look into the frame too, and the frame runs nothing.
  someone.expects(/Blocked script execution/);
  const folder = await scene.folder("talk");
  await fs.copyFile(sample("photo.jpg"), path.join(folder, "tafel.jpg"));
  await fs.writeFile(
    path.join(folder, "les.md"),
    `---\ntitle: Infuus prikken\nsummary: In vier stappen.\n---\n\n# Vooraf\n\nWie deed dit al?\n\n## Klaarzetten\n\n![De tafel](tafel.jpg)\n\n## Prikken\n\n1. Stuwen\n2. Prikken\n\n# Nazorg\n\nKom terug.\n`,
  );
  await someone.chooses(someone.button("Meer in je bibliotheek"), "Inlezen…");
  await page.getByLabel("Waar staat het?").fill(path.join(folder, "les.md"));
  await someone.presses("Enter");
  await someone.button("Open de Space").click();
  // A note for who presents, under "Vooraf".
  await someone.surface.click();
  await someone.moves("Control+Home");
  await someone.presses("End", "Enter");
  await someone.types("/notitie");
  await someone.presses("Enter");
  await someone.types("Wacht tot drie handen omhoog zijn.");
  await someone.saved();

  await someone.goTo("Nazorg");
  await someone.button("Meer over deze Space").focus();
  await someone.presses("Enter");
  await page.getByRole("menuitem", { name: "Presenteren" }).waitFor();
  await page.getByRole("menuitem", { name: "Presenteren" }).press("Enter");
  const at = (words) => page.getByText(words, { exact: true }).waitFor({ state: "attached" });
  await at("5 van 5: Nazorg");
  const slide = page.frameLocator("iframe").locator("section.slide:not([hidden])");
  await slide.getByText("Kom terug.").waitFor();
  await someone.presses("Home");
  await at("1 van 5: Infuus prikken");
  await slide.getByRole("heading", { name: "Infuus prikken", level: 1 }).waitFor();
  await hasNoBarriersInAnyLight(page, "presenting");
  await picture(page, "presenting");
  await someone.presses("ArrowRight");
  await at("2 van 5: Vooraf");
  await page.getByText("Wacht tot drie handen omhoog zijn.").waitFor();
  assert.equal(await slide.getByText("Wacht tot drie handen").count(), 0, "the room does not see it");
  await hasNoBarriersInAnyLight(page, "presenting, with a note");
  await someone.presses("n");
  await page.getByText("Wacht tot drie handen omhoog zijn.").waitFor({ state: "detached" });
  await someone.presses("n", "PageDown");
  await at("3 van 5: Klaarzetten");
  await someone.becomes(() => slide.locator("img").first().evaluate((img) => img.complete && img.naturalWidth > 0), true);
  const large = await slide.locator("img").first().boundingBox();
  assert.ok(large.height > 250, `a picture is large: ${large.height}`);
  await picture(page, "presenting-picture");
  await someone.presses("Space", "Space", "Space");
  await at("5 van 5: Nazorg");
  await someone.presses("PageUp", "Shift+Space", "ArrowLeft");
  await at("2 van 5: Vooraf");
  await someone.presses("End", "ArrowUp");
  await at("4 van 5: Prikken");
  assert.equal(await slide.locator("ol > li").count(), 2);
  // A click in the page goes on; after it, keys do still.
  await slide.getByText("Stuwen").click();
  await at("5 van 5: Nazorg");
  await someone.presses("ArrowLeft");
  await at("4 van 5: Prikken");
  await someone.presses("Escape");
  await someone.becomes(() => someone.chapterTitle.inputValue(), "Vooraf");
});
