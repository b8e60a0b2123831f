//! What a person writes: typing, splitting and joining, kinds and marks, what is pasted, and taking back.

import { TEXT_KINDS } from "../../src/document/shape.ts";
import type { TextKind } from "../../src/editor/handle.ts";
import { at, pick } from "../chance.ts";
import { broken, type Doing, erase, erased, NONE, stretch, type Turn, typeWord } from "../hands.ts";

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

/** The kinds that a text could be when the first cases were written down: what those do stays the same. */
const KINDS = TEXT_KINDS.slice(0, 9) as TextKind[];

export const WRITING: Record<string, Doing> = {
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
    author.handle.commands.setKind(pick(x[2], KINDS));
    return NONE;
  },
  kinds(turn) {
    stretch(turn, true);
    turn.author.handle.commands.toggleKind(pick(turn.x[2], KINDS));
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
  title(turn) {
    turn.author.document.setTitle(`${turn.author.document.title} ${turn.word()}`);
    return NONE;
  },
};
