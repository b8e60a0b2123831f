//! The words of a text that can be right or wrong: not numbers, addresses, codes and names with capitals inside.

import type { Node as PMNode } from "@tiptap/pm/model";

export interface Word {
  word: string;
  /** From the start of the content of the text. */
  from: number;
  to: number;
}

const CHUNK = /[^\s\u00a0\ufffc]+/gu;
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’\-\u2011][\p{L}\p{M}]+)*['’]?/gu;
const ADDRESS =
  /^\W*(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)|@|\.[a-z]{2,}\/|^\W*[/\\]|[/\\].*[/\\]|[\p{L}\d]\.[\p{L}\d]/iu;
const KEPT = new WeakMap<PMNode, readonly Word[]>();

/** The words of a text block or cell; kept as long as the node is. */
export function wordsOf(text: PMNode): readonly Word[] {
  const known = KEPT.get(text);
  if (known !== undefined) return known;
  const found = [...readWords(text)];
  KEPT.set(text, found);
  return found;
}

function* readWords(text: PMNode): Generator<Word> {
  if (text.type.spec.code === true || text.attrs["kind"] === "formula") return;
  let plain = "";
  text.forEach((child) => {
    const code = child.marks.some((mark) => mark.type.name === "code");
    plain += child.isText && !code ? (child.text ?? "") : " ".repeat(child.nodeSize);
  });
  for (const chunk of plain.matchAll(CHUNK)) {
    if (ADDRESS.test(chunk[0])) continue;
    for (const match of chunk[0].matchAll(WORD)) {
      const [before, after] = [chunk[0][match.index - 1] ?? "", chunk[0][match.index + match[0].length] ?? ""];
      // Part of a code: B12, x_y, #tag.
      if (/[\d_#@]/.test(before) || /[\d_]/.test(after)) continue;
      const word = match[0].replace(/['’]$/, "");
      if (word.length < 2 || /\p{L}\p{Lu}/u.test(word.replaceAll(/(^|-)\p{Lu}+(?=-|$)/gu, ""))) continue;
      const from = chunk.index + match.index;
      yield { word: word.replaceAll("\u2011", "-"), from, to: from + word.length };
    }
  }
}
