//! Writing: chapters, every kind of text and mark, undo, and that it is all there again.

import assert from "node:assert/strict";
import test from "node:test";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

/** Chooses an item of the Space's menu as often as it can be chosen. */
async function exhausts(someone, item) {
  for (;;) {
    await someone.button("Meer over deze Space").click();
    const choice = someone.page.getByRole("menuitem", { name: item });
    await choice.waitFor();
    if ((await choice.getAttribute("aria-disabled")) === "true") {
      await someone.presses("Escape");
      await choice.waitFor({ state: "detached" });
      return;
    }
    await choice.click();
    await choice.waitFor({ state: "detached" });
  }
}

test("a Space is named, summarised, and its chapters added, renamed, moved, removed and got back", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Botscan in het kort");
  await page.keyboard.press("Enter");
  await someone.types("Wat ik elke assistent vertel.");
  await someone.saved();

  const [first] = await someone.chapters();
  await someone.chapterTitle.fill("Eerst");
  await someone.addChapter("Dan");
  await someone.addChapter("Ten slotte");
  await someone.chaptersBecome(["Eerst", "Dan", "Ten slotte"]);
  assert.notEqual(first, "Eerst");

  // By keyboard.
  await someone.chapterLink("Ten slotte").focus();
  await someone.presses("Alt+ArrowUp");
  await someone.chaptersBecome(["Eerst", "Ten slotte", "Dan"]);
  await page.getByText("Ten slotte staat nu op plaats 2 van 3.").waitFor({ state: "attached" });
  // The keyboard goes on from where it was.
  await someone.presses("Alt+ArrowUp");
  await someone.chaptersBecome(["Ten slotte", "Eerst", "Dan"]);

  // By mouse.
  await someone.chapterLink("Ten slotte").hover();
  const handle = await someone.button("Meer over hoofdstuk Ten slotte").boundingBox();
  const last = await page.locator("nav li").nth(2).boundingBox();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + handle.width / 2, last.y + last.height * 0.5, { steps: 8 });
  await page.mouse.move(handle.x + handle.width / 2, last.y + last.height * 0.8, { steps: 4 });
  await page.mouse.up();
  await someone.chaptersBecome(["Eerst", "Dan", "Ten slotte"]);

  // By menu.
  await someone.chapterLink("Dan").hover();
  await someone.chooses(someone.button("Meer over hoofdstuk Dan"), "Omhoog");
  await someone.chaptersBecome(["Dan", "Eerst", "Ten slotte"]);
  await someone.chapterLink("Dan").focus();
  await someone.presses("F2");
  await someone.types("Daarna");
  await someone.presses("Enter");
  await someone.chaptersBecome(["Daarna", "Eerst", "Ten slotte"]);

  // Removed, and got back in both ways.
  await someone.presses("Delete");
  await someone.chaptersBecome(["Eerst", "Ten slotte"]);
  await someone.button("Ongedaan maken").click();
  await someone.chaptersBecome(["Daarna", "Eerst", "Ten slotte"]);
  await someone.chapterLink("Eerst").hover();
  await someone.chooses(someone.button("Meer over hoofdstuk Eerst"), "Verwijderen");
  await someone.chaptersBecome(["Daarna", "Ten slotte"]);
  await someone.chooses(someone.button("Meer over deze Space"), "Prullenbak");
  await someone.button("Eerst terughalen").click();
  await someone.closes();
  await someone.chaptersBecome(["Daarna", "Eerst", "Ten slotte"]);
  await someone.saved();

  await page.reload();
  await someone.chaptersBecome(["Daarna", "Eerst", "Ten slotte"]);
  await someone.toLibrary();
  await someone.card("Botscan in het kort").getByText("Wat ik elke assistent vertel.").waitFor();
  await someone.card("Botscan in het kort").getByText("3 hoofdstukken").waitFor();
});

test("every kind of text and every mark is typed, by shortcuts as in Markdown, and is there after a reload", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Alle soorten");
  await someone.surface.click();
  await someone.types("Gewone tekst met **vet**, *schuin*, ~~weg~~ en `code`.");
  await someone.presses("Enter");
  await someone.types("# Grote kop");
  await someone.presses("Enter");
  await someone.types("## Kop");
  await someone.presses("Enter");
  await someone.types("### Kleine kop");
  await someone.presses("Enter");
  await someone.types("- punt");
  await someone.presses("Enter", "Tab");
  await someone.types("dieper");
  await someone.presses("Enter", "Enter", "Enter");
  await someone.types("1. eerste");
  await someone.presses("Enter");
  await someone.types("tweede");
  await someone.presses("Enter", "Enter");
  await someone.types("[] te doen");
  await someone.presses("Enter", "Enter");
  await someone.types("> wijze woorden");
  await someone.presses("Enter", "Enter");
  await someone.types("---");
  await someone.types("``` ");
  await someone.types("if moe:");
  await someone.presses("Enter");
  await someone.types("  koffie()");
  await someone.presses("Control+Enter");
  await someone.types("Tot zover.");
  await someone.saved();

  const html = await someone.surface.innerHTML();
  for (const element of ["<strong>vet</strong>", "<em>schuin</em>", "weg</s>", "<code>code</code>"]) {
    assert.ok(html.includes(element), `${element} in ${html}`);
  }
  const wanted = [
    "Gewone tekst met vet, schuin, weg en code.", "Grote kop", "Kop", "Kleine kop", "punt", "dieper", "eerste", "tweede",
    "te doen", "wijze woorden", "if moe:", "koffie()", "Tot zover.",
  ];
  const words = async () => (await someone.text()).map((line) => line.trim());
  const shown = async () => (await words()).filter((line) => wanted.includes(line));
  await someone.becomes(shown, wanted);
  await hasNoBarriersInAnyLight(page, "all kinds of text");
  await picture(page, "writing-kinds");

  const before = await someone.surface.innerHTML();
  await page.reload();
  await someone.becomes(shown, wanted);
  await someone.becomes(() => page.locator(".ProseMirror hr, .ProseMirror [role=separator]").count(), 1);
  assert.equal(before.match(/<strong>/g).length, (await someone.surface.innerHTML()).match(/<strong>/g).length);

  // And a colleague reads the same: the page by the other half of Plein.
  await page.getByRole("link", { name: "Lezen" }).click();
  const frame = page.frameLocator("iframe");
  await frame.locator("section h3", { hasText: "Grote kop" }).waitFor();
  await frame.locator("section h4", { hasText: "Kop" }).waitFor();
  await frame.locator("section ul > li", { hasText: "punt" }).locator("ul > li", { hasText: "dieper" }).waitFor();
  assert.deepEqual(await frame.locator("section ol > li").allInnerTexts(), ["eerste", "tweede"]);
  await frame.locator("ul.tasks li", { hasText: "te doen" }).waitFor();
  await frame.locator("blockquote", { hasText: "wijze woorden" }).waitFor();
  assert.equal(await frame.locator("section hr").count(), 1);
  assert.equal(await frame.locator("pre").innerText(), "if moe:\n  koffie()");
  for (const mark of ["strong", "em", "s", "code"]) await frame.locator(`section p ${mark}`).first().waitFor();
});

test("marks and kinds come from the bar over a selection too, a link asks where to", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Opmaak");
  await someone.surface.click();
  await someone.types("richtlijn");
  await someone.presses("Shift+Control+ArrowLeft");
  const bar = page.getByRole("toolbar", { name: "Opmaak" });
  await bar.getByRole("button", { name: "Vet" }).click();
  await someone.surface.locator("strong", { hasText: "richtlijn" }).waitFor();
  await bar.getByRole("button", { name: "Link" }).click();
  await page.getByLabel("Adres").fill("www.voorbeeld.nl/richtlijn");
  await someone.button("Link maken").click();
  await someone.surface.locator("a[href='https://www.voorbeeld.nl/richtlijn']").waitFor();
  await someone.saved();

  // An address that is none is refused, with the reason; nothing changes.
  await someone.surface.focus();
  await someone.presses("Control+A", "Control+k");
  await page.getByLabel("Adres").fill("javascript:alert(1)");
  await someone.button("Link maken").click();
  await page.getByText("Dit is geen adres dat Plein kan openen.").waitFor();
  await someone.presses("Escape");
  await someone.surface.locator("a[href='https://www.voorbeeld.nl/richtlijn']").waitFor();
});

test("a table grows by Tab and by menu, and keeps its words", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Tabel");
  await someone.surface.click();
  await someone.chooses(someone.button("Invoegen"), "Tabel");
  const table = someone.surface.locator("table");
  await table.waitFor();
  await table.locator("td, th").first().click();
  for (const word of ["plek", "normaal", "let op", "schedel", "gelijk", "hotspot"]) {
    await someone.types(word);
    await someone.presses("Tab");
  }
  await table.hover();
  await someone.chooses(page.locator("#block-handle"), "Kolom erna");
  await someone.becomes(() => table.locator("tr").first().locator("td, th").count(), 4);
  await someone.saved();
  await page.reload();
  await table.waitFor();
  await someone.becomes(async () => (await table.innerText()).split(/\s+/).filter(Boolean).slice(0, 3), ["plek", "normaal", "let"]);
  await someone.becomes(() => table.locator("tr").first().locator("td, th").count(), 4);
});

test("undo and redo reach back through the session, in every chapter", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  await someone.newSpace("Terug");
  await someone.chapterTitle.fill("Een");
  await someone.surface.click();
  await someone.types("eerste woorden");
  await someone.addChapter("Twee");
  await someone.types("tweede woorden");
  await someone.saved();

  await someone.becomes(() => someone.text(), ["tweede woorden"]);
  // Everything typed is taken back, step by step, whichever chapter it was in.
  await exhausts(someone, "Ongedaan maken");
  await someone.becomes(async () => (await someone.chapters()).length, 1);
  await someone.becomes(() => someone.text(), []);
  await exhausts(someone, "Opnieuw");
  await someone.chaptersBecome(["Een", "Twee"]);
  await someone.goTo("Een");
  await someone.becomes(() => someone.text(), ["eerste woorden"]);
  await someone.goTo("Twee");
  await someone.becomes(() => someone.text(), ["tweede woorden"]);
});

test("what is written is found again, with the words around it", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Naald");
  await someone.surface.click();
  await someone.types("Ergens in de hooiberg ligt een zeldzame naald.");
  await someone.saved();
  await someone.toLibrary();
  await page.getByRole("searchbox", { name: "Zoeken" }).fill("zeldzame");
  await page.getByText("1 Space voor ‘zeldzame’").waitFor();
  await page.locator("mark", { hasText: "zeldzame" }).waitFor();
  await hasNoBarriersInAnyLight(page, "found");
  await page.getByRole("searchbox", { name: "Zoeken" }).fill("onvindbaarwoord");
  await page.getByText("niets voor ‘onvindbaarwoord’").waitFor();
  await someone.button("Zoekveld leegmaken").click();
  await someone.card("Naald").waitFor();
});

test("a key right after the focus moves the caret, and what comes right after that key is there", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  await someone.newSpace("Vlugge handen");
  await someone.atEnd();
  await someone.types("midden");
  const again = async (...keys) => {
    await someone.chapterTitle.focus();
    await someone.surface.focus();
    await someone.presses(...keys);
  };
  for (let i = 0; i < 8; i++) {
    await again("Control+Home", "a");
    await again("Control+End", "z");
    await again("Home", "ArrowRight", "b", "End", "ArrowLeft", "y");
  }
  const [before, after] = ["a".repeat(8), "z".repeat(8)];
  const [line] = await someone.text();
  assert.match(line, /^a[ab]{15}midden[yz]{15}z$/);
  assert.equal(line.replaceAll("b", "").replaceAll("y", ""), `${before}midden${after}`);
  // A key that the editor handles itself, after one that it does not: the caret is where it was brought.
  await again("Control+Home", ...Array(16).fill("ArrowRight"), "Enter", "Control+End", "Shift+Home", "Delete");
  await someone.becomes(() => someone.text(), [line.slice(0, 16)]);
});
