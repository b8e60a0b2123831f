//! Things in a block that have an id, registers `<what>/<id>` and `<what>/<id>/gone`: rows and columns of a table,
//! options of a question, marks on a picture.

import { isId } from "./ids.ts";
import { compare } from "./rank.ts";
import { type BlockMap, goneField, rankOf } from "./shape.ts";

/** One that is there, gone or not. */
export interface Line {
  id: string;
  rank: string;
  /** Null when it is not gone. */
  gone: string | null;
}

/** All of one sort, gone or not, in order. */
export function lines(block: BlockMap, what: string): Line[] {
  const found: Line[] = [];
  const prefix = `${what}/`;
  block.forEach((value, key) => {
    if (!key.startsWith(prefix)) return;
    const id = key.slice(prefix.length);
    if (isId(id)) found.push({ id, rank: rankOf(value), gone: goneField(block, `${key}/gone`) });
  });
  return found.sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id));
}
