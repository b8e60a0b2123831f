//! Masks that were drawn over a picture and are not burnt in yet: what `picture_mask` takes, with a name for each.

import { boxOf, clamp, FULL, moved, type Point, simplified, SMALLEST, type Span, stretched } from "./geometry.ts";

export type MaskShape = "rectangle" | "ellipse" | "brush";
export type Fill = "black" | "blur";

/** One mask. A rectangle and an ellipse are two corners; a brush is its path. */
export interface Mask {
  shape: MaskShape;
  /** x y x y, each 0..10000 of the picture. */
  points: number[];
  /** Of a brush, in 1/10000 of the picture's width. */
  width: number;
  fill: Fill;
}
export interface DrawnMask extends Mask {
  id: number;
  /** Offered by Plein and not taken yet: an outline, that masks nothing. */
  offered?: boolean;
}

/** The width of a brush that was just picked up. */
export const BRUSH = 400;
/** The most points that one stroke has. */
const MOST = 2_000;

export const spanOfMask = ({ points }: Mask): Span => {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points;
  return { x1, y1, x2, y2 };
};
const ofSpan = ({ x1, y1, x2, y2 }: Span): number[] => [x1, y1, x2, y2];

/** Everything that a mask touches; a brush with its thickness. */
export function reach(mask: Mask, picture: { width: number; height: number }): Span {
  if (mask.shape !== "brush") return spanOfMask(mask);
  const points = pointsOf(mask);
  const [dx, dy] = [mask.width / 2, (mask.width * picture.width) / picture.height / 2];
  return {
    x1: clamp(Math.min(...points.map(({ x }) => x)) - dx),
    y1: clamp(Math.min(...points.map(({ y }) => y)) - dy),
    x2: clamp(Math.max(...points.map(({ x }) => x)) + dx),
    y2: clamp(Math.max(...points.map(({ y }) => y)) + dy),
  };
}

export function pointsOf({ points }: Mask): Point[] {
  const found: Point[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) found.push({ x: points[i] ?? 0, y: points[i + 1] ?? 0 });
  return found;
}

/** A new mask for who has no mouse: in the middle, of a size that can be seen. */
export const middle = (shape: MaskShape): Omit<Mask, "fill"> =>
  shape === "brush"
    ? { shape, points: [3500, 5000, 6500, 5000], width: BRUSH }
    : { shape, points: [3500, 4250, 6500, 5750], width: 0 };

/** A mask that was drawn from one point to another; null when it is too small to be meant. */
export function drawn(shape: MaskShape, path: readonly Point[], width: number): Omit<Mask, "fill"> | null {
  const [first] = path;
  const last = path.at(-1);
  if (first === undefined || last === undefined) return null;
  if (shape === "brush") {
    let slack = 15;
    let points = simplified(path, slack);
    while (points.length > MOST) points = simplified(points, (slack *= 2));
    return { shape, points: points.flatMap(({ x, y }) => [clamp(x), clamp(y)]), width };
  }
  const span = { x1: clamp(first.x), y1: clamp(first.y), x2: clamp(last.x), y2: clamp(last.y) };
  const box = boxOf(span);
  return box.w < SMALLEST / 2 || box.h < SMALLEST / 2 ? null : { shape, points: ofSpan(span), width: 0 };
}

/** A mask moved in whole, staying on the picture. */
export function moveMask<M extends Mask>(mask: M, dx: number, dy: number): M {
  if (mask.shape !== "brush") return { ...mask, points: ofSpan(moved(spanOfMask(mask), dx, dy)) };
  const points = pointsOf(mask);
  const x = clamp(dx, -Math.min(...points.map((p) => p.x)), FULL - Math.max(...points.map((p) => p.x)));
  const y = clamp(dy, -Math.min(...points.map((p) => p.y)), FULL - Math.max(...points.map((p) => p.y)));
  return { ...mask, points: points.flatMap((p) => [p.x + x, p.y + y]) };
}

/** A mask made larger or smaller: of a brush its thickness. */
export function sizeMask<M extends Mask>(mask: M, dx: number, dy: number): M {
  if (mask.shape === "brush") return { ...mask, width: clamp(mask.width + dx + dy, SMALLEST, FULL / 2) };
  return { ...mask, points: ofSpan(stretched(spanOfMask(mask), dx, dy)) };
}

/** What is sent to be burnt in: only what was drawn or taken. */
export const toBurn = (masks: readonly DrawnMask[]): Mask[] =>
  masks.flatMap(({ offered, shape, points, width, fill }) =>
    offered === true ? [] : [{ shape, points, width, fill }],
  );
