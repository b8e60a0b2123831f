//! HTML from anywhere into flat blocks: structure is kept, styling is dropped.
//!
//! Content is data: only what is named here comes through. Nothing is ever fetched.

import type { Mark, Node as PMNode, Schema } from "@tiptap/pm/model";
import { MAX_INDENT, type TextKind } from "../../document/shape.ts";
import { node } from "../binding/runs.ts";
import type { Pictures } from "./images.ts";
import { ownBlock } from "./own.ts";
import { type Emphasis, emphasisOf, isHidden, isWordLabel, keepsSpaces, wordItemOf } from "./style.ts";
import { safeUrl } from "./url.ts";
import { videoOf } from "./video.ts";

const SKIPPED = new Set(
  "HEAD SCRIPT STYLE TEMPLATE META LINK TITLE NOSCRIPT OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO BUTTON SELECT TEXTAREA".split(
    " ",
  ),
);
const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM HEADER HTML LEGEND " +
    "MAIN NAV P SECTION SUMMARY UL OL LI BLOCKQUOTE PRE TABLE HR H1 H2 H3 H4 H5 H6"
  ).split(" "),
);
/** Deeper nesting than this is an attack or an accident; its text is kept, its structure is not. */
const DEEPEST = 200;

interface Context {
  kind: TextKind;
  indent: number;
  done: boolean;
  marks: readonly Mark[];
  spaces: boolean;
  depth: number;
}

/** The blocks that a piece of HTML holds. */
export function blocksOfHtml(schema: Schema, root: Node, pictures: Pictures | null = null): PMNode[] {
  const reader = new Reader(schema, pictures, 0);
  reader.children(root, { kind: "paragraph", indent: 0, done: false, marks: [], spaces: false, depth: 0 });
  reader.flush();
  return reader.blocks;
}

class Reader {
  readonly blocks: PMNode[] = [];
  #inline: PMNode[] = [];
  #as: Context | null = null;

  constructor(
    private readonly schema: Schema,
    private readonly pictures: Pictures | null,
    /** How many blocks stand before those of this reader. */
    private readonly before: number,
  ) {}

  children(parent: Node, context: Context): void {
    for (const child of parent.childNodes) this.#node(child, context);
  }

  /** Ends the block that is being read. */
  flush(): void {
    const as = this.#as;
    const inline = trimmed(this.#inline);
    this.#inline = [];
    this.#as = null;
    if (as === null || inline.length === 0) return;
    const { kind, indent, done } = as;
    this.blocks.push(
      node(this.schema, "textBlock").create({ kind, indent: Math.min(indent, MAX_INDENT), done }, inline),
    );
  }

  #node(child: Node, context: Context): void {
    if (child.nodeType === 3) this.#text(child.nodeValue ?? "", context);
    else if (child.nodeType === 1) this.#element(child as Element, context);
  }

  #text(text: string, context: Context): void {
    if (context.spaces) {
      text.split(/\r\n?|\n/).forEach((line, i) => {
        if (i > 0) this.#add(node(this.schema, "hardBreak").create(null, null, context.marks), context);
        if (line !== "") this.#add(this.schema.text(line.replaceAll("\u00a0", " "), context.marks), context);
      });
      return;
    }
    let plain = text
      .replace(/[ \t\r\n\f]+/g, " ")
      .replaceAll("\u00a0", " ")
      .replaceAll("\u200b", "");
    const last = this.#inline.at(-1);
    const space =
      last === undefined || last.type.name === "hardBreak" || (last.isText && last.text?.endsWith(" ") === true);
    if (space) plain = plain.replace(/^ +/, "");
    if (plain !== "") this.#add(this.schema.text(plain, context.marks), context);
  }

  #add(inline: PMNode, context: Context): void {
    this.#as ??= context;
    this.#inline.push(inline);
  }

  #element(element: Element, context: Context): void {
    const tag = element.tagName.toUpperCase();
    if (SKIPPED.has(tag) || isHidden(element) || isWordLabel(element)) return;
    if (context.depth > DEEPEST) {
      this.#text(textOf(element), context);
      return;
    }
    const inside = { ...this.#marked(element, tag, context), depth: context.depth + 1 };
    if (tag === "BR") {
      this.#add(node(this.schema, "hardBreak").create(null, null, context.marks), context);
    } else if (tag === "IFRAME") this.#frame(element);
    else if (tag === "IMG")
      this.pictures?.met(element, this.before + this.blocks.length + (this.#inline.length > 0 ? 1 : 0));
    else if (tag === "INPUT") return;
    else if (!BLOCKS.has(tag)) this.children(element, inside);
    else {
      this.flush();
      this.#block(element, tag, inside);
      this.flush();
    }
  }

  #block(element: Element, tag: string, context: Context): void {
    const own = ownBlock(this.schema, element, (from) => this.#inlineOf(from, context));
    if (own !== null) {
      this.blocks.push(own);
      return;
    }
    const item = wordItemOf(element);
    if (item !== null) {
      this.children(element, { ...context, kind: item.kind, indent: item.depth });
      return;
    }
    const heading = headingOf(element, tag);
    if (heading !== null)
      this.children(element, { ...context, kind: heading, indent: 0, marks: notBold(context.marks) });
    else if (tag === "UL" || tag === "OL") this.#list(element, tag === "OL" ? "number" : "bullet", context);
    else if (tag === "LI") this.#item(element, { ...context, kind: "bullet" });
    else if (tag === "BLOCKQUOTE" || /\bMso(Intense)?Quote\b/i.test(element.className)) {
      this.children(element, { ...context, kind: context.kind === "paragraph" ? "quote" : context.kind });
    } else if (tag === "PRE") this.#code(element, context);
    else if (tag === "TABLE") this.#table(element, context);
    else if (tag === "HR") this.blocks.push(node(this.schema, "divider").create());
    else this.children(element, context);
  }

  #marked(element: Element, tag: string, context: Context): Context {
    let { marks } = context;
    const emphasis = emphasisOf(element);
    for (const [name, on] of Object.entries(emphasis) as [keyof Emphasis, boolean][]) {
      const type = this.schema.marks[name];
      if (type !== undefined) marks = on ? type.create().addToSet(marks) : type.removeFromSet(marks);
    }
    if (tag === "A") {
      const href = safeUrl(element.getAttribute("href") ?? "");
      const link = this.schema.marks["link"];
      if (href !== null && link !== undefined) marks = link.create({ href }).addToSet(marks);
    }
    return { ...context, marks, spaces: context.spaces || keepsSpaces(element) };
  }

  #list(list: Element, kind: "bullet" | "number", context: Context): void {
    const nested = context.kind === "bullet" || context.kind === "number" || context.kind === "task";
    const indent = nested ? context.indent + 1 : context.indent;
    for (const child of list.children) {
      const tag = child.tagName.toUpperCase();
      // Some programs put a nested list beside its item and not in it.
      if (tag === "UL" || tag === "OL") {
        this.#list(child, tag === "OL" ? "number" : "bullet", { ...context, kind, indent });
      } else this.#item(child, { ...context, kind, indent, depth: context.depth + 1 });
      this.flush();
    }
  }

  #item(item: Element, context: Context): void {
    if (isHidden(item)) return;
    const box = item.querySelector(
      ":scope > input[type=checkbox], :scope > label > input[type=checkbox], :scope > p > input[type=checkbox]",
    );
    const state = item.getAttribute("data-checked") ?? item.getAttribute("aria-checked");
    const task = box !== null || state !== null;
    const done = box?.hasAttribute("checked") === true || state === "true";
    const before = this.blocks.length;
    this.children(item, { ...context, kind: task ? "task" : context.kind, done: task && done });
    this.flush();
    // What follows in one item is no item of its own: it goes on, as deep as the item.
    const [first, ...rest] = this.blocks.splice(before);
    if (first === undefined) return;
    this.blocks.push(first);
    for (const block of rest) {
      const same = block.type.name === "textBlock" && block.attrs["indent"] === context.indent;
      const goesOn = same && block.attrs["kind"] === first.attrs["kind"];
      this.blocks.push(
        goesOn
          ? block.type.create(
              { ...block.attrs, kind: "paragraph", indent: Math.min(context.indent + 1, MAX_INDENT), done: false },
              block.content,
            )
          : block,
      );
    }
  }

  #code(element: Element, context: Context): void {
    const lines = this.#inlineOf(element, { ...context, marks: [], spaces: true });
    const text = lines.map((inline) => (inline.isText ? (inline.text ?? "") : "\n")).join("");
    const code = text.replace(/^\n/, "").replace(/\n+$/, "");
    if (code !== "") this.blocks.push(node(this.schema, "codeBlock").create(null, this.schema.text(code)));
  }

  #frame(element: Element): void {
    const video = videoOf(element.getAttribute("src") ?? "");
    if (video === null) return;
    this.flush();
    this.blocks.push(node(this.schema, "video").create({ ...video, title: element.getAttribute("title") ?? "" }));
  }

  #table(table: Element, context: Context): void {
    const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
    const cells = rows.map((row) => [...row.children].filter((cell) => /^T[DH]$/i.test(cell.tagName)));
    const grid = spread(cells);
    const width = Math.max(0, ...grid.map((row) => row.length));
    // One cell is not a table but a frame, as mail programs make them.
    if (width < 2 && rows.length < 2) {
      for (const row of cells) for (const cell of row) this.children(cell, context);
      return;
    }
    const plain = { ...context, kind: "paragraph" as const, indent: 0 };
    const content = grid.map((row) => {
      const nodes = Array.from({ length: width }, (_, column) => {
        const cell = row[column] ?? null;
        if (cell === null) return node(this.schema, "tableCell").create();
        const inside = isHeader(cell) ? { ...plain, marks: notBold(plain.marks) } : plain;
        return node(this.schema, "tableCell").create(null, this.#inlineOf(cell, inside));
      });
      return node(this.schema, "tableRow").create(null, nodes);
    });
    const [first] = cells;
    const header = first !== undefined && first.length > 0 && first.every(isHeader);
    this.blocks.push(node(this.schema, "table").create({ header, columns: [] }, content));
  }

  /** Everything in an element as one line of text; what were blocks are lines. */
  #inlineOf(element: Element, context: Context): PMNode[] {
    const reader = new Reader(this.schema, this.pictures, this.before + this.blocks.length);
    reader.children(element, context);
    reader.flush();
    return inlineOfBlocks(this.schema, reader.blocks);
  }
}

/** The texts of blocks in one line, each on a line of its own. */
export function inlineOfBlocks(schema: Schema, blocks: readonly PMNode[]): PMNode[] {
  const inline: PMNode[] = [];
  const line = (text: PMNode): void => {
    if (text.content.size === 0) return;
    if (inline.length > 0) inline.push(node(schema, "hardBreak").create());
    text.forEach((child) => {
      // A break in code is a character; everywhere else it is a node.
      if (!child.isText || child.text?.includes("\n") !== true) inline.push(child);
      else
        child.text.split("\n").forEach((part, i) => {
          if (i > 0) inline.push(node(schema, "hardBreak").create());
          if (part !== "") inline.push(schema.text(part, child.marks));
        });
    });
  };
  for (const block of blocks) {
    if (block.inlineContent) line(block);
    else block.descendants((child) => void (child.type.name === "tableCell" && line(child)));
  }
  return inline;
}

/** All text of an element, however deep it goes. */
function textOf(element: Element): string {
  let text = "";
  const waiting: Node[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.nodeType === 3) text += next.nodeValue ?? "";
    waiting.push(...[...next.childNodes].reverse());
  }
  return text;
}

/** As many columns and rows one cell may cover, and as many cells a table may come to. */
const WIDEST = 50;
const MOST_CELLS = 20_000;

/** Cells where they are seen: one that covers several leaves the others empty. */
function spread(rows: readonly (readonly Element[])[]): (Element | null)[][] {
  const covers = (cell: Element, name: string): number =>
    Math.min(WIDEST, Math.max(1, Number(cell.getAttribute(name) ?? 1) || 1));
  const grid: (Element | null)[][] = rows.map(() => []);
  let left = MOST_CELLS;
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row) {
      while (grid[r]?.[column] !== undefined) column += 1;
      const [wide, high] = [covers(cell, "colspan"), covers(cell, "rowspan")];
      for (let down = 0; down < high && r + down < grid.length; down += 1) {
        for (let across = 0; across < wide && left > 0; across += 1, left -= 1) {
          const line = grid[r + down];
          if (line !== undefined) line[column + across] ??= down === 0 && across === 0 ? cell : null;
        }
      }
      column += wide;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? null));
}

const isHeader = (cell: Element): boolean => cell.tagName.toUpperCase() === "TH";
const notBold = (marks: readonly Mark[]): readonly Mark[] => marks.filter((mark) => mark.type.name !== "bold");

function headingOf(element: Element, tag: string): TextKind | null {
  const [, level] = /^H([1-6])$/.exec(tag) ?? /\bMsoHeading([1-9])\b/.exec(element.className) ?? [];
  if (level !== undefined) return `heading${Math.min(3, Number(level))}` as TextKind;
  return /\bMsoTitle\b/.test(element.className) ? "heading1" : null;
}

/** Without breaks and spaces at both ends. */
function trimmed(inline: PMNode[]): PMNode[] {
  const list = [...inline];
  const blank = (one: PMNode | undefined): boolean =>
    one !== undefined && (one.type.name === "hardBreak" || (one.isText && one.text?.trim() === ""));
  while (blank(list[0])) list.shift();
  while (blank(list.at(-1))) list.pop();
  const last = list.at(-1);
  if (last?.isText === true && last.text?.endsWith(" ") === true) {
    list[list.length - 1] = last.type.schema.text(last.text.trimEnd(), last.marks);
  }
  return list;
}
