//! A divider on the screen.

import type { Node as PMNode } from "@tiptap/pm/model";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { element } from "../../views/element.ts";

export class DividerView extends BlockView {
  readonly dom: HTMLElement;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    this.dom = element("hr", { "aria-label": context.options.words.divider });
    this.mark();
  }

  protected show(): void {
    // A line is a line.
  }
}
