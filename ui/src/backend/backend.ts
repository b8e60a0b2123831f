//! The one door between the screens and the app. Whoever stands behind it (the desktop shell, the
//! loopback server, a fake in tests) answers the same commands; nothing else in ui/ knows which.

import type { AppEvent, Command, Commands } from "../bindings/commands.ts";

/** Files over the window, where the system gives them to the window and not to the page. Pixels of the page. */
export type Drop =
  { is: "over"; x: number; y: number } | { is: "away" } | { is: "dropped"; x: number; y: number; paths: string[] };

export interface Backend {
  /** Whether this is Plein's own window, which can choose folders and open links outside. */
  readonly inWindow: boolean;
  /** Asks one thing. A `Blob` is never read into memory where the app can take it piece by piece. Rejects with `Refused` when the app says no, or cannot be reached. */
  call<N extends Command>(name: N, args: Commands[N]["args"], body?: Uint8Array | Blob): Promise<Commands[N]["reply"]>;
  /** Tells what changed, until the returned function is called. `lost` is called when news may have been missed. */
  events(hear: (news: AppEvent) => void, lost?: () => void): () => void;
  /** Hears of files that are dragged over the window, where the page cannot; until the answer is called. */
  drops?(hear: (drop: Drop) => void): () => void;
  /** Where a medium of a Space can be shown from; `width` in pixels picks the nearest rendition. */
  mediaUrl(space: string, medium: string, width?: number): string;
}

/** The app said no: a code to find the words by (`error-<code>`), and what goes into them. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly args: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = "Refused";
  }

  /** Whatever was thrown, as a refusal. */
  static from(thrown: unknown): Refused {
    if (thrown instanceof Refused) return thrown;
    if (typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string") {
      const args = "args" in thrown && typeof thrown.args === "object" && thrown.args !== null ? thrown.args : {};
      return new Refused(thrown.code, args as Record<string, string | number>);
    }
    return new Refused("unreachable", { detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

/** Arguments as a header can carry them: JSON in base64url, so that every letter survives. */
export function packed(args: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(args));
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
