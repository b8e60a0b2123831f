//! The webview's copy of one open Space.
//!
//! Owns the Y.Doc, what has not been sent yet, and the truth about whether everything typed is on disk. Local
//! updates are gathered for about 100 ms and sent in order, one at a time; nothing counts as saved before `send`
//! has answered. Deliberately absent: any knowledge of who answers (`send` and `pull` are given).

import * as Y from "yjs";
import { type DocumentOptions, SpaceDocument } from "./spaceDocument.ts";
import { FOREIGN } from "./origins.ts";

/** Whether what was typed is on disk: `failed` means that the last try was refused; it is being tried again. */
export type Saving = "saved" | "saving" | "failed";

export interface ReplicaOptions {
  /** The whole document as one v1 update (`space_open`). */
  state: Uint8Array;
  /** Makes one v1 update durable (`space_edit`); resolves only when it is. */
  send(update: Uint8Array): Promise<unknown>;
  /** What is there beyond a state vector, as a v1 update (`space_changes`). */
  pull(stateVector: Uint8Array): Promise<Uint8Array>;
  /** The name of who writes here. */
  name: string;
  /** Milliseconds to gather updates; 100 by default. */
  gather?: number;
  /** Milliseconds before the first retry; doubles up to 30 s. 500 by default. */
  retryAfter?: number;
  document?: DocumentOptions;
}

export class SpaceReplica {
  readonly doc: Y.Doc;
  readonly document: SpaceDocument;
  /** Milliseconds to gather updates: fewer while somebody watches. */
  gather: number;
  #waiting: Uint8Array[] = [];
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #tries = 0;
  #failure: unknown = null;
  #told: Saving = "saved";
  #pulling: Promise<void> | null = null;
  #pullAgain = false;
  #destroyed = false;
  #listeners = new Set<(saving: Saving, failure: unknown) => void>();
  #idle: (() => void)[] = [];
  readonly #options: ReplicaOptions;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.gather = options.gather ?? 100;
    // A fresh client id for each replica: Yjs draws it when a document is made.
    this.doc = new Y.Doc({ gc: true });
    if (options.state.length > 0) Y.applyUpdate(this.doc, options.state, FOREIGN);
    this.document = new SpaceDocument(this.doc, options.name, options.document);
    this.doc.on("update", this.#collect);
  }

  /** Whether all that was typed is on disk. */
  get saving(): Saving {
    if (this.#waiting.length === 0 && !this.#sending) return "saved";
    return this.#failure === null ? "saving" : "failed";
  }

  /** Why the last try failed, while `saving` is `failed`. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Hear of each change of `saving`, until the answer is called. */
  onSaving(hear: (saving: Saving, failure: unknown) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** Fetches what others wrote. Calls while one is under way are joined into one more. */
  pull(): Promise<void> {
    if (this.#pulling !== null) {
      this.#pullAgain = true;
      return this.#pulling;
    }
    const pulling = this.#pullAll().finally(() => {
      this.#pulling = null;
    });
    this.#pulling = pulling;
    return pulling;
  }

  /** Takes in an update that came from elsewhere. */
  apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, FOREIGN);
  }

  /** Sends what waits, now; resolves when everything is saved, or this replica is gone. */
  flush(): Promise<void> {
    if (this.saving === "saved" || this.#destroyed) return Promise.resolve();
    const done = new Promise<void>((resolve) => this.#idle.push(resolve));
    this.#schedule(0);
    return done;
  }

  /** Tries again at once after a failure. */
  retry(): void {
    if (this.#waiting.length > 0) this.#schedule(0);
  }

  /** Lets go. Call `flush` before: what is not sent is lost with the replica. */
  destroy(): void {
    this.#destroyed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.doc.off("update", this.#collect);
    this.document.destroy();
    this.doc.destroy();
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  readonly #collect = (update: Uint8Array, origin: unknown): void => {
    if (origin === FOREIGN) return;
    this.#waiting.push(update);
    if (this.#timer === null && !this.#sending) this.#schedule(this.gather);
    this.#tell();
  };

  #schedule(after: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#sendAll();
    }, after);
  }

  async #sendAll(): Promise<void> {
    if (this.#sending || this.#destroyed || this.#waiting.length === 0) return;
    this.#sending = true;
    const batch = this.#waiting;
    this.#waiting = [];
    const update = batch.length === 1 && batch[0] !== undefined ? batch[0] : Y.mergeUpdates(batch);
    try {
      await this.#options.send(update);
      this.#failure = null;
      this.#tries = 0;
    } catch (thrown) {
      this.#failure = thrown;
      this.#waiting.unshift(update);
      this.#tries += 1;
    }
    this.#sending = false;
    if (this.#destroyed) return;
    if (this.#waiting.length > 0) {
      const retryAfter = this.#options.retryAfter ?? 500;
      const wait = Math.min(30_000, retryAfter * 2 ** (this.#tries - 1));
      this.#schedule(this.#failure === null ? (this.#idle.length > 0 ? 0 : this.gather) : wait);
    } else {
      for (const resolve of this.#idle.splice(0)) resolve();
    }
    this.#tell();
  }

  async #pullAll(): Promise<void> {
    let rounds = 0;
    do {
      this.#pullAgain = false;
      const update = await this.#options.pull(Y.encodeStateVector(this.doc));
      if (this.#destroyed) return;
      this.apply(update);
      // Updates may come in any order; what still misses its ground is asked for once more.
      if (this.doc.store.pendingStructs !== null && rounds < 3) this.#pullAgain = true;
      rounds += 1;
    } while (this.#pullAgain);
  }

  #tell(): void {
    const saving = this.saving;
    if (saving === this.#told) return;
    this.#told = saving;
    for (const hear of this.#listeners) hear(saving, this.#failure);
  }
}
