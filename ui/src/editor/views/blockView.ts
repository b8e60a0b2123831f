//! The part that all views of blocks share.

import type { Node as PMNode } from "@tiptap/pm/model";
import type { EditorView, NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import { kindOf } from "../commands/selected.ts";
import type { EditorOptions } from "../handle.ts";
import { setAttributes } from "./element.ts";

/** What a view of a block gets. */
export interface ViewContext {
  view: EditorView;
  getPos: () => number | undefined;
  options: EditorOptions;
}

/** A block on the screen. `data-block` is its id: the screens may look for it. */
export abstract class BlockView implements NodeView {
  abstract readonly dom: HTMLElement;
  contentDOM?: HTMLElement | null;

  constructor(
    protected node: PMNode,
    protected readonly context: ViewContext,
  ) {}

  /** Shows the node's attributes; called at first and after each change. */
  protected abstract show(): void;

  update(node: PMNode): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.mark();
    this.show();
    return true;
  }

  /** The attributes that every block carries for styles, tests and menus. */
  protected mark(): void {
    const indent = Number(this.node.attrs["indent"]);
    setAttributes(this.dom, {
      "data-block": String(this.node.attrs["id"]),
      "data-kind": kindOf(this.node),
      "data-indent": indent > 0 ? String(indent) : null,
      "data-unplaced": this.node.attrs["removedBy"] !== null,
    });
  }

  /** Sets attributes of the node: an edit like any other. */
  protected set(attributes: Record<string, unknown>): void {
    const pos = this.context.getPos();
    if (pos === undefined) return;
    const tr = this.context.view.state.tr;
    for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(pos, name, value);
    this.context.view.dispatch(tr);
  }

  /** What happens outside the text is ours, not ProseMirror's. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return false;
    const { contentDOM } = this;
    // The attributes of what holds the text are ours as well; a view that is drawn anew loses an open form.
    if (mutation.type === "attributes" && mutation.target === contentDOM) return true;
    return contentDOM === null || contentDOM === undefined || !contentDOM.contains(mutation.target);
  }

  stopEvent(event: Event): boolean {
    const target = event.target;
    if (!(target instanceof Element)) return false;
    return (
      target.closest("button, input, textarea, select, label, .option-grip, .spots") !== null &&
      this.dom.contains(target)
    );
  }
}
