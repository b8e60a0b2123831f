//! A callout on the screen: tip, careful, remember; and a note for the presenter alone, which is shown in the same
//! way and told apart. The text has a frame of its own, so that consecutive ones can be one box (design/callout.css).

import type { Node as PMNode } from "@tiptap/pm/model";
import { kindOf } from "../../commands/selected.ts";
import type { EditorWords, TextKind } from "../../handle.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { element } from "../../views/element.ts";

export const CALLOUTS: ReadonlySet<string> = new Set(["tip", "careful", "remember", "note"]);

/** What stands above a callout. */
export function calloutLabel(words: EditorWords, kind: TextKind): string {
  switch (kind) {
    case "tip":
      return words.t("kind-tip");
    case "careful":
      return words.t("kind-careful");
    case "remember":
      return words.t("kind-remember");
    default:
      return words.t("note-label");
  }
}

export class CalloutView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #label = element("div", { class: "callout-label", contenteditable: "false" });

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    this.contentDOM = element("div", { class: "callout-text" });
    this.dom = element("div", {}, element("div", { class: "callout" }, this.#label, this.contentDOM));
    this.mark();
    this.show();
  }

  protected show(): void {
    this.#label.textContent = calloutLabel(this.context.options.words, kindOf(this.node) as TextKind);
  }

  override update(node: PMNode): boolean {
    return CALLOUTS.has(kindOf(node)) && super.update(node);
  }
}
