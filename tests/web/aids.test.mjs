//! What helps while writing: spelling, finding and replacing, the outline, only the text.

import assert from "node:assert/strict";
import test from "node:test";
import { hasNoBarriersInAnyLight, picture } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

/** Someone with a new Space, and the caret in its first chapter. */
async function writing(t, title, options) {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein(), options);
  await someone.newSpace(title);
  await someone.atEnd();
  return someone;
}

const misspelt = (someone) => () => someone.surface.locator(".misspelt").allInnerTexts();

test("a word that is not known gets a line, is mended by keyboard, or becomes one's own; in the language that is written in", async (t) => {
  const someone = await writing(t, "Spelling");
  const { page } = someone;
  const wrong = misspelt(someone);
  await someone.types("Een schildklierscintigrafie is een scintigrafei zonder lugolkuur. ");
  await someone.becomes(wrong, ["scintigrafei", "lugolkuur"]);

  await someone.surface.locator(".misspelt").first().click({ button: "right" });
  const menu = page.getByRole("menu", { name: /scintigrafei/ });
  await menu.getByRole("menuitem", { name: "scintigrafie", exact: true }).waitFor();
  await hasNoBarriersInAnyLight(page, "the menu of a word");
  await picture(page, "spelling");
  await someone.presses("Enter");
  await someone.becomes(wrong, ["lugolkuur"]);
  assert.match((await someone.text()).join(" "), /een scintigrafie zonder/);

  await someone.surface.locator(".misspelt").click();
  await someone.presses("Control+.");
  const learn = page.getByRole("menuitem", { name: "Zet in mijn woorden" });
  await learn.waitFor();
  await someone.presses("End", "Enter");
  await someone.becomes(wrong, []);
  await someone.saved();

  // Another language is another dictionary, at once; one's own words stay one's own.
  await someone.atEnd();
  await someone.types("The thyroid is enlarged, lugolkuur. ");
  await someone.becomes(async () => (await wrong()).includes("thyroid"), true);
  await someone.button("Meer over deze Space").click();
  await page.getByRole("menuitem", { name: "Taal" }).press("ArrowRight");
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await someone.becomes(async () => {
    const words = await wrong();
    return [words.includes("thyroid"), words.includes("zonder"), words.includes("lugolkuur")];
  }, [false, true, false]);
});

test("words are found and replaced in every chapter, in one step of undo", async (t) => {
  const someone = await writing(t, "Zoeken");
  const { page } = someone;
  await someone.types("De camera staat links.");
  await someone.addChapter("Twee");
  await someone.types("Een Caméra, en nog een camera.");
  await someone.presses("Control+h");
  const bar = page.getByRole("search", { name: "Zoeken in deze Space" });
  await bar.getByLabel("Zoek in deze Space").fill("camera");
  await someone.becomes(() => bar.locator("output").innerText(), "3 keer, in 2 hoofdstukken");
  await someone.presses("Enter");
  await someone.becomes(() => bar.locator("output").innerText(), "2 van 3");
  await hasNoBarriersInAnyLight(page, "finding");
  await bar.getByLabel("Vervang door").fill("gammacamera");
  await bar.getByRole("button", { name: "Alles" }).click();
  await someone.becomes(() => someone.text(), ["Een gammacamera, en nog een gammacamera."]);
  await someone.presses("Escape");
  await someone.presses("Control+z");
  await someone.becomes(() => someone.text(), ["Een Caméra, en nog een camera."]);
  await someone.saved();
});

test("on a narrow screen the bar that finds has its field whole, and everything in it in sight", async (t) => {
  const someone = await writing(t, "Smal", { width: 360, height: 700 });
  const { page } = someone;
  await someone.types("De camera staat links.");
  await someone.presses("Control+h");
  const bar = page.getByRole("search", { name: "Zoeken in deze Space" });
  await bar.getByLabel("Zoek in deze Space").fill("camera");
  await someone.becomes(() => bar.locator("output").innerText(), "1 keer");
  await picture(page, "find-narrow");
  const boxes = await bar.locator("input, button, output").evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { is: one.localName, left, right, top, bottom, width: right - left };
    }),
  );
  for (const box of boxes) assert.ok(box.left >= 0 && box.right <= 360 && box.bottom <= 700, JSON.stringify(box));
  for (const field of boxes.filter(({ is }) => is === "input")) assert.ok(field.width >= 280, `a field of ${field.width}`);
  // What can be done with what was found stands on one line, beside how much it is.
  const first = boxes.filter(({ is }, at) => is !== "input" && at < 5);
  const middles = first.map(({ top, bottom }) => (top + bottom) / 2);
  assert.ok(Math.max(...middles) - Math.min(...middles) < 4, JSON.stringify(first));
});

test("how much there is stands under the text; behind it the headings, and only the text", async (t) => {
  const someone = await writing(t, "Overzicht");
  const { page } = someone;
  await someone.types("# Een kop");
  await someone.presses("Enter");
  await someone.types("Vier woorden staan hier.");
  const overview = someone.button(/6 woorden/);
  await overview.click();
  await page.getByRole("navigation", { name: "Kopjes" }).getByRole("button", { name: "Een kop" }).waitFor();
  await hasNoBarriersInAnyLight(page, "the overview");
  await picture(page, "overview");
  await someone.button(/^Alleen de tekst/).click();
  await page.locator(".work.focused").waitFor();
  // What is written goes on where it was.
  await someone.types(" Verder.");
  await someone.becomes(async () => (await someone.text()).at(-1), "Vier woorden staan hier. Verder.");
  await someone.presses("Escape");
  await someone.becomes(() => page.locator(".work.focused").count(), 0);
  await someone.saved();
});
