//! Parts: the further texts of a block, each a root text of its own (docs/document.md). Plain, without marks.

import type * as Y from "yjs";
import { isId } from "./ids.ts";
import { plainText } from "./plain.ts";
import { compare } from "./rank.ts";

export const partName = (block: string, part: string): string => `part/${block}/${part}`;

export const partText = (doc: Y.Doc, block: string, part: string): Y.Text => doc.getText(partName(block, part));

/** The characters of a part; empty when there is none. */
export const partPlain = (doc: Y.Doc, block: string, part: string): string => plainText(partText(doc, block, part));

/** The block and the name of a root text that is a part, or null. */
export function partOf(root: string): { block: string; name: string } | null {
  const [head = "", block = "", ...rest] = root.split("/");
  const name = rest.join("/");
  return head === "part" && isId(block) && /^[A-Za-z0-9_/]+$/.test(name) ? { block, name } : null;
}

/** The block of a root text that is a part, or null. */
export const blockOfPart = (root: string): string | null => partOf(root)?.block ?? null;

/** The names of the parts of every block of a document, as far as its root types have been read. */
interface PartNames {
  roots: IterableIterator<string>;
  seen: number;
  names: Map<string, Set<string>>;
}
const NAMES = new WeakMap<Y.Doc, PartNames>();

/** The names of the parts that a block has had, empty ones too, in order. */
export function partNames(doc: Y.Doc, block: string): string[] {
  let known = NAMES.get(doc);
  if (known === undefined) NAMES.set(doc, (known = { roots: doc.share.keys(), seen: 0, names: new Map() }));
  // Root types only ever come, and a map hands out what comes later; only one that was told "done" does not.
  for (; known.seen < doc.share.size; known.seen += 1) {
    const part = partOf(String(known.roots.next().value));
    if (part === null) continue;
    const names = known.names.get(part.block);
    if (names === undefined) known.names.set(part.block, new Set([part.name]));
    else names.add(part.name);
  }
  return [...(known.names.get(block) ?? [])].sort(compare);
}

/** The texts of all parts of a block, in the order of their names. */
export const allParts = (doc: Y.Doc, block: string): Y.Text[] =>
  partNames(doc, block).map((name) => partText(doc, block, name));

/** The parts of a block in which something is written, in the order of their names. */
export const writtenParts = (doc: Y.Doc, block: string): [string, string][] =>
  partNames(doc, block)
    .map((name): [string, string] => [name, partPlain(doc, block, name)])
    .filter(([, words]) => words !== "");
