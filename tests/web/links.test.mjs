//! A link card: nothing is asked of its page until a person asks, and then once.

import assert from "node:assert/strict";
import fs from "node:fs/promises";
import http from "node:http";
import test from "node:test";
import { sample } from "../harness/files.mjs";
import { hasNoBarriersInAnyLight } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Botscan | Voorbeeld</title><meta property="og:title" content="De botscan in het kort">' +
  '<meta name="description" content="Wat je ziet, en wat niet."><meta property="og:image" content="/foto.jpg">';

/** A site on this computer; answers with its address and what it was asked. */
async function site(scene) {
  const photo = await fs.readFile(sample("photo.jpg"));
  const asked = [];
  const server = http.createServer((request, answer) => {
    asked.push(request.url);
    if (request.url === "/artikel") answer.setHeader("content-type", "text/html").end(PAGE);
    else if (request.url === "/foto.jpg") answer.setHeader("content-type", "image/jpeg").end(photo);
    else answer.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  scene.later(() => new Promise((closed) => server.close(closed)));
  scene.later(() => server.closeAllConnections());
  return { address: `http://127.0.0.1:${server.address().port}`, asked };
}

/** Someone who put a link card in. */
async function withCard(t, env, path) {
  const scene = new Scene(t);
  const there = await site(scene);
  const someone = await scene.person(await scene.plein({ env }));
  await someone.newSpace("Links");
  await someone.atEnd();
  await someone.types("/linkkaart");
  await someone.page.getByRole("option", { selected: true }).waitFor();
  await someone.presses("Enter");
  const dialog = someone.dialog("Link");
  await dialog.getByLabel("Adres").fill(`${there.address}${path}`);
  await someone.presses("Enter");
  const card = someone.surface.locator(".link-card");
  await card.waitFor();
  return { someone, there, card };
}

test("a link card asks its page for a title, a description and a picture when somebody says so, in one step of undo", async (t) => {
  const { someone, there, card } = await withCard(t, { PLEIN_NEAR_LINKS: "1" }, "/artikel");
  await someone.saved();
  assert.deepEqual(there.asked, []);
  await card.getByRole("button", { name: /^Ophalen/ }).click();
  const title = card.getByRole("textbox", { name: "Titel van de pagina" });
  await someone.becomes(() => title.inputValue(), "De botscan in het kort");
  await someone.becomes(() => card.getByRole("textbox", { name: "Wat staat daar?" }).inputValue(), "Wat je ziet, en wat niet.");
  await someone.becomes(() => card.locator("img").evaluate((img) => img.complete && img.naturalWidth > 20), true);
  assert.deepEqual(there.asked, ["/artikel", "/foto.jpg"]);
  await hasNoBarriersInAnyLight(someone.page, "a link card");
  // What there was to ask was asked.
  await card.getByRole("button", { name: /^Ophalen/ }).waitFor({ state: "hidden" });
  await someone.atEnd();
  await someone.presses("Control+z");
  await someone.becomes(() => title.inputValue(), "");
  await someone.presses("Control+y");
  await someone.becomes(() => title.inputValue(), "De botscan in het kort");
  await someone.saved();
});

test("a page that is not there, or on this computer, is said to be so, and the card stays as it was", async (t) => {
  const gone = await withCard(t, { PLEIN_NEAR_LINKS: "1" }, "/weg");
  await gone.card.getByRole("button", { name: /^Ophalen/ }).click();
  await gone.someone.page.getByText(/geeft geen antwoord/).waitFor();
  gone.someone.expects(/link_look/);

  const near = await withCard(t, {}, "/artikel");
  near.someone.expects(/link_look/);
  await near.card.getByRole("button", { name: /^Ophalen/ }).click();
  await near.someone.page.getByText(/Daar kijkt Plein niet zelf/).waitFor();
  assert.deepEqual(near.there.asked, []);
  assert.equal(await near.card.getByRole("textbox", { name: "Titel van de pagina" }).inputValue(), "");
});
