//! From the last key to durable, end to end: real keys in a real browser, until the app says that the edit is on disk.
//! Beside it, how long the very same request takes without the keyboard and the gathering before it.

import assert from "node:assert/strict";
import test from "node:test";
import { Scene } from "../harness/scene.mjs";

/** How often it is measured. */
const TIMES = 60;
/** What is promised, in milliseconds. */
const PROMISED = 300;

test("from the last key to durable", async (t) => {
  const scene = new Scene(t);
  const someone = await scene.person(await scene.plein());
  const { page } = someone;
  await someone.newSpace("Gemeten");
  await someone.surface.click();
  await someone.types("Warm. ");
  await someone.saved();
  // The page's own clock: when the last key came, when the request left, and when the answer to it was there.
  await page.evaluate(() => {
    const forget = () => {
      window.lastKey = performance.now();
      performance.clearResourceTimings();
    };
    addEventListener("keydown", forget, true);
  });
  const all = [];
  for (let time = 0; time < TIMES; time++) {
    await page.keyboard.type("woord");
    await page.keyboard.press("Space");
    const measured = await page.waitForFunction(() => {
      const asked = performance.getEntriesByType("resource").filter((one) => one.name.endsWith("/api/space_edit"));
      const edit = asked.findLast((one) => one.startTime > window.lastKey && one.responseEnd > 0);
      return edit && { whole: edit.responseEnd - window.lastKey, asked: edit.responseEnd - edit.startTime };
    });
    all.push(await measured.jsonValue());
    await someone.saved();
  }
  const figure = (name) => {
    const sorted = all.map((one) => one[name]).sort((a, b) => a - b);
    const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))].toFixed(0).padStart(7);
    return `${at(0.5)} ${at(0.95)} ${at(1)}`;
  };
  console.log(`\n${TIMES} times, milliseconds                      median    p95     max`);
  console.log(`last key to durable (${PROMISED} promised)          ${figure("whole")}`);
  console.log(`  of which asking the app and its disk     ${figure("asked")}\n`);
  assert.equal(all.length, TIMES);
});
