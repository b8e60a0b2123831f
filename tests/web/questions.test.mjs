//! Questions of the forms that are less usual: made by keyboard, and tried by who reads.

import assert from "node:assert/strict";
import test from "node:test";
import { hasNoBarriersInAnyLight } from "../harness/looks.mjs";
import { Scene } from "../harness/scene.mjs";

/** Puts a question in by `/` and types what is asked and its answers. */
async function asks(someone, form, asked, ...answers) {
  await someone.types(`/${form}`);
  await someone.page.getByRole("option", { selected: true }).waitFor();
  await someone.presses("Enter");
  await someone.page.getByRole("listbox").waitFor({ state: "detached" });
  await someone.types(asked);
  for (const answer of answers) {
    await someone.presses("Enter");
    await someone.types(answer);
  }
}

async function reads(someone) {
  await someone.saved();
  await someone.page.getByRole("link", { name: "Lezen" }).click();
  // No script runs in the frame, and the browser says so of each that looks at it.
  someone.expects(/Blocked script execution in .about:srcdoc/);
  const frame = someone.page.frameLocator("iframe");
  await frame.locator(".question").waitFor();
  return frame;
}

async function writing(t, title) {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  await someone.newSpace(title);
  await someone.atEnd();
  return someone;
}

test("what is to be put in order is shuffled for who reads, and can be put right and seen", async (t) => {
  const someone = await writing(t, "Volgorde");
  await asks(someone, "zet op", "Wat eerst?", "Spuiten", "Wachten", "Scannen", "Kijken");
  await someone.page.getByRole("textbox", { name: "Uitleg achteraf" }).fill("Anders is er niets te zien.");
  assert.equal(await someone.page.getByRole("radio").count(), 0);
  await hasNoBarriersInAnyLight(someone.page, "a question of order");
  const frame = await reads(someone);
  const shown = await frame.locator(".to-order > li > span:first-child").allInnerTexts();
  assert.deepEqual([...shown].sort(), ["Kijken", "Scannen", "Spuiten", "Wachten"]);
  assert.notDeepEqual(shown, ["Spuiten", "Wachten", "Scannen", "Kijken"]);
  await frame.locator("details summary").click();
  assert.deepEqual(await frame.locator("details ol li").allInnerTexts(), ["Spuiten", "Wachten", "Scannen", "Kijken"]);
  await frame.getByText("Anders is er niets te zien.").waitFor();
});

test("halves are written side by side, and each finds its other half", async (t) => {
  const someone = await writing(t, "Bij elkaar");
  const { page } = someone;
  await asks(someone, "zoek bij", "Welke stof?", "Botscan", "Schildklier");
  await page.getByRole("textbox", { name: "Wat bij antwoord 1 hoort" }).fill("Technetium");
  await page.getByRole("textbox", { name: "Wat bij antwoord 2 hoort" }).fill("Jodium");
  await hasNoBarriersInAnyLight(page, "a question of halves");
  const frame = await reads(someone);
  const select = frame.getByLabel("Botscan");
  assert.deepEqual((await select.locator("option").allInnerTexts()).slice(1).sort(), ["Jodium", "Technetium"]);
  await select.selectOption({ label: "Technetium" });
  await frame.locator("details summary").click();
  await frame.getByText("Schildklier – Jodium").waitFor();
});

test("an open question has room for one's own words, and shows afterwards what was meant", async (t) => {
  const someone = await writing(t, "Open");
  const { page } = someone;
  await asks(someone, "denk na", "Waarom wachten we drie uur?");
  const model = page.getByRole("textbox", { name: "Uitleg achteraf" });
  await model.fill("Dan is het bloed leeg en het bot vol.");
  assert.equal(await page.locator(".option-text").filter({ visible: true }).count(), 0);
  await hasNoBarriersInAnyLight(page, "an open question");
  const frame = await reads(someone);
  await frame.locator("textarea").fill("Omdat het moet.");
  assert.equal(await frame.getByText("Dan is het bloed leeg").isVisible(), false);
  await frame.locator("details summary").click();
  await frame.getByText("Dan is het bloed leeg en het bot vol.").waitFor();
});
