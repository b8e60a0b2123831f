//! What every doing of the fuzz is made with: the turn it gets, and the hands that select, type and erase.

import type { Author } from "./author.ts";
import { offsetIn } from "./author.ts";
import { at } from "./chance.ts";

/** Four numbers between 0 and 1 that decide where and what. */
export type Numbers = readonly [number, number, number, number];

export interface Turn {
  author: Author;
  x: Numbers;
  /** A new word, written down as this author's. */
  word(): string;
  /** A letter of these words was taken away, even if an equal one beside it still completes them here. */
  damaged(words: Iterable<string>): void;
  /** Every word that this author may take away by undo: their own, and what somebody deleted already. */
  undoable(): Set<string>;
}

export const NONE: ReadonlySet<string> = new Set();
/** Answers which words it may take away. */
export type Doing = (turn: Turn) => ReadonlySet<string>;

/** The words that a caret inside a word would break. */
export function broken(author: Author): Set<string> {
  const { from, to } = author.view.state.selection;
  return author.touched(from, to);
}

/** Erases, and tells which words lost a letter by it. */
export function erase(turn: Turn, forward: boolean): void {
  const { author } = turn;
  const { from, to, empty } = author.view.state.selection;
  const words = empty ? author.touched(forward ? from : from - 1, forward ? from + 1 : from) : author.touched(from, to);
  const before = author.view.state.doc.textContent.length;
  author.erase(forward);
  if (author.view.state.doc.textContent.length < before) turn.damaged(words);
}

/** The words that erasing takes or breaks: what is selected, or the letter beside the caret. */
export function erased(author: Author): Set<string> {
  const { from, empty } = author.view.state.selection;
  return empty ? author.touched(from - 1, from + 1) : broken(author);
}

export function wordsOfBlock(author: Author, index: number): Set<string> {
  const { doc } = author.view.state;
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  return author.touched(pos, pos + doc.child(index).nodeSize);
}

/** Some stretch of the chapter, within one text or over several. */
export function stretch({ author, x }: Turn, over: boolean): void {
  const stands = author.stands();
  const first = at(x[0], stands.length);
  const last = over ? Math.min(stands.length - 1, first + at(x[3], 4)) : first;
  const [a, b] = [stands[first], stands[last]];
  if (a === undefined || b === undefined) return;
  author.select(a.start + offsetIn(a.text, x[1]), b.start + offsetIn(b.text, x[2]));
}

export const blockIds = (author: Author): string[] => {
  const ids: string[] = [];
  author.view.state.doc.forEach((node) => ids.push(String(node.attrs["id"])));
  return ids;
};

export const spot = (author: Author, x: number): { after: string | null } => {
  const ids = [null, ...blockIds(author)];
  return { after: ids[at(x, ids.length)] ?? null };
};

export function typeWord(turn: Turn): ReadonlySet<string> {
  const allowed = broken(turn.author);
  const word = turn.word();
  turn.author.type(word, turn.x[3] < 0.7);
  return allowed;
}
