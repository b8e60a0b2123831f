//! A text block on the screen: the element of its kind; a task has a box to tick.

import type { Node as PMNode } from "@tiptap/pm/model";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { element, setAttributes } from "../../views/element.ts";
import { CALLOUTS } from "../callout/view.ts";
import { tagOf } from "./node.ts";

export class TextView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #box: HTMLInputElement | null = null;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const kind = String(node.attrs["kind"]);
    if (kind === "task") {
      this.#box = element("input", { type: "checkbox", "aria-label": context.options.words.taskDone });
      this.#box.addEventListener("change", () => this.set({ done: this.#box?.checked === true }));
      const label = element("label", { class: "task-box", contenteditable: "false" }, this.#box);
      this.contentDOM = element("div", { class: "task-text" });
      this.dom = element("div", {}, label, this.contentDOM);
    } else {
      this.dom = document.createElement(tagOf(kind));
      this.contentDOM = this.dom;
    }
    this.mark();
    this.show();
  }

  protected show(): void {
    const done = this.node.attrs["done"] === true && this.#box !== null;
    setAttributes(this.dom, { "data-done": done });
    if (this.#box !== null) {
      this.#box.checked = done;
      this.#box.disabled = !this.context.view.editable;
    }
  }

  override update(node: PMNode): boolean {
    const [was, is] = [String(this.node.attrs["kind"]), String(node.attrs["kind"])];
    if (CALLOUTS.has(is) || is === "reveal") return false;
    if ((was === "task") !== (is === "task") || tagOf(was) !== tagOf(is)) return false;
    return super.update(node);
  }
}
