//! A block of a kind that this version does not know: what it is called and the words in it, not to be changed.

import type { Node as PMNode } from "@tiptap/pm/model";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { element } from "../../views/element.ts";

export class UnknownView extends BlockView {
  readonly dom: HTMLElement;
  readonly #label = element("p", { class: "unknown-label" });
  readonly #text = element("p", { class: "unknown-text" });

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    this.dom = element("div", { class: "unknown", contenteditable: "false" }, this.#label, this.#text);
    this.mark();
    this.show();
  }

  protected show(): void {
    this.#label.textContent = this.context.options.words.unknownKind(String(this.node.attrs["kind"]));
    this.#text.textContent = String(this.node.attrs["plain"]);
  }
}
