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
  /** The names of the parts that a block has or may have; its node has the attribute `parts` (`partsAttribute`). */
  parts?(block: BlockMap): string[];
}

/** The parts of a block that are not empty, by their names in order. */
export type Parts = Readonly<Record<string, string>>;

/**
 * What the parts of a block read, for the view and for copies of it. The binding keeps it as the document says; an
 * edit goes through a `PartField`, or sets the attribute, which writes the smallest change.
 */
export const partsAttribute = (): Record<string, Attribute> => ({ parts: inner({}) });

/** The parts that a node shows. */
export const partsOf = (node: PMNode): Parts => (node.attrs["parts"] ?? {}) as Parts;

/** For the clipboard: null when there are none. */
export const partsText = (node: PMNode): string | null => {
  const parts = partsOf(node);
  return Object.keys(parts).length === 0 ? null : JSON.stringify(parts);
};

/** Parts from our own clipboard, checked as anything from outside. */
export function partsFrom(text: string | null): Parts {
  if (text === null || text === "") return {};
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null) return {};
    return sortedParts(
      Object.entries(read).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string" && /^[A-Za-z0-9_/]{1,80}$/.test(entry[0]),
      ),
    );
  } catch {
    return {};
  }
}

/** Parts in the order that makes two equal ones equal; empty ones are absent. */
export const sortedParts = (entries: readonly (readonly [string, string])[]): Parts =>
  Object.fromEntries(entries.filter(([, value]) => value !== "").sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

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
