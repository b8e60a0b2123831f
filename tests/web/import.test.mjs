//! Real material: a folder of Markdown, and a folder that is watched.

import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { largePhoto, sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

async function imports(someone, folder) {
  await someone.chooses(someone.button("Meer in je bibliotheek"), "Inlezen…");
  await someone.page.getByLabel("Waar staat het?").fill(folder);
  await someone.button("Inlezen").click();
}

test("a folder of Markdown becomes a Space, with its pictures, and what was not understood is listed", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  const folder = await scene.folder("markdown");
  await fs.copyFile(sample("photo.jpg"), path.join(folder, "scan.jpg"));
  await fs.writeFile(
    path.join(folder, "index.md"),
    `---\ntitle: Ingelezen\nlanguage: nl\nthemes: [Nucleair]\n---\n\n# Begin\n\nEen **vet** woord en ~~weg~~.\n\n- [x] gedaan\n- [ ] nog niet\n\n![Een scan](scan.jpg)\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n`,
  );
  await fs.writeFile(path.join(folder, "2-verder.md"), `# Verder\n\n1. een\n2. twee\n\n<video src="x.mp4"></video>\n`);
  await imports(someone, folder);
  await page.getByText(/^Ingelezen: 2 hoofdstukken, 1 plaatje/).waitFor();
  await page.getByRole("heading", { name: /niet begrepen/ }).waitFor();
  await page.getByText(/2-verder\.md, regel \d+/).waitFor();
  await hasNoBarriersInAnyLight(page, "imported");
  await picture(page, "imported");
  await someone.button("Open de Space").click();
  await someone.chaptersBecome(["Begin", "Verder"]);
  await someone.surface.locator("figure img").waitFor();
  await someone.surface.locator("strong", { hasText: "vet" }).waitFor();
  await someone.toLibrary();
  await someone.card("Ingelezen").waitFor();
});

test("a long import shows how far it is, and stopped half-way it leaves nothing", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  someone.expects(/Failed to load resource/);
  const folder = await scene.folder("long");
  // Far more than anybody waits for: a hundred photos of a camera's size.
  const photo = await largePhoto(folder);
  const names = Array.from({ length: 100 }, (_, at) => `foto-${at + 1}.jpg`);
  for (const name of names) await fs.link(photo, path.join(folder, name));
  await fs.writeFile(path.join(folder, "album.md"), `# Album\n\n${names.map((name) => `![](${name})`).join("\n\n")}\n`);
  await imports(someone, folder);
  const dialog = someone.dialog("Inlezen");
  await dialog.getByText(/^Plaatje \d+ van 100 meenemen…$/).waitFor();
  await hasNoBarriersInAnyLight(page, "importing");
  await picture(page, "importing");
  // It goes on while one does something else, and can be stopped from there.
  await someone.closes();
  await page.getByRole("status").getByText(/^Plaatje \d+ van 100 meenemen…$/).waitFor();
  await someone.button("Stoppen").click();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  assert.equal(await page.locator("article.card").count(), 1);
  assert.deepEqual(await fs.readdir(path.join(someone.plein.home, "media/incoming")), []);
  // The same again, of less, is all there.
  await fs.writeFile(path.join(folder, "album.md"), `# Album\n\n![](foto-1.jpg)\n`);
  await imports(someone, folder);
  await page.getByText(/^Ingelezen: 1 hoofdstuk, 1 plaatje/).waitFor();
});

test("what cannot be imported is refused in words", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  someone.expects(/Failed to load resource/);
  const folder = await scene.folder("bad");
  const alert = page.getByRole("alert");
  await fs.writeFile(path.join(folder, "latijn.md"), Buffer.from([0x23, 0x20, 0x4b, 0xe9, 0xff, 0xfe, 0x80]));
  await imports(someone, path.join(folder, "latijn.md"));
  await alert.getByText(/is niet te lezen als tekst \(UTF-8\)/).waitFor();
  for (const [where, words] of [
    [path.join(folder, "nergens"), /Er staat niets op/],
    [await scene.folder("empty"), /Er staat geen Markdown op/],
  ]) {
    await page.getByLabel("Waar staat het?").fill(where);
    await someone.button("Inlezen").click();
    await alert.getByText(words).waitFor();
  }
  await someone.closes();
  assert.equal(await page.locator("article.card").count(), 1);
});

test("what lands in a watched folder turns up in the tray, is placed by one action, and stays when the folder empties", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  const folder = await scene.folder("watched");
  await someone.newSpace("Bakje");
  await someone.chooses(someone.button("Meer over deze Space"), "Mappen volgen…");
  await page.getByLabel("Welke map?").fill(folder);
  await someone.button("Volgen").click();
  await someone.button(`${folder} niet meer volgen`).waitFor();
  await hasNoBarriersInAnyLight(page, "watched folders");
  await someone.closes();

  // Put down as cameras and copies do: written under another name, then renamed.
  await fs.copyFile(sample("photo.jpg"), path.join(folder, ".scan.part"));
  await fs.rename(path.join(folder, ".scan.part"), path.join(folder, "scan.jpg"));
  await page.getByRole("heading", { name: "1 nieuw uit je map" }).waitFor();
  await fs.writeFile(path.join(folder, "notitie.md"), "# Notitie\n\nUit de map.\n");
  await page.getByRole("heading", { name: "2 nieuw uit je map" }).waitFor();
  await hasNoBarriersInAnyLight(page, "tray");
  await picture(page, "writing-tray");

  await someone.button("scan.jpg onder aan dit hoofdstuk plaatsen").click();
  await someone.surface.locator("figure img").waitFor();
  await page.getByRole("heading", { name: "1 nieuw uit je map" }).waitFor();
  await fs.rm(folder, { recursive: true });
  // Markdown becomes chapters, at the end.
  await someone.button(/^notitie\.md .*plaatsen$/).click();
  await someone.chapterLink("Notitie").click();
  await someone.surface.getByText("Uit de map.").waitFor();
  await someone.saved();
  await page.reload();
  await someone.surface.getByText("Uit de map.").waitFor();
  await page.locator("nav li a").first().click();
  await someone.surface.locator("figure img").waitFor();
  await someone.becomes(() => someone.surface.locator("figure img").evaluate((img) => img.complete && img.naturalWidth > 0), true);
});
