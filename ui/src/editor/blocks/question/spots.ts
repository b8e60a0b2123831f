//! The picture of a question that asks to point something out: a box is drawn for each answer, with the pointer or by
//! keyboard. Boxes are in 1/10000 of the picture, as in docs/document.md.

import { EDGE, readArea } from "../../../document/area.ts";
import type { EditorWords } from "../../handle.ts";
import { element, setAttributes } from "../../views/element.ts";
import type { OptionAttr } from "./node.ts";

export interface SpotHooks {
  words: EditorWords;
  /** A box was drawn; for an answer, or (null) for the next one that has none. */
  draw(option: string | null, area: string): void;
  clear(option: string): void;
}

/** What the keys move or stretch a box by. */
const STEP = 200;
/** The smallest box, and the one that a key begins with. */
const SMALLEST = 200;
export const FIRST_AREA = "3500 3500 3000 3000";

type Box = [number, number, number, number];

const within = (value: number, low: number, high: number): number => Math.round(Math.max(low, Math.min(high, value)));

export class Spots {
  readonly dom = element("div", { class: "spots", hidden: true });
  readonly #image = element("img", { draggable: "false", alt: "" });
  readonly #boxes = new Map<string, HTMLElement>();
  readonly #drawing = element("div", { class: "spot drawing", hidden: true });
  #editable = false;

  constructor(private readonly hooks: SpotHooks) {
    this.dom.append(this.#image, this.#drawing);
    this.dom.addEventListener("pointerdown", (event) => this.#begin(event));
  }

  show(src: string | null, alt: string, options: readonly OptionAttr[], editable: boolean): void {
    this.dom.hidden = src === null;
    this.#editable = editable;
    if (src !== null && this.#image.getAttribute("src") !== src) this.#image.setAttribute("src", src);
    this.#image.alt = alt;
    const seen = new Set<string>();
    options.forEach((option, i) => {
      const area = readArea(option.area);
      if (area === null) return;
      seen.add(option.id);
      this.#place(this.#box(option.id), area, i + 1, editable);
    });
    for (const [id, box] of this.#boxes) {
      if (seen.has(id)) continue;
      box.remove();
      this.#boxes.delete(id);
    }
  }

  focus(option: string): void {
    this.#boxes.get(option)?.focus();
  }

  #box(id: string): HTMLElement {
    let box = this.#boxes.get(id);
    if (box === undefined) {
      box = element("button", { type: "button", class: "spot", "data-spot": id });
      box.addEventListener("keydown", (event) => this.#key(event, id));
      this.#boxes.set(id, box);
      this.dom.append(box);
    }
    return box;
  }

  #place(box: HTMLElement, area: Box, number: number, editable: boolean): void {
    position(box, area);
    box.textContent = String(number);
    const [x, y, width, height] = area.map((value) => Math.round(value / 100));
    const where = { number, x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
    setAttributes(box, { "aria-label": this.hooks.words.t("spot-at", where), disabled: !editable });
    box.dataset["area"] = area.join(" ");
  }

  #key(event: KeyboardEvent, id: string): void {
    const area = readArea(this.#boxes.get(id)?.dataset["area"]);
    if (area === null || !this.#editable || event.ctrlKey || event.metaKey || event.altKey) return;
    const [dx, dy] = STEPS[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0) {
      if (event.key !== "Delete" && event.key !== "Backspace") return;
      event.preventDefault();
      event.stopPropagation();
      this.hooks.clear(id);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    let [x, y, width, height] = area;
    if (event.shiftKey) {
      width = within(width + dx, SMALLEST, EDGE - x);
      height = within(height + dy, SMALLEST, EDGE - y);
    } else {
      x = within(x + dx, 0, EDGE - width);
      y = within(y + dy, 0, EDGE - height);
    }
    this.hooks.draw(id, [x, y, width, height].join(" "));
  }

  /** Draws a box: from where the pointer goes down to where it is let go. */
  #begin(event: PointerEvent): void {
    if (!this.#editable || event.button !== 0) return;
    event.preventDefault();
    const held = event.target instanceof HTMLElement ? (event.target.dataset["spot"] ?? null) : null;
    if (held !== null) this.focus(held);
    const frame = this.#image.getBoundingClientRect();
    const at = (moved: PointerEvent): [number, number] => [
      within(((moved.clientX - frame.left) / frame.width) * EDGE, 0, EDGE),
      within(((moved.clientY - frame.top) / frame.height) * EDGE, 0, EDGE),
    ];
    const from = at(event);
    const was = held === null ? null : readArea(this.#boxes.get(held)?.dataset["area"]);
    let area: Box | null = null;
    this.dom.setPointerCapture(event.pointerId);
    const pull = (moved: PointerEvent): void => {
      const to = at(moved);
      area = was === null ? between(from, to) : shifted(was, to[0] - from[0], to[1] - from[1]);
      const box = held === null ? this.#drawing : this.#boxes.get(held);
      if (box !== undefined) position(box, area);
      this.#drawing.hidden = held !== null;
    };
    const stop = (): void => {
      this.dom.removeEventListener("pointermove", pull);
      this.dom.removeEventListener("pointerup", stop);
      this.dom.removeEventListener("pointercancel", stop);
      this.#drawing.hidden = true;
      if (area !== null && area[2] >= SMALLEST && area[3] >= SMALLEST) this.hooks.draw(held, area.join(" "));
    };
    this.dom.addEventListener("pointermove", pull);
    this.dom.addEventListener("pointerup", stop);
    this.dom.addEventListener("pointercancel", stop);
  }
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

function between([ax, ay]: [number, number], [bx, by]: [number, number]): Box {
  return [Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)];
}

function shifted([x, y, width, height]: Box, dx: number, dy: number): Box {
  return [within(x + dx, 0, EDGE - width), within(y + dy, 0, EDGE - height), width, height];
}

function position(box: HTMLElement, [x, y, width, height]: Box): void {
  const { style } = box;
  [style.left, style.top, style.width, style.height] = [x, y, width, height].map((value) => `${value / 100}%`) as [
    string,
    string,
    string,
    string,
  ];
}
