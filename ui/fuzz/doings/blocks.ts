//! Whole blocks: moved, chosen, copied, removed, kept, put in.

import { TEXT_KINDS } from "../../src/document/shape.ts";
import type { Medium, TextKind } from "../../src/editor/handle.ts";
import { at, pick } from "../chance.ts";
import { blockIds, type Doing, NONE, spot, wordsOfBlock } from "../hands.ts";
import { wordsIn } from "../words.ts";

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

/** The kinds that a text could be when the first cases were written down: what those do stays the same. */
const KINDS = TEXT_KINDS.slice(0, 9) as TextKind[];

export const BLOCKS: Record<string, Doing> = {
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
    else if (doing === 3) author.handle.commands.setKind(pick(x[0], KINDS));
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
};
