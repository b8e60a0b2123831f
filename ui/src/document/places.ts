//! Which blocks stand in which chapter, kept up to date, so that nobody walks all blocks for one chapter. What always
//! holds: it says what the registers say at the moment of asking, also inside a transaction.

import * as Y from "yjs";
import { blockMap, blocksOf, chapterMap, placeField } from "./shape.ts";

class Places {
  readonly #chapterOf = new Map<string, string>();
  readonly #blocksOf = new Map<string, Set<string>>();

  constructor(private readonly doc: Y.Doc) {
    for (const id of blocksOf(doc).keys()) this.#read(id);
    doc.on("beforeObserverCalls", (transaction: Y.Transaction) => this.#catchUp(transaction));
  }

  /** The blocks whose place names a chapter. */
  in(chapter: string): ReadonlySet<string> {
    this.#now();
    return this.#blocksOf.get(chapter) ?? NONE;
  }

  /** The blocks whose place names no chapter that exists. */
  outside(): string[] {
    this.#now();
    const strays: string[] = [];
    for (const [chapter, ids] of this.#blocksOf) if (chapterMap(this.doc, chapter) === null) strays.push(...ids);
    return strays;
  }

  #now(): void {
    if (this.doc._transaction !== null) this.#catchUp(this.doc._transaction);
  }

  #catchUp(transaction: Y.Transaction): void {
    const blocks = blocksOf(this.doc);
    transaction.changed.forEach((keys, type) => {
      if ((type as unknown) === blocks) {
        for (const key of keys) if (key !== null) this.#read(key);
      } else if (keys.has("place") && (type._item?.parent as unknown) === blocks) {
        const id = type._item?.parentSub;
        if (typeof id === "string") this.#read(id);
      }
    });
  }

  #read(id: string): void {
    const block = blockMap(this.doc, id);
    const now = block === null ? undefined : placeField(block).chapter;
    const was = this.#chapterOf.get(id);
    if (was === now) return;
    if (was !== undefined) {
      const siblings = this.#blocksOf.get(was);
      siblings?.delete(id);
      if (siblings?.size === 0) this.#blocksOf.delete(was);
    }
    if (now === undefined) {
      this.#chapterOf.delete(id);
      return;
    }
    this.#chapterOf.set(id, now);
    const siblings = this.#blocksOf.get(now);
    if (siblings === undefined) this.#blocksOf.set(now, new Set([id]));
    else siblings.add(id);
  }
}

const NONE: ReadonlySet<string> = new Set();
const PLACES = new WeakMap<Y.Doc, Places>();

function placesOf(doc: Y.Doc): Places {
  let places = PLACES.get(doc);
  if (places === undefined) PLACES.set(doc, (places = new Places(doc)));
  return places;
}

/** The ids of the blocks whose place names this chapter, gone or not, in no order. */
export const blocksIn = (doc: Y.Doc, chapter: string): ReadonlySet<string> => placesOf(doc).in(chapter);

/** The ids of the blocks whose place names no chapter that exists, gone or not. */
export const blocksOutside = (doc: Y.Doc): string[] => placesOf(doc).outside();
