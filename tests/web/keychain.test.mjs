//! The token of this device, in the keychain of the desktop.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { Keychain } from "../harness/keychain.mjs";
import { Scene } from "../harness/scene.mjs";

test("the token is in the keychain, is found at the next start, holds up nothing when the keychain hangs, and goes with the hub", async (t) => {
  const scene = new Scene(t);
  const keychain = await Keychain.start(scene);
  const hub = await scene.hub();
  const plein = await scene.plein({ env: keychain.env });
  let someone = await scene.person(plein);
  await someone.joins(hub.invitation, "Fenna", "een lange zin als wachtwoord");
  await someone.page.getByRole("dialog").getByText("staat in de sleutelbos van deze computer").waitFor();
  assert.equal((await keychain.secrets()).length, 1);
  assert.equal(fs.existsSync(path.join(plein.home, "tokens")), false);

  // The next start finds the keychain hanging: Plein is there at once, and keeps what is written.
  const again = async () => {
    someone.expects(/Failed to load resource|ERR_/);
    await someone.page.context().close();
    await plein.stop();
    await plein.start();
    return scene.person(plein);
  };
  keychain.hangs();
  someone = await again();
  await someone.newSpace("Zonder sleutel");
  await someone.surface.click();
  await someone.types("De sleutelbos zwijgt.");
  await someone.saved();
  await someone.toLibrary();
  await someone.button(/is niet bereikbaar$/).waitFor();
  // It answers after all: the question was still open.
  keychain.answers();
  await someone.button(/^Verbonden met/).click();

  const dialog = someone.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Afmelden…" }).click();
  await dialog.getByRole("button", { name: "Ja, afmelden" }).click();
  await someone.becomes(() => keychain.secrets(), []);
});
