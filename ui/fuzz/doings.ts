//! Everything that an author of the fuzz can do. Each doing answers which words it may take away: any other word
//! that is no longer to be seen after it was lost by Plein, not deleted by a person.

import { BLOCKS } from "./doings/blocks.ts";
import { CHAPTERS } from "./doings/chapters.ts";
import { PARTS } from "./doings/parts.ts";
import { QUESTIONS } from "./doings/questions.ts";
import { TABLES } from "./doings/tables.ts";
import { WRITING } from "./doings/writing.ts";
import type { Doing } from "./hands.ts";

export const DOINGS: Record<string, Doing> = {
  ...WRITING,
  ...BLOCKS,
  ...TABLES,
  ...CHAPTERS,
  ...PARTS,
  ...QUESTIONS,
};

/** How often each is chosen, one against the other; 2 when not named. */
export const WEIGHTS: Record<string, number> = {
  type: 14,
  typeOn: 8,
  split: 4,
  splitAndType: 5,
  join: 5,
  erase: 2,
  eraseWord: 2,
  eraseOver: 2,
  replace: 2,
  kind: 4,
  drag: 4,
  moveBy: 3,
  toChapter: 3,
  chosen: 4,
  remove: 3,
  cell: 5,
  table: 2,
  paste: 3,
  undo: 5,
  redo: 3,
  compose: 6,
  turn: 3,
  picture: 1,
  video: 1,
  file: 1,
  divider: 1,
  title: 1,
  pause: 1,
  done: 1,
  removeChapter: 2,
  partType: 10,
  partErase: 3,
  newcomer: 4,
  drawMark: 3,
  markRemove: 3,
  optionType: 8,
  optionRemove: 4,
  draft: 1,
  checked: 1,
  focus: 1,
};
