//! What other programs put on the clipboard comes in as it was meant, with its pictures.

import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { paste, sample } from "../harness/files.mjs";
import { ROOT } from "../harness/processes.mjs";
import { Scene } from "../harness/scene.mjs";

const clip = (name) => fs.readFile(path.join(ROOT, "tests/files/paste", name), "utf8");

async function writing(t) {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  await someone.newSpace("Plakken");
  await someone.atEnd();
  const { page, surface } = someone;
  return {
    someone,
    surface,
    pastes: (texts) => paste(page, { texts }),
    kinds: () => surface.locator("> [data-block]").evaluateAll((all) => all.map((one) => one.dataset["kind"])),
    cells: () => surface.locator("td, th").allInnerTexts().then((all) => all.map((one) => one.trim())),
  };
}

test("a piece of Word comes in with headings, lists and a table; a web page brings its picture and runs nothing", async (t) => {
  const { someone, surface, pastes } = await writing(t);
  await pastes({ "text/html": await clip("word.html"), "text/plain": "Botscan" });
  await someone.becomes(() => surface.locator("h2, h3").allInnerTexts(), ["Botscan", "Klaarzetten"]);
  await someone.becomes(() => surface.locator("td, th").count(), 4);
  await someone.becomes(() => surface.locator('[data-kind="number"]').count(), 2);

  await someone.addChapter("Van een pagina");
  // The browser says of each handler in what is pasted that it may not run.
  someone.expects(/Executing inline event handler violates/);
  await pastes({ "text/html": await clip("page.html"), "text/plain": "Jodium" });
  await someone.becomes(() => surface.locator("figure img").count(), 1);
  assert.equal(await surface.locator("script, iframe, svg[onload], [onclick], nav").count(), 0);
  await someone.saved();
});

test("a piece of Google Docs keeps what is bold, what hangs under what, and its table", async (t) => {
  const { someone, surface, pastes, kinds } = await writing(t);
  await pastes({ "text/html": await clip("docs.html"), "text/plain": "Botscan" });
  await someone.becomes(() => surface.locator("strong").allInnerTexts(), ["hele skelet"]);
  await someone.becomes(async () => (await kinds()).filter((kind) => kind === "bullet").length, 2);
  await someone.becomes(() => surface.locator("table").count(), 1);
  // Its picture is at Google: it is not asked for, and that is said.
  await someone.page.getByText(/niet meegekomen/).waitFor();
  await someone.saved();
});

test("cells of a spreadsheet become a table, over cells they fill them, and one undo takes each back", async (t) => {
  const { someone, surface, pastes, cells } = await writing(t);
  await pastes({ "text/html": await clip("excel.html"), "text/plain": "Dosis\t\tMBq\n70\t500\t12,5" });
  await someone.becomes(cells, ["Dosis", "", "MBq", "70", "500", "12,5"]);
  await someone.presses("Control+z");
  await someone.becomes(() => surface.locator("tr").count(), 0);
  await pastes({ "text/plain": await clip("range.tsv") });
  await someone.becomes(() => surface.locator("tr").count(), 3);
  await someone.saved();
});

test("Markdown becomes what it says; several links become links; a picture and its words come in as they stood", async (t) => {
  const { someone, surface, pastes, kinds } = await writing(t);
  await pastes({ "text/plain": await clip("notes.md.txt") });
  await someone.becomes(() => surface.locator("h2").allInnerTexts(), ["Botscan"]);
  await someone.becomes(async () => (await kinds()).filter((kind) => kind === "task").length, 1);
  await someone.presses("Control+z");
  await someone.becomes(async () => (await someone.text()).length, 0);

  await pastes({ "text/plain": "https://example.org/een\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\nhttps://example.org/twee" });
  await someone.becomes(() => surface.locator("a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href"))), [
    "https://example.org/een",
    "https://example.org/twee",
  ]);
  await surface.getByText(/YouTube/).waitFor();

  await someone.addChapter("Met foto");
  const photo = (await fs.readFile(sample("photo.jpg"))).toString("base64");
  await pastes({ "text/plain": `# Foto\n\nEerst dit.\n\n![Een vlak](data:image/jpeg;base64,${photo})\n\nDan dat.` });
  await someone.becomes(() => surface.locator("figure img").count(), 1);
  await someone.becomes(async () => (await kinds()).slice(0, 4), ["heading1", "paragraph", "picture", "paragraph"]);
  await someone.saved();
});
