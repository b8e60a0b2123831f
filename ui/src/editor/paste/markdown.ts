//! Markdown text into blocks, when it clearly is Markdown: as much of it as people paste.
//!
//! Nothing is thrown away: what is not understood stays as it was typed. Linear in the length of the text.

import type { Mark, Node as PMNode, Schema } from "@tiptap/pm/model";
import { MAX_INDENT, type TextKind } from "../../document/shape.ts";
import { node } from "../binding/runs.ts";
import type { Pictures } from "./images.ts";
import { safeUrl } from "./url.ts";

const HEADING = /^(#{1,6})[ \t]+(\S.*?)[ \t]*#*$/;
const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(\S.*)$/;
const TASK = /^\[([ xX])\][ \t]+(.*)$/;
const FENCE = /^ {0,3}(```+|~~~+)[^`]*$/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const QUOTE = /^ {0,3}> ?(.*)$/;
/** A picture whose bytes stand in the text. */
const PICTURE = /^\s*!\[[^\]\n]*\]\((data:image\/[^)\s]+)\)\s*$/i;
const UNDER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const LINKED = /\[[^\]\n]{1,200}\]\([^)\s]{1,2000}\)/;
const STRONG = /(^|\W)(\*\*|__)\S[^\n]{0,300}?\2(\W|$)/;

/** Whether a text is Markdown beyond doubt: a comment in a script, a dash or a star alone are not. */
export function isMarkdown(text: string): boolean {
  const lines = text.split(/\r\n?|\n/);
  const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
  const items = lines.filter((line) => ITEM.test(line)).length;
  const headings = lines.filter((line, i) => HEADING.test(line) && (lines[i + 1] ?? "").trim() === "").length;
  const tasks = count(/^\s*[-*+] \[[ xX]\] \S/);
  const table = lines.some((line, i) => line.includes("|") && isUnder(lines[i + 1] ?? ""));
  if (table || tasks > 0 || count(FENCE) >= 2 || count(PICTURE) > 0) return true;
  const signs = [headings > 0, items >= 2, LINKED.test(text), STRONG.test(text), count(/^> \S/) > 0];
  const strong = signs.filter(Boolean).length;
  // A list alone is one when nothing else stands between.
  const onlyItems = items >= 2 && lines.every((line) => line.trim() === "" || ITEM.test(line));
  return strong >= 2 || onlyItems || (headings > 0 && lines.length > 2) || (lines.length === 1 && LINKED.test(text));
}

const isUnder = (line: string): boolean => line.includes("-") && line.includes("|") && UNDER.test(line);

/** The blocks of a Markdown text. Pictures whose bytes stand in it, each on a line of its own, go to `pictures`. */
export function blocksOfMarkdown(schema: Schema, text: string, pictures: Pictures | null = null): PMNode[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks: PMNode[] = [];
  let paragraph: string[] = [];
  let quoted: string[] = [];
  const block = (kind: TextKind, words: string, indent = 0, done = false): void => {
    const attrs = { kind, indent: Math.min(indent, MAX_INDENT), done };
    blocks.push(node(schema, "textBlock").create(attrs, inline(schema, words.trim(), [])));
  };
  const end = (): void => {
    if (paragraph.length > 0) block("paragraph", paragraph.join("\n"));
    if (quoted.length > 0) block("quote", quoted.join("\n"));
    paragraph = [];
    quoted = [];
  };
  const writing = (): boolean => paragraph.length > 0 || quoted.length > 0;
  /** How far the items above stand in, the outermost first. */
  let depths: number[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? "";
    const [, fence] = FENCE.exec(line) ?? [];
    if (fence !== undefined) {
      end();
      const close = lines.findIndex(
        (other, at) =>
          at > i && other.trim().startsWith(fence) && other.trim() === other.trim()[0]?.repeat(other.trim().length),
      );
      const last = close < 0 ? lines.length : close;
      const code = lines.slice(i + 1, last).join("\n");
      if (code !== "") blocks.push(node(schema, "codeBlock").create(null, schema.text(code)));
      i = last;
      continue;
    }
    const item = ITEM.exec(line);
    const [, within] = PICTURE.exec(line) ?? [];
    if (line.trim() === "") {
      end();
    } else if (within !== undefined && pictures?.inText(within, blocks.length + (writing() ? 1 : 0)) === true) {
      end();
    } else if (RULE.test(line)) {
      end();
      blocks.push(node(schema, "divider").create());
      depths = [];
    } else if (item !== null) {
      end();
      const [, space = "", sign = "", words = ""] = item;
      const depth = space.replaceAll("\t", "    ").length;
      depths = [...depths.filter((other) => other < depth), depth];
      const task = TASK.exec(words);
      const kind = task !== null ? "task" : /\d/.test(sign) ? "number" : "bullet";
      block(kind, task?.[2] ?? words, depths.length - 1, task !== null && task[1] !== " ");
    } else {
      const [, hashes, title] = HEADING.exec(line) ?? [];
      const [, quote] = QUOTE.exec(line) ?? [];
      if (!/^\s/.test(line)) depths = [];
      if (hashes !== undefined) {
        end();
        block(`heading${Math.min(3, hashes.length)}` as TextKind, title ?? "");
      } else if (line.includes("|") && isUnder(lines[i + 1] ?? "")) {
        end();
        let last = i + 2;
        while (last < lines.length && (lines[last] ?? "").includes("|")) last += 1;
        blocks.push(table(schema, [line, ...lines.slice(i + 2, last)]));
        i = last - 1;
      } else if (quote !== undefined && paragraph.length === 0) quoted.push(quote);
      else paragraph.push(line.trim());
    }
  }
  end();
  return blocks;
}

function table(schema: Schema, lines: readonly string[]): PMNode {
  const rows = lines.map((line) => {
    const inside = line
      .trim()
      .replace(/^\|/, "")
      .replace(/(?<!\\)\|$/, "");
    return inside.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
  });
  return tableOf(schema, rows, true, (cell) => inline(schema, cell, []));
}

/** A table of texts; short rows are filled up. */
export function tableOf(
  schema: Schema,
  rows: readonly (readonly string[])[],
  header: boolean,
  words: (cell: string) => PMNode[],
): PMNode {
  const width = Math.min(200, Math.max(1, ...rows.map((row) => row.length)));
  const content = rows.map((row) =>
    node(schema, "tableRow").create(
      null,
      Array.from({ length: width }, (_, i) => node(schema, "tableCell").create(null, words(row[i] ?? ""))),
    ),
  );
  return node(schema, "table").create({ header, columns: [] }, content);
}

const INLINE: { find: RegExp; mark: string }[] = [
  { find: /`([^`\n]+)`/y, mark: "code" },
  { find: /\*\*(?=\S)([^\n]*?\S)\*\*/y, mark: "bold" },
  { find: /__(?=\S)([^\n]*?\S)__(?!\w)/y, mark: "bold" },
  { find: /~~(?=\S)([^\n]*?\S)~~/y, mark: "strike" },
  { find: /\*(?=\S)([^*\n]*?\S)\*/y, mark: "italic" },
  { find: /_(?=\S)([^_\n]*?\S)_(?!\w)/y, mark: "italic" },
];
const LINK = /!?\[([^\]\n]{0,500})\]\(<?([^)\s>]{1,2000})>?(?:[ \t]+"[^"\n]*")?\)/y;
const AUTO = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/y;
/** Longer texts are taken as they are: nobody marks a word at that length, and looking for pairs would take long. */
const LONGEST = 20_000;
const DEEPEST = 6;

function inline(schema: Schema, text: string, marks: readonly Mark[], depth = 0): PMNode[] {
  const found: PMNode[] = [];
  let plain = "";
  const flush = (): void => {
    plain.split("\n").forEach((part, i) => {
      if (i > 0) found.push(node(schema, "hardBreak").create());
      if (part !== "") found.push(schema.text(part, marks));
    });
    plain = "";
  };
  const looks = text.length <= LONGEST && depth < DEEPEST;
  for (let at = 0; at < text.length;) {
    const letter = text[at] ?? "";
    const step = looks && "`*_~[!<\\".includes(letter) ? special(schema, text, at, marks, depth) : null;
    if (step === null) {
      plain += letter;
      at += 1;
    } else if (typeof step.what === "string") {
      plain += step.what;
      at = step.end;
    } else {
      flush();
      found.push(...step.what);
      at = step.end;
    }
  }
  flush();
  return found;
}

function special(
  schema: Schema,
  text: string,
  at: number,
  marks: readonly Mark[],
  depth: number,
): { what: string | PMNode[]; end: number } | null {
  const letter = text[at];
  if (letter === "\\") {
    const next = text[at + 1] ?? "";
    return /[\\`*_{}[\]()#+.!|~<>-]/.test(next) ? { what: next, end: at + 2 } : null;
  }
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  if (letter === "[" || letter === "!" || letter === "<") {
    const auto = letter === "<" ? match(AUTO) : null;
    const link = letter === "<" ? null : match(LINK);
    const url = safeUrl(auto?.[1] ?? link?.[2] ?? "");
    const type = schema.marks["link"];
    if (url === null || type === undefined) return null;
    const linked = type.create({ href: url }).addToSet(marks);
    const end = at + (auto ?? link)![0].length;
    const words = auto?.[1] ?? (link?.[1] === "" ? url : (link?.[1] ?? url));
    return { what: inline(schema, words, linked, auto === null ? depth + 1 : DEEPEST), end };
  }
  if (letter === "_" && /\w/.test(text[at - 1] ?? "")) return null;
  for (const { find, mark } of INLINE) {
    const found = match(find);
    const type = schema.marks[mark];
    if (found === null || type === undefined) continue;
    const inside = type.create().addToSet(marks);
    const words = found[1] ?? "";
    return {
      what: mark === "code" ? [schema.text(words, inside)] : inline(schema, words, inside, depth + 1),
      end: at + found[0].length,
    };
  }
  return null;
}
