//! Sound, films of one's own, files with a face, photos of iPhones.

import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { drop } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { ROOT } from "../harness/processes.mjs";
import { Scene } from "../harness/scene.mjs";

const medium = (name) => path.join(ROOT, "tests/files/media", name);

test("a film gets a poster and plays with seeking, a sound plays, a PDF gets a face", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Media");
  await someone.surface.click();
  await someone.types("Kijk en luister:");
  await drop(someone.surface, [medium("clip.webm"), medium("sound.ogg"), medium("protocol.pdf")]);
  const film = someone.surface.locator("figure.clip video");
  await film.waitFor();
  await someone.surface.locator("figure.audio audio").waitFor();
  await someone.becomes(() => film.evaluate((video) => (video.poster === "" ? "none" : "poster")), "poster");
  await someone.surface.locator("figure.file img.file-face").waitFor();
  await someone.saved();
  // By the keys of the browser's own player.
  await film.focus();
  await film.evaluate(async (video) => {
    video.muted = true;
    await video.play();
  });
  await film.evaluate((video) => {
    video.pause();
    video.currentTime = 2;
    return new Promise((done) => video.addEventListener("seeked", () => done(null), { once: true }));
  });
  assert.equal(await film.evaluate((video) => Math.round(video.currentTime)), 2);
  const clip = someone.surface.locator("figure.clip");
  await clip.getByRole("button", { name: "Wat er wordt gezegd" }).click();
  await someone.types("Eerst de schedel.");
  await someone.presses("Escape");
  await hasNoBarriersInAnyLight(page, "media");
  await picture(page, "writing-media");
  await someone.saved();
  await page.reload();
  await someone.becomes(() => film.evaluate((video) => (video.poster === "" ? "none" : "poster")), "poster");
  await someone.surface.locator("figure.file img.file-face").waitFor();
});

test("a photo of an iPhone comes in as any other", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  await someone.newSpace("iPhone");
  await someone.surface.click();
  await someone.types("Foto:");
  await drop(someone.surface, [medium("photo.heic")]);
  const image = someone.surface.locator("figure.picture img");
  await image.waitFor();
  await someone.becomes(() => image.evaluate((one) => [one.naturalWidth, one.naturalHeight]), [320, 240]);
});
