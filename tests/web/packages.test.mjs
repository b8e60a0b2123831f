//! A Space as a file: carried between two people without a network, and what does not go with it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { drop, sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

/** Keeps a Space as a file; the panel is open. */
async function saves(someone, folder, name) {
  const download = someone.page.waitForEvent("download");
  await someone.dialog("Exporteren").getByRole("link", { name: "Bewaren…" }).click();
  const file = path.join(folder, name ?? (await download).suggestedFilename());
  await (await download).saveAs(file);
  await someone.closes();
  return file;
}

/** Lets a file go over the library. */
async function bringsIn(someone, file) {
  await drop(someone.page.getByRole("main"), [file]);
  const dialog = someone.dialog("Inlezen");
  await dialog.getByRole("heading", { name: "Op pad" }).waitFor();
  return dialog;
}

test("two people hand each other a file, and end up with what both wrote", async (t) => {
  const scene = new Scene(t);
  const folder = await scene.folder("courier");
  const anna = await scene.person(await scene.plein());
  const bert = await scene.person(await scene.plein());

  await anna.newSpace("Op pad");
  await anna.surface.click();
  await anna.types("Van Anna.");
  await drop(anna.surface, [sample("photo.jpg")]);
  await anna.surface.locator("figure img").waitFor();
  await anna.saved();

  // Somebody has to look at the picture before it leaves, in a file as well.
  await anna.chooses(anna.button("Meer over deze Space"), "Exporteren…");
  const dialog = anna.dialog("Exporteren");
  const fine = dialog.getByRole("button", { name: "Geen patiënt te zien" });
  await fine.waitFor();
  assert.equal(await dialog.getByRole("link", { name: "Bewaren…" }).count(), 0);
  const refused = await anna.page.evaluate(async (space) => {
    const answer = await fetch(`/export/${space}/package`);
    return [answer.status, (await answer.json()).code];
  }, anna.page.url().match(/space\/([\w-]+)/)[1]);
  assert.deepEqual(refused, [422, "pictures_unchecked"]);
  anna.expects(/Failed to load resource/);
  await hasNoBarriersInAnyLight(anna.page, "exporting, pictures to look at");
  await fine.click();
  await dialog.getByText(/1 hoofdstuk, 1 plaatje of bestand/).waitFor();
  await hasNoBarriersInAnyLight(anna.page, "exporting");
  await picture(anna.page, "exporting");
  const first = await saves(anna, folder);
  assert.equal(path.basename(first), "Op pad.space");
  // Anybody can look inside.
  const { stdout } = await promisify(execFile)("unzip", ["-p", first, "space.md"]);
  assert.match(stdout, /Van Anna\./);

  const came = await bringsIn(bert, first);
  await came.getByText("Deze Space staat nog niet op deze computer.").waitFor();
  await hasNoBarriersInAnyLight(bert.page, "a package");
  await picture(bert.page, "package");
  await came.getByRole("button", { name: "Inlezen", exact: true }).click();
  await came.getByText("Ingelezen. De Space staat nu op deze computer.").waitFor();
  await came.getByRole("button", { name: "Open de Space" }).click();
  await bert.surface.getByText("Van Anna.").waitFor();
  await bert.becomes(() => bert.surface.locator("figure img").evaluate((img) => img.complete && img.naturalWidth > 0), true);
  await bert.whereabouts("only_here");
  await bert.addChapter("Van Bert");
  await bert.types("Hier ging Bert verder.");
  await bert.saved();
  await anna.addChapter("Van Anna");
  await anna.types("En Anna ook.");
  await anna.saved();

  await bert.chooses(bert.button("Meer over deze Space"), "Exporteren…");
  await bert.dialog("Exporteren").getByText(/2 hoofdstukken, 1 plaatje/).waitFor();
  const back = await saves(bert, folder, "terug.space");
  await anna.toLibrary();
  const again = await bringsIn(anna, back);
  await again.getByText(/Samenvoegen voegt toe wat je nog niet had/).waitFor();
  await again.getByRole("button", { name: "Samenvoegen" }).click();
  await again.getByText("Samengevoegd. Alles wat hier stond, staat er nog.").waitFor();
  await again.getByRole("button", { name: "Open de Space" }).click();
  await anna.becomes(async () => (await anna.chapters()).sort().slice(-2), ["Van Anna", "Van Bert"]);
  await anna.goTo("Van Bert");
  await anna.surface.getByText("Hier ging Bert verder.").waitFor();
  await anna.goTo("Van Anna");
  await anna.surface.getByText("En Anna ook.").waitFor();

  // By keyboard, from the menu: everything is here already; as a new Space it can come in all the same.
  await anna.toLibrary();
  await anna.chooses(anna.button("Meer in je bibliotheek"), "Inlezen…");
  await anna.page.getByLabel("Waar staat het?").fill(back);
  await anna.presses("Enter");
  const third = anna.dialog("Inlezen");
  await third.getByRole("button", { name: "Als nieuwe Space" }).click();
  await third.getByText("Ingelezen. De Space staat nu op deze computer.").waitFor();
  await anna.closes();
  await anna.becomes(() => anna.card("Op pad").count(), 2);
});

test("what is no Space is refused in words, and nothing comes in", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  someone.expects(/Failed to load resource/);
  const folder = await scene.folder("wrong");
  const alert = page.getByRole("alert");
  await someone.newSpace("Heel");
  await someone.chooses(someone.button("Meer over deze Space"), "Exporteren…");
  const whole = await saves(someone, folder);
  await someone.toLibrary();
  const bytes = await fs.readFile(whole);
  const other = path.join(folder, "foto.space");
  await fs.copyFile(sample("photo.jpg"), other);
  const half = path.join(folder, "half.space");
  await fs.writeFile(half, bytes.subarray(0, bytes.length - 40));
  const newer = path.join(folder, "nieuwer.space");
  await fs.mkdir(path.join(folder, "nieuwer"));
  await fs.writeFile(path.join(folder, "nieuwer/plein.json"), '{"format":"plein.space","version":9}');
  await promisify(execFile)("zip", ["-q", "-X", newer, "plein.json"], { cwd: path.join(folder, "nieuwer") }).catch(() => null);
  const wrong = [
    [other, /Dit is geen Space-bestand/],
    [half, /beschadigd of niet helemaal overgekomen/],
  ];
  for (const [file, words] of wrong) {
    await drop(page.getByRole("main"), [file]);
    await alert.getByText(words).waitFor();
  }
  await hasNoBarriersInAnyLight(page, "a package refused");
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(await page.locator("article.card").count(), 2);
});

test("for other programs it is Markdown with its pictures", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const folder = await scene.folder("markdown");
  await someone.newSpace("Voor anderen");
  await someone.surface.click();
  await someone.types("Leesbaar overal.");
  await drop(someone.surface, [sample("photo.jpg")]);
  await someone.surface.locator("figure img").waitFor();
  await someone.saved();
  await someone.toLibrary();
  await someone.choosesOnCard("Voor anderen", "Exporteren…");
  const dialog = someone.dialog("Exporteren");
  await dialog.getByRole("radio", { name: /^Markdown/ }).check();
  await dialog.getByRole("button", { name: "Geen patiënt te zien" }).click();
  await dialog.getByText(/1 hoofdstuk, 1 plaatje/).waitFor();
  const file = await saves(someone, folder);
  assert.equal(path.basename(file), "Voor anderen.zip");
  const unpacked = path.join(folder, "uit");
  await promisify(execFile)("unzip", ["-q", file, "-d", unpacked]);
  const [name] = (await fs.readFile(path.join(unpacked, "space.md"), "utf8")).match(/media\/[0-9a-f]{64}\.jpg/);
  assert.ok((await fs.stat(path.join(unpacked, name))).size > 1000);
  // And back again, as any folder of Markdown.
  await someone.chooses(someone.button("Meer in je bibliotheek"), "Inlezen…");
  await someone.page.getByLabel("Waar staat het?").fill(unpacked);
  await someone.button("Inlezen", { exact: true }).click();
  await someone.page.getByText(/^Ingelezen: 1 hoofdstuk, 1 plaatje/).waitFor();
});
