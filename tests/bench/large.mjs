//! A Space as large as they get, as a folder of Markdown: 100 chapters, 150,000 words, 500 pictures.

import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

export const CHAPTERS = 100;
const WORDS = 1500;
const PICTURES = 5;
/** Pictures that differ; the rest shows the same bytes again. */
export const DIFFERENT = 25;
const PARAGRAPH = 75;
const VOCABULARY =
  "begin altijd met hetzelfde rondje schedel wervelkolom ribben bekken asymmetrie let op activiteit foto patiënt tracer scintigrafie verdeling ziet normaal uit vergelijk links rechts achterste opname later gamma camera".split(
    " ",
  );

/** A small generator, so that every run writes the same words. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Writes it into `folder`. */
export async function writeLargeSpace(folder) {
  const run = promisify(execFile);
  await Promise.all(
    Array.from({ length: DIFFERENT }, (_, seed) =>
      run("convert", ["-seed", `${seed}`, "-size", "1600x1067", "plasma:tan-teal", "-quality", "80", path.join(folder, `foto-${seed}.jpg`)]),
    ),
  );
  const next = numbers(1);
  for (let chapter = 0; chapter < CHAPTERS; chapter++) {
    const blocks = [`# Hoofdstuk ${chapter + 1}`];
    for (let word = 0, paragraph = 0; word < WORDS; word += PARAGRAPH, paragraph++) {
      const words = Array.from({ length: PARAGRAPH }, (_, i) => {
        const one = VOCABULARY[next(VOCABULARY.length)];
        return i > 0 && next(25) === 0 ? `**${one}**` : one;
      }).join(" ");
      if (paragraph % 7 === 6) blocks.push(`## Deel ${paragraph}`);
      blocks.push(paragraph % 5 === 3 ? words.replace(/(?:\S+ ){24}\S+ ?/g, "- $&\n").trim() : words);
      if (paragraph % 4 === 1) blocks.push(`![Opname ${paragraph}](foto-${(chapter * PICTURES + paragraph) % DIFFERENT}.jpg)`);
    }
    await fs.writeFile(path.join(folder, `${String(chapter + 1).padStart(3, "0")}.md`), `${blocks.join("\n\n")}\n`);
  }
}

/** The bare page: `bytes` of text in paragraphs, in an element that can be written in, and nothing else. */
export function barePage(bytes) {
  const next = numbers(2);
  let text = "";
  while (text.length < bytes) {
    const words = Array.from({ length: PARAGRAPH }, () => VOCABULARY[next(VOCABULARY.length)]).join(" ");
    text += `<p>${words}</p>`;
  }
  return `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Plein (kaal)</title><body><div contenteditable="true">${text}</div></body></html>`;
}
