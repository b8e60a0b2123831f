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

/** Whether pictures are wanted. */
const wanted = process.env["PLEIN_SCREENS"] === "1";

/** axe-core finds nothing. Frames have a page of their own, and are looked at there. */
export async function hasNoBarriers(page, where, { contrast = true } = {}) {
  await page.evaluate(axe);
  const rules = { "color-contrast": { enabled: contrast } };
  const found = await page.evaluate((how) => axe.run(document, how), { runOnly: TAGS, rules, iframes: false });
  const told = found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, any, all, none }) => `${html} | ${[...any, ...all, ...none].map((one) => one.message).join(" ")}`),
  }));
  assert.deepEqual(told, [], `barriers: ${where}`);
}

/** Frames that are shown, and colours that have taken their moment. */
async function settled(page) {
  await page.evaluate(async () => {
    await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(() => frame(null))));
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  });
}

/** The screens follow the system by an event: until then it is neither. */
async function inLight(page, colorScheme) {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.waitForFunction((theme) => (document.documentElement.dataset["theme"] ?? theme) === theme, colorScheme);
  await settled(page);
}

/** In light and in dark. */
export async function hasNoBarriersInAnyLight(page, where) {
  for (const colorScheme of ["dark", "light"]) {
    await inLight(page, colorScheme);
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

/** The screens of a laptop and of a desk. */
export const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];

/**
 * A screen at each of these sizes and in each light: nothing reaches out of it sideways, and its picture is taken, when
 * pictures are wanted. And where the system chooses the colours it has no barriers either.
 */
export async function fitsEverywhere(page, name) {
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await settled(page);
    const out = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(out <= 0, `${name} reaches ${out} pixels out of ${size.width}`);
    for (const colorScheme of wanted ? ["light", "dark"] : []) {
      await inLight(page, colorScheme);
      await picture(page, `${name}-${size.width}${colorScheme === "dark" ? "-dark" : ""}`);
    }
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce", forcedColors: "active" });
  await settled(page);
  // Whether those can be told apart is the system's.
  await hasNoBarriers(page, `${name}, colours of the system`, { contrast: false });
  await picture(page, `${name}-forced`);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce", forcedColors: "none" });
  await settled(page);
}

/** What is another at each run, a port or a folder of its own, is shown as if it were not, until `sayAgain` is called. */
function sayAlike() {
  const said = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const alike = text.data.replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:8640").replace(/\/\S*plein-test-[\w-]+/g, "/home/an/plein");
    if (alike === text.data) continue;
    said.push([text, text.data]);
    text.data = alike;
  }
  window.sayAgain = () => said.forEach(([text, data]) => (text.data = data));
}

/** Takes the picture of a screen into docs/screens, when pictures are wanted. */
export async function picture(page, name, { fullPage = false } = {}) {
  if (!wanted) return;
  const folder = path.join(ROOT, "docs/screens");
  await fs.mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(sayAlike);
  await page.screenshot({ path: file, fullPage, animations: "disabled" });
  await page.evaluate(() => window.sayAgain());
  // A palette: a third of the bytes, and the eye sees no difference.
  await promisify(execFile)("convert", [file, "-strip", "+dither", "-colors", "192", `PNG8:${file}`]);
}
