import { describe, expect, it } from "vitest";
import {
  type Box,
  boxOf,
  FULL,
  grownBox,
  isWhole,
  moved,
  placed,
  type Point,
  pulled,
  readCrop,
  seen,
  seenSpan,
  shaped,
  simplified,
  stretched,
  turnBox,
  turnedBy,
  UNTOUCHED,
  type View,
  viewSize,
  WHOLE,
  writeCrop,
} from "./geometry.ts";
import { drawnMark, inOrder, middleMark, moveMark, nextNumber, readMark, sizeMark, writeMark } from "./marks.ts";
import { BRUSH, drawn, middle, moveMask, reach, sizeMask, toBurn } from "./masks.ts";

const photo = { width: 1200, height: 800 };
const inside = ({ x, y, w, h }: Box) => x >= 0 && y >= 0 && x + w <= FULL && y + h <= FULL && w > 0 && h > 0;

describe("moving and sizing", () => {
  it("never leaves the picture and never changes the size of what is moved", () => {
    const span = { x1: 9000, y1: 100, x2: 9500, y2: 900 };
    expect(moved(span, 5000, -5000)).toEqual({ x1: 9500, y1: 0, x2: 10000, y2: 800 });
    // Drawn from right to left it is the same.
    expect(moved({ x1: 9500, y1: 900, x2: 9000, y2: 100 }, 5000, -5000)).toEqual({
      x1: 10000,
      y1: 800,
      x2: 9500,
      y2: 0,
    });
  });

  it("keeps what is made smaller large enough to take hold of", () => {
    expect(stretched({ x1: 100, y1: 100, x2: 400, y2: 400 }, -5000, -250)).toEqual({
      x1: 100,
      y1: 100,
      x2: 200,
      y2: 200,
    });
  });

  it("of a box a corner is pulled, and the corner across stays", () => {
    const box = { x: 2000, y: 2000, w: 4000, h: 4000 };
    expect(pulled(box, "se", { x: 9000, y: 12000 }, null, photo)).toEqual({ x: 2000, y: 2000, w: 7000, h: 8000 });
    expect(pulled(box, "nw", { x: 1000, y: 9000 }, null, photo)).toEqual({ x: 1000, y: 5900, w: 5000, h: 100 });
    for (const corner of ["nw", "ne", "se", "sw"] as const) {
      for (const to of [
        { x: -1, y: -1 },
        { x: 12000, y: 300 },
        { x: 4000, y: 4000 },
      ]) {
        for (const ratio of [null, 1, 16 / 9, 3 / 4]) {
          const got = pulled(box, corner, to, ratio, photo);
          expect(inside(got), `${corner} ${JSON.stringify(to)} ${ratio}`).toBe(true);
          if (ratio === null) continue;
          expect(Math.abs((got.w * photo.width) / (got.h * photo.height) / ratio - 1)).toBeLessThan(0.02);
        }
      }
    }
  });

  it("a box with a shape keeps it while it grows by keys", () => {
    const square = shaped(WHOLE, 1, photo);
    expect(square).toEqual({ x: 1667, y: 0, w: 6667, h: 10000 });
    const smaller = grownBox(square, -2000, 0, 1, photo);
    expect(Math.abs((smaller.w * photo.width) / (smaller.h * photo.height) - 1)).toBeLessThan(0.01);
    expect(smaller.w).toBeLessThan(square.w);
  });
});

describe("views", () => {
  const views: View[] = [
    UNTOUCHED,
    { turn: 90, crop: WHOLE },
    { turn: 180, crop: { x: 1000, y: 2000, w: 5000, h: 6000 } },
    { turn: 270, crop: { x: 0, y: 0, w: 2500, h: 10000 } },
  ];

  it("a point seen in one view is found again in another, and back", () => {
    const point: Point = { x: 2500, y: 7000 };
    for (const from of views) {
      for (const to of views) {
        const again = seen(seen(point, from, to), to, from);
        expect(Math.hypot(again.x - point.x, again.y - point.y)).toBeLessThan(4);
      }
    }
    // The top left corner is at the top right after a quarter turn clockwise.
    expect(seen({ x: 0, y: 0 }, UNTOUCHED, { turn: 90, crop: WHOLE })).toEqual({ x: 10000, y: 0 });
  });

  it("a mark stays at its spot when the picture is cropped, at the edge when that was cut off", () => {
    const to: View = { turn: 0, crop: { x: 5000, y: 0, w: 5000, h: 10000 } };
    expect(seenSpan({ x1: 7500, y1: 5000, x2: 1000, y2: 1000 }, UNTOUCHED, to)).toEqual({
      x1: 5000,
      y1: 5000,
      x2: 0,
      y2: 1000,
    });
  });

  it("four quarter turns are none, of the turn and of the crop", () => {
    let turn = turnedBy(0, 90);
    let crop: Box = { x: 1000, y: 0, w: 3000, h: 2000 };
    for (let i = 0; i < 3; i += 1) turn = turnedBy(turn, 90);
    for (let i = 0; i < 4; i += 1) crop = turnBox(crop, 90);
    expect([turn, crop]).toEqual([0, { x: 1000, y: 0, w: 3000, h: 2000 }]);
    expect(turnedBy(0, -90)).toBe(270);
  });

  it("says the pixels of what is shown", () => {
    expect(viewSize(photo, { turn: 90, crop: { x: 0, y: 0, w: 5000, h: 10000 } })).toEqual({
      width: 400,
      height: 1200,
    });
  });

  it("says how the whole picture lies in its frame", () => {
    expect(placed(photo, UNTOUCHED)).toEqual({ left: 50, top: 50, width: 100, height: 100 });
    // A photo of 1200 by 800 on its side: 800 wide, 1200 high.
    expect(placed(photo, { turn: 90, crop: WHOLE })).toEqual({ left: 50, top: 50, width: 150, height: 66.6667 });
    expect(placed(photo, { turn: 0, crop: { x: 5000, y: 0, w: 5000, h: 10000 } })).toEqual({
      left: 0,
      top: 50,
      width: 200,
      height: 100,
    });
  });

  it("a crop is read with care, and the whole picture is none", () => {
    expect(readCrop("1000 0 3000 2000")).toEqual({ x: 1000, y: 0, w: 3000, h: 2000 });
    for (const bad of [
      "",
      "0 0 10000 10000",
      "1 2 3",
      "9000 0 2000 10",
      "-1 0 5 5",
      "0 0 0 5",
      "a b c d",
      "0 0 1e3 4",
    ]) {
      expect(readCrop(bad), bad).toBeNull();
    }
    expect([writeCrop(WHOLE), writeCrop({ x: 1, y: 2, w: 3, h: 4 }), isWhole(WHOLE)]).toEqual([null, "1 2 3 4", true]);
  });
});

describe("masks", () => {
  it("a stroke keeps its shape in fewer points", () => {
    const stroke = Array.from({ length: 5000 }, (_, i) => ({
      x: i * 2,
      y: 5000 + Math.round(1000 * Math.sin(i / 400)),
    }));
    const fewer = simplified(stroke, 15);
    expect(fewer.length).toBeLessThan(200);
    expect([fewer[0], fewer.at(-1)]).toEqual([stroke[0], stroke.at(-1)]);
    const mask = drawn("brush", stroke, BRUSH);
    expect(mask?.points.length).toBe(fewer.length * 2);
  });

  it("a slip of the mouse is no mask, and drawing backwards is the same mask", () => {
    expect(
      drawn(
        "rectangle",
        [
          { x: 10, y: 10 },
          { x: 12, y: 900 },
        ],
        0,
      ),
    ).toBeNull();
    expect(
      drawn(
        "ellipse",
        [
          { x: 5000, y: 5000 },
          { x: -40, y: 11000 },
        ],
        0,
      )?.points,
    ).toEqual([5000, 5000, 0, 10000]);
    // A click with the brush is a dot.
    expect(drawn("brush", [{ x: 5, y: 5 }], BRUSH)?.points).toEqual([5, 5]);
  });

  it("moves and sizes every shape within the picture", () => {
    const brush = { ...middle("brush"), fill: "black" as const };
    expect(moveMask(brush, 9000, 0).points).toEqual([7000, 5000, 10000, 5000]);
    expect(sizeMask(brush, -9000, 0).width).toBe(100);
    expect(boxOf(reach(brush, photo))).toEqual({ x: 3300, y: 4700, w: 3400, h: 600 });
    const box = { ...middle("rectangle"), fill: "blur" as const };
    expect(sizeMask(box, 9000, 100).points).toEqual([3500, 4250, 10000, 5850]);
  });

  it("what was only offered is not burnt in", () => {
    const mask = { ...middle("rectangle"), fill: "black" as const };
    expect(
      toBurn([
        { ...mask, id: 1, offered: true },
        { ...mask, id: 2 },
      ]),
    ).toEqual([mask]);
  });
});

describe("marks", () => {
  it("reads what it wrote, and nothing else", () => {
    const mark = {
      id: "a",
      shape: "arrow" as const,
      x1: 1,
      y1: 2,
      x2: 3,
      y2: 10000,
      colour: "blue" as const,
      text: "",
    };
    expect(readMark("a", writeMark(mark), "")).toEqual(mark);
    for (const bad of [
      null,
      5,
      "",
      "arrow 1 2 3 4",
      "line 1 2 3 4 red",
      "box 1 2 3 4 pink",
      "box 1 2 3 10001 red",
      "box 1 2 x 4 red",
      "box 1 2 3 4 red more",
    ]) {
      expect(readMark("a", bad, ""), String(bad)).toBeNull();
    }
  });

  it("a click makes a mark of a fitting size; numbers and labels are one spot", () => {
    const click = { x1: 5000, y1: 5000, x2: 5010, y2: 5000 };
    expect(boxOf(drawnMark("circle", click)).w).toBe(1600);
    expect(drawnMark("arrow", click)).toEqual({ x1: 3810, y1: 6200, x2: 5010, y2: 5000 });
    expect(drawnMark("number", { x1: 1, y1: 1, x2: 300, y2: 400 })).toEqual({ x1: 300, y1: 400, x2: 300, y2: 400 });
  });

  it("numbers count on, are told in their order, and the rest from top to bottom", () => {
    const number = (text: string, y: number) => ({
      ...middleMark("number"),
      y1: y,
      y2: y,
      id: `n${text}`,
      shape: "number" as const,
      colour: "red" as const,
      text,
    });
    const box = { ...middleMark("box"), id: "b", shape: "box" as const, colour: "red" as const, text: "" };
    expect(nextNumber([number("1", 0), number("7", 0), box])).toBe("8");
    expect(nextNumber([])).toBe("1");
    expect(inOrder([box, number("2", 0), number("1", 9000)]).map(({ id }) => id)).toEqual(["n1", "n2", "b"]);
    expect(sizeMark(number("1", 0), 500, 500)).toEqual(number("1", 0));
    expect(moveMark(box, -9000, 0)).toMatchObject({ x1: 0, x2: 2000 });
  });
});
