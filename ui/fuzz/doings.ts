//! Everything that an author of the fuzz can do. Each doing answers which words it may take away: any other word
//! that is no longer to be seen after it was lost by Plein, not deleted by a person.

import { TEXT_KINDS } from "../src/document/shape.ts";
import type { Medium } from "../src/editor/handle.ts";
import type { Author } from "./author.ts";
import { offsetIn } from "./author.ts";
import { at, pick } from "./chance.ts";
import { wordsIn } from "./words.ts";

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

const NONE: ReadonlySet<string> = new Set();
type Doing = (turn: Turn) => ReadonlySet<string>;

const medium = (x: number): Medium => ({
  id: Math.floor(x * 16)
    .toString(16)
    .repeat(64),
  name: "a.jpg",
  mime: "image/jpeg",
  bytes: 1000 + Math.floor(x * 1000),
  width: 640,
  height: 480,
});

/** The words that a caret inside a word would break. */
function broken(author: Author): Set<string> {
  const { from, to } = author.view.state.selection;
  return author.touched(from, to);
}

/** Erases, and tells which words lost a letter by it. */
function erase(turn: Turn, forward: boolean): void {
  const { author } = turn;
  const { from, to, empty } = author.view.state.selection;
  const words = empty ? author.touched(forward ? from : from - 1, forward ? from + 1 : from) : author.touched(from, to);
  const before = author.view.state.doc.textContent.length;
  author.erase(forward);
  if (author.view.state.doc.textContent.length < before) turn.damaged(words);
}

/** The words that erasing takes or breaks: what is selected, or the letter beside the caret. */
function erased(author: Author): Set<string> {
  const { from, empty } = author.view.state.selection;
  return empty ? author.touched(from - 1, from + 1) : broken(author);
}

function wordsOfBlock(author: Author, index: number): Set<string> {
  const { doc } = author.view.state;
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  return author.touched(pos, pos + doc.child(index).nodeSize);
}

/** Some stretch of the chapter, within one text or over several. */
function stretch({ author, x }: Turn, over: boolean): void {
  const stands = author.stands();
  const first = at(x[0], stands.length);
  const last = over ? Math.min(stands.length - 1, first + at(x[3], 4)) : first;
  const [a, b] = [stands[first], stands[last]];
  if (a === undefined || b === undefined) return;
  author.select(a.start + offsetIn(a.text, x[1]), b.start + offsetIn(b.text, x[2]));
}

const blockIds = (author: Author): string[] => {
  const ids: string[] = [];
  author.view.state.doc.forEach((node) => ids.push(String(node.attrs["id"])));
  return ids;
};

const spot = (author: Author, x: number): { after: string | null } => {
  const ids = [null, ...blockIds(author)];
  return { after: ids[at(x, ids.length)] ?? null };
};

function typeWord(turn: Turn): ReadonlySet<string> {
  const allowed = broken(turn.author);
  const word = turn.word();
  turn.author.type(word, turn.x[3] < 0.7);
  return allowed;
}

function inTable({ author, x }: Turn): boolean {
  const cells: number[] = [];
  author.view.state.doc.descendants((node, pos) => {
    if (node.type.name === "tableCell") cells.push(pos + 1);
    return !node.inlineContent;
  });
  if (cells.length === 0) return false;
  const start = pick(x[0], cells);
  const node = author.view.state.doc.resolve(start).parent;
  author.select(start + offsetIn(node.textContent, x[1]));
  return true;
}

/** The words of the row or column with the caret. */
function line(author: Author, axis: "row" | "column"): Set<string> {
  const { $head } = author.view.state.selection;
  if ($head.depth < 3) return new Set();
  const found = new Set<string>();
  const column = $head.index(2);
  const rows = axis === "row" ? [$head.node(2)] : $head.node(1).children;
  for (const row of rows) {
    const cells = axis === "row" ? row.children : row.children.slice(column, column + 1);
    for (const cell of cells) for (const one of wordsIn(cell.textContent)) found.add(one);
  }
  return found;
}

const html = (turn: Turn): string => {
  const [a, b, c] = [turn.word(), turn.word(), turn.word()];
  return pick(turn.x[3], [
    `<p>${a} <b>${b}</b></p><p>${c}</p>`,
    `<h2>${a}</h2><ul><li>${b}<ul><li>${c}</li></ul></li></ul>`,
    `<p>${a} ${b} <a href="https://example.org/">${c}</a></p>`,
    `<table><tr><td>${a}</td><td>${b}</td></tr><tr><td>${c}</td><td></td></tr></table>`,
    `<ol><li>${a}</li><li>${b}</li></ol><blockquote><p>${c}</p></blockquote>`,
    `<pre>${a}\n${b}</pre><p>${c}</p>`,
    `${a} ${b} ${c}`,
  ]);
};

export const DOINGS: Record<string, Doing> = {
  type(turn) {
    turn.author.caret(turn.x[0], turn.x[1]);
    return typeWord(turn);
  },
  /** Goes on where the caret is. */
  typeOn: (turn) => typeWord(turn),
  /** Begins to compose, and goes on composing when it is done again; whatever else is done ends it. */
  compose(turn) {
    const { author } = turn;
    if (!author.composing) {
      author.caret(turn.x[0], turn.x[1]);
      author.beginComposing();
    }
    const allowed = broken(author);
    const { from, to } = author.view.state.selection;
    author.view.dispatch(author.view.state.tr.insertText(turn.word(), from, to));
    if (turn.x[3] < 0.2) author.rest();
    return allowed;
  },
  replace(turn) {
    stretch(turn, turn.x[3] > 0.7);
    const allowed = broken(turn.author);
    const { from, to } = turn.author.view.state.selection;
    turn.damaged(turn.author.touched(from, to));
    turn.author.type(turn.word(), true);
    return allowed;
  },
  split({ author, x }) {
    author.caret(x[0], x[1]);
    const allowed = broken(author);
    author.press("Enter");
    return allowed;
  },
  splitAndType(turn) {
    turn.author.caret(turn.x[0], turn.x[1]);
    const allowed = broken(turn.author);
    turn.author.press("Enter");
    return new Set([...allowed, ...typeWord(turn)]);
  },
  hardBreak({ author, x }) {
    author.caret(x[0], x[1]);
    const allowed = broken(author);
    author.press("Enter", { shift: true });
    return allowed;
  },
  erase(turn) {
    turn.author.caret(turn.x[0], turn.x[1]);
    const allowed = erased(turn.author);
    erase(turn, turn.x[3] < 0.5);
    return allowed;
  },
  /** Joins two blocks. */
  join({ author, x }) {
    const stands = author.stands();
    const stand = stands[at(x[0], stands.length)];
    if (stand === undefined) return NONE;
    const forward = x[3] < 0.3;
    author.select(forward ? stand.start + stand.text.length : stand.start);
    author.press(forward ? "Delete" : "Backspace");
    // A first press may only have made it a paragraph.
    if (!forward && x[2] < 0.5 && author.view.state.selection.empty) author.press("Backspace");
    return NONE;
  },
  eraseWord(turn) {
    stretch(turn, false);
    const allowed = erased(turn.author);
    erase(turn, false);
    return allowed;
  },
  eraseOver(turn) {
    stretch(turn, true);
    const allowed = erased(turn.author);
    erase(turn, false);
    return allowed;
  },
  kind({ author, x }) {
    author.caret(x[0], x[1]);
    author.handle.commands.setKind(pick(x[2], TEXT_KINDS));
    return NONE;
  },
  kinds(turn) {
    stretch(turn, true);
    turn.author.handle.commands.toggleKind(pick(turn.x[2], TEXT_KINDS));
    return NONE;
  },
  shortcut(turn) {
    const { author, x } = turn;
    author.caret(x[0], 0);
    const { $head } = author.view.state.selection;
    author.select($head.start());
    author.type(pick(x[2], ["# ", "## ", "- ", "1. ", "[] ", "[x] ", "> ", "``` ", "---"]));
    if (x[3] < 0.3) author.press("Backspace");
    return NONE;
  },
  boldShortcut(turn) {
    turn.author.caret(turn.x[0], turn.x[1]);
    const allowed = broken(turn.author);
    turn.author.type(pick(turn.x[2], [" **", " *", " `", " ~~"]));
    turn.author.type(turn.word(), true);
    turn.author.type(pick(turn.x[2], ["**", "*", "`", "~~"]));
    return allowed;
  },
  indent({ author, x }) {
    author.caret(x[0], x[1]);
    if (x[3] < 0.6) author.handle.commands.indent();
    else author.handle.commands.outdent();
    return NONE;
  },
  done({ author, x }) {
    author.caret(x[0], x[1]);
    author.handle.commands.toggleDone();
    return NONE;
  },
  mark(turn) {
    stretch(turn, turn.x[3] > 0.6);
    turn.author.handle.commands.toggleMark(pick(turn.x[3], ["bold", "italic", "code", "strike"]));
    return NONE;
  },
  moveBy({ author, x }) {
    author.caret(x[0], x[1]);
    author.press(x[3] < 0.5 ? "ArrowUp" : "ArrowDown", { alt: true });
    return NONE;
  },
  drag({ author, x }) {
    author.handle.commands.moveBlock(pick(x[0], blockIds(author)), spot(author, x[1]));
    return NONE;
  },
  toChapter({ author, x }) {
    const chapters = author.document.chapters();
    const block = pick(x[0], blockIds(author));
    if (chapters.length > 0) {
      author.document.moveBlockToChapter(block, pick(x[1], chapters).id, x[3] < 0.5 ? "start" : "end");
    }
    return NONE;
  },
  /** Chooses some blocks as things, and does something to all of them. */
  chosen(turn) {
    const { author, x } = turn;
    author.caret(x[0], x[1]);
    author.press("Escape");
    for (let i = 0; i < at(x[1], 3); i += 1) author.press(x[2] < 0.5 ? "ArrowDown" : "ArrowUp", { shift: true });
    const { chosen } = author.handle.state;
    const held = new Set(chosen.flatMap((id) => wordsIn(author.textOf(id))));
    const doing = at(x[3], 8);
    if (doing === 0) author.press("ArrowUp", { alt: true });
    else if (doing === 1) author.press("ArrowDown", { alt: true });
    else if (doing === 2) author.press("ArrowDown", { alt: true, shift: true });
    else if (doing === 3) author.handle.commands.setKind(pick(x[0], TEXT_KINDS));
    else if (doing === 4) author.handle.commands.moveBlocks(chosen, spot(author, x[2]));
    else if (doing === 5) {
      const chapters = author.document.chapters();
      if (chapters.length > 0) author.handle.commands.moveToChapter(chosen, pick(x[2], chapters).id);
    } else if (doing === 6) {
      author.press("Delete");
      return held;
    } else author.type(turn.word(), true);
    return NONE;
  },
  duplicate({ author, x }) {
    author.caret(x[0], x[1]);
    author.handle.commands.duplicate();
    return NONE;
  },
  remove({ author, x }) {
    const ids = blockIds(author);
    const index = at(x[0], ids.length);
    const allowed = wordsOfBlock(author, index);
    author.handle.commands.removeBlock(ids[index] ?? "");
    return allowed;
  },
  removeSelected({ author, x }) {
    author.selectBlock(x[0]);
    const allowed = wordsOfBlock(author, author.view.state.selection.$from.index(0));
    author.erase(x[3] < 0.5);
    return allowed;
  },
  keep({ author, x }) {
    const unplaced = author.document.blocks(author.chapter).filter((block) => block.removedBy !== null);
    if (unplaced.length > 0) author.handle.commands.keepBlock(pick(x[0], unplaced).id);
    return NONE;
  },
  paste(turn) {
    turn.author.caret(turn.x[0], turn.x[1]);
    const allowed = broken(turn.author);
    turn.author.view.pasteHTML(html(turn));
    return allowed;
  },
  pasteText(turn) {
    turn.author.caret(turn.x[0], turn.x[1]);
    const allowed = broken(turn.author);
    const [a, b] = [turn.word(), turn.word()];
    turn.author.view.pasteText(pick(turn.x[3], [`${a} ${b}`, `${a}\n\n${b}`, `${a}\n${b}`]));
    return allowed;
  },
  divider({ author, x }) {
    author.handle.commands.insertDivider(spot(author, x[0]));
    return NONE;
  },
  picture({ author, x }) {
    author.handle.commands.insertPicture(medium(x[1]), spot(author, x[0]));
    return NONE;
  },
  video({ author, x }) {
    author.handle.commands.insertVideo("https://youtu.be/aqz-KE-bpKQ?t=10", spot(author, x[0]));
    return NONE;
  },
  file({ author, x }) {
    author.handle.commands.insertFile(medium(x[1]), spot(author, x[0]));
    return NONE;
  },
  table({ author, x }) {
    author.handle.commands.insertTable(1 + at(x[1], 3), 1 + at(x[2], 3), spot(author, x[0]));
    return NONE;
  },
  cell(turn) {
    return inTable(turn) ? typeWord(turn) : NONE;
  },
  row(turn) {
    if (inTable(turn)) turn.author.handle.commands.addRow(turn.x[3] < 0.5 ? "before" : "after");
    return NONE;
  },
  column(turn) {
    if (inTable(turn)) turn.author.handle.commands.addColumn(turn.x[3] < 0.5 ? "before" : "after");
    return NONE;
  },
  removeRow(turn) {
    if (!inTable(turn)) return NONE;
    const allowed = line(turn.author, "row");
    turn.author.handle.commands.removeRow();
    return allowed;
  },
  removeColumn(turn) {
    if (!inTable(turn)) return NONE;
    const allowed = line(turn.author, "column");
    turn.author.handle.commands.removeColumn();
    return allowed;
  },
  addChapter(turn) {
    const { author, x } = turn;
    const chapters = author.document.chapters();
    if (chapters.length > 5) return NONE;
    author.document.addChapter(turn.word(), chapters.length === 0 ? undefined : pick(x[0], chapters).id);
    return NONE;
  },
  renameChapter(turn) {
    const chapters = turn.author.document.chapters().filter((chapter) => chapter.id !== "_");
    if (chapters.length === 0) return NONE;
    const chapter = pick(turn.x[0], chapters);
    const word = turn.word();
    const title = turn.x[3] < 0.5 ? `${chapter.title} ${word}` : `${word} ${chapter.title}`;
    turn.author.document.renameChapter(chapter.id, title);
    return NONE;
  },
  moveChapter({ author, x }) {
    const chapters = author.document.chapters();
    if (chapters.length < 2) return NONE;
    const [one, other] = [pick(x[0], chapters).id, pick(x[1], chapters).id];
    author.document.moveChapter(one, x[3] < 0.5 ? { before: other } : { after: other });
    return NONE;
  },
  removeChapter({ author, x }) {
    const chapters = author.document.chapters();
    if (chapters.length === 0) return NONE;
    const chapter = pick(x[0], chapters);
    const held = new Set<string>(wordsIn(chapter.title));
    for (const block of author.document.blocks(chapter.id)) {
      if (block.place.chapter !== chapter.id) continue;
      for (const one of wordsIn(author.textOf(block.id))) held.add(one);
    }
    author.document.removeChapter(chapter.id);
    return held;
  },
  restoreChapter({ author, x }) {
    const removed = [
      ...author.document.removedChapters(),
      ...author.document.chapters().filter((c) => c.standing === "unplaced"),
    ];
    if (removed.length > 0) author.document.restoreChapter(pick(x[0], removed).id);
    return NONE;
  },
  turn({ author, x }) {
    const chapters = author.document.chapters();
    if (chapters.length > 0) author.turn(pick(x[0], chapters).id);
    return NONE;
  },
  title(turn) {
    turn.author.document.setTitle(`${turn.author.document.title} ${turn.word()}`);
    return NONE;
  },
  undo(turn) {
    const allowed = turn.undoable();
    for (let i = 0; i <= at(turn.x[0], 4); i += 1) turn.author.handle.commands.undo();
    return allowed;
  },
  redo(turn) {
    const allowed = turn.undoable();
    for (let i = 0; i <= at(turn.x[0], 3); i += 1) turn.author.handle.commands.redo();
    return allowed;
  },
  pause({ author }) {
    author.document.undo.cut();
    return NONE;
  },
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
};
