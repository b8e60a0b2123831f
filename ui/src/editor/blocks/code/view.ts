//! Code on the screen.

import type { Node as PMNode } from "@tiptap/pm/model";
import { kindOf } from "../../commands/selected.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { element } from "../../views/element.ts";

export class CodeView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    this.contentDOM = element("code", { spellcheck: "false" });
    this.dom = element("pre", {}, this.contentDOM);
    this.mark();
  }

  protected show(): void {
    // Nothing but its text.
  }

  override update(node: PMNode): boolean {
    return kindOf(node) === "code" && super.update(node);
  }
}
