//! Blocks as things: put in by `/`, by `+` and by keyboard; moved by handle, keys and menu, onto another chapter; several
//! at once, doubled, turned. Questions. Composing, and where a caret can stand, in a real browser.

import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { hasNoBarriersInAnyLight } from "../harness/looks.mjs";
import { ROOT } from "../harness/processes.mjs";
import { Scene } from "../harness/scene.mjs";

const PHOTO = path.join(ROOT, "tests/files/pictures/photo.jpg");

/** Someone at an empty chapter. */
async function atPaper(t, title) {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  await someone.newSpace(title);
  await someone.surface.click();
  await someone.becomes(() => someone.page.evaluate(() => document.activeElement.classList.contains("ProseMirror")), true);
  return someone;
}

/** The kinds of the blocks, in order. */
const kinds = (someone) => someone.surface.locator("> [data-block]").evaluateAll((all) => all.map((one) => one.dataset["kind"]));
const words = async (someone) =>
  (await someone.surface.locator("> [data-block]").allInnerTexts()).map((text) => text.trim()).filter((text) => text !== "");

/** Types `/` and what is looked for, and takes the first answer. */
async function slash(someone, query) {
  await someone.types(`/${query}`);
  await someone.page.getByRole("option", { selected: true }).waitFor();
  await someone.presses("Enter");
  await someone.page.getByRole("listbox").waitFor({ state: "detached" });
}

async function lines(someone, ...texts) {
  for (const [i, text] of texts.entries()) {
    if (i > 0) await someone.presses("Enter");
    await someone.types(text);
  }
  await someone.becomes(async () => (await words(someone)).length, texts.length);
}

async function handleOf(someone, text) {
  await someone.surface.locator("> [data-block]", { hasText: text }).hover();
  const handle = someone.page.locator("#block-handle");
  await handle.waitFor();
  return handle;
}

async function drags(someone, handle, to) {
  const from = await handle.boundingBox();
  const { mouse } = someone.page;
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 12, { steps: 3 });
  await mouse.move(to.x, to.y, { steps: 6 });
  await mouse.up();
}

test("everything is put in by / in words of three languages, and by + from the same list", async (t) => {
  const someone = await atPaper(t, "Invoegen");
  const { page } = someone;
  await slash(someone, "tip");
  await someone.types("handig");
  await someone.presses("Enter", "Enter");
  await slash(someone, "Überschrift");
  await someone.types("kop");
  await someone.presses("Enter");
  await slash(someone, "checklist");
  await someone.types("taak");
  await someone.presses("Enter", "Enter");
  await slash(someone, "denk");
  await someone.types("waarom?");
  await someone.presses("ArrowDown");
  await someone.types("daarom");
  await someone.presses("Enter", "Enter");
  await slash(someone, "formule");
  await someone.types("a^2 + b^2 = c^2");
  await someone.presses("Enter");
  await slash(someone, "divider");
  await slash(someone, "notitie");
  await someone.types("voor mij");
  await someone.presses("Enter", "Enter");
  await slash(someone, "opdracht");
  await someone.types("doe iets");
  await someone.becomes(async () => (await kinds(someone)).slice(0, 9), [
    "tip", "heading1", "task", "reveal", "paragraph", "formula", "divider", "note", "assignment",
  ]);
  await someone.surface.locator(".katex").first().waitFor();
  // Escape leaves what was typed as it is; a / within a word asks nothing.
  await someone.presses("Enter");
  await someone.types("/tab");
  await page.getByRole("listbox").waitFor();
  await someone.presses("Escape");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  await someone.types(" en/of");
  assert.equal(await page.getByRole("listbox").count(), 0);
  // The + shows the same, and by keyboard too.
  await someone.button("Invoegen").focus();
  await someone.presses("Enter");
  for (const name of ["Foto", "Tabel", "Let op", "Denk eerst na", "Vraag", "Opdracht", "Formule"]) {
    await page.getByRole("menuitem", { name, exact: true }).waitFor();
  }
  await page.getByRole("menuitem", { name: "Let op" }).click();
  await someone.types("pas op");
  await someone.becomes(async () => (await kinds(someone)).includes("careful"), true);
  await hasNoBarriersInAnyLight(page, "all that can be put in");
  await someone.saved();
  const before = await kinds(someone);
  await page.reload();
  await someone.becomes(() => kinds(someone), before);
});

test("a block is moved by its handle, its menu and by keys, doubled, turned, and taken to another chapter", async (t) => {
  const someone = await atPaper(t, "Verplaatsen");
  const { page } = someone;
  await someone.chapterTitle.fill("Een");
  await someone.surface.click();
  await lines(someone, "aap", "noot", "mies");
  // By drag, onto a line between two blocks.
  const last = await someone.surface.locator("> [data-block]", { hasText: "mies" }).boundingBox();
  await drags(someone, await handleOf(someone, "aap"), { x: last.x + 20, y: last.y + last.height + 4 });
  await someone.becomes(() => words(someone), ["noot", "mies", "aap"]);
  await page.getByText("Gewone tekst staat nu op plaats 3 van 3").waitFor({ state: "attached" });
  // By menu.
  await someone.chooses(await handleOf(someone, "aap"), "Omhoog");
  await someone.becomes(() => words(someone), ["noot", "aap", "mies"]);
  // By keys, from the text.
  await someone.surface.locator("> [data-block]", { hasText: "noot" }).click();
  await someone.presses("Alt+ArrowDown", "Shift+Alt+ArrowDown");
  await someone.becomes(() => words(someone), ["aap", "noot", "noot", "mies"]);
  await someone.presses("Control+z", "Control+z");
  await someone.becomes(() => words(someone), ["noot", "aap", "mies"]);
  // Several, by keyboard alone: chosen, turned by the menu, and one step of undo.
  await someone.presses("Control+Home", "Escape", "Shift+ArrowDown");
  await page.getByText("2 blokken gekozen").waitFor({ state: "attached" });
  await someone.presses("Shift+F10");
  await page.getByRole("menuitem", { name: "Maak hiervan" }).waitFor();
  await someone.presses("ArrowRight");
  await page.getByRole("menuitem", { name: "Lijst met punten" }).click();
  await someone.becomes(() => kinds(someone), ["bullet", "bullet", "paragraph"]);
  assert.equal(await someone.surface.getByRole("list").count(), 1);
  await someone.surface.focus();
  await someone.presses("Control+z");
  await someone.becomes(() => kinds(someone), ["paragraph", "paragraph", "paragraph"]);
  // Onto another chapter, by drag and by menu; undo brings it back.
  await someone.addChapter("Twee");
  await someone.goTo("Een");
  await someone.surface.locator("> [data-block]").first().waitFor();
  const two = await someone.chapterLink("Twee").boundingBox();
  await drags(someone, await handleOf(someone, "aap"), { x: two.x + two.width / 2, y: two.y + two.height / 2 });
  await someone.becomes(() => words(someone), ["noot", "mies"]);
  await page.getByText("Verplaatst naar ‘Twee’").waitFor();
  await (await handleOf(someone, "mies")).click();
  await page.getByRole("menuitem", { name: "Naar hoofdstuk" }).press("ArrowRight");
  await page.getByRole("menuitem", { name: "Twee", exact: true }).click();
  await someone.becomes(() => words(someone), ["noot"]);
  await someone.goTo("Twee");
  await someone.becomes(() => words(someone), ["aap", "mies"]);
  await someone.saved();
});

test("a question is asked, answered and ordered by keyboard, and reads the same after a reload", async (t) => {
  const someone = await atPaper(t, "Vragen");
  const { page } = someone;
  await slash(someone, "meerkeuze");
  await someone.types("Welke rib?");
  await someone.presses("Enter");
  await someone.types("de derde");
  await someone.presses("Enter");
  await someone.types("de vierde");
  await someone.presses("Enter");
  await someone.types("geen");
  await someone.presses("Alt+ArrowUp");
  const answers = () => page.locator(".option-text").evaluateAll((all) => all.map((one) => one.value));
  await someone.becomes(answers, ["de derde", "geen", "de vierde"]);
  await page.getByRole("radio", { name: "Antwoord 1 is goed" }).check();
  await page.getByRole("textbox", { name: "Antwoord 1", exact: true }).focus();
  await page.getByRole("textbox", { name: "Reactie op antwoord 1" }).fill("Goed gezien.");
  await page.getByRole("textbox", { name: "Uitleg achteraf" }).fill("Kijk altijd naar de achterkant.");
  await page.getByRole("textbox", { name: "Antwoord 2", exact: true }).fill("");
  await page.getByRole("textbox", { name: "Antwoord 2", exact: true }).press("Backspace");
  await someone.becomes(answers, ["de derde", "de vierde"]);
  await hasNoBarriersInAnyLight(page, "a question");
  // On a picture.
  await page.getByRole("textbox", { name: "Uitleg achteraf" }).press("Escape");
  await someone.presses("Shift+Alt+ArrowDown");
  await someone.becomes(async () => (await kinds(someone)).slice(0, 2), ["question", "question"]);
  const spot = page.locator(".question").nth(1);
  await spot.getByRole("combobox", { name: "Soort vraag" }).selectOption({ label: "Wijs aan op een foto" });
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    spot.getByRole("button", { name: "Kies een foto" }).click(),
  ]);
  await chooser.setFiles(PHOTO);
  await spot.locator(".spots img").waitFor();
  await spot.getByRole("button", { name: "Wijs aan" }).first().click();
  await someone.presses("ArrowRight");
  await someone.becomes(() => spot.locator(".spot[data-spot]").getAttribute("data-area"), "3700 3500 3000 3000");
  await someone.saved();
  await page.reload();
  await someone.becomes(answers, ["de derde", "de vierde", "de derde", "de vierde"]);
  assert.equal(await page.getByRole("textbox", { name: "Reactie op antwoord 1" }).first().inputValue(), "Goed gezien.");
});

test("what an input method composes comes in once, in text and in a field; blocks that are chosen stay", async (t) => {
  const someone = await atPaper(t, "Samenstellen");
  const { page } = someone;
  const cdp = await page.context().newCDPSession(page);
  const composes = async (...steps) => {
    for (const text of steps) {
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await cdp.send("Input.insertText", { text: steps.at(-1) });
  };
  await someone.types("voor ");
  await composes("に", "にほ", "日本");
  await someone.types(" na");
  await someone.becomes(() => words(someone), ["voor 日本 na"]);
  await someone.saved();
  await someone.presses("Enter");
  await slash(someone, "vraag");
  await someone.types("wat");
  await someone.presses("Enter");
  await composes("e", "é");
  await someone.becomes(() => page.locator(".option-text").first().inputValue(), "é");
  await someone.presses("Escape", "Shift+ArrowUp");
  await page.getByText("2 blokken gekozen").waitFor({ state: "attached" });
  await someone.saved();
  await page.reload();
  await someone.becomes(async () => (await words(someone))[0], "voor 日本 na");
  await someone.becomes(() => page.locator(".option-text").first().inputValue(), "é");
});

test("writing at the bottom never jumps, and a caret stands before a table that comes first", async (t) => {
  const someone = await atPaper(t, "Onderaan");
  const { page } = someone;
  for (let i = 0; i < 24; i++) {
    await someone.types(`regel ${i}`);
    await someone.presses("Enter");
  }
  const below = () =>
    page.evaluate(() => innerHeight - getSelection().getRangeAt(0).startContainer.parentElement.closest("[data-block]").getBoundingClientRect().bottom);
  await someone.types("verder");
  assert.ok((await below()) >= 48, `room under the caret: ${await below()}`);
  const scrolled = await page.evaluate(() => scrollY);
  await someone.types(" schrijven op dezelfde regel");
  assert.equal(await page.evaluate(() => scrollY), scrolled);

  await someone.addChapter("Tabel");
  await slash(someone, "tabel");
  await someone.surface.locator("table").waitFor();
  await someone.presses("Control+Home", "ArrowUp");
  await someone.types("ervoor");
  await someone.becomes(async () => (await kinds(someone)).slice(0, 2), ["paragraph", "table"]);
});
