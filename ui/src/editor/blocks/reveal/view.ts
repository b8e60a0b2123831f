//! "Think first, then open" on the screen: the question that is shown, and a soft frame around what it hides, which is
//! open for who writes. What it hides stands in the frame by `reveals.ts`.

import type { Node as PMNode } from "@tiptap/pm/model";
import { kindOf } from "../../commands/selected.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { element } from "../../views/element.ts";

export class RevealView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    const label = element("div", { class: "reveal-label", contenteditable: "false" }, words.t("kind-reveal"));
    this.contentDOM = element("div", { class: "reveal-text" });
    this.dom = element("div", { "data-hint": words.t("reveal-hint") }, label, this.contentDOM);
    this.mark();
  }

  protected show(): void {
    // Nothing but its text.
  }

  override update(node: PMNode): boolean {
    return kindOf(node) === "reveal" && super.update(node);
  }
}
