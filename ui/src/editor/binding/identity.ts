//! Every block of the editor has an id of its own, and keeps it through all that a person would call the same
//! block. Split, paste, duplicate and copy make doubles; here one of them keeps the id and the others get new ones.

import type { Node as PMNode } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { isId } from "../../document/ids.ts";
import { canBeSameBlock } from "../schema/kinds.ts";
import { squareTable } from "./square.ts";

interface Found {
  id: string | null;
  node: PMNode;
  pos: number;
}

function topLevel(doc: PMNode): Found[] {
  const found: Found[] = [];
  doc.forEach((node, pos) => {
    const id: unknown = node.attrs["id"];
    found.push({ id: typeof id === "string" && isId(id) ? id : null, node, pos });
  });
  return found;
}

/** The transaction that gives every block its own id and makes tables square again; null when all is well. */
export function identify(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  newId: () => string,
): Transaction | null {
  const old = new Map(topLevel(before.doc).map((found) => [found.id, found]));
  const now = topLevel(after.doc);
  const groups = new Map<string, Found[]>();
  const fresh: Found[] = [];
  for (const found of now) {
    const was = found.id === null ? undefined : old.get(found.id);
    if (found.id === null || was === undefined || !canBeSameBlock(was.node.type.name, found.node.type.name)) {
      fresh.push(found);
    } else {
      const group = groups.get(found.id);
      if (group === undefined) groups.set(found.id, [found]);
      else group.push(found);
    }
  }
  for (const [id, group] of groups) {
    if (group.length < 2) continue;
    const keeper = keep(group, old.get(id), transactions);
    fresh.push(...group.filter((found) => found !== keeper));
  }
  const tr = after.tr;
  for (const { pos, node } of fresh) {
    tr.setNodeAttribute(pos, "id", newId());
    if (node.attrs["removedBy"] !== null) tr.setNodeAttribute(pos, "removedBy", null);
    if (node.attrs["container"] !== null) tr.setNodeAttribute(pos, "container", null);
  }
  // From the last to the first, so that positions stay right.
  for (const { id, node, pos } of now.reverse()) {
    if (node.type.name !== "table" || (id !== null && old.get(id)?.node === node)) continue;
    squareTable(
      tr,
      pos,
      newId,
      fresh.some((found) => found.pos === pos),
    );
  }
  return tr.docChanged ? tr : null;
}

/** Which of several with one id is the block that it was. */
function keep(
  group: readonly Found[],
  was: Found | undefined,
  transactions: readonly Transaction[],
): Found | undefined {
  const first = group[0];
  if (was === undefined || first === undefined) return first;
  let pos = was.pos;
  let deleted = false;
  for (const tr of transactions) {
    const result = tr.mapping.mapResult(pos, 1);
    deleted ||= result.deletedAfter;
    pos = result.pos;
  }
  const stayed = deleted ? first : (group.find((found) => found.pos === pos) ?? first);
  // Split at its very start: the words are the block, what came before them is new.
  const [, second] = group;
  if (stayed === first && second !== undefined && was.node.content.size > 0 && first.node.content.size === 0) {
    const next = first.pos + first.node.nodeSize === second.pos;
    if (next && second.node.content.size > 0) return second;
  }
  return stayed;
}
