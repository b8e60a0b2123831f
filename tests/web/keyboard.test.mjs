//! The whole way with a keyboard alone: from the first start to a shared Space, without a mouse or a touch.

import assert from "node:assert/strict";
import test from "node:test";
import { Scene } from "../harness/scene.mjs";

/** What has the focus: its role or element, and its name. */
const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    return one?.getAttribute("aria-label") ?? one?.textContent?.trim() ?? "";
  });

/** Tabs on until what is wanted has the focus; it must come within the controls of one screen. */
async function tabsTo(someone, name, key = "Tab") {
  const passed = [];
  for (let i = 0; i < 60; i++) {
    await someone.presses(key);
    const now = await focused(someone.page);
    passed.push(now);
    if (typeof name === "string" ? now === name : name.test(now)) {
      const seen = await someone.page.evaluate(() => {
        const one = document.activeElement;
        const style = getComputedStyle(one);
        const box = one.getBoundingClientRect();
        return {
          shown: box.width > 0 && box.height > 0,
          inSight: box.bottom > 0 && box.top < innerHeight,
          outlined: style.outlineStyle !== "none" || style.boxShadow !== "none" || one.matches(".ProseMirror, textarea, input"),
        };
      });
      assert.deepEqual(seen, { shown: true, inSight: true, outlined: true }, `the focus on ${now}`);
      return;
    }
  }
  assert.fail(`${name} is not reached; passed ${passed.join(" | ")}`);
}

test("a Space is made, written, ordered, described and shared by keyboard", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await tabsTo(someone, "Nieuwe Space");
  await someone.presses("Enter");
  await someone.becomes(() => focused(page), "Titel");
  await someone.types("Zonder muis");
  await someone.presses("Enter");
  await someone.types("Alles met de toetsen.");
  await tabsTo(someone, "Titel van het hoofdstuk");
  await someone.types("Een");
  await someone.presses("Enter");
  await someone.types("- eerste punt");
  await someone.presses("Enter");
  await someone.types("tweede punt");
  // Words are selected, and the bar is reached and left without losing them.
  await someone.presses("Control+Shift+ArrowLeft");
  await page.getByRole("toolbar", { name: "Opmaak" }).waitFor();
  await someone.presses("Alt+F10");
  await someone.becomes(async () => (await focused(page)) !== "" && (await page.evaluate(() => document.activeElement.closest("[role=toolbar]") !== null)), true);
  await someone.presses("Escape");
  await someone.becomes(() => page.evaluate(() => document.activeElement.classList.contains("ProseMirror")), true);
  await someone.presses("Control+b");
  await someone.surface.locator("strong", { hasText: "punt" }).waitFor();
  await someone.presses("ArrowRight", "Alt+ArrowUp");
  await someone.becomes(async () => (await someone.text()).map((line) => line.trim()), ["tweede punt", "eerste punt"]);

  // Out of a list Tab indents; Escape and the chapters are still reached backwards.
  await tabsTo(someone, "Hoofdstuk", "Shift+Tab");
  await someone.presses("Enter");
  await someone.becomes(() => focused(page), "Titel van het hoofdstuk");
  await someone.types("Twee");
  await someone.presses("Enter");
  await someone.becomes(() => page.evaluate(() => document.activeElement.classList.contains("ProseMirror")), true);
  await someone.types("Meer.");
  await tabsTo(someone, /Twee$/, "Shift+Tab");
  await someone.presses("Alt+ArrowUp");
  await someone.chaptersBecome(["Twee", "Een"]);

  // Insert a table from the menu.
  await tabsTo(someone, "Invoegen");
  await someone.presses("Enter");
  await page.getByRole("menuitem", { name: "Tabel" }).waitFor();
  await someone.types("Tab");
  await someone.becomes(() => focused(page), "Tabel");
  await someone.presses("Enter");
  await someone.surface.locator("table").waitFor();
  await someone.saved();

  await tabsTo(someone, "Delen", "Shift+Tab");
  await someone.presses("Enter");
  await page.getByRole("dialog", { name: "Delen" }).waitFor();
  await someone.becomes(() => page.evaluate(() => document.activeElement.closest("[role=dialog]") !== null), true);
  for (let i = 0; i < 4 && !(await page.getByLabel("Uitnodiging").evaluate((one) => one === document.activeElement)); i++) {
    await someone.presses("Tab");
  }
  await someone.types(hub.invitation);
  await someone.presses("Tab");
  await someone.presses("Control+a");
  await someone.types("An");
  await someone.presses("Tab");
  await someone.types("een lange zin die ik onthoud");
  await someone.presses("Enter");
  await page.getByText("Met wie deel je?").waitFor();
  await tabsTo(someone, /^Iedereen bij/);
  await someone.presses("Enter");
  await page.getByRole("heading", { name: "Gedeeld met" }).waitFor();
  // Escape closes, and the focus is back where it came from.
  await someone.presses("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await someone.becomes(() => focused(page), "Delen");
  await someone.whereabouts("on_hub");
});
