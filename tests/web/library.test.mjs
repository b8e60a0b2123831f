//! The library: finding, narrowing, putting away, beginning from something, and the trash.

import assert from "node:assert/strict";
import test from "node:test";
import {
  controls,
  hasNoBarriersInAnyLight,
  picture,
} from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

const WELCOME = "Welkom op het plein";

/** A Space with two chapters, written by hand. */
async function writes(someone, title, chapters) {
  await someone.newSpace(title);
  for (const [name, text] of chapters) {
    await someone.addChapter(name);
    await someone.types(text);
  }
  await someone.saved();
  await someone.toLibrary();
}

async function finds(someone, words) {
  await someone.page.getByRole("searchbox", { name: "Zoeken" }).fill(words);
}

test("a word finds its compounds, inflections and slips, and a result leads to the very spot", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  const { page } = someone;
  await writes(someone, "Veilig werken", [
    ["Begin", "Niets bijzonders."],
    [
      "Op de afdeling",
      "Patiëntveiligheid begint bij de ziekenhuisverpleegkundigen.",
    ],
  ]);
  assert.ok(
    (await controls(page)).length <= 7,
    `the library has ${await controls(page)}`,
  );

  for (const words of ["veiligheid", "verpleegkundige", "patientveilgheid"]) {
    await finds(someone, words);
    const result = someone.card("Veilig werken");
    await result.getByText("Op de afdeling", { exact: true }).waitFor();
    await someone.becomes(
      () =>
        result
          .locator("mark")
          .count()
          .then((count) => count > 0),
      true,
    );
  }
  await finds(someone, "veiligheid");
  await someone.becomes(
    () =>
      someone.card("Veilig werken").locator(".excerpt mark").allInnerTexts(),
    ["veiligheid"],
  );
  await hasNoBarriersInAnyLight(page, "what was found");
  await picture(page, "library-found");
  // Straight from the field to the spot, by keyboard.
  await page.getByRole("searchbox", { name: "Zoeken" }).press("Enter");
  await someone.surface.waitFor();
  await someone.becomes(
    () => someone.chapterTitle.inputValue(),
    "Op de afdeling",
  );
  await someone.becomes(
    () => someone.text(),
    ["Patiëntveiligheid begint bij de ziekenhuisverpleegkundigen."],
  );
});

test("themes are spelled alike, and narrow the list; what is archived is out of the way and findable", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  const { page } = someone;
  const theme = async (words) => {
    await page
      .getByRole("button", { name: /^Thema/ })
      .last()
      .click();
    await page.getByRole("combobox", { name: "Thema toevoegen" }).fill(words);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await someone.saved();
  };
  await someone.newSpace("Botscan");
  await theme("Beeldvorming");
  await someone.toLibrary();
  await someone.newSpace("Echo");
  await theme("BEELDVORMING");
  await page
    .getByRole("list", { name: "Thema’s" })
    .getByText("Beeldvorming", { exact: true })
    .waitFor();
  await someone.toLibrary();

  const cards = () =>
    page
      .locator("article.card h3")
      .allInnerTexts()
      .then((titles) => titles.sort());
  await someone.button("Filteren en sorteren").click();
  await page
    .getByRole("combobox", { name: "Thema" })
    .selectOption("Beeldvorming");
  await someone.becomes(cards, ["Botscan", "Echo"]);
  await hasNoBarriersInAnyLight(page, "a narrowed library");
  await picture(page, "library-narrowed");
  await someone.button("Alles weer tonen").click();
  await someone.becomes(cards, ["Botscan", "Echo", WELCOME]);

  await someone.choosesOnCard("Echo", "Naar het archief");
  await someone.becomes(cards, ["Botscan", WELCOME]);
  await finds(someone, "echo");
  await someone.card("Echo").getByText("archief", { exact: true }).waitFor();
  await finds(someone, "");
  await someone.chooses(someone.button("Meer in je bibliotheek"), "Archief");
  await someone.becomes(cards, ["Echo"]);
  await someone.choosesOnCard("Echo", "Uit het archief halen");
  await page.getByText("Hier is nu niets.", { exact: false }).waitFor();
});

test("a Space begins from a template, becomes one, and has a copy", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  const { page } = someone;
  const templates = someone.button("Beginnen met een sjabloon");
  await templates.click();
  await page.getByRole("menuitem", { name: /^Protocol/ }).waitFor();
  await hasNoBarriersInAnyLight(page, "templates");
  await picture(page, "library-templates");
  await page.getByRole("menuitem", { name: /^Casus/ }).click();
  await someone.surface.waitFor();
  assert.deepEqual((await someone.chapters()).slice(0, 2), [
    "Het verhaal",
    "Wat zag je?",
  ]);
  // It asks for its own name first.
  await page
    .getByRole("textbox", { name: "Titel", exact: true })
    .fill("De scan die niet klopte");
  await someone.saved();
  await someone.toLibrary();

  await someone.choosesOnCard("De scan die niet klopte", "Bewaar als sjabloon");
  await page.getByText("staat nu bij de sjablonen", { exact: false }).waitFor();
  await someone.chooses(templates, /^De scan die niet klopte/);
  await someone.surface.waitFor();
  assert.equal((await someone.chapters())[0], "Het verhaal");
  await someone.toLibrary();

  await someone.choosesOnCard("De scan die niet klopte", "Dupliceren");
  await someone.surface.waitFor();
  await someone.becomes(
    () =>
      page.getByRole("textbox", { name: "Titel", exact: true }).inputValue(),
    "Kopie van De scan die niet klopte",
  );
});

test("what is thrown away for good is gone, after a question, and nothing else is", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  const { page } = someone;
  await writes(someone, "Weg ermee", [["Een", "Dit mag weg."]]);
  await someone.choosesOnCard("Weg ermee", "Verwijderen");
  await someone.chooses(
    someone.button("Meer in je bibliotheek"),
    "Verwijderde Spaces",
  );
  const dialog = someone.dialog("Verwijderde Spaces");
  await dialog.getByText("nog 30 dagen", { exact: false }).waitFor();
  await dialog
    .getByRole("button", { name: /Weg ermee voorgoed weggooien$/ })
    .click();
  await dialog
    .getByText("Dit kan niet ongedaan worden gemaakt", { exact: false })
    .waitFor();
  await hasNoBarriersInAnyLight(page, "the trash");
  await dialog.getByRole("button", { name: "Toch houden" }).click();
  await dialog
    .getByRole("button", { name: /Weg ermee voorgoed weggooien$/ })
    .click();
  await dialog
    .getByRole("button", { name: /Weg ermee voorgoed weggooien$/ })
    .click();
  await dialog.getByText("Er is niets verwijderd.").waitFor();
  await someone.closes();
  await someone.card(WELCOME).waitFor();
});

test("two hundred Spaces are all in the list, and the first of them at once", async (t) => {
  const scene = new Scene(t);
  const plein = await scene.plein();
  const someone = await scene.person(plein);
  const { page } = someone;
  await page.evaluate(async () => {
    const make = (title) =>
      fetch("/api/space_create", {
        method: "POST",
        headers: {
          "plein-args": btoa(JSON.stringify({ title })).replace(/=+$/, ""),
          "content-type": "application/octet-stream",
        },
      });
    for (let n = 0; n < 200; n += 10)
      await Promise.all(
        Array.from({ length: 10 }, (_, i) => make(`Space ${n + i}`)),
      );
  });
  await page.reload();
  await someone.becomes(() => page.locator("article.card").count(), 201);
  await someone.card("Space 0").scrollIntoViewIfNeeded();
});
