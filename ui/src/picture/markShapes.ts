//! How a mark on a picture is drawn: as elements of an SVG, for the desk, the editor and whoever else. Each has a dark
//! or light edge, so that it stands out on any picture; colour alone never carries the meaning.

import { arrowHead, boxOf, type Size } from "./geometry.ts";
import { inDrawing } from "./lens.ts";
import type { Colour, PictureMark } from "./marks.ts";

export interface Drawn {
  tag: "path" | "ellipse" | "rect" | "circle" | "text" | "polygon";
  attributes: Record<string, string | number>;
  text?: string;
}

export const INKS: Record<Colour, string> = {
  red: "#d92d20",
  yellow: "#ffd60a",
  blue: "#1f6feb",
  white: "#ffffff",
  black: "#111111",
};
/** What stands out on each. */
const EDGES: Record<Colour, string> = {
  red: "#ffffff",
  yellow: "#111111",
  blue: "#ffffff",
  white: "#111111",
  black: "#ffffff",
};

const LINE = 7;
const EDGE = 3;
const LETTERS = 34;

/** The elements of a mark on a drawing of this size, the edge first. */
export function shapesOf(mark: PictureMark, size: Size): Drawn[] {
  const ink = INKS[mark.colour];
  const edge = EDGES[mark.colour];
  const a = inDrawing(size, { x: mark.x1, y: mark.y1 });
  const b = inDrawing(size, { x: mark.x2, y: mark.y2 });
  const both = (tag: Drawn["tag"], attributes: Record<string, string | number>): Drawn[] => [
    { tag, attributes: { ...attributes, fill: "none", stroke: edge, "stroke-width": LINE + 2 * EDGE } },
    { tag, attributes: { ...attributes, fill: "none", stroke: ink, "stroke-width": LINE } },
  ];
  switch (mark.shape) {
    case "arrow": {
      const head = arrowHead(a, b, 38);
      const points = head.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ");
      const [, left = b, right = b] = head;
      const neck = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
      const line = `M${round(a.x)} ${round(a.y)}L${round(neck.x)} ${round(neck.y)}`;
      const round_ = { "stroke-linecap": "round", "stroke-linejoin": "round" };
      return [
        {
          tag: "path",
          attributes: { d: line, fill: "none", stroke: edge, "stroke-width": LINE + 2 * EDGE, ...round_ },
        },
        { tag: "polygon", attributes: { points, fill: edge, stroke: edge, "stroke-width": 2 * EDGE, ...round_ } },
        { tag: "path", attributes: { d: line, fill: "none", stroke: ink, "stroke-width": LINE, ...round_ } },
        { tag: "polygon", attributes: { points, fill: ink } },
      ];
    }
    case "circle": {
      const box = boxOf({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });
      const middle = { cx: round(box.x + box.w / 2), cy: round(box.y + box.h / 2) };
      return both("ellipse", { ...middle, rx: round(box.w / 2), ry: round(box.h / 2) });
    }
    case "box": {
      const { x, y, w, h } = boxOf({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });
      return both("rect", { x: round(x), y: round(y), width: round(w), height: round(h), rx: 4 });
    }
    case "number":
      return [
        {
          tag: "circle",
          attributes: { cx: round(a.x), cy: round(a.y), r: 30, fill: ink, stroke: edge, "stroke-width": EDGE + 1 },
        },
        {
          tag: "text",
          attributes: {
            x: round(a.x),
            y: round(a.y + LETTERS * 0.36),
            "text-anchor": "middle",
            fill: edge,
            "font-size": LETTERS,
            "font-weight": 700,
          },
          text: mark.text,
        },
      ];
    case "label":
      return [
        {
          tag: "text",
          attributes: {
            x: round(a.x),
            y: round(a.y + LETTERS * 0.36),
            "text-anchor": "middle",
            fill: ink,
            stroke: edge,
            "stroke-width": 7,
            "stroke-linejoin": "round",
            "paint-order": "stroke",
            "font-size": LETTERS,
            "font-weight": 700,
          },
          text: mark.text === "" ? "…" : mark.text,
        },
      ];
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The same as elements of a page. */
export function svgOf(marks: readonly PictureMark[], size: Size): SVGGElement[] {
  return marks.map((mark) => {
    const group = document.createElementNS(SVG, "g");
    for (const { tag, attributes, text } of shapesOf(mark, size)) {
      const made = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
      if (text !== undefined) made.textContent = text;
      group.append(made);
    }
    return group;
  });
}

const SVG = "http://www.w3.org/2000/svg";
