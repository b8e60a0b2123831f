//! An assignment on the screen: what is asked, and with what the reader answers.

import type { Node as PMNode } from "@tiptap/pm/model";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { choice, element, setAttributes } from "../../views/element.ts";

export class AssignmentView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #answer: HTMLSelectElement;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    this.#answer = choice(
      words.t("assignment-answer"),
      [
        ["text", words.t("assignment-text")],
        ["photo", words.t("assignment-photo")],
        ["both", words.t("assignment-both")],
      ],
      (answer) => this.set({ answer }),
    );
    this.contentDOM = element("div", { class: "asked", "data-placeholder": words.t("empty-assignment") });
    const label = element("span", { class: "exercise-label" }, words.t("kind-assignment"));
    const head = element("div", { class: "exercise-head", contenteditable: "false" }, label, this.#answer);
    this.dom = element("section", { class: "exercise assignment" }, head, this.contentDOM);
    this.mark();
    this.show();
  }

  protected show(): void {
    this.#answer.value = String(this.node.attrs["answer"]);
    this.#answer.disabled = !this.context.view.editable;
    setAttributes(this.contentDOM, { "data-empty": this.node.content.size === 0 });
  }
}
