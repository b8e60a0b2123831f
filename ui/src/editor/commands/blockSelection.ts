//! Blocks chosen as things: one or several that stand next to each other, whatever is in them. What is done then is
//! done to all of them: moved, doubled, turned, removed, copied.

import type { Node as PMNode, ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, Selection, type SelectionBookmark } from "@tiptap/pm/state";
import type { Mappable } from "@tiptap/pm/transform";

export class BlockSelection extends Selection {
  /** From border to border at the top of the document; the anchor stays where it is when the selection grows. */
  constructor($anchor: ResolvedPos, $head: ResolvedPos) {
    super($anchor, $head);
    this.visible = false;
  }

  /** The blocks from the one at `anchor` up to and with the one at `head`, by their place in the chapter. */
  static between(doc: PMNode, anchor: number, head: number): BlockSelection {
    const last = doc.childCount - 1;
    const [a, h] = [Math.max(0, Math.min(anchor, last)), Math.max(0, Math.min(head, last))];
    const start = (index: number): number => {
      let pos = 0;
      for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
      return pos;
    };
    const forward = a <= h;
    return new BlockSelection(
      doc.resolve(forward ? start(a) : start(a + 1)),
      doc.resolve(forward ? start(h + 1) : start(h)),
    );
  }

  /** The place of the block that the selection began with, and of the one that it reaches to. */
  get anchorIndex(): number {
    return this.$anchor.pos <= this.$head.pos ? this.$anchor.index() : this.$anchor.index() - 1;
  }
  get headIndex(): number {
    return this.$anchor.pos <= this.$head.pos ? this.$head.index() - 1 : this.$head.index();
  }

  map(doc: PMNode, mapping: Mappable): Selection {
    return bordered(doc, mapped(this.anchor, this.head, mapping));
  }

  override eq(other: Selection): boolean {
    return other instanceof BlockSelection && other.anchor === this.anchor && other.head === this.head;
  }

  override toJSON(): unknown {
    return { type: "blocks", anchor: this.anchor, head: this.head };
  }

  static override fromJSON(doc: PMNode, json: { anchor: number; head: number }): Selection {
    return bordered(doc, [json.anchor, json.head]);
  }

  override getBookmark(): SelectionBookmark {
    return new Bookmark(this.anchor, this.head);
  }
}
Selection.jsonID("blocks", BlockSelection);

class Bookmark implements SelectionBookmark {
  constructor(
    private readonly anchor: number,
    private readonly head: number,
  ) {}
  map(mapping: Mappable): SelectionBookmark {
    const [anchor, head] = mapped(this.anchor, this.head, mapping);
    return new Bookmark(anchor, head);
  }
  resolve(doc: PMNode): Selection {
    return bordered(doc, [this.anchor, this.head]);
  }
}

/** What comes in at its borders does not belong to it. */
function mapped(anchor: number, head: number, mapping: Mappable): [number, number] {
  const forward = anchor <= head;
  return [mapping.map(anchor, forward ? 1 : -1), mapping.map(head, forward ? -1 : 1)];
}

/** The selection with these borders; a caret near when they are none. */
function bordered(doc: PMNode, [anchor, head]: [number, number]): Selection {
  const [$anchor, $head] = [doc.resolve(anchor), doc.resolve(head)];
  const none = anchor === head || $anchor.depth > 0 || $head.depth > 0;
  return none ? Selection.near($head) : new BlockSelection($anchor, $head);
}

/** Whether whole blocks are selected, rather than text or a place in it. */
export const choosesBlocks = (selection: Selection): boolean =>
  selection instanceof BlockSelection || (selection instanceof NodeSelection && selection.$from.depth === 0);

/** The ids of the blocks that are chosen as things; none when text is selected. */
export function chosenIds(state: EditorState): string[] {
  const { selection } = state;
  if (!choosesBlocks(selection)) return [];
  const ids: string[] = [];
  for (let i = selection.$from.index(0); i < selection.$to.index(0); i += 1)
    ids.push(String(state.doc.child(i).attrs["id"]));
  return ids;
}
