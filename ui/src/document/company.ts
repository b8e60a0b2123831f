//! Who is in a Space at this moment, and where: what screens tell each other through the hub, kept nowhere.
//! In words: docs/document.md.

/** Where somebody is. */
export interface Whereabout {
  chapter: string;
  /** The block with their caret. */
  block?: string;
  /** The cell of the table. */
  row?: string;
  column?: string;
  /** Relative positions of Yjs in the text of that block or cell, in base64: of the caret, and of where the selection began. */
  head?: string;
  anchor?: string;
}

/** Somebody on another computer. */
export interface Colleague {
  device: string;
  name: string;
  /** Which of the eight colours, from 0. */
  hue: number;
  at: Whereabout;
}

const TEXTS = ["block", "row", "column", "head", "anchor"] as const;

/** What another screen said; null when it makes no sense. */
export function readWhereabout(place: string): Whereabout | null {
  let said: unknown;
  try {
    said = JSON.parse(place);
  } catch {
    return null;
  }
  if (typeof said !== "object" || said === null || !("chapter" in said) || typeof said.chapter !== "string")
    return null;
  const at: Whereabout = { chapter: said.chapter };
  for (const name of TEXTS) {
    const value = (said as Record<string, unknown>)[name];
    if (typeof value === "string") at[name] = value;
  }
  return at;
}

/** The same person has the same colour on every screen. */
export function hueOf(device: string): number {
  let sum = 0;
  for (const letter of device) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return sum % 8;
}
