//! A formula on the screen: as it is read while at rest, and its TeX while the caret is in it. KaTeX comes with
//! Plein and is fetched when the first formula is shown; it runs without trust: no links, no styles from outside.

import type { Node as PMNode } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { kindOf } from "../../commands/selected.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { element } from "../../views/element.ts";

/** Beyond this a formula is no formula, and would keep the window busy. */
const LONGEST = 4000;

let katex: Promise<typeof import("katex").default> | null = null;
function typeset(): Promise<typeof import("katex").default> {
  // Without its style a formula is still read aloud and right; without KaTeX its source is shown.
  katex ??= Promise.all([import("katex"), import("katex/dist/katex.min.css").catch(() => null)]).then(
    ([module]) => module.default,
  );
  return katex;
}

export class FormulaView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #shown = element("div", { class: "formula-shown" });
  readonly #trouble = element("p", { class: "formula-trouble", role: "status", hidden: true });
  #source: string | null = null;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    this.contentDOM = element("code", { spellcheck: "false", class: "formula-source" });
    const face = element("div", { class: "formula-face", contenteditable: "false" }, this.#shown, this.#trouble);
    // A press on what is shown goes into its source.
    face.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const pos = context.getPos();
      const { view } = context;
      if (pos === undefined || !view.editable) return;
      const end = pos + 1 + this.node.content.size;
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, end)));
      view.focus();
    });
    this.dom = element("div", { class: "formula" }, face, element("pre", {}, this.contentDOM));
    this.mark();
    this.show();
  }

  protected show(): void {
    const source = this.node.textContent;
    if (source === this.#source) return;
    this.#source = source;
    const { words } = this.context.options;
    if (source.trim() === "") {
      this.#shown.textContent = words.t("formula-empty");
      this.#say(null);
      return;
    }
    if (source.length > LONGEST) {
      this.#shown.textContent = source.slice(0, 200);
      this.#say(words.t("formula-bad"));
      return;
    }
    typeset()
      .then((tex) => {
        if (this.#source !== source) return;
        const made = element("div");
        tex.render(source, made, { displayMode: true, throwOnError: true, trust: false, maxExpand: 500, maxSize: 20 });
        this.#shown.replaceChildren(...made.childNodes);
        this.#say(null);
      })
      .catch(() => {
        if (this.#source !== source) return;
        this.#shown.textContent = source;
        this.#say(words.t("formula-bad"));
      });
  }

  #say(trouble: string | null): void {
    this.#trouble.hidden = trouble === null;
    this.#trouble.textContent = trouble ?? "";
    this.dom.classList.toggle("is-bad", trouble !== null);
  }

  override update(node: PMNode): boolean {
    return kindOf(node) === "formula" && super.update(node);
  }
}
