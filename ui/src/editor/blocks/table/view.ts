//! A table on the screen; it scrolls sideways in a frame of its own when it is too wide.

import type { Node as PMNode } from "@tiptap/pm/model";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { element, setAttributes } from "../../views/element.ts";

export class TableView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    this.contentDOM = element("tbody");
    const table = element("table", { "aria-label": context.options.words.table }, this.contentDOM);
    this.dom = element("div", { class: "table" }, table);
    this.mark();
    this.show();
  }

  protected show(): void {
    setAttributes(this.dom, { "data-header": this.node.attrs["header"] === true });
  }
}
