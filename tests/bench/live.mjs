//! From a key of one to the letter on the screen of another: two Pleins in real browsers, and a real hub between them,
//! both with the same chapter open.

import assert from "node:assert/strict";
import test from "node:test";
import { Scene } from "../harness/scene.mjs";

/** How often it is measured. */
const TIMES = 60;
/** What is promised, in milliseconds. */
const PROMISED = 150;
const PASSWORD = "een lange zin die ik onthoud";

test("from a key to a colleague's screen", async (t) => {
  const scene = new Scene(t);
  const hub = await scene.hub();
  const [an, bo] = [await scene.person(await scene.plein()), await scene.person(await scene.plein())];
  await an.joins(hub.invitation, "An", PASSWORD);
  await bo.joins(await an.invites(), "Bo", PASSWORD);
  await bo.closes();
  await an.newSpace("Samen");
  await an.surface.click();
  await an.types("Begin. ");
  await an.shares("meeschrijven");
  await bo.card("Samen").waitFor();
  await bo.open("Samen");
  await bo.atEnd();
  await an.surface.click();
  await an.atEnd();
  await an.surface.locator(".company-caret").waitFor({ state: "attached" });
  // One clock for both: when the key went down here, and when its letter stood there.
  await an.page.evaluate(() => {
    addEventListener("keydown", () => (window.keyAt = performance.timeOrigin + performance.now()), true);
  });
  await bo.page.evaluate(() => {
    const surface = document.querySelector(".ProseMirror");
    window.shownAt = {};
    new MutationObserver(() => {
      const letters = /[0-9]+(?=\.?$)/.exec(surface.innerText.trim())?.[0] ?? "";
      window.shownAt[letters.length] ??= performance.timeOrigin + performance.now();
    }).observe(surface, { childList: true, characterData: true, subtree: true });
  });
  const took = [];
  for (let time = 1; time <= TIMES; time++) {
    await an.page.keyboard.press(String(time % 10));
    const shown = await bo.page.waitForFunction((time) => window.shownAt[time], time);
    took.push((await shown.jsonValue()) - (await an.page.evaluate(() => window.keyAt)));
  }
  const sorted = took.sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))].toFixed(0).padStart(7);
  console.log(`\n${TIMES} times, milliseconds                                median    p95     max`);
  console.log(`a key to a colleague's screen (${PROMISED} promised)           ${at(0.5)} ${at(0.95)} ${at(1)}\n`);
  assert.equal(took.length, TIMES);
});
