//! The characters of a Y.Text alone.

import type * as Y from "yjs";

/** Stands for something embedded in a text. */
export const OBJECT = "\ufffc";

/** The characters; an embed reads as U+FFFC, so positions are those of the Y.Text. */
export function plainText(text: Y.Text): string {
  let plain = "";
  for (const { insert } of text.toDelta() as { insert?: unknown }[])
    plain += typeof insert === "string" ? insert : OBJECT;
  return plain;
}

/** The client ids of those whose characters are still there. */
export function writersOf(text: Y.Text): Set<number> {
  const clients = new Set<number>();
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) clients.add(item.id.client);
  }
  return clients;
}
