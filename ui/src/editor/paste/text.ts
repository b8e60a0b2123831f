//! Plain text into blocks: paragraphs, and what clearly is something else (a range of a spreadsheet, a list of
//! links, Markdown).

import type { Node as PMNode, Schema } from "@tiptap/pm/model";
import { node, nodesOfRuns } from "../binding/runs.ts";
import type { Pictures } from "./images.ts";
import { blocksOfMarkdown, isMarkdown, tableOf } from "./markdown.ts";
import { safeUrl } from "./url.ts";
import { videoOf } from "./video.ts";

/**
 * Paragraphs. Where empty lines part them, a single line break is one inside a paragraph; where there are none,
 * each line is a paragraph. Pictures whose bytes stand in Markdown go to `pictures`.
 */
export function blocksOfText(schema: Schema, text: string, pictures: Pictures | null = null): PMNode[] {
  const plain = text.replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ").replace(/^\n+/, "").trimEnd();
  const range = rangeOf(plain);
  if (range !== null) return [tableOf(schema, range, false, (cell) => inline(schema, cell))];
  const links = linksOf(schema, plain);
  if (links !== null) return links;
  if (isMarkdown(plain)) return blocksOfMarkdown(schema, plain, pictures);
  const parts = /\n[ \t]*\n/.test(plain) ? plain.split(/\n(?:[ \t]*\n)+/) : plain.split("\n");
  return parts
    .filter((part) => part.trim() !== "")
    .map((part) => node(schema, "textBlock").create(null, inline(schema, part)));
}

const inline = (schema: Schema, words: string): PMNode[] =>
  nodesOfRuns(schema, [{ insert: words, attributes: {} }], false);

/** A range of cells, as spreadsheets put it on the clipboard: tabs between, quotes around what holds a line break. */
export function rangeOf(text: string): string[][] | null {
  if (!text.includes("\t")) return null;
  const rows: string[][] = [[]];
  let cell = "";
  const end = (): void => void rows.at(-1)?.push(cell);
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"' && cell === "") {
      const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
      quoted.lastIndex = at;
      const [all, inside] = quoted.exec(text) ?? [];
      if (all !== undefined && inside?.includes("\n") === true) {
        cell = inside.replaceAll('""', '"');
        at += all.length - 1;
        continue;
      }
    }
    if (letter === "\t" || letter === "\n") {
      end();
      cell = "";
      if (letter === "\n") rows.push([]);
    } else cell += letter ?? "";
  }
  end();
  const [first] = rows;
  // Every line has the same number of tabs: nobody indents a text like that.
  const same = first !== undefined && first.length > 1 && rows.every((row) => row.length === first.length);
  return same && (rows.length > 1 || first.every((one) => one.trim() !== "")) ? rows : null;
}

/** Several links, each on its own line: cards for videos, a line with a link for the others. */
function linksOf(schema: Schema, text: string): PMNode[] | null {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const link = schema.marks["link"];
  if (lines.length < 2 || link === undefined) return null;
  if (!lines.every((line) => /^https?:\/\/\S+$/i.test(line) && safeUrl(line) !== null)) return null;
  return lines.map((line) => {
    const video = videoOf(line);
    if (video !== null) return node(schema, "video").create({ ...video, title: "" });
    return node(schema, "textBlock").create(null, schema.text(line, [link.create({ href: safeUrl(line) ?? "" })]));
  });
}
