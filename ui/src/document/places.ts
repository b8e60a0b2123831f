//! Which blocks stand in which chapter, and what has been worked out of a chapter, kept up to date, so that nobody walks
//! all blocks for one chapter. What always holds: it says what the registers and texts say at the moment of asking, also
//! inside a transaction.

import * as Y from "yjs";
import { ownerOf } from "./change.ts";
import { blockMap, blocksOf, chapterMap, chaptersOf, placeField } from "./shape.ts";

class Places {
  readonly #chapterOf = new Map<string, string>();
  readonly #blocksOf = new Map<string, Set<string>>();
  readonly #worked = new Map<string, string>();

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

  /** What was worked out of a chapter, until anything in it changes. Inside a transaction it is worked out anew. */
  workedOut(chapter: string, work: () => string): string {
    if (this.doc._transaction !== null) return work();
    const known = this.#worked.get(chapter);
    if (known !== undefined) return known;
    const made = work();
    this.#worked.set(chapter, made);
    return made;
  }

  #now(): void {
    if (this.doc._transaction !== null) this.#catchUp(this.doc._transaction);
  }

  #catchUp(transaction: Y.Transaction): void {
    const [blocks, chapters] = [blocksOf(this.doc), chaptersOf(this.doc)] as unknown[];
    transaction.changed.forEach((keys, type) => {
      if (type === blocks) {
        for (const key of keys) if (key !== null) this.#read(key);
      } else if (type === chapters) {
        for (const key of keys) if (key !== null) this.#worked.delete(key);
      } else if (this.#worked.size > 0 || keys.has("place")) {
        const owner = ownerOf(this.doc, type as unknown as Parameters<typeof ownerOf>[1]);
        if (owner === null || owner === "space") return;
        if ("chapter" in owner) this.#worked.delete(owner.chapter);
        else this.#read(owner.block);
      }
    });
  }

  #read(id: string): void {
    const block = blockMap(this.doc, id);
    const now = block === null ? undefined : placeField(block).chapter;
    const was = this.#chapterOf.get(id);
    if (was !== undefined) this.#worked.delete(was);
    if (now !== undefined) this.#worked.delete(now);
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

/** What was worked out of a chapter before, unless anything in it has changed since. */
export const workedOut = (doc: Y.Doc, chapter: string, work: () => string): string =>
  placesOf(doc).workedOut(chapter, work);
