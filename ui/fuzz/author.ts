//! One author of the fuzz: the real editor over a replica of the Space, and hands that press keys.

import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { FOREIGN } from "../src/document/origins.ts";
import { allParts } from "../src/document/parts.ts";
import { plainText } from "../src/document/plain.ts";
import { SpaceReplica } from "../src/document/replica.ts";
import { blockMap, readKind, textField } from "../src/document/shape.ts";
import { allCells } from "../src/document/table.ts";
import { createEditor, type InnerHandle } from "../src/editor/editor.ts";
import { at, Chance } from "./chance.ts";
import { WORDS } from "./surfaceWords.ts";
import { wordsIn, wordsTouched } from "./words.ts";

/** A text that a caret can stand in. */
export interface Stand {
  start: number;
  text: string;
}

export class Author {
  readonly replica: SpaceReplica;
  readonly own = new Set<string>();
  handle: InnerHandle;
  chapter: string;
  #outbox: Uint8Array[] = [];

  constructor(
    readonly index: number,
    state: Uint8Array,
    seed: number,
  ) {
    const chance = new Chance(seed);
    this.replica = new SpaceReplica({
      state,
      name: `Author ${index}`,
      gather: 1e9,
      send: () => Promise.resolve(),
      pull: () => Promise.resolve(new Uint8Array()),
      document: { random: (bytes) => chance.bytes(bytes), pause: 1e9 },
    });
    this.replica.doc.clientID = 1000 * (index + 1) + (seed % 997);
    this.replica.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== FOREIGN) this.#outbox.push(update);
    });
    this.chapter = this.document.chapters()[0]?.id ?? "_";
    this.handle = this.#open();
  }

  get document(): SpaceReplica["document"] {
    return this.replica.document;
  }

  get view(): EditorView {
    return this.handle.editor.view;
  }

  /** Turns to another chapter. */
  turn(chapter: string): void {
    if (chapter === this.chapter) return;
    this.handle.destroy();
    this.chapter = chapter;
    this.handle = this.#open();
  }

  #open(): InnerHandle {
    return createEditor({
      element: document.createElement("div"),
      replica: this.replica,
      chapter: this.chapter,
      words: WORDS,
      mediaUrl: (medium) => `/media/${medium}`,
      addFiles: () => undefined,
      askLink: () => Promise.resolve(null),
      openLink: () => undefined,
      openVideo: () => undefined,
      openFile: () => undefined,
    });
  }

  /** The updates made since the last time. */
  sent(): Uint8Array[] {
    return this.#outbox.splice(0);
  }

  apply(update: Uint8Array): void {
    this.replica.apply(update);
  }

  destroy(): void {
    this.handle.destroy();
    this.replica.destroy();
  }

  // ---- hands ---------------------------------------------------------------------------------------------------

  /** Every text of the chapter, in order. */
  stands(): Stand[] {
    const found: Stand[] = [];
    this.view.state.doc.descendants((node, pos) => {
      if (node.inlineContent) {
        found.push({ start: pos + 1, text: node.textBetween(0, node.content.size, undefined, "\n") });
        return false;
      }
      return true;
    });
    return found;
  }

  /** Puts the caret in a text; `edge` near 0 or 1 for the very start or end, otherwise seldom inside a word. */
  caret(where: number, offset: number): void {
    const stands = this.stands();
    if (stands.length === 0) return;
    const stand = stands[at(where, stands.length)];
    if (stand === undefined) return;
    this.select(stand.start + offsetIn(stand.text, offset));
  }

  select(from: number, to = from): void {
    const { doc, tr } = this.view.state;
    this.view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
  }

  selectBlock(where: number): void {
    const { doc, tr } = this.view.state;
    let pos = 0;
    const index = at(where, doc.childCount);
    for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
    this.view.dispatch(tr.setSelection(NodeSelection.create(doc, pos)));
  }

  /** Types as ProseMirror does: plugins may take it, otherwise it goes in. */
  type(text: string, one = false): void {
    for (const part of one ? [text] : text) {
      const { from, to } = this.view.state.selection;
      const insert = () => this.view.state.tr.insertText(part, from, to);
      const taken = this.view.someProp("handleTextInput", (handle) => handle(this.view, from, to, part, insert));
      if (taken !== true) this.view.dispatch(this.view.state.tr.insertText(part).scrollIntoView());
    }
  }

  /** Begins to compose at the caret, as an input method does. */
  beginComposing(): void {
    this.view.dom.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  }

  get composing(): boolean {
    return this.view.composing;
  }

  /** Ends a composition, if there is one. */
  rest(): void {
    if (!this.view.composing) return;
    this.view.dom.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    this.handle.binding.settle();
  }

  /** Presses a key; answers whether the editor did something itself. */
  press(key: string, with_: { alt?: boolean; shift?: boolean; ctrl?: boolean } = {}): boolean {
    const event = new KeyboardEvent("keydown", {
      key,
      altKey: with_.alt ?? false,
      shiftKey: with_.shift ?? false,
      ctrlKey: with_.ctrl ?? false,
      bubbles: true,
      cancelable: true,
    });
    return this.view.someProp("handleKeyDown", (handle) => handle(this.view, event) || undefined) === true;
  }

  /** Backspace or Delete, and what the browser does when the editor does nothing. */
  erase(forward: boolean): void {
    if (this.press(forward ? "Delete" : "Backspace")) return;
    const { selection, tr } = this.view.state;
    const { $head, head } = selection;
    if (!selection.empty || !$head.parent.inlineContent) return;
    const from = forward ? head : head - 1;
    const to = forward ? head + 1 : head;
    if (from < $head.start() || to > $head.end()) return;
    this.view.dispatch(tr.delete(from, to));
  }

  /** Everything written in a block, wherever it is. */
  textOf(id: string): string {
    const { doc } = this.replica;
    const block = blockMap(doc, id);
    if (block === null) return "";
    const text = textField(block, "text");
    const texts = readKind(block) === "table" ? allCells(doc, id, block) : text === null ? [] : [text];
    return [...texts, ...allParts(doc, id)].map(plainText).join("\n");
  }

  /** The words that a part of the chapter touches. */
  touched(from: number, to: number): Set<string> {
    const found = new Set<string>();
    for (const { start, text } of this.stands()) {
      for (const one of wordsTouched(text, from - start, to - start)) found.add(one);
    }
    // What is not known has its words in one piece, and parts go with the block that they are of.
    this.view.state.doc.forEach((node, pos) => {
      if (pos >= to || pos + node.nodeSize <= from) return;
      const id = String(node.attrs["id"]);
      if (node.type.name === "unknown") for (const one of wordsIn(this.textOf(id))) found.add(one);
      for (const part of allParts(this.replica.doc, id)) for (const one of wordsIn(plainText(part))) found.add(one);
    });
    return found;
  }
}

/** An offset in a text: mostly between words. */
export function offsetIn(text: string, x: number): number {
  const inside = (x * 7919) % 1;
  if (inside < 0.08) return at(x, text.length + 1);
  const borders = [
    0,
    ...[...text.matchAll(/«\d+»/g)].flatMap((match) => [match.index, match.index + match[0].length]),
    text.length,
  ];
  return borders[at(x, borders.length)] ?? 0;
}
