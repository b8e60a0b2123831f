//! A line under words that are not known. Looking happens when the hands rest, and only blocks that changed are read
//! again; a key costs no more than moving the lines that are there.
//!
//! What always holds: the text is never changed but by a choice in the menu; the word that someone is in the middle of
//! is not judged yet; where we look, the webview does not.

import { Extension } from "@tiptap/core";
import type { Node as PMNode } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { OWN_STEP } from "../binding/binding.ts";
import type { EditorOptions, Misspelt } from "../handle.ts";
import { wordsOf } from "./words.ts";

/** Milliseconds that the hands rest. */
const REST = 350;
/** As many new words are asked at once. */
const BATCH = 1_000;

interface Lines {
  lines: DecorationSet;
  /** Whether there is a dictionary, and so the webview's own lines are off. */
  ours: boolean;
}
const key = new PluginKey<Lines>("plein:spelling");

export const spelling = (options: EditorOptions): Extension =>
  Extension.create({
    name: "plein:spelling",
    addProseMirrorPlugins: () => (options.spelling === undefined ? [] : [plugin(options)]),
  });

function plugin(options: EditorOptions): Plugin<Lines> {
  const known = new Map<string, boolean>();
  return new Plugin<Lines>({
    key,
    state: {
      init: () => ({ lines: DecorationSet.empty, ours: false }),
      apply(tr, value) {
        const set = tr.getMeta(key) as Lines | undefined;
        if (set !== undefined) return set;
        return tr.docChanged ? { ...value, lines: value.lines.map(tr.mapping, tr.doc) } : value;
      },
    },
    view: (view) => new Looking(view, options, known),
    props: {
      decorations: (state) => key.getState(state)?.lines,
      attributes: (state): Record<string, string> => {
        const { language } = options.spelling ?? { language: () => null };
        const tag = language();
        return {
          spellcheck: key.getState(state)?.ours === true ? "false" : "true",
          ...(tag === null ? {} : { lang: tag }),
        };
      },
      handleKeyDown(view, event) {
        const asks = (event.ctrlKey || event.metaKey) && event.key === ".";
        if (!asks && !(event.shiftKey && event.key === "F10") && event.key !== "ContextMenu") return false;
        return tell(view, view.state.selection.from, options, known);
      },
      handleDOMEvents: {
        contextmenu(view, event) {
          if (!(event.target instanceof Element) || event.target.closest(".misspelt") === null) return false;
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at === null || !tell(view, at.pos, options, known)) return false;
          event.preventDefault();
          return true;
        },
      },
    },
  });
}

/** Says which word is not known, and what can be done. */
function tell(view: EditorView, pos: number, options: EditorOptions, known: Map<string, boolean>): boolean {
  const [line] = key.getState(view.state)?.lines.find(pos, pos) ?? [];
  if (line === undefined || options.onMisspelt === undefined || !view.editable) return false;
  const word = view.state.doc.textBetween(line.from, line.to);
  const box = view.coordsAtPos(line.from, 1);
  const now = (): Decoration | undefined =>
    key
      .getState(view.state)
      ?.lines.find()
      .find((one) => view.state.doc.textBetween(one.from, one.to) === word && one.from === line.from);
  const said: Misspelt = {
    word,
    left: box.left,
    top: box.top,
    bottom: box.bottom,
    replace(by) {
      // It may have changed while the menu was open.
      if (now() === undefined || view.isDestroyed) return;
      view.dispatch(view.state.tr.insertText(by, line.from, line.to).setMeta(OWN_STEP, true));
    },
    learnt() {
      known.set(word, true);
      looking.get(view)?.look();
    },
  };
  options.onMisspelt(said);
  return true;
}

const looking = new WeakMap<EditorView, Looking>();

class Looking {
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;
  #gone = false;
  #seen: PMNode | null = null;
  #language: string | null = null;
  readonly #stop: () => void;

  constructor(
    private readonly view: EditorView,
    private readonly options: EditorOptions,
    private readonly known: Map<string, boolean>,
  ) {
    looking.set(view, this);
    // The language of the Space may be another.
    this.#stop = options.replica.document.onChange(({ space }) => {
      if (space) this.#later();
    });
    this.#later();
  }

  update(view: EditorView, before: EditorState): void {
    // The caret that leaves a word finishes it.
    if (view.state.doc !== before.doc || view.state.selection.from !== before.selection.from) this.#later();
  }

  destroy(): void {
    this.#gone = true;
    looking.delete(this.view);
    this.#stop();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #later(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look(), REST);
  }

  look(): void {
    this.#timer = null;
    const { view, options, known } = this;
    if (this.#gone) return;
    if (view.composing || this.#asking) {
      this.#later();
      return;
    }
    const language = options.spelling?.language() ?? null;
    if (language !== this.#language) known.clear();
    this.#language = language;
    const { doc, selection } = view.state;
    this.#seen = doc;
    const unknown: Decoration[] = [];
    const ask = new Set<string>();
    if (language !== null) {
      doc.descendants((node, pos) => {
        if (!node.isTextblock) return true;
        for (const { word, from, to } of wordsOf(node)) {
          const [start, end] = [pos + 1 + from, pos + 1 + to];
          // Still being written.
          if (selection.empty && selection.from === end && view.hasFocus()) continue;
          const right = known.get(word);
          if (right === undefined) ask.add(word);
          else if (!right) unknown.push(Decoration.inline(start, end, { class: "misspelt" }));
        }
        return false;
      });
    }
    this.#show(unknown, known.size > 0);
    if (ask.size > 0 && language !== null) void this.#ask([...ask].slice(0, BATCH), language);
  }

  async #ask(words: string[], language: string): Promise<void> {
    this.#asking = true;
    try {
      const unknown = await this.options.spelling?.check(words, language);
      // No dictionary: nothing is known and nothing is wrong; the webview may look.
      if (unknown === undefined || unknown === null || language !== this.options.spelling?.language()) return;
      const wrong = new Set(unknown);
      for (const word of words) this.known.set(word, !wrong.has(word));
    } catch {
      // Without an answer no word is wrong; the next rest asks again.
      return;
    } finally {
      this.#asking = false;
    }
    if (!this.#gone) this.look();
  }

  /** Only when something differs: each showing is a transaction. */
  #show(unknown: Decoration[], ours: boolean): void {
    const { state } = this.view;
    const now = key.getState(state);
    if (now === undefined || state.doc !== this.#seen) return;
    const shown = now.lines.find();
    const same =
      shown.length === unknown.length &&
      unknown.every((one, i) => shown[i]?.from === one.from && shown[i].to === one.to) &&
      ours === now.ours;
    if (same) return;
    const lines = DecorationSet.create(state.doc, unknown);
    this.view.dispatch(state.tr.setMeta(key, { lines, ours } satisfies Lines).setMeta("addToHistory", false));
  }
}
