//! What the system hands to Plein: a file that was double-clicked, a link. And every key on one sheet.

import assert from "node:assert/strict";
import test from "node:test";
import path from "node:path";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { binary, Running } from "../harness/processes.mjs";
import { Scene } from "../harness/scene.mjs";

/** A second start, as the system makes it when something is opened. */
async function starts(someone, open) {
  const second = new Running(binary("plein"), ["--serve", open], {
    env: { ...someone.plein.env, PLEIN_HOME: someone.plein.home },
  });
  assert.equal(await second.ended, 0, second.text);
}

test("a file or a link that the system hands over opens in the Plein that runs", async (t) => {
  const scene = new Scene(t);
  const folder = await scene.folder("handed");
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Dubbelklik");
  await someone.addChapter("Tweede");
  await someone.types("Hier.");
  await someone.saved();
  const [, space, chapter] = page.url().match(/space\/([\w-]+)\/chapter\/(\w+)/);
  const download = page.waitForEvent("download");
  await someone.chooses(someone.button("Meer over deze Space"), "Exporteren…");
  await someone.dialog("Exporteren").getByRole("link", { name: "Bewaren…" }).click();
  const file = path.join(folder, "Dubbelklik.space");
  await (await download).saveAs(file);
  await someone.closes();
  await someone.toLibrary();

  await starts(someone, file);
  const dialog = someone.dialog("Inlezen");
  await dialog.getByRole("heading", { name: "Dubbelklik" }).waitFor();
  await dialog.getByRole("button", { name: "Samenvoegen" }).click();
  await dialog.getByText("Je had alles al. Er is niets veranderd.").waitFor();
  await someone.closes();

  await starts(someone, `plein://space/${space}/${chapter}`);
  await someone.becomes(() => someone.chapterTitle.inputValue(), "Tweede");
  await someone.toLibrary();

  await starts(someone, "plein://plein.example.org/join#AbC-9");
  await page.getByRole("dialog").getByLabel("Uitnodiging").waitFor();
  assert.equal(await page.getByLabel("Uitnodiging").inputValue(), "https://plein.example.org/join#AbC-9");
  await someone.closes();

  // What is nothing to Plein brings it to the front, and does nothing.
  await starts(someone, "plein://ergens/anders");
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("every key stands on one sheet, under the question mark", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.presses("?");
  const dialog = someone.dialog("Sneltoetsen");
  await dialog.getByText("Genummerde lijst").waitFor();
  await hasNoBarriersInAnyLight(page, "the sheet of keys");
  await picture(page, "keys");
  await someone.presses("Escape");
  await dialog.waitFor({ state: "detached" });
  await someone.newSpace("Vraag");
  await someone.surface.click();
  await someone.types("Echt?");
  assert.deepEqual(await someone.text(), ["Echt?"]);
  assert.equal(await page.getByRole("dialog").count(), 0);
});
