//! What was called saved is there, whatever happens to Plein.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { drop, hollow, LARGE, madeByALaterPlein, sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
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
  const film = await hollow(folder, "film.bin", LARGE);
  const endless = await hollow(folder, "eindeloos.bin", 3 * 1024);
  await someone.newSpace("Films");
  const choose = (file) => page.locator('input[type="file"]:not([accept])').setInputFiles(file);
  await choose(endless);
  await page.getByRole("alert").getByText(/‘eindeloos.bin’ is te groot: er past hoogstens 2.048 MB/).waitFor();
  await choose(film);
  await someone.surface.locator("figure.file").waitFor();
  await someone.saved();
  const [stored] = await media(plein.home);
  assert.equal(stored.size, LARGE * 2 ** 20);
});

test("on a full disk Plein says so, loses nothing, and goes on when there is room", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  const { page } = someone;
  await someone.newSpace("Vol");
  await someone.surface.click();
  await someone.types("Dit was op tijd.");
  await someone.saved();
  await plein.disk({ full: true });
  someone.expects(/Failed to load resource/);
  await someone.types(" Dit past niet.");
  await page.locator('.kept[data-saving="failed"]').waitFor();
  await page.getByRole("alert").getByText(/^De schijf is vol/).waitFor();
  await hasNoBarriersInAnyLight(page, "a full disk");
  await picture(page, "full-disk");
  await drop(someone.surface, [sample("photo.jpg")]);
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  assert.equal(await someone.surface.locator("figure img").count(), 0);
  await plein.disk({ full: false });
  await someone.button("Nog niet bewaard").click();
  await someone.button("Nu opnieuw").click();
  await someone.saved();
  await plein.kill();
  await plein.start();
  const again = await scene.person(plein);
  await again.open("Vol");
  await again.becomes(() => again.text(), ["Dit was op tijd. Dit past niet."]);
});

test("a library of a newer Plein, and one that may only be read, are left as they are, and it says why", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  await plein.stop();
  const file = path.join(plein.home, "library.sqlite");
  const read = async () => createHash("sha256").update(await fs.readFile(file)).digest("hex");
  const start = async (program, how = {}) => {
    const started = new Running(program, ["--serve"], { env: { ...DUTCH, PLEIN_HOME: plein.home }, ...how });
    scene.later(() => started.end());
    assert.equal(await started.ended, 1, started.text);
    return started.text;
  };

  // Who may do anything may write anywhere: then somebody else tries, with a program and a folder they can reach.
  const somebody = process.getuid() === 0 ? { uid: 65_534, gid: 65_534, cwd: "/" } : {};
  const reached = path.join(await scene.folder("program"), "plein");
  await fs.copyFile(binary("plein"), reached);
  const modes = async (folders, files) => {
    for (const entry of await fs.readdir(plein.home, { recursive: true, withFileTypes: true })) {
      await fs.chmod(path.join(entry.parentPath ?? entry.path, entry.name), entry.isDirectory() ? folders : files);
    }
    await fs.chmod(plein.home, folders);
    await fs.chmod(path.dirname(reached), 0o755);
  };
  await modes(0o555, 0o444);
  const before = await read();
  assert.match(await start(reached, somebody), /Plein mag niet schrijven in .*Wat er staat is veilig\. Geef jezelf daar schrijfrecht/);
  assert.equal(await read(), before);
  await modes(0o755, 0o644);

  await madeByALaterPlein(plein.home);
  const later = await read();
  assert.match(await start(binary("plein")), /door een nieuwere Plein gemaakt\. Er is niets aan veranderd\. Installeer de nieuwste Plein/);
  assert.equal(await read(), later);
});

/** The files in the media folder of a library, the largest first. */
async function media(home) {
  const names = await fs.readdir(path.join(home, "media"), { recursive: true });
  const stats = await Promise.all(names.map((name) => fs.stat(path.join(home, "media", name))));
  return stats.filter((stat) => stat.isFile()).sort((a, b) => b.size - a.size);
}
