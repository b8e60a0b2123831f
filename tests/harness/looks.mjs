//! What a screen must be, whoever looks: free of barriers, sparing with controls. And its picture, when asked for.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./processes.mjs";

const axe = await fs.readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** axe-core finds nothing. Frames have a page of their own, and are looked at there. */
export async function hasNoBarriers(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags, iframes: false }), TAGS);
  const told = found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, any, all, none }) => `${html} | ${[...any, ...all, ...none].map((one) => one.message).join(" ")}`),
  }));
  assert.deepEqual(told, [], `barriers: ${where}`);
}

/** In light and in dark. */
export async function hasNoBarriersInAnyLight(page, where) {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The screens follow the system by an event, and colours may take their moment: until then it is neither.
    await page.waitForFunction((theme) => (document.documentElement.dataset["theme"] ?? theme) === theme, colorScheme);
    await page.evaluate(async () => {
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(() => frame(null))));
      await Promise.allSettled(document.getAnimations().map((one) => one.finished));
    });
    await hasNoBarriers(page, `${where}, ${colorScheme}`);
  }
}

/**
 * The names of what can be pressed or filled in at rest. What belongs to one thing in a list (a card, a chapter) is
 * part of that thing, and the text that is written is not a control.
 */
export function controls(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("button, a[href], input, select, [role=button], [role=switch]")];
    const shown = all.filter((one) => {
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && style.visibility === "visible" && !one.closest("li, .ProseMirror, [hidden]");
    });
    return shown.map((one) => one.getAttribute("aria-label") ?? one.textContent.trim());
  });
}

/** Takes the picture of a screen into docs/screens, when pictures are wanted. */
export async function picture(page, name, { fullPage = false } = {}) {
  if (process.env["PLEIN_SCREENS"] !== "1") return;
  const folder = path.join(ROOT, "docs/screens");
  await fs.mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file, fullPage, animations: "disabled" });
  // A palette: a third of the bytes, and the eye sees no difference.
  await promisify(execFile)("convert", [file, "-strip", "-colors", "256", `PNG8:${file}`]);
}
