//! What a transaction on the Y.Doc touched, in the words of a Space.

import * as Y from "yjs";
import { blockOfPart } from "./parts.ts";
import { blocksOf, chaptersOf } from "./shape.ts";
import { blockOfCell } from "./table.ts";

export interface DocumentChange {
  blocks: Set<string>;
  chapters: Set<string>;
  /** The title, summary, themes, language, cover or a name of a person. */
  space: boolean;
  /** Whether it was done here (typing, a command, undo) and not elsewhere. */
  local: boolean;
  origin: unknown;
}

type AnyType = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>;

/** The thing that a changed type belongs to. */
export type Owner = { block: string } | { chapter: string } | "space" | null;

/** Whose type this is; for the maps of all blocks or chapters themselves: null. */
export function ownerOf(doc: Y.Doc, type: AnyType): Owner {
  const item = type._item;
  if (item === null) {
    const name = rootName(doc, type);
    if (name === null) return null;
    const block = blockOfCell(name) ?? blockOfPart(name);
    return block === null ? "space" : { block };
  }
  const parent = item.parent as AnyType;
  if ((parent as unknown) === blocksOf(doc)) return item.parentSub === null ? null : { block: item.parentSub };
  if ((parent as unknown) === chaptersOf(doc)) return item.parentSub === null ? null : { chapter: item.parentSub };
  return ownerOf(doc, parent);
}

/** Root types do not know their names; looking one up among thousands happens once. */
const NAMES = new WeakMap<AnyType, string>();

function rootName(doc: Y.Doc, type: AnyType): string | null {
  const known = NAMES.get(type);
  if (known !== undefined) return known;
  for (const [name, root] of doc.share) {
    if ((root as unknown) !== type) continue;
    NAMES.set(type, name);
    return name;
  }
  return null;
}

/** What a transaction touched. */
export function changeOf(doc: Y.Doc, transaction: Y.Transaction): DocumentChange {
  const change: DocumentChange = {
    blocks: new Set(),
    chapters: new Set(),
    space: false,
    local: transaction.local,
    origin: transaction.origin as unknown,
  };
  transaction.changed.forEach((keys, type) => {
    const into =
      (type as unknown) === blocksOf(doc)
        ? change.blocks
        : (type as unknown) === chaptersOf(doc)
          ? change.chapters
          : null;
    if (into !== null) {
      for (const key of keys) if (key !== null) into.add(key);
      return;
    }
    const owner = ownerOf(doc, type as unknown as AnyType);
    if (owner === "space") change.space = true;
    else if (owner !== null && "block" in owner) change.blocks.add(owner.block);
    else if (owner !== null) change.chapters.add(owner.chapter);
  });
  return change;
}
