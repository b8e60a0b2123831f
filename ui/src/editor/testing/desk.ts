//! A desk for tests: authors at the real editor over one Space, and a short way to say what a chapter holds.

import type { Node as PMNode } from "@tiptap/pm/model";
import { afterEach } from "vitest";
import * as Y from "yjs";
import { Author } from "../../../fuzz/author.ts";
import { SpaceDocument } from "../../document/spaceDocument.ts";

const seated: Author[] = [];
afterEach(() => seated.splice(0).forEach((author) => author.destroy()));

/** Authors who begin with the same Space of one empty chapter. */
export function desk(count = 1): Author[] {
  const doc = new Y.Doc();
  const document = new SpaceDocument(doc, "Beginning");
  document.addChapter("One");
  const state = Y.encodeStateAsUpdate(doc);
  const authors = Array.from({ length: count }, (_, i) => new Author(i, state, 17 + i));
  seated.push(...authors);
  return authors;
}

/** One author alone. */
export function alone(): Author {
  const [author] = desk();
  if (author === undefined) throw new Error("nobody at the desk");
  return author;
}

/** Two authors. */
export function two(): [Author, Author] {
  const [a, b] = desk(2);
  if (a === undefined || b === undefined) throw new Error("nobody at the desk");
  return [a, b];
}

/** Everyone gets what everyone wrote. */
export function meet(...authors: Author[]): void {
  const updates = authors.map((author) => author.sent());
  authors.forEach((author, i) =>
    updates.forEach((sent, j) => {
      if (i !== j) for (const update of sent) author.apply(update);
    }),
  );
}

/** Marks as Markdown would have them, to read a text at a glance. */
function inline(node: PMNode): string {
  const marks: Record<string, string> = { bold: "**", italic: "_", code: "`", strike: "~~" };
  let text = "";
  node.forEach((child) => {
    const around = child.marks.map((mark) => marks[mark.type.name] ?? "").join("");
    const link = child.marks.find((mark) => mark.type.name === "link");
    const plain = child.type.name === "hardBreak" ? "\\" : (child.text ?? "?");
    const shown = `${around}${plain}${[...around].reverse().join("")}`;
    text += link === undefined ? shown : `[${shown}](${String(link.attrs["href"])})`;
  });
  return text;
}

/** One line for each block: indent, kind, text. */
export function lines(nodes: readonly PMNode[]): string[] {
  return nodes.map((node) => {
    const { kind, indent, done, removedBy } = node.attrs as Record<string, unknown>;
    const name = node.type.name === "textBlock" || node.type.name === "codeBlock" ? String(kind) : node.type.name;
    const tick = done === true ? "+" : "";
    const unplaced = typeof removedBy === "string" ? "!" : "";
    let text = inline(node);
    if (node.type.name === "table") text = node.children.map((row) => row.children.map(inline).join("|")).join(" / ");
    return `${"  ".repeat(Number(indent))}${unplaced}${name}${tick}: ${text}`.trimEnd();
  });
}

/** What an author's chapter shows. Fails when the editor shows something else than the document. */
export function shown(author: Author): string[] {
  if (!author.handle.binding.equal) throw new Error("the editor does not show the document");
  return lines(author.view.state.doc.children);
}

/** The ids of the blocks in the chapter. */
export const ids = (author: Author): string[] => author.view.state.doc.children.map((node) => String(node.attrs["id"]));

/** Puts the caret in a block. */
export function caret(author: Author, block: number, offset: number): void {
  let pos = 0;
  for (let i = 0; i < block; i += 1) pos += author.view.state.doc.child(i).nodeSize;
  author.select(pos + 1 + offset);
}

/** Writes paragraphs, each with Enter after the one before. */
export function writeParagraphs(author: Author, ...texts: string[]): void {
  texts.forEach((text, i) => {
    if (i > 0) author.press("Enter");
    author.type(text, true);
  });
}
