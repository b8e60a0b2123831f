//! HTML from anywhere into flat blocks: structure is kept, styling is dropped.
//!
//! Content is data: only what is named here comes through. Nothing is ever fetched.

import type { Mark, Node as PMNode, Schema } from "@tiptap/pm/model";
import { MAX_INDENT, type TextKind } from "../../document/shape.ts";
import { node } from "../binding/runs.ts";
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
export function blocksOfHtml(schema: Schema, root: Node): PMNode[] {
  const reader = new Reader(schema);
  reader.children(root, { kind: "paragraph", indent: 0, done: false, marks: [], spaces: false, depth: 0 });
  reader.flush();
  return reader.blocks;
}

class Reader {
  readonly blocks: PMNode[] = [];
  #inline: PMNode[] = [];
  #as: Context | null = null;

  constructor(private readonly schema: Schema) {}

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
    else if (tag === "IMG" || tag === "INPUT") return;
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
    const width = Math.max(0, ...cells.map((row) => row.reduce((sum, cell) => sum + span(cell), 0)));
    // One cell is not a table but a frame, as mail programs make them.
    if (width < 2 && rows.length < 2) {
      for (const row of cells) for (const cell of row) this.children(cell, context);
      return;
    }
    const plain = { ...context, kind: "paragraph" as const, indent: 0 };
    const columns = Array.from({ length: width }, () => ({ id: "", removedBy: null }));
    const content = cells.map((row) => {
      const nodes = row.flatMap((cell) => [
        node(this.schema, "tableCell").create(
          null,
          this.#inlineOf(cell, isHeader(cell) ? { ...plain, marks: notBold(plain.marks) } : plain),
        ),
        ...Array.from({ length: span(cell) - 1 }, () => node(this.schema, "tableCell").create()),
      ]);
      while (nodes.length < columns.length) nodes.push(node(this.schema, "tableCell").create());
      return node(this.schema, "tableRow").create(null, nodes.slice(0, columns.length));
    });
    const [first] = cells;
    const header = first !== undefined && first.length > 0 && first.every(isHeader);
    this.blocks.push(node(this.schema, "table").create({ header, columns: [] }, content));
  }

  /** Everything in an element as one line of text; what were blocks are lines. */
  #inlineOf(element: Element, context: Context): PMNode[] {
    const reader = new Reader(this.schema);
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

const span = (cell: Element): number => Math.min(50, Math.max(1, Number(cell.getAttribute("colspan") ?? 1) || 1));
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
