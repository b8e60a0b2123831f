//! Who else is in a Space that is open: says where this window is, and keeps where the others are. Sparing: nothing goes
//! out while one does not move, but a sign of life.

import type { AppEvent } from "../bindings/commands.ts";
import { type Colleague, hueOf, readWhereabout, type Whereabout } from "../document/company.ts";

/** As in docs/protocol.md, in milliseconds: who is there says so this often, and is gone after twice that. */
const EVERY = 15_000;
/** Milliseconds between two places of one who moves. */
const PACE = 150;

/** Tells the hub; an empty place says that one has left. */
export type Tell = (place: string) => Promise<unknown>;

export class Company {
  /** Everybody else, by name. */
  colleagues = $state.raw<readonly Colleague[]>([]);
  #heard = new Map<string, { colleague: Colleague; at: number }>();
  #here: string | null = null;
  #told: string | null = null;
  #telling = false;
  #beat: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly space: string,
    readonly tell: Tell,
  ) {}

  /** This window is there now. */
  moved(to: Whereabout): void {
    const place = JSON.stringify(to);
    if (place === this.#here) return;
    this.#here = place;
    this.#beat ??= setInterval(() => this.#sign(), EVERY);
    void this.#say();
  }

  /** This window has left. */
  left(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
    if (this.#here === null) return;
    this.#here = null;
    this.#heard.clear();
    this.colleagues = [];
    void this.#say();
  }

  hear(event: AppEvent): void {
    if (event.type !== "presence" || event.space !== this.space || this.#here === null) return;
    const { device, name, place } = event;
    const at = readWhereabout(place);
    if (at === null) this.#heard.delete(device);
    else {
      // Who comes in does not know yet who is there.
      if (!this.#heard.has(device)) this.#again();
      this.#heard.set(device, { colleague: { device, name, hue: hueOf(device), at }, at: Date.now() });
    }
    this.#show();
  }

  /** A sign of life; and who has given none for too long is gone. */
  #sign(): void {
    for (const [device, { at }] of this.#heard) if (Date.now() - at > 2 * EVERY) this.#heard.delete(device);
    this.#show();
    this.#again();
  }

  #again(): void {
    this.#told = null;
    void this.#say();
  }

  #show(): void {
    const all = [...this.#heard.values()].map(({ colleague }) => colleague);
    if (all.length === 0 && this.colleagues.length === 0) return;
    this.colleagues = all.sort((a, b) => a.name.localeCompare(b.name));
  }

  /** One after the other, and always the last that is true. */
  async #say(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    while (this.#told !== (this.#here ?? "")) {
      const place = this.#here ?? "";
      this.#told = place;
      // Nobody hears it without a network, and that is no trouble.
      await this.tell(place).catch(() => {});
      if (place !== "") await new Promise((rest) => setTimeout(rest, PACE));
    }
    this.#telling = false;
  }
}
