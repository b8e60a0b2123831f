//! What was called saved is there, whatever happens to Plein.

import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { drop, sample } from "../harness/files.mjs";
import { binary, Running } from "../harness/processes.mjs";
import { DUTCH, Scene } from "../harness/scene.mjs";

test("after a kill at any moment, everything that was called saved is there", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  let called = [];
  let someone = await scene.person(plein);
  await someone.newSpace("Bewaard");
  await someone.surface.click();
  for (let round = 1; round <= 4; round++) {
    const line = `Ronde ${round}: dit mag nooit verdwijnen.`;
    await someone.types(line);
    if (round === 2) await drop(someone.surface, [sample("photo.jpg")]);
    if (round === 2) await someone.becomes(() => someone.surface.locator("figure img").count(), 1);
    await someone.saved();
    called.push(line);
    // In the middle of a word that nobody called saved.
    someone.expects(/Failed to load resource|ERR_|EventSource|fetch/i);
    await someone.page.keyboard.type(" en dit was nog onderw", { delay: 0 });
    await plein.kill();
    await someone.page.context().close();

    await plein.start();
    someone = await scene.person(plein);
    await someone.open("Bewaard");
    await someone.becomes(
      async () => {
        const text = (await someone.text()).join("\n");
        return called.filter((line) => text.includes(line));
      },
      called,
    );
    assert.equal(await someone.surface.locator("figure img").count(), round >= 2 ? 1 : 0);
    await someone.atEnd();
    await someone.presses("Enter");
  }
});

test("edits that Plein could not take yet are kept in the window, and saved when it is back", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  await someone.newSpace("Wacht even");
  await someone.surface.click();
  await someone.saved();
  someone.expects(/Failed to load resource|ERR_/);
  // As when the disk does not answer: nothing typed now is called saved, until it is.
  await someone.page.route("**/api/space_edit", (route) => route.abort());
  await someone.types("Dit staat nog nergens.");
  await someone.page.locator('.kept[data-saving="failed"]').waitFor();
  await someone.page.getByRole("alert").getByText(/Nog niet bewaard|Dit kon niet op de schijf|contact met Plein kwijt/).first().waitFor();
  await someone.page.unroute("**/api/space_edit");
  await someone.button("Nog niet bewaard").click();
  await someone.button("Nu opnieuw").click();
  await someone.saved();
  await someone.page.reload();
  await someone.becomes(() => someone.text(), ["Dit staat nog nergens."]);
});

test("a second start on the same library corrupts nothing, says where the first is, and ends well", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  await someone.newSpace("Eerste");
  const second = new Running(binary("plein"), ["--serve"], { env: { ...DUTCH, PLEIN_HOME: plein.home } });
  assert.equal(await second.ended, 0);
  const [, address] = /^Plein: (http:\/\/127\.0\.0\.1:\d+\/\S*)$/m.exec(second.text);
  assert.equal(new URL(address).origin, new URL(plein.url).origin);
  // The address it printed opens the same screens, and the first goes on.
  const other = await scene.reader();
  await other.page.goto(address);
  await other.page.getByRole("button", { name: "Nieuwe Space" }).waitFor();
  await someone.surface.click();
  await someone.types("De eerste gaat gewoon door.");
  await someone.saved();
});

test("two windows on one Plein show the same, as it is typed", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const one = await scene.person(plein);
  await one.newSpace("Samen");
  await one.saved();
  const again = new Running(binary("plein"), ["--serve"], { env: { ...DUTCH, PLEIN_HOME: plein.home } });
  const [, address] = await again.said(/^Plein: (http:\/\/127\.0\.0\.1:\d+\/\S*)$/m);
  assert.equal(await again.ended, 0);
  const two = await scene.reader();
  await two.page.goto(address);
  await two.open("Samen");
  await one.surface.click();
  await one.types("Links getypt.");
  await one.saved();
  await two.becomes(() => two.text(), ["Links getypt."]);
  await two.atEnd();
  await two.types(" Rechts ook.");
  await two.saved();
  await one.becomes(() => one.text(), ["Links getypt. Rechts ook."]);
});

test("a file too large for any memory comes in piece by piece, and one too large for Plein is refused in words", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  const { page } = someone;
  const folder = await scene.folder("large");
  // Nothing but holes: it takes no room where it comes from. PLEIN_LARGE, in MB, makes it the size of a film.
  const bytes = Number(process.env["PLEIN_LARGE"] ?? 300) * 2 ** 20;
  const film = path.join(folder, "film.bin");
  await fs.writeFile(film, "");
  await fs.truncate(film, bytes);
  const endless = path.join(folder, "eindeloos.bin");
  await fs.writeFile(endless, "");
  await fs.truncate(endless, 3 * 2 ** 30);
  await someone.newSpace("Films");
  const choose = (file) => page.locator('input[type="file"]:not([accept])').setInputFiles(file);
  await choose(endless);
  await page.getByRole("alert").getByText(/‘eindeloos.bin’ is te groot: er past hoogstens 2.048 MB/).waitFor();
  await choose(film);
  await someone.surface.locator("figure.file").waitFor();
  await someone.saved();
  const [stored] = await media(plein.home);
  assert.equal(stored.size, bytes);
});

/** The files in the media folder of a library, the largest first. */
async function media(home) {
  const names = await fs.readdir(path.join(home, "media"), { recursive: true });
  const stats = await Promise.all(names.map((name) => fs.stat(path.join(home, "media", name))));
  return stats.filter((stat) => stat.isFile()).sort((a, b) => b.size - a.size);
}
