//! What is pointed out on a picture: arrows, circles, boxes, numbers and labels, as they stand in the registers of the
//! picture block (docs/document.md). They stay editable; nothing is drawn into the picture.

import { boxOf, clamp, moved, type Span, stretched } from "./geometry.ts";

export const SHAPES = ["arrow", "circle", "box", "number", "label"] as const;
export type MarkShape = (typeof SHAPES)[number];
export const COLOURS = ["red", "yellow", "blue", "white", "black"] as const;
export type Colour = (typeof COLOURS)[number];

export interface PictureMark extends Span {
  id: string;
  shape: MarkShape;
  colour: Colour;
  /** The words of a label, the digits of a number; empty for the others. */
  text: string;
}

const isShape = (text: string): text is MarkShape => (SHAPES as readonly string[]).includes(text);
const isColour = (text: string): text is Colour => (COLOURS as readonly string[]).includes(text);

/** A mark as its register says; null when it cannot be read. */
export function readMark(id: string, value: unknown, text: string): PictureMark | null {
  if (typeof value !== "string") return null;
  const parts = value.split(" ");
  const [shape = "", x1, y1, x2, y2, colour = ""] = parts;
  const numbers = [x1, y1, x2, y2].map((part) => (part !== undefined && /^\d{1,5}$/.test(part) ? Number(part) : NaN));
  if (parts.length !== 6 || !isShape(shape) || !isColour(colour)) return null;
  if (!numbers.every((number) => number <= 10_000)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  return { id, shape, x1: a, y1: b, x2: c, y2: d, colour, text };
}

export const writeMark = ({ shape, x1, y1, x2, y2, colour }: PictureMark): string =>
  `${shape} ${clamp(x1)} ${clamp(y1)} ${clamp(x2)} ${clamp(y2)} ${colour}`;

/** Numbers and labels are one spot: both their points lie there. */
export const isSpot = (shape: MarkShape): boolean => shape === "number" || shape === "label";

/** A new mark for who has no mouse: in the middle. */
export function middleMark(shape: MarkShape): Span {
  if (isSpot(shape)) return { x1: 5000, y1: 5000, x2: 5000, y2: 5000 };
  if (shape === "arrow") return { x1: 3500, y1: 6500, x2: 5000, y2: 5000 };
  return { x1: 4000, y1: 4000, x2: 6000, y2: 6000 };
}

/** A mark that was drawn from one point to another; a click gives one of a fitting size. */
export function drawnMark(shape: MarkShape, { x1, y1, x2, y2 }: Span): Span {
  const span = { x1: clamp(x1), y1: clamp(y1), x2: clamp(x2), y2: clamp(y2) };
  if (isSpot(shape)) return { x1: span.x2, y1: span.y2, x2: span.x2, y2: span.y2 };
  const box = boxOf(span);
  if (box.w >= 150 || box.h >= 150) return span;
  if (shape === "arrow") return { ...span, x1: clamp(span.x2 - 1200), y1: clamp(span.y2 + 1200) };
  return { x1: clamp(x1 - 800), y1: clamp(y1 - 800), x2: clamp(x1 + 800), y2: clamp(y1 + 800) };
}

export const moveMark = (mark: PictureMark, dx: number, dy: number): PictureMark => ({
  ...mark,
  ...moved(mark, dx, dy),
});

/** Larger or smaller: of an arrow the head goes along; numbers and labels have one size. */
export function sizeMark(mark: PictureMark, dx: number, dy: number): PictureMark {
  if (isSpot(mark.shape)) return mark;
  return { ...mark, ...stretched(mark, dx, dy, mark.shape === "arrow" ? 0 : 100) };
}

/** The number that comes next. */
export function nextNumber(marks: readonly PictureMark[]): string {
  const numbers = marks.filter(({ shape }) => shape === "number").map(({ text }) => Number.parseInt(text, 10) || 0);
  return String(Math.max(0, ...numbers) + 1);
}

/** In the order in which they are told: from top to bottom, then from left to right; numbers by their number. */
export function inOrder(marks: readonly PictureMark[]): PictureMark[] {
  const rank = (mark: PictureMark): number =>
    mark.shape === "number" ? Number.parseInt(mark.text, 10) || 0 : Infinity;
  return [...marks].sort((a, b) => {
    const [p, q] = [rank(a), rank(b)];
    if (p !== q) return p < q ? -1 : 1;
    return boxOf(a).y - boxOf(b).y || boxOf(a).x - boxOf(b).x || (a.id < b.id ? -1 : 1);
  });
}
