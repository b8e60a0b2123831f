//! Places on a picture, in 1/10000 of its width and height, as they stand in registers (docs/document.md).

import { type BlockMap } from "./shape.ts";

/** The far edge of a picture. */
export const EDGE = 10_000;

/** As many numbers of 0 to 10000, of one to five digits, with one space between them; null for anything else. */
export function coordinates(text: unknown, count: number): number[] | null {
  if (typeof text !== "string") return null;
  const words = text.split(" ");
  if (words.length !== count || !words.every((word) => /^[0-9]{1,5}$/.test(word))) return null;
  const numbers = words.map(Number);
  return numbers.every((number) => number <= EDGE) ? numbers : null;
}

/** A part of a picture: x, y, width and height, not empty and not outside. */
export function readArea(text: unknown): [number, number, number, number] | null {
  const [x = 0, y = 0, width = 0, height = 0] = coordinates(text, 4) ?? [];
  return width > 0 && height > 0 && x + width <= EDGE && y + height <= EDGE ? [x, y, width, height] : null;
}

/** The register of a part of a picture as it stands, or null when it is not one. */
export function areaField(map: BlockMap, name: string): string | null {
  const value = map.get(name);
  return readArea(value) === null ? null : (value as string);
}
