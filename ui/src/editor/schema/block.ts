//! What every block node has in common, and what a kind of block must say of itself.

import type { Attribute, Node } from "@tiptap/core";
import type { Node as PMNode } from "@tiptap/pm/model";
import type { BlockMap } from "../../document/shape.ts";

/** A value as it stands in a register of a block; null when the register is absent. */
export type Register = string | number | true | null;

/** One kind of block: its node, and how its attributes stand in the document. */
export interface BlockKind {
  /** The TipTap node. */
  node: Node;
  /** The kind's own attributes as a block reads. */
  attrs(block: BlockMap): Record<string, unknown>;
  /** The kind's registers, `kind` among them, as a node says. */
  registers(node: PMNode): Record<string, Register>;
}

/** An attribute that is never written into HTML: what is copied gets an identity of its own. */
export const inner = (value: unknown): Attribute => ({ default: value, rendered: false }) as Attribute;

/** The attributes of every block: see `docs/document.md`. */
export const blockAttributes = (): Record<string, Attribute> => ({
  /** Null until the binding has given one. */
  id: inner(null),
  indent: inner(0),
  /** The container that it is shown in, if any. */
  container: inner(null),
  /** Who removed it while another wrote in it; null when it is in its place. */
  removedBy: inner(null),
});

/** An attribute of a node as text. */
export const text = (node: PMNode, name: string): string => {
  const value: unknown = node.attrs[name];
  return typeof value === "string" ? value : "";
};

/** An attribute as text, absent when empty. */
export const textOrNull = (node: PMNode, name: string): string | null => text(node, name) || null;

/** An attribute as a number. */
export const number = (node: PMNode, name: string): number => {
  const value: unknown = node.attrs[name];
  return typeof value === "number" ? value : 0;
};

/** An attribute as a number, absent when 0. */
export const numberOrNull = (node: PMNode, name: string): number | null => number(node, name) || null;

export const flagOrNull = (node: PMNode, name: string): true | null => (node.attrs[name] === true ? true : null);
