//! Points and boxes on a picture: pure, in whole 1/10000 of its width and height, so that they mean the same at any
//! size. Nothing here knows the screen; who shows a picture says how large it stands there.

/** As far as a coordinate goes. */
export const FULL = 10_000;
/** The smallest side that something may have, so that it can still be seen and taken hold of. */
export const SMALLEST = 100;

export interface Point {
  x: number;
  y: number;
}
/** Two points: of a box two opposite corners, of an arrow its tail and its head. */
export interface Span {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}
/** A box by its corner and its size. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}
/** How far a picture is turned, clockwise. */
export type Turn = 0 | 90 | 180 | 270;
/** How a picture is looked at: turned first, then cropped. */
export interface View {
  turn: Turn;
  crop: Box;
}

export const WHOLE: Box = { x: 0, y: 0, w: FULL, h: FULL };
export const UNTOUCHED: View = { turn: 0, crop: WHOLE };

export const clamp = (value: number, low = 0, high = FULL): number =>
  Math.round(Math.min(high, Math.max(low, Number.isFinite(value) ? value : low)));

export const boxOf = ({ x1, y1, x2, y2 }: Span): Box => ({
  x: Math.min(x1, x2),
  y: Math.min(y1, y2),
  w: Math.abs(x2 - x1),
  h: Math.abs(y2 - y1),
});
export const spanOf = ({ x, y, w, h }: Box): Span => ({ x1: x, y1: y, x2: x + w, y2: y + h });

/** A span that lies within the picture: moved in whole, not cut. */
export function moved(span: Span, dx: number, dy: number): Span {
  const box = boxOf(span);
  const x = clamp(dx, -box.x, FULL - box.x - box.w);
  const y = clamp(dy, -box.y, FULL - box.y - box.h);
  return { x1: span.x1 + x, y1: span.y1 + y, x2: span.x2 + x, y2: span.y2 + y };
}

/** A span whose second point goes along; never smaller than can be seen when `least` says so. */
export function stretched(span: Span, dx: number, dy: number, least = SMALLEST): Span {
  return { ...span, x2: apart(span.x1, span.x2, dx, least), y2: apart(span.y1, span.y2, dy, least) };
}

function apart(fixed: number, loose: number, by: number, least: number): number {
  const wanted = clamp(loose + by);
  if (least === 0) return wanted;
  const side = loose >= fixed ? 1 : -1;
  if ((wanted - fixed) * side >= least) return wanted;
  const room = side > 0 ? FULL - fixed : fixed;
  return fixed + side * Math.min(least, room);
}

/** The four corners of a box that can be taken hold of, and the corner across. */
export const CORNERS = ["nw", "ne", "se", "sw"] as const;
export type Corner = (typeof CORNERS)[number];

export const cornerOf = (box: Box, corner: Corner): Point => ({
  x: corner === "nw" || corner === "sw" ? box.x : box.x + box.w,
  y: corner === "nw" || corner === "ne" ? box.y : box.y + box.h,
});

const across: Record<Corner, Corner> = { nw: "se", se: "nw", ne: "sw", sw: "ne" };

/** A box of which one corner was brought to a point; `ratio` (width to height, in pixels) keeps its shape. */
export function pulled(box: Box, corner: Corner, to: Point, ratio: number | null, picture: Size): Box {
  const fixed = cornerOf(box, across[corner]);
  const right = corner === "ne" || corner === "se";
  const down = corner === "sw" || corner === "se";
  const roomX = right ? FULL - fixed.x : fixed.x;
  const roomY = down ? FULL - fixed.y : fixed.y;
  let w = clamp(right ? to.x - fixed.x : fixed.x - to.x, Math.min(SMALLEST, roomX), roomX);
  let h = clamp(down ? to.y - fixed.y : fixed.y - to.y, Math.min(SMALLEST, roomY), roomY);
  if (ratio !== null) {
    const shape = (ratio * picture.height) / picture.width;
    if (w / h > shape) w = h * shape;
    else h = w / shape;
    const tooMuch = Math.max(1, SMALLEST / w, SMALLEST / h);
    const within = Math.min(1, roomX / (w * tooMuch), roomY / (h * tooMuch));
    w = Math.round(w * tooMuch * within);
    h = Math.round(h * tooMuch * within);
  }
  return { x: right ? fixed.x : fixed.x - w, y: down ? fixed.y : fixed.y - h, w, h };
}

export interface Size {
  width: number;
  height: number;
}

/** The largest box of a shape (width to height, in pixels) around the middle of another, within the picture. */
export function shaped(box: Box, ratio: number | null, picture: Size): Box {
  if (ratio === null) return box;
  const shape = (ratio * picture.height) / picture.width;
  let w = box.w;
  let h = w / shape;
  if (h > box.h) {
    h = box.h;
    w = h * shape;
  }
  const x = clamp(box.x + (box.w - w) / 2);
  const y = clamp(box.y + (box.h - h) / 2);
  return { x, y, w: clamp(w, SMALLEST, FULL - x), h: clamp(h, SMALLEST, FULL - y) };
}

/** A box moved in whole, within the picture. */
export function movedBox(box: Box, dx: number, dy: number): Box {
  return boxOf(moved(spanOf(box), dx, dy));
}

/** A box that grows by its far corner, keeping its shape when there is one. */
export function grownBox(box: Box, dx: number, dy: number, ratio: number | null, picture: Size): Box {
  const by = ratio === null ? { dx, dy } : { dx: dx || dy, dy: dy || dx };
  return pulled(box, "se", { x: box.x + box.w + by.dx, y: box.y + box.h + by.dy }, ratio, picture);
}

/** The size of a picture after a turn. */
export const turnedSize = ({ width, height }: Size, turn: Turn): Size =>
  turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };

export const turnedBy = (turn: Turn, by: 90 | -90): Turn => ((turn + by + 360) % 360) as Turn;

/** Where a point of the untouched picture is after a turn. */
export function turnPoint({ x, y }: Point, turn: Turn): Point {
  switch (turn) {
    case 90:
      return { x: FULL - y, y: x };
    case 180:
      return { x: FULL - x, y: FULL - y };
    case 270:
      return { x: y, y: FULL - x };
    default:
      return { x, y };
  }
}

const back: Record<Turn, Turn> = { 0: 0, 90: 270, 180: 180, 270: 90 };

/** A box of the picture as it was turned before, after it is turned once more. */
export function turnBox(box: Box, by: Turn): Box {
  const span = spanOf(box);
  const a = turnPoint({ x: span.x1, y: span.y1 }, by);
  const b = turnPoint({ x: span.x2, y: span.y2 }, by);
  return boxOf({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });
}

/** A point of what one view shows, as another view of the same picture shows it; it may lie outside. */
export function seen(point: Point, from: View, to: View): Point {
  const turned = {
    x: from.crop.x + (point.x * from.crop.w) / FULL,
    y: from.crop.y + (point.y * from.crop.h) / FULL,
  };
  const there = turnPoint(turnPoint(turned, back[from.turn]), to.turn);
  return {
    x: Math.round(((there.x - to.crop.x) * FULL) / to.crop.w),
    y: Math.round(((there.y - to.crop.y) * FULL) / to.crop.h),
  };
}

/** A span as another view shows it, within what is shown. */
export function seenSpan(span: Span, from: View, to: View): Span {
  const a = seen({ x: span.x1, y: span.y1 }, from, to);
  const b = seen({ x: span.x2, y: span.y2 }, from, to);
  return { x1: clamp(a.x), y1: clamp(a.y), x2: clamp(b.x), y2: clamp(b.y) };
}

/** The size in pixels of what a view shows. */
export function viewSize(picture: Size, { turn, crop }: View): Size {
  const turned = turnedSize(picture, turn);
  return {
    width: Math.max(1, Math.round((turned.width * crop.w) / FULL)),
    height: Math.max(1, Math.round((turned.height * crop.h) / FULL)),
  };
}

/** Where the middle of the whole picture stands in the frame of what is shown, and how large it is: in per cent. */
export interface Placed {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How a picture lies in the frame that shows a view of it, before it is turned around its middle. */
export function placed(picture: Size, { turn, crop }: View): Placed {
  const onSide = turn === 90 || turn === 270;
  const turned = turnedSize(picture, turn);
  const frame = { width: (turned.width * crop.w) / FULL, height: (turned.height * crop.h) / FULL };
  const percent = (value: number, of: number): number => Math.round((value / of) * 1_000_000) / 10_000;
  return {
    left: percent(turned.width / 2 - (turned.width * crop.x) / FULL, frame.width),
    top: percent(turned.height / 2 - (turned.height * crop.y) / FULL, frame.height),
    width: percent(onSide ? turned.height : turned.width, frame.width),
    height: percent(onSide ? turned.width : turned.height, frame.height),
  };
}

/** `crop` as it stands in the document; null when it is everything or cannot be read. */
export function readCrop(text: string): Box | null {
  const numbers = text.split(" ").map((part) => (/^\d{1,5}$/.test(part) ? Number(part) : NaN));
  const [x = NaN, y = NaN, w = NaN, h = NaN] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return null;
  if (w < 1 || h < 1 || x + w > FULL || y + h > FULL) return null;
  return isWhole({ x, y, w, h }) ? null : { x, y, w, h };
}

export const isWhole = ({ x, y, w, h }: Box): boolean => x === 0 && y === 0 && w === FULL && h === FULL;

export const writeCrop = (box: Box): string | null => (isWhole(box) ? null : `${box.x} ${box.y} ${box.w} ${box.h}`);

/** The path of a brush with fewer points: none is further from the drawn line than `slack`. */
export function simplified(points: readonly Point[], slack: number): Point[] {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 3) return [...points];
  const keep = new Set([0, points.length - 1]);
  // Not recursive: a long stroke is no reason to run out of stack.
  const pieces: [number, number][] = [[0, points.length - 1]];
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const [from, to] = piece;
    let far = slack;
    let at = -1;
    for (let i = from + 1; i < to; i += 1) {
      const away = distance(points[i] ?? first, points[from] ?? first, points[to] ?? last);
      if (away > far) {
        far = away;
        at = i;
      }
    }
    if (at < 0) continue;
    keep.add(at);
    pieces.push([from, at], [at, to]);
  }
  return points.filter((_, i) => keep.has(i));
}

/** How far a point is from a piece of line. */
export function distance(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}

/** The head of an arrow in the pixels of the view: three points, as for a polygon. */
export function arrowHead(tail: Point, head: Point, size: number): Point[] {
  const length = Math.hypot(head.x - tail.x, head.y - tail.y) || 1;
  const [ux, uy] = [(head.x - tail.x) / length, (head.y - tail.y) / length];
  const base = { x: head.x - ux * size, y: head.y - uy * size };
  const half = size * 0.55;
  return [head, { x: base.x - uy * half, y: base.y + ux * half }, { x: base.x + uy * half, y: base.y - ux * half }];
}
