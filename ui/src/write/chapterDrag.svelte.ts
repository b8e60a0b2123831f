//! Dragging a chapter in the list: what is held, where it would land, and who steps aside. The list moves nothing
//! itself; a drag that ends tells where to.

import { landing } from "./reorder.ts";

interface Held {
  id: string;
  from: number;
  to: number;
  startY: number;
  shift: number;
  moved: boolean;
}

export class ChapterDrag {
  #held = $state<Held | null>(null);

  /** Whether something is being dragged, more than a trembling hand does. */
  get moving(): boolean {
    return this.#held?.moved === true;
  }

  holds(id: string): boolean {
    return this.moving && this.#held?.id === id;
  }

  take(event: PointerEvent, id: string, index: number): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#held = { id, from: index, to: index, startY: event.clientY, shift: 0, moved: false };
  }

  pull(event: PointerEvent, list: HTMLElement): void {
    const held = this.#held;
    if (!held) return;
    const shift = event.clientY - held.startY;
    if (!held.moved && Math.abs(shift) < 5) return;
    const rows = [...list.children].map((row) => row as HTMLElement);
    const top = list.getBoundingClientRect().top;
    const middles = rows.map((row) => top + row.offsetTop - list.offsetTop + row.offsetHeight / 2);
    this.#held = { ...held, shift, moved: true, to: landing(event.clientY, middles, held.from) };
  }

  /** Lets go: where to, or null when it was only a click. Undefined: nothing was held. */
  drop(): { id: string; to: number } | null | undefined {
    const held = this.#held;
    this.#held = null;
    if (!held) return undefined;
    return held.moved ? { id: held.id, to: held.to } : null;
  }

  cancel(): void {
    this.#held = null;
  }

  /** How a row is shifted for what is dragged. */
  shiftOf(id: string, index: number): string | undefined {
    const held = this.#held;
    if (!held?.moved) return undefined;
    if (held.id === id) return `translateY(${held.shift}px)`;
    if (index > held.from && index <= held.to) return "translateY(-100%)";
    if (index < held.from && index >= held.to) return "translateY(100%)";
    return undefined;
  }
}
