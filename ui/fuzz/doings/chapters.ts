//! Chapters.

import { pick } from "../chance.ts";
import { type Doing, NONE } from "../hands.ts";
import { wordsIn } from "../words.ts";

export const CHAPTERS: Record<string, Doing> = {
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
};
