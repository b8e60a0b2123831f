//! Parts typed in and erased, the blocks that have them, pictures as they are looked at, and what is said of chapters
//! and of the Space.

import { partNames, partText } from "../../src/document/parts.ts";
import { plainText } from "../../src/document/plain.ts";
import { rankBetween } from "../../src/document/rank.ts";
import type { ShownBlock } from "../../src/document/reading.ts";
import {
  blockMap,
  indentField,
  kindField,
  placeText,
  readKind,
  TEXT_KINDS,
  textField,
} from "../../src/document/shape.ts";
import { lines } from "../../src/document/lines.ts";
import type { TextKind } from "../../src/editor/handle.ts";
import { addMark, removeMark, setMark } from "../../src/picture/look.ts";
import { readMark } from "../../src/picture/marks.ts";
import { type Author, offsetIn } from "../author.ts";
import { at, pick } from "../chance.ts";
import { type Doing, NONE, type Turn } from "../hands.ts";
import { wordsIn, wordsTouched } from "../words.ts";

const HASH = "ab".repeat(32);
const MEDIA = { medium: HASH, name: "a", mime: "", bytes: 12 };

/** What can be put in through the document alone. */
const NEWCOMERS: [string, Record<string, string | number | boolean>][] = [
  ["audio", { ...MEDIA, duration: 1200 }],
  ["clip", { ...MEDIA, width: 640, height: 360, poster: HASH }],
  ["link", { url: "https://example.org/", face: HASH }],
  ["assignment", { answer: "both" }],
  ["picture", { medium: HASH, decorative: true }],
];

/** The shown blocks of the chapter that are there to be worked on, of some kinds. */
export const ofKinds = (author: Author, kinds: readonly string[]): ShownBlock[] =>
  author.document.blocks(author.chapter).filter(({ block }) => kinds.includes(readKind(block)));

/** A new block after some block of the chapter, born as the editor does it. */
export function comeIn(turn: Turn, kind: string, fields: Record<string, string | number | boolean>): string | null {
  const { author, x } = turn;
  if (author.chapter === "_") return null;
  const blocks = author.document
    .blocks(author.chapter)
    .filter(({ place }) => place.container === "" && place.chapter === author.chapter);
  const index = at(x[0], blocks.length + 1);
  const rank = rankBetween(
    blocks[index - 1]?.place.rank ?? null,
    blocks.slice(index).map(({ place }) => place),
    author.document.random,
  );
  const bytes = new Uint8Array(8);
  author.document.random(bytes);
  const id = `n${Array.from(bytes, (byte) => (byte % 36).toString(36)).join("")}`;
  const before = blocks[index - 1];
  const indent = before === undefined ? 0 : indentField(before.block);
  author.document.bear([{ id, kind, place: placeText(author.chapter, rank), indent, fields }]);
  const word = turn.word();
  author.document.edit(() => {
    const block = blockMap(author.replica.doc, id);
    block?.delete("gone");
    if (block !== null) textField(block, "text")?.insert(0, word);
  });
  return id;
}

/** The parts that a block may be written in. */
function partsOf({ id, block }: ShownBlock, author: Author): string[] {
  switch (readKind(block)) {
    case "picture":
      return [
        "alt",
        ...lines(block, "mark")
          .filter(({ gone }) => gone === null)
          .map((mark) => `mark/${mark.id}`),
      ];
    case "video":
      return ["title"];
    case "audio":
    case "clip":
      return ["transcript"];
    case "link":
      return ["title", "description"];
    case "question":
      return ["answer", "alt"];
    default:
      return kindField(block) === "callout" ? ["later", ...partNames(author.replica.doc, id)] : [];
  }
}

/** Puts a word into a part, where a caret may stand. Answers the words it broke. */
export function typePart(turn: Turn, block: string, part: string): ReadonlySet<string> {
  const { author, x } = turn;
  const text = partText(author.replica.doc, block, part);
  const plain = plainText(text);
  const caret = offsetIn(plain, x[1]);
  const word = turn.word();
  author.document.edit(() => text.insert(caret, word), `part:${block}:${part}`);
  return new Set(wordsTouched(plain, caret, caret));
}

function pickPart({ author, x }: Turn): { block: string; part: string } | null {
  const all = author.document
    .blocks(author.chapter)
    .flatMap((shown) => partsOf(shown, author).map((part) => ({ block: shown.id, part })));
  return all.length === 0 ? null : pick(x[0], all);
}

export const PARTS: Record<string, Doing> = {
  newcomer(turn) {
    const [kind, fields] = pick(turn.x[2], NEWCOMERS);
    comeIn(turn, kind, fields);
    return NONE;
  },
  partType(turn) {
    const found = pickPart(turn);
    return found === null ? NONE : typePart(turn, found.block, found.part);
  },
  partErase(turn) {
    const found = pickPart(turn);
    if (found === null) return NONE;
    const text = partText(turn.author.replica.doc, found.block, found.part);
    const plain = plainText(text);
    const [from = 0, to = 0] = [offsetIn(plain, turn.x[1]), offsetIn(plain, turn.x[2])].sort((a, b) => a - b);
    if (from === to) return NONE;
    const words = wordsTouched(plain, from, to);
    turn.damaged(words);
    turn.author.document.edit(() => text.delete(from, to - from), `part:${found.block}:${found.part}`);
    return new Set(words);
  },
  /** Text to whatever else text can be: callouts, a note, something to think about first, a formula. */
  kindLater({ author, x }) {
    author.caret(x[0], x[1]);
    author.handle.commands.setKind(pick(x[2], TEXT_KINDS) as TextKind);
    return NONE;
  },
  drawMark({ author, x }) {
    const pictures = ofKinds(author, ["picture"]);
    if (pictures.length === 0) return NONE;
    const [x1, y1] = [at(x[1], 10_001), at(x[2], 10_001)];
    const shape = pick(x[3], ["arrow", "circle", "box", "number", "label"] as const);
    addMark(author.document, pick(x[0], pictures).id, { shape, colour: "red", x1, y1, x2: y1, y2: x1, text: "" });
    return NONE;
  },
  markMove({ author, x }) {
    const marks = marksIn(author);
    if (marks.length === 0) return NONE;
    const { block, mark, register } = pick(x[0], marks);
    const read = readMark(mark, register, "");
    if (read !== null) setMark(author.document, block, { ...read, x1: at(x[1], 10_001), y1: at(x[2], 10_001) });
    return NONE;
  },
  markRemove({ author, x }) {
    const marks = marksIn(author);
    if (marks.length === 0) return NONE;
    const { block, mark } = pick(x[0], marks);
    const words = wordsIn(plainText(partText(author.replica.doc, block, `mark/${mark}`)));
    removeMark(author.document, block, mark);
    return new Set(words);
  },
  /** Beside the one before it, turned, cropped, or none of that. */
  look({ author, x }) {
    const pictures = ofKinds(author, ["picture"]);
    if (pictures.length === 0) return NONE;
    const { block } = pick(x[0], pictures);
    const [name, value] = pick(x[1], [
      ["beside", "row"],
      ["beside", "compare"],
      ["turn", 90],
      ["crop", "100 200 5000 6000"],
    ] as const);
    author.document.edit(() => {
      if (x[2] < 0.3) block.delete(name);
      else block.set(name, value);
    });
    return NONE;
  },
  /** Removes a block as a thing, wherever it is in the Space. */
  removeAnywhere({ author, x }) {
    const blocks = author.document.chapters().flatMap((chapter) => author.document.blocks(chapter.id));
    if (blocks.length === 0) return NONE;
    const { id } = pick(x[0], blocks);
    const words = wordsIn(author.textOf(id));
    author.document.removeBlock(id);
    return new Set(words);
  },
  draft({ author, x }) {
    const chapters = author.document.chapters().filter((chapter) => chapter.id !== "_");
    if (chapters.length > 0) author.document.setDraft(pick(x[0], chapters).id, x[1] < 0.6);
    return NONE;
  },
  focus({ author, x }) {
    author.document.setFocus(x[2] < 0.2 ? null : { x: x[0] * 10_000, y: x[1] * 10_000 });
    return NONE;
  },
  checked({ author, x }) {
    author.document.setChecked(HASH, x[0] < 0.7);
    return NONE;
  },
};

const marksIn = (author: Author): { block: string; mark: string; register: unknown }[] =>
  ofKinds(author, ["picture"]).flatMap(({ id, block }) =>
    lines(block, "mark")
      .filter(({ gone }) => gone === null)
      .map((mark) => ({ block: id, mark: mark.id, register: block.get(`mark/${mark.id}`) })),
  );
