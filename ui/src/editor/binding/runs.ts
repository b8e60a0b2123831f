//! Text between its two forms: the delta of a Y.Text and the inline content of a node. Positions are the same in
//! both: a character is one, a hard break is the character `\n`, an embed is one.

import type { Mark, Node as PMNode, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import { OBJECT } from "../../document/plain.ts";

export type Attributes = Record<string, unknown>;

/** Characters, or one embedded thing, with the attributes that hold for all of it. */
export interface Run {
  insert: string | { embed: unknown };
  attributes: Attributes;
}

const FLAGS: ReadonlySet<string> = new Set(["bold", "italic", "code", "strike"]);

export const lengthOf = (run: Run): number => (typeof run.insert === "string" ? run.insert.length : 1);
export const plainOf = (run: Run): string => (typeof run.insert === "string" ? run.insert : OBJECT);
export const plain = (runs: readonly Run[]): string => runs.map(plainOf).join("");

/** What a Y.Text holds. */
export function runsOfText(text: Y.Text): Run[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Attributes }[];
  return delta.map(({ insert, attributes }) => ({
    insert: typeof insert === "string" ? insert : { embed: insert instanceof Y.AbstractType ? null : insert },
    attributes: attributes ?? {},
  }));
}

/** What the inline content of a node says. */
export function runsOfNode(node: PMNode): Run[] {
  const runs: Run[] = [];
  node.forEach((child) => {
    const attributes = attributesOf(child.marks);
    if (child.isText) runs.push({ insert: child.text ?? "", attributes });
    else if (child.type.name === "hardBreak") runs.push({ insert: "\n", attributes });
    else runs.push({ insert: { embed: child.attrs["value"] as unknown }, attributes });
  });
  return runs;
}

/** The part of runs between two positions. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const part: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const start = Math.max(from, at);
    const end = Math.min(to, at + lengthOf(run));
    if (start < end) {
      part.push(typeof run.insert === "string" ? { ...run, insert: run.insert.slice(start - at, end - at) } : run);
    }
    at += lengthOf(run);
  }
  return part;
}

/** The inline nodes of runs. In code there are no marks, and a break is a character. */
export function nodesOfRuns(schema: Schema, runs: readonly Run[], code: boolean): PMNode[] {
  const nodes: PMNode[] = [];
  for (const { insert, attributes } of runs) {
    const marks = code ? [] : marksOf(schema, attributes);
    if (typeof insert !== "string") {
      nodes.push(node(schema, "embed").create({ value: insert.embed }, null, marks));
    } else if (code) {
      nodes.push(schema.text(insert));
    } else {
      insert.split("\n").forEach((line, i) => {
        if (i > 0) nodes.push(node(schema, "hardBreak").create(null, null, marks));
        if (line !== "") nodes.push(schema.text(line, marks));
      });
    }
  }
  return nodes;
}

/** The node type of a name that the schema has. */
export function node(schema: Schema, name: string): Schema["nodes"][string] {
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type;
}

/** Formatting attributes as marks; what does not make sense reads as absent. */
export function marksOf(schema: Schema, attributes: Attributes): readonly Mark[] {
  let marks: readonly Mark[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    const mark = markOf(schema, name, value);
    if (mark !== null) marks = mark.addToSet(marks);
  }
  return marks;
}

function markOf(schema: Schema, name: string, value: unknown): Mark | null {
  if (FLAGS.has(name)) return value === true ? (schema.marks[name]?.create() ?? null) : null;
  if (name === "link")
    return typeof value === "string" ? (schema.marks["link"]?.create({ href: value }) ?? null) : null;
  return schema.marks["foreign"]?.create({ name, value }) ?? null;
}

/** Marks as formatting attributes. */
export function attributesOf(marks: readonly Mark[]): Attributes {
  const attributes: Attributes = {};
  for (const mark of marks) {
    if (mark.type.name === "foreign") attributes[String(mark.attrs["name"])] = mark.attrs["value"] as unknown;
    else attributes[mark.type.name] = mark.type.name === "link" ? (mark.attrs["href"] as unknown) : true;
  }
  return attributes;
}
