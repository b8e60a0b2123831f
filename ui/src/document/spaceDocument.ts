//! One Space as a person edits it: title, chapters, themes and whole blocks. What is typed inside a chapter goes
//! through `editor/binding`, which uses the same doors (`edit` and `birth`).
//!
//! What always holds: a thing is born outside undo and brought to life inside it; removing sets a mark; nothing
//! that another typed is deleted (docs/document.md).

import * as Y from "yjs";
import { changeOf, type DocumentChange } from "./change.ts";
import { EMPTY_CHAPTER, fingerprint } from "./fingerprint.ts";
import { coordinates } from "./area.ts";
import { isMediumId, newId, random } from "./ids.ts";
import { BIRTH, EDIT } from "./origins.ts";
import { allParts } from "./parts.ts";
import { plainText, writersOf } from "./plain.ts";
import { between, type Random, rankBetween, spread } from "./rank.ts";
import { type ChapterEntry, readChapters, type ShownBlock, shownBlocks, shownChapters } from "./reading.ts";
import { blockMap, blocksOf, chapterMap, chaptersOf, kindField, placeText, textField } from "./shape.ts";
import { isShown } from "./showing.ts";
import { allCells, shownGrid, cellText } from "./table.ts";
import { replaceText } from "./text.ts";
import { SpaceUndo } from "./undo.ts";

export interface DocumentOptions {
  random?: Random;
  /** Milliseconds without typing after which a new step of undo begins. */
  pause?: number;
}

/** Where a chapter goes: before or after another. */
export type Beside = { before: string } | { after: string };

/** A block to be born: complete but for its words. */
export interface Newborn {
  id: string;
  kind: string;
  place: string;
  indent: number;
  fields: Record<string, string | number | boolean>;
}

export class SpaceDocument {
  readonly undo: SpaceUndo;
  readonly random: Random;
  #listeners = new Set<(change: DocumentChange) => void>();
  #registered = -1;

  constructor(
    readonly doc: Y.Doc,
    private writer: string,
    options: DocumentOptions = {},
  ) {
    this.random = options.random ?? random;
    // The roots must have their type before anything is read.
    doc.getText("title");
    doc.getText("summary");
    for (const name of ["meta", "chapters", "blocks", "people"]) doc.getMap(name);
    this.undo = new SpaceUndo(doc, options.pause ?? 600);
    doc.on("afterTransaction", this.#hear);
  }

  // ---- the two doors -------------------------------------------------------------------------------------------

  /** An edit that can be undone. `group`: see `SpaceUndo.begin`. */
  edit<T>(change: () => T, group: string | null = null): T {
    this.#register();
    this.undo.begin(group);
    const result = this.doc.transact(change, EDIT);
    if (group === null) this.undo.cut();
    return result;
  }

  /** Something that comes into being, outside undo. */
  birth<T>(change: () => T): T {
    this.#register();
    return this.doc.transact(change, BIRTH);
  }

  /** Hear of each change of the document, until the answer is called. */
  onChange(hear: (change: DocumentChange) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  destroy(): void {
    this.doc.off("afterTransaction", this.#hear);
    this.undo.destroy();
    this.#listeners.clear();
  }

  // ---- people --------------------------------------------------------------------------------------------------

  /** The name under which this replica writes. */
  get name(): string {
    return this.writer;
  }

  set name(name: string) {
    this.writer = name;
    if (this.#registered >= 0) this.#registered = -1;
  }

  /** The names of those whose words stand in a block, without doubles and without the unknown. */
  writersIn(id: string): string[] {
    const block = blockMap(this.doc, id);
    if (block === null) return [];
    const text = textField(block, "text");
    const own = kindField(block) === "table" ? allCells(this.doc, id, block) : text === null ? [] : [text];
    const texts = [...own, ...allParts(this.doc, id)];
    const names = new Set<string>();
    for (const one of texts) {
      for (const client of writersOf(one)) {
        const name = this.doc.getMap("people").get(String(client));
        if (typeof name === "string" && name !== "") names.add(name);
      }
    }
    return [...names];
  }

  // ---- the Space -----------------------------------------------------------------------------------------------

  get title(): string {
    return plainText(this.doc.getText("title"));
  }

  /** `caret`: where it stands in what was typed, so that of equal letters the right one is meant. */
  setTitle(title: string, caret: number | null = null): void {
    this.edit(() => replaceText(this.doc.getText("title"), title, caret), "title");
  }

  get summary(): string {
    return plainText(this.doc.getText("summary"));
  }

  setSummary(summary: string, caret: number | null = null): void {
    this.edit(() => replaceText(this.doc.getText("summary"), summary, caret), "summary");
  }

  /** BCP 47 tag, or null. */
  get language(): string | null {
    return this.#metaText("language");
  }

  setLanguage(language: string | null): void {
    this.#setMeta("language", language);
  }

  /** The medium id of the cover, or null. */
  get cover(): string | null {
    const cover = this.#metaText("cover");
    return isMediumId(cover) ? cover : null;
  }

  setCover(medium: string | null): void {
    this.#setMeta("cover", medium);
  }

  /** The point of the cover that stays in view, x and y in 1/10000 of it, or null: the middle. */
  get focus(): { x: number; y: number } | null {
    const [x, y] = coordinates(this.#metaText("focus"), 2) ?? [];
    return x === undefined || y === undefined ? null : { x, y };
  }

  setFocus(focus: { x: number; y: number } | null): void {
    this.#setMeta("focus", focus === null ? null : `${Math.round(focus.x)} ${Math.round(focus.y)}`);
  }

  /** The pictures of which someone said that they show no patient, and who said it. */
  get checked(): Map<string, string> {
    const checked = new Map<string, string>();
    this.doc.getMap("meta").forEach((name, key) => {
      const medium = key.startsWith("checked/") ? key.slice("checked/".length) : "";
      if (isMediumId(medium) && typeof name === "string") checked.set(medium, name);
    });
    return checked;
  }

  /** Says, in the name of who writes here, that a picture shows no patient; or takes that back. */
  setChecked(medium: string, checked: boolean): void {
    if (isMediumId(medium)) this.#setMeta(`checked/${medium}`, checked ? this.writer : null);
  }

  get themes(): string[] {
    const meta = this.doc.getMap("meta");
    return [...meta.keys()]
      .filter((key) => key.startsWith("theme/") && meta.get(key) === true)
      .map((key) => key.slice("theme/".length))
      .sort();
  }

  addTheme(theme: string): void {
    const name = theme.trim();
    if (name !== "" && !this.themes.includes(name)) this.#setMeta(`theme/${name}`, true);
  }

  removeTheme(theme: string): void {
    this.#setMeta(`theme/${theme}`, null);
  }

  // ---- chapters ------------------------------------------------------------------------------------------------

  /** The chapters that are shown, in order; `unplaced` ones wait for a decision. */
  chapters(): ChapterEntry[] {
    return shownChapters(this.doc);
  }

  /** The chapters that can be got back. Those that never came to life (taken back by undo) are not told. */
  removedChapters(): ChapterEntry[] {
    return readChapters(this.doc).filter(
      (chapter) => chapter.standing === "removed" && fingerprint(this.doc, chapter.id) !== EMPTY_CHAPTER,
    );
  }

  /** Adds a chapter: at the end, or after another. `draft`: readers do not see it yet. */
  addChapter(title = "", after?: string, draft = false): string {
    const id = newId(this.random);
    const chapters = readChapters(this.doc);
    const at = after === undefined ? chapters.length - 1 : chapters.findIndex((chapter) => chapter.id === after);
    const place = between(chapters[at]?.rank ?? null, chapters[at + 1]?.rank ?? null, this.random);
    this.birth(() => {
      const chapter = new Y.Map<unknown>();
      chapter.set("title", new Y.Text());
      chapter.set("place", place);
      chapter.set("gone", `${EMPTY_CHAPTER} `);
      if (draft) chapter.set("draft", true);
      chaptersOf(this.doc).set(id, chapter);
    });
    this.edit(() => {
      const chapter = chapterMap(this.doc, id);
      if (chapter === null) return;
      chapter.delete("gone");
      if (title !== "") textField(chapter, "title")?.insert(0, title);
    });
    return id;
  }

  renameChapter(id: string, title: string, caret: number | null = null): void {
    const chapter = chapterMap(this.doc, id);
    if (chapter === null) return;
    this.edit(() => {
      const text = textField(chapter, "title");
      if (text !== null) replaceText(text, title, caret);
    }, `chapter:${id}`);
  }

  /** Says that a chapter is still being written, or that it is ready to be read. */
  setDraft(id: string, draft: boolean): void {
    const chapter = chapterMap(this.doc, id);
    if (chapter === null || (chapter.get("draft") === true) === draft) return;
    this.edit(() => {
      if (draft) chapter.set("draft", true);
      else chapter.delete("draft");
    });
  }

  /** Moves a chapter to before or after another. False when it stands there already, or either is not there. */
  moveChapter(id: string, where: Beside): boolean {
    const chapter = chapterMap(this.doc, id);
    const others = readChapters(this.doc).filter((other) => other.id !== id);
    const beside = "before" in where ? where.before : where.after;
    const index = others.findIndex((other) => other.id === beside);
    if (chapter === null || index < 0) return false;
    const next = "before" in where ? index : index + 1;
    const all = readChapters(this.doc);
    if (all[next]?.id === id) return false;
    const place = rankBetween(others[next - 1]?.rank ?? null, others.slice(next), this.random);
    this.edit(() => chapter.set("place", place));
    return true;
  }

  /** Removes a chapter; what others write in it meanwhile brings it back, unplaced. */
  removeChapter(id: string): void {
    const chapter = chapterMap(this.doc, id);
    if (chapter === null) return;
    this.edit(() => chapter.set("gone", `${fingerprint(this.doc, id)} ${this.writer}`));
  }

  /** Gets a removed chapter back, or keeps an unplaced one. */
  restoreChapter(id: string): void {
    const chapter = chapterMap(this.doc, id);
    if (chapter?.has("gone") === true) this.edit(() => chapter.delete("gone"));
  }

  // ---- whole blocks --------------------------------------------------------------------------------------------

  /** The shown blocks of a chapter, in order. */
  blocks(chapter: string): ShownBlock[] {
    return shownBlocks(this.doc, chapter);
  }

  /** Moves a block into another chapter: one register, no text is touched. */
  moveBlockToChapter(id: string, chapter: string, at: "start" | "end" = "end"): boolean {
    return this.moveBlocksToChapter([id], chapter, at);
  }

  /** Moves blocks into another chapter, in the order given: one step of undo. False when there is nothing to move. */
  moveBlocksToChapter(ids: readonly string[], chapter: string, at: "start" | "end" = "end"): boolean {
    const moving = ids.filter((id) => blockMap(this.doc, id) !== null);
    if (moving.length === 0 || chapterMap(this.doc, chapter) === null) return false;
    const others = this.blocks(chapter).filter(
      (b) => !moving.includes(b.id) && b.place.chapter === chapter && b.place.container === "",
    );
    const [a, b] = at === "end" ? [others.at(-1)?.place.rank, undefined] : [undefined, others[0]?.place.rank];
    const ranks = spread(a ?? null, b ?? null, moving.length, this.random);
    this.edit(() => {
      moving.forEach((id, i) => blockMap(this.doc, id)?.set("place", placeText(chapter, ranks[i] ?? "")));
    });
    return true;
  }

  /** Removes a block: deletes the text that is seen here, and marks it. */
  removeBlock(id: string): void {
    this.edit(() => this.removeBlockNow(id));
  }

  /** As `removeBlock`, inside an `edit` of the caller. */
  removeBlockNow(id: string): void {
    const block = blockMap(this.doc, id);
    if (block === null) return;
    if (kindField(block) === "table") {
      const { rows, columns } = shownGrid(this.doc, id, block);
      for (const row of rows) for (const column of columns) clear(cellText(this.doc, id, row.id, column.id));
    } else {
      const text = textField(block, "text");
      if (text !== null) clear(text);
    }
    allParts(this.doc, id).forEach(clear);
    block.set("gone", this.writer);
  }

  /** Keeps an unplaced block. */
  keepBlock(id: string): boolean {
    const block = blockMap(this.doc, id);
    if (block?.has("gone") !== true) return false;
    this.edit(() => block.delete("gone"));
    return true;
  }

  isShown(id: string): boolean {
    const block = blockMap(this.doc, id);
    return block !== null && isShown(this.doc, id, block);
  }

  /** Makes blocks, outside undo; `gone` until an edit deletes it. */
  bear(newborns: readonly Newborn[]): void {
    if (newborns.length === 0) return;
    this.birth(() => {
      for (const { id, kind, place, indent, fields } of newborns) {
        const block = new Y.Map<unknown>();
        block.set("kind", kind);
        block.set("place", place);
        if (indent > 0) block.set("indent", indent);
        for (const [name, value] of Object.entries(fields)) block.set(name, value);
        block.set("text", new Y.Text());
        block.set("gone", "");
        blocksOf(this.doc).set(id, block);
      }
    });
  }

  // ---- inside --------------------------------------------------------------------------------------------------

  #register(): void {
    const client = this.doc.clientID;
    if (this.#registered === client) return;
    this.#registered = client;
    const people = this.doc.getMap("people");
    if (people.get(String(client)) === this.writer) return;
    this.doc.transact(() => people.set(String(client), this.writer), BIRTH);
  }

  #metaText(key: string): string | null {
    const value = this.doc.getMap("meta").get(key);
    return typeof value === "string" ? value : null;
  }

  #setMeta(key: string, value: string | true | null): void {
    const meta = this.doc.getMap("meta");
    if ((meta.get(key) ?? null) === value) return;
    this.edit(() => {
      if (value === null) meta.delete(key);
      else meta.set(key, value);
    });
  }

  readonly #hear = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0 || this.#listeners.size === 0) return;
    const change = changeOf(this.doc, transaction);
    for (const hear of this.#listeners) hear(change);
  };
}

function clear(text: Y.Text): void {
  if (text.length > 0) text.delete(0, text.length);
}
