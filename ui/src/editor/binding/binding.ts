//! Holds one chapter in the editor and in the document equal, both ways (DESIGN: not y-prosemirror).
//!
//! What always holds once a call has returned: the editor shows what the document says, except inside a block that
//! a person is composing in (IME); that one follows when the composition is over. Undo is the document's
//! (`document/undo.ts`); the editor has no history of its own.

import type { Node as PMNode } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { StepMap } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";
import { ownerOf } from "../../document/change.ts";
import { newId } from "../../document/ids.ts";
import { shownBlocks, type ShownBlock } from "../../document/reading.ts";
import { blockMap, blocksOf, chapterMap, goneField, placeField, textField } from "../../document/shape.ts";
import type { SpaceDocument } from "../../document/spaceDocument.ts";
import { buildBlock, emptyParagraph } from "./build.ts";
import { Changes } from "./changes.ts";
import { identify } from "./identity.ts";
import { type Anchor, anchorOf, patchChapter } from "./patch.ts";
import { cellText } from "../../document/table.ts";
import { Alignment } from "./target.ts";
import { write } from "./write.ts";

/** Set on a transaction that shows the document: it must not be written back. */
export const SHOWS = "plein:shows";

/** Set on a transaction that is a step of undo of its own, though it looks like typing. */
export const OWN_STEP = "plein:own-step";

const bindingKey = new PluginKey<readonly StepMap[]>("plein:binding");

export class Binding {
  readonly plugin: Plugin<readonly StepMap[]>;
  #view: EditorView | null = null;
  /** What the editor held when both were last equal. */
  #synced: PMNode | null = null;
  #virtual: string | null = null;
  #writing = false;
  #showing = false;
  #dirty = new Set<string>();
  #orderDirty = false;
  #composed: { block: string; text: Y.Text; alignment: Alignment } | null = null;
  #ownStep = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #caret: Anchor | null = null;

  constructor(
    readonly document: SpaceDocument,
    readonly chapter: string,
  ) {
    this.plugin = new Plugin<readonly StepMap[]>({
      key: bindingKey,
      state: {
        init: () => [],
        // The steps since editor and document were last equal.
        apply: (tr, maps, before) => (before.doc === this.#synced ? tr.mapping.maps : [...maps, ...tr.mapping.maps]),
      },
      appendTransaction: (transactions, before, after) => this.#identify(transactions, before, after),
      view: (view) => {
        this.#attach(view);
        return { update: () => this.#update(), destroy: () => this.#detach() };
      },
      props: {
        handleDOMEvents: {
          compositionstart: () => this.#later(),
          compositionend: () => this.#later(),
        },
      },
    });
  }

  /** Whether the editor shows what the document says; for tests. */
  get equal(): boolean {
    const view = this.#view;
    if (view === null) return true;
    const wanted = this.#wanted(view.state, shownBlocks(this.document.doc, this.chapter), null);
    return wanted.length === view.state.doc.childCount && wanted.every((node, i) => view.state.doc.child(i).eq(node));
  }

  /** The paragraph that is not in the document yet, if the chapter is empty. */
  get virtual(): string | null {
    return this.#virtual;
  }

  /** Where the caret was before what is happening now. */
  get caretBefore(): Anchor | null {
    return this.#caret;
  }

  /** Shows what waited for the end of a composition, if it is over. */
  settle(): void {
    if (this.#view !== null && this.#composing() === null && (this.#dirty.size > 0 || this.#orderDirty)) this.#show();
  }

  #attach(view: EditorView): void {
    this.#view = view;
    this.document.doc.on("beforeTransaction", this.#before);
    this.document.doc.on("afterTransaction", this.#changed);
    // The view is not ready for a transaction inside its own making.
    this.#synced = view.state.doc;
    this.#orderDirty = true;
  }

  /** The first showing, once the editor stands. */
  begin(): void {
    this.#show();
  }

  #detach(): void {
    this.document.doc.off("beforeTransaction", this.#before);
    this.document.doc.off("afterTransaction", this.#changed);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#view = null;
  }

  #identify(transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null {
    this.#ownStep ||= transactions.some((tr) => tr.getMeta(OWN_STEP) === true);
    if (!transactions.some((tr) => tr.docChanged) || transactions.some((tr) => tr.getMeta(SHOWS) === true)) return null;
    return identify(transactions, before, after, () => newId(this.document.random));
  }

  // ---- from the editor -----------------------------------------------------------------------------------------

  #update(): void {
    const view = this.#view;
    if (view === null || this.#showing || this.#synced === null) return;
    const composing = this.#composing();
    if (this.#composed !== null && composing !== this.#composed.block) this.#endComposed();
    if (view.state.doc !== this.#synced) this.#write(view, this.#synced);
    this.#show();
    this.#caret = anchorOf(view.state.selection, "head");
  }

  #write(view: EditorView, before: PMNode): void {
    this.#synced = view.state.doc;
    this.#writing = true;
    try {
      this.#virtual = write({
        document: this.document,
        chapter: this.chapter,
        before,
        after: view.state.doc,
        selection: view.state.selection,
        virtual: this.#virtual,
        alignment: this.#composed,
        ownStep: this.#ownStep,
        changes: new Changes(bindingKey.getState(view.state) ?? []),
      });
    } finally {
      this.#ownStep = false;
      this.#writing = false;
    }
  }

  // ---- from the document ---------------------------------------------------------------------------------------

  /** Before others change anything: if someone composes here, remember how the letters lie. */
  readonly #before = (): void => {
    const view = this.#view;
    if (view === null || this.#writing) return;
    const block = this.#composing();
    if (block === null || this.#composed?.block === block) return;
    const text = this.#textAtCaret(view.state);
    if (text === null) return;
    const alignment = new Alignment(view.state.selection.$head.parent.content.size);
    this.#composed = { block, text, alignment };
  };

  #textAtCaret(state: EditorState): Y.Text | null {
    const { $head } = state.selection;
    if (!$head.parent.inlineContent) return null;
    const id = String($head.node(1).attrs["id"]);
    const block = blockMap(this.document.doc, id);
    if ($head.depth < 3) return block === null ? null : textField(block, "text");
    return cellText(this.document.doc, id, String($head.node(2).attrs["id"]), String($head.node(3).attrs["column"]));
  }

  readonly #changed = (transaction: Y.Transaction): void => {
    const view = this.#view;
    if (view === null || transaction.changed.size === 0) return;
    transaction.changed.forEach((keys, type) => this.#note(view, transaction, type, keys));
    if (!this.#writing) this.#show();
  };

  #note(view: EditorView, transaction: Y.Transaction, type: unknown, keys: Set<string | null>): void {
    const { doc } = this.document;
    if (type === blocksOf(doc)) {
      for (const key of keys) if (key !== null) this.#dirty.add(key);
      this.#orderDirty = true;
      return;
    }
    const owner = ownerOf(doc, type as Parameters<typeof ownerOf>[1]);
    if (owner === null || owner === "space") return;
    if ("chapter" in owner) {
      // Which chapter comes first may have changed, and with it where strays are shown.
      this.#orderDirty = true;
      return;
    }
    const id = owner.block;
    this.#dirty.add(id);
    const block = blockMap(doc, id);
    const quiet =
      type instanceof Y.Text && block !== null && goneField(block) === null && blockNode(view.state.doc, id) !== null;
    // Writing in a removed chapter brings it back, and with it perhaps the place of strays.
    const removed = block !== null && chapterMap(doc, placeField(block).chapter)?.has("gone") === true;
    if (!quiet || removed) this.#orderDirty = true;
    if (this.#composed !== null && !this.#writing && type === this.#composed.text) {
      const event = new Y.YTextEvent(this.#composed.text, transaction, keys);
      this.#composed.alignment.changed(event.delta);
    }
  }

  #show(): void {
    const view = this.#view;
    if (view === null || this.#showing || (this.#dirty.size === 0 && !this.#orderDirty)) return;
    const pinned = this.#composing();
    const { state } = view;
    const blocks = this.#orderDirty ? shownBlocks(this.document.doc, this.chapter) : null;
    const wanted = this.#wanted(state, blocks, this.#dirty);
    // What someone composes in stays, so the chapter is not empty yet.
    if (pinned !== null && pinned !== this.#virtual && wanted[0]?.attrs["id"] === this.#virtual) {
      this.#virtual = null;
      wanted.pop();
    }
    this.#dirty.clear();
    this.#orderDirty = false;
    if (pinned !== null) {
      // What becomes of it (its text, its kind, its container, whether it is there at all) waits.
      const shown = blockNode(state.doc, pinned);
      const becomes = wanted.find((node) => node.attrs["id"] === pinned) ?? null;
      if (shown !== null && becomes?.eq(shown) !== true && pinned !== this.#virtual) {
        this.#dirty.add(pinned);
        this.#orderDirty = true;
      }
    }
    const tr = state.tr;
    patchChapter(tr, wanted, pinned);
    if (!tr.docChanged) return;
    tr.setMeta(SHOWS, true).setMeta("addToHistory", false);
    this.#showing = true;
    try {
      view.dispatch(tr);
    } finally {
      this.#showing = false;
    }
    // Another plugin may have added to it; that is an edit like any other.
    this.#synced = tr.doc;
    if (view.state.doc !== tr.doc) this.#update();
  }

  /** The nodes that the chapter should show. With `dirty`, those that did not change are the ones shown now. */
  #wanted(state: EditorState, blocks: readonly ShownBlock[] | null, dirty: ReadonlySet<string> | null): PMNode[] {
    const { doc } = this.document;
    const now = new Map<string, PMNode>();
    state.doc.forEach((node) => now.set(String(node.attrs["id"]), node));
    if (blocks === null) {
      const wanted: PMNode[] = [];
      now.forEach((node, id) => {
        const block = dirty?.has(id) === true ? blockMap(doc, id) : null;
        if (block === null) wanted.push(node);
        else wanted.push(buildBlock(state.schema, doc, shownAs(id, node, block)));
      });
      return wanted;
    }
    const wanted = blocks.map((shown) => {
      const node = now.get(shown.id);
      const same =
        dirty !== null &&
        node !== undefined &&
        !dirty.has(shown.id) &&
        node.attrs["container"] === shown.container &&
        node.attrs["removedBy"] === shown.removedBy;
      return same ? node : buildBlock(state.schema, doc, shown);
    });
    if (wanted.length > 0) {
      if (dirty !== null) this.#virtual = null;
      return wanted;
    }
    const virtual = this.#virtual ?? newId(this.document.random);
    if (dirty !== null) this.#virtual = virtual;
    return [emptyParagraph(state.schema, virtual)];
  }

  // ---- composing -----------------------------------------------------------------------------------------------

  /** The block that a person composes in, or null. */
  #composing(): string | null {
    const view = this.#view;
    if (view === null || !view.composing) return null;
    const { $head } = view.state.selection;
    return $head.depth > 0 ? String($head.node(1).attrs["id"]) : null;
  }

  #endComposed(): void {
    this.#composed = null;
  }

  /** ProseMirror ends a composition a moment after the browser does. */
  #later(): boolean {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#update();
      if (this.#view?.composing === true) this.#later();
    }, 80);
    return false;
  }
}

function blockNode(doc: PMNode, id: string): PMNode | null {
  let found: PMNode | null = null;
  doc.forEach((node) => {
    if (node.attrs["id"] === id) found = node;
  });
  return found;
}

/** A block that stays where it is shown. */
function shownAs(id: string, node: PMNode, block: NonNullable<ReturnType<typeof blockMap>>): ShownBlock {
  return {
    id,
    block,
    place: { chapter: "", container: "", rank: "" },
    container: node.attrs["container"] as string | null,
    removedBy: goneField(block),
  };
}
