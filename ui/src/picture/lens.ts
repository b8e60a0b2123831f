//! How a picture stands on the screen: between points of what is shown (1/10000) and the units of the drawing.

import { FULL, type Point, type Size } from "./geometry.ts";

/** The longest side of a drawing, in its own units; so a line is as thick on every picture. */
export const SIDE = 1000;

export interface Lens {
  /** The drawing's own size. */
  width: number;
  height: number;
  /** Units of the drawing for one pixel of the screen: what must be as large at every zoom is multiplied by it. */
  pixel: number;
  /** Where a point of what is shown stands in the drawing. */
  at(point: Point): Point;
  /** Follows the pointer from here until it is let go; points are of what is shown, and may lie outside. */
  follow(event: PointerEvent, move: (from: Point, to: Point) => void, end: () => void): void;
}

/** The size of the drawing of something so large. */
export function drawingOf({ width, height }: Size): Size {
  const scale = SIDE / Math.max(width, height, 1);
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) };
}

export const inDrawing = (size: Size, { x, y }: Point): Point => ({
  x: (x * size.width) / FULL,
  y: (y * size.height) / FULL,
});
