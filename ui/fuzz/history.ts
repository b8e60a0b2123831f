//! One history: what each author does and what reaches whom when. A list of steps with numbers in it, so that it
//! can be kept, replayed and made shorter; what the numbers pick is decided when the step is done.

import { isDeepStrictEqual } from "node:util";
import * as Y from "yjs";
import { SpaceDocument } from "../src/document/spaceDocument.ts";
import { BIRTH } from "../src/document/origins.ts";
import { modelOf } from "../src/document/model.ts";
import { blockMap, placeText } from "../src/document/shape.ts";
import { between } from "../src/document/rank.ts";
import { Author } from "./author.ts";
import { at, Chance } from "./chance.ts";
import { DOINGS, WEIGHTS } from "./doings.ts";
import type { Numbers } from "./hands.ts";
import type { RustReplica } from "./rust.ts";
import { visibleWords, word } from "./words.ts";

export interface Step {
  who: number;
  do: string;
  x: Numbers;
}

export interface History {
  seed: number;
  authors: number;
  steps: Step[];
}

export interface Outcome {
  words: number;
  deleted: number;
  steps: number;
  updates: number;
}

/** What went wrong, and at which step. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly step: number,
  ) {
    super(message);
    this.name = "Failure";
  }
}

export const SPACE = "00000000-0000-4000-8000-000000000001";

/** A random history. */
export function historyOf(seed: number, length = 70, authors = 3): History {
  const chance = new Chance(seed);
  const doings = Object.keys(DOINGS).flatMap((name) => new Array<string>(WEIGHTS[name] ?? 2).fill(name));
  const steps: Step[] = [];
  // In every third history all crowd into a few blocks.
  const crowd = seed % 3 === 0 ? 0.25 : 1;
  const numbers = (): Numbers => [chance.next() * crowd, chance.next(), chance.next(), chance.next()];
  // Some histories are busy with the net, some are long apart.
  const net = 0.15 + chance.next() * 0.4;
  while (steps.length < length) {
    const who = at(chance.next(), authors);
    if (chance.next() < net) {
      const rest = chance.next();
      const name = rest < 0.7 ? "deliver" : rest < 0.85 ? "catchUp" : "relay";
      steps.push({ who, do: name, x: numbers() });
    } else {
      const name = doings[at(chance.next(), doings.length)] ?? "type";
      steps.push({ who, do: name, x: numbers() });
      // While someone composes, what the others wrote comes in.
      if (name !== "compose") continue;
      steps.push({ who, do: "catchUp", x: numbers() }, { who, do: "compose", x: numbers() });
    }
  }
  return { seed, authors, steps };
}

/** A Space to begin with: two chapters, some blocks, one of a kind from the future with a block in it. */
function beginning(chance: Chance, words: () => string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 77;
  const random = (bytes: Uint8Array): void => chance.bytes(bytes);
  const document = new SpaceDocument(doc, "Beginning", { random });
  document.setTitle(`Space ${words()}`);
  for (const name of ["one", "two"]) {
    const chapter = document.addChapter(`${name} ${words()}`);
    let rank: string | null = null;
    const kinds = ["heading1", "paragraph", "bullet", "bullet", "paragraph"];
    if (name === "two") kinds.push("callout", "paragraph");
    let container = "";
    for (const kind of kinds) {
      rank = between(rank, null, random);
      const id = `${name}${kind}${rank.slice(-4)}`;
      document.bear([{ id, kind, place: placeText(chapter, rank, container), indent: 0, fields: {} }]);
      doc.transact(() => {
        const block = blockMap(doc, id);
        block?.delete("gone");
        const text = block?.get("text");
        if (text instanceof Y.Text) text.insert(0, `${words()} ${words()} ${words()}`);
      }, BIRTH);
      container = kind === "callout" ? id : "";
    }
  }
  const state = Y.encodeStateAsUpdate(doc);
  document.destroy();
  return state;
}

interface Post {
  update: Uint8Array;
}

/** Plays a history; throws a `Failure` when anything is not as promised. */
export async function play(history: History, rust: RustReplica | null): Promise<Outcome> {
  const chance = new Chance(history.seed ^ 0x5eed);
  crypto.getRandomValues = ((bytes: Uint8Array) => {
    chance.bytes(bytes);
    return bytes;
  }) as typeof crypto.getRandomValues;
  const all = new Set<string>();
  const deleted = new Set<string>();
  let count = 0;
  const newWord = (): string => {
    const one = word((count += 1));
    all.add(one);
    return one;
  };
  const state = beginning(chance, newWord);
  const authors = Array.from({ length: history.authors }, (_, i) => new Author(i, state, history.seed * 31 + i));
  // What has not reached each author yet; the last is the Rust replica.
  const posts: Post[][] = Array.from({ length: history.authors + 1 }, () => []);
  let updates = 0;
  let step = -1;
  const fail = (message: string): never => {
    throw new Failure(message, step);
  };
  const post = (): void => {
    for (const author of authors) {
      // A word typed letter by letter travels as one, as the replica gathers it: half a word that somebody deletes
      // could not be told from a lost one.
      const sent = author.sent();
      for (const update of sent.length < 3 ? sent : [Y.mergeUpdates(sent)]) {
        updates += 1;
        posts.forEach((queue, i) => i !== author.index && queue.push({ update }));
      }
    }
  };
  const rustQueue = posts[history.authors] ?? [];
  const feedRust = async (last: boolean): Promise<void> => {
    if (rust === null) return;
    const queue = last
      ? shuffled(rustQueue.splice(0), chance)
      : rustQueue.splice(0, 1 + at(chance.next(), rustQueue.length + 1));
    for (const { update } of queue) {
      await rust.apply(update);
      if (chance.next() < 0.1) await rust.apply(update);
    }
  };

  try {
    if (rust !== null) {
      await rust.reset(SPACE);
      await rust.apply(state);
    }
    for (const { who, do: name, x } of history.steps) {
      step += 1;
      const author = authors[who % authors.length];
      const queue = posts[who % authors.length];
      if (author === undefined || queue === undefined) continue;
      if (name === "deliver") deliver(author, queue, x);
      else if (name === "catchUp") for (const { update } of shuffled(queue.splice(0), chance)) author.apply(update);
      else if (name === "relay") {
        await feedRust(false);
        if (rust !== null) author.apply(await rust.state());
      } else {
        const doing = DOINGS[name];
        if (doing === undefined) continue;
        if (name !== "compose") author.rest();
        const before = visibleWords(author.replica.doc);
        const fresh: string[] = [];
        const damaged: string[] = [];
        const allowed = doing({
          author,
          x,
          word: () => {
            const one = newWord();
            author.own.add(one);
            fresh.push(one);
            return one;
          },
          damaged: (words) => {
            for (const one of words) damaged.push(one);
          },
          undoable: () => new Set([...author.own, ...deleted]),
        });
        const after = visibleWords(author.replica.doc);
        for (const one of fresh)
          if (!after.has(one)) fail(`${name} of author ${who} wrote ${one}, which is not to be seen`);
        for (const [one, times] of before) {
          const left = after.get(one) ?? 0;
          if (left >= times || !all.has(one)) continue;
          const may = allowed.has(one) || deleted.has(one);
          // What came out of order can have taken a text away here before it brought it to its new place: then a copy
          // may be the last one for now, and the end of the history still asks for the word.
          if (left === 0 && !may && author.replica.doc.store.pendingStructs === null)
            fail(`${name} of author ${who} took away ${one}, which it may not`);
          // Of doubles, a person deletes one; another may meanwhile delete the other.
          if (may) deleted.add(one);
        }
        // Whoever takes away a letter of a word deletes it, even if an equal letter beside it still completes it here.
        for (const one of damaged) deleted.add(one);
      }
      if (!author.composing && !author.handle.binding.equal)
        fail(`after ${name} the editor of author ${who} does not show the document`);
      post();
    }
    step = history.steps.length;
    // Taking in what others formatted may make Yjs tidy up, which is an update again.
    for (let round = 0; posts.slice(0, authors.length).some((queue) => queue.length > 0); round += 1) {
      if (round > 20) fail("the authors never come to rest");
      for (const [i, author] of authors.entries()) {
        for (const { update } of shuffled(posts[i]?.splice(0) ?? [], chance)) {
          author.apply(update);
          if (chance.next() < 0.1) author.apply(update);
        }
      }
      post();
    }
    for (const author of authors) author.rest();
    await feedRust(true);
    await compare(authors, rust, all, deleted, fail);
    return { words: all.size, deleted: deleted.size, steps: history.steps.length, updates };
  } finally {
    for (const author of authors) author.destroy();
  }
}

function deliver(author: Author, queue: Post[], x: Numbers): void {
  if (queue.length === 0) return;
  const index = x[0] < 0.5 ? 0 : at(x[1], queue.length);
  const [one] = x[2] < 0.15 ? queue.slice(index, index + 1) : queue.splice(index, 1);
  if (one !== undefined) author.apply(one.update);
}

function shuffled<T>(list: T[], chance: Chance): T[] {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = at(chance.next(), i + 1);
    const [a, b] = [list[i], list[j]];
    if (a !== undefined && b !== undefined) [list[i], list[j]] = [b, a];
  }
  return list;
}

/** Everyone has everything: all must be equal, and every word that nobody deleted must be there. */
async function compare(
  authors: Author[],
  rust: RustReplica | null,
  all: Set<string>,
  deleted: Set<string>,
  fail: (message: string) => never,
): Promise<void> {
  const [first] = authors;
  if (first === undefined) return;
  const model = modelOf(first.replica.doc, SPACE);
  for (const author of authors) {
    if (author.replica.doc.store.pendingDs !== null) fail(`author ${author.index} still misses deletions`);
    if (author.replica.doc.store.pendingStructs !== null) fail(`author ${author.index} still misses updates`);
    if (!isDeepStrictEqual(modelOf(author.replica.doc, SPACE), model))
      fail(
        `author ${author.index} has another Space than author 0: ${difference(model, modelOf(author.replica.doc, SPACE))}`,
      );
    if (!author.handle.binding.equal) fail(`the editor of author ${author.index} does not show the document`);
    const shown = author.view.state.doc.textContent;
    if (shown !== author.view.dom.textContent?.replaceAll("\u200b", "") && process.env["PLEIN_DOM"] === "1")
      fail("the screen differs");
    const visible = visibleWords(author.replica.doc);
    const lost = [...all].filter((one) => !deleted.has(one) && !visible.has(one));
    if (lost.length > 0) fail(`lost at author ${author.index}: ${lost.join(" ")}`);
  }
  if (rust === null) return;
  const theirs = await rust.model();
  if (!isDeepStrictEqual(theirs, model)) fail(`Rust reads another Space: ${difference(model, theirs)}`);
}

/** The first place where two JSON values differ. */
export function difference(ours: unknown, theirs: unknown, path = "$"): string {
  if (isDeepStrictEqual(ours, theirs)) return "";
  if (typeof ours === "object" && typeof theirs === "object" && ours !== null && theirs !== null) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    for (const key of keys) {
      const found = difference(
        (ours as Record<string, unknown>)[key],
        (theirs as Record<string, unknown>)[key],
        `${path}.${key}`,
      );
      if (found !== "") return found;
    }
  }
  return `${path}: ${JSON.stringify(ours)?.slice(0, 300)} here, ${JSON.stringify(theirs)?.slice(0, 300)} there`;
}
