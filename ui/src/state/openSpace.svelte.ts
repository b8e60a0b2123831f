//! One Space that is open for writing: its replica, and what the screens show of it. It stays alive after
//! its screen is left, so that undo reaches back through the session and unsaved words keep being tried.

import type { Overlap } from "../bindings/commands.ts";
import { Company } from "./company.svelte.ts";
import { SpaceReplica } from "../document/replica.ts";
import type { ChapterEntry } from "../document/reading.ts";
import type { Plein } from "./plein.svelte.ts";
import type { Saving } from "./reduce.ts";

/** Milliseconds that "saved" waits before it is shown: while someone types, the words stand still. */
const CALM = 250;
/** Milliseconds that another window's typing is gathered. */
const GATHER = 400;
/** Milliseconds that typing is gathered before it is written to disk and goes out: alone, and while others are there. */
const ALONE = 100;
const TOGETHER = 30;
/** As many Spaces stay open behind the screens. */
const KEPT = 3;

export class OpenSpace {
  title = $state("");
  summary = $state("");
  /** BCP 47; null: nobody said. */
  language = $state<string | null>(null);
  cover = $state<string | null>(null);
  focus = $state.raw<{ x: number; y: number } | null>(null);
  themes = $state.raw<string[]>([]);
  chapters = $state.raw<ChapterEntry[]>([]);
  removed = $state.raw<ChapterEntry[]>([]);
  /** Words that two people changed apart from each other, and that wait for a choice. */
  overlaps = $state.raw<Overlap[]>([]);
  saving = $state<Saving>("saved");
  canUndo = $state(false);
  canRedo = $state(false);
  readonly replica: SpaceReplica;
  /** Who else is here. */
  readonly company: Company;
  #calm: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #look: ReturnType<typeof setTimeout> | undefined;
  #ends: (() => void)[] = [];

  constructor(
    readonly plein: Plein,
    readonly id: string,
    state: Uint8Array,
  ) {
    const { backend } = plein;
    this.replica = new SpaceReplica({
      state,
      send: (update) => backend.call("space_edit", { space: id }, update),
      pull: (vector) => backend.call("space_changes", { space: id }, vector),
      name: plein.name,
    });
    this.company = new Company(id, (place) => backend.call("be_present", { space: id, place }));
    const { document } = this.replica;
    this.#read();
    this.#ends.push(
      document.onChange((change) => {
        if (change.space || change.chapters.size > 0) this.#read();
        else if (this.removed.length > 0 || this.chapters.some((chapter) => chapter.standing !== "placed")) {
          // Words in a removed chapter may bring it back; looking costs a fingerprint, so not at every letter.
          clearTimeout(this.#look);
          this.#look = setTimeout(() => this.#read(), CALM);
        }
      }),
      document.undo.onChange(() => {
        this.canUndo = document.undo.canUndo;
        this.canRedo = document.undo.canRedo;
      }),
      this.replica.onSaving((saving, failure) => this.#saved(saving, failure)),
      plein.listen((event) => {
        this.company.hear(event);
        // Colleagues who see each other type do not wait for sentences.
        this.replica.gather = this.company.colleagues.length > 0 ? TOGETHER : ALONE;
        if (event.type !== "document" || event.space !== id) return;
        clearTimeout(this.#later);
        if (event.origin === "window") this.#later = setTimeout(() => this.pull(), GATHER);
        else this.pull();
        if (event.origin === "sync") void this.#askOverlaps();
      }),
    );
    void this.#askOverlaps();
  }

  get document() {
    return this.replica.document;
  }

  /**
   * Adds a chapter. In a Space that is shared it begins as a draft: words go to the hub while they are typed, and
   * nobody wants to be read in the middle of a sentence. One click makes it ready. In a Space that is nobody else's it
   * is ready at once, so that sharing the Space shares what is in it.
   */
  addChapter(): string {
    return this.document.addChapter("", undefined, (this.plein.state.place?.sharedWith.length ?? 0) > 0);
  }

  /** Somebody chose between two versions. */
  async settle(block: string): Promise<void> {
    this.overlaps = this.overlaps.filter((one) => one.block !== block);
    await this.plein.ask("overlap_settle", { space: this.id, block });
  }

  async #askOverlaps(): Promise<void> {
    try {
      this.overlaps = await this.plein.backend.call("overlap_list", { space: this.id });
    } catch {
      // Both texts are there; pointing at them can wait for the next time.
    }
  }

  pull(): void {
    this.replica.pull().catch((thrown: unknown) => this.plein.trouble(thrown));
  }

  close(): void {
    clearTimeout(this.#calm);
    clearTimeout(this.#later);
    clearTimeout(this.#look);
    for (const end of this.#ends) end();
    this.company.left();
    this.replica.destroy();
    void this.plein.backend.call("space_close", { space: this.id }).catch(() => {});
  }

  #read(): void {
    const { document } = this;
    this.title = document.title;
    this.summary = document.summary;
    this.cover = document.cover;
    this.language = document.language;
    this.focus = document.focus;
    this.themes = document.themes;
    this.chapters = document.chapters();
    this.removed = document.removedChapters();
  }

  #saved(saving: Saving, failure: unknown): void {
    clearTimeout(this.#calm);
    if (saving === "saved") this.#calm = setTimeout(() => (this.saving = "saved"), CALM);
    else {
      if (saving === "failed" && this.saving !== "failed") this.plein.trouble(failure);
      this.saving = saving;
    }
  }
}

/** The Spaces that are open, the last used last. */
export class OpenSpaces {
  #open = new Map<string, Promise<OpenSpace>>();

  constructor(readonly plein: Plein) {}

  /** Opens a Space, or takes up where it was left. */
  async open(id: string): Promise<OpenSpace> {
    const known = this.#open.get(id);
    const opening =
      known ??
      this.plein.backend.call("space_open", { space: id }).then((state) => new OpenSpace(this.plein, id, state));
    this.#open.delete(id);
    this.#open.set(id, opening);
    try {
      const space = await opening;
      if (known) space.pull();
      void this.#shed();
      return space;
    } catch (thrown) {
      this.#open.delete(id);
      throw thrown;
    }
  }

  /** Everything that is typed is on disk. */
  async saved(): Promise<boolean> {
    const all = await Promise.all(this.#open.values());
    return all.every((space) => space.replica.saving === "saved");
  }

  /** Forgets a Space that was removed. */
  async forget(id: string): Promise<void> {
    const opening = this.#open.get(id);
    this.#open.delete(id);
    (await opening?.catch(() => undefined))?.close();
  }

  async #shed(): Promise<void> {
    for (const [id, opening] of [...this.#open].slice(0, -KEPT)) {
      const space = await opening.catch(() => undefined);
      if (!space || space.replica.saving !== "saved") continue;
      this.#open.delete(id);
      space.close();
    }
  }
}
