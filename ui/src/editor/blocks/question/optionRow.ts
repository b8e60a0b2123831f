//! One answer of a question on the screen: its words, whether it is right, what is said to who chooses it. The fields
//! are bound to the document; the row tells the question's view what a person wants of it.

import { setRight } from "../../../document/question.ts";
import type { SpaceDocument } from "../../../document/spaceDocument.ts";
import type { EditorWords } from "../../handle.ts";
import { PartField } from "../../parts/partField.ts";
import { button, element, setAttributes } from "../../views/element.ts";
import type { OptionAttr } from "./node.ts";

/** What a row can ask of the question that it stands in. */
export interface RowHooks {
  document: SpaceDocument;
  block: string;
  words: EditorWords;
  add(after: string): void;
  remove(option: string): void;
  move(option: string, by: -1 | 1): void;
  keep(option: string): void;
  leave(option: string, direction: -1 | 0 | 1): void;
  /** Points out where an answer is on the picture. */
  point(option: string): void;
  drag(option: string, event: PointerEvent): void;
}

export interface RowState {
  option: OptionAttr;
  /** From 1. */
  number: number;
  count: number;
  form: string;
  editable: boolean;
  hasPicture: boolean;
}

export class OptionRow {
  readonly dom: HTMLLIElement;
  readonly #right: HTMLInputElement;
  readonly #number = element("span", { class: "option-number", "aria-hidden": "true" });
  readonly #text: PartField;
  readonly #match: PartField;
  readonly #feedback: PartField;
  readonly #remove: HTMLButtonElement;
  readonly #grip: HTMLElement;
  readonly #point: HTMLButtonElement;
  readonly #gone: HTMLElement;
  readonly #goneWords = element("span");

  constructor(
    readonly id: string,
    private readonly hooks: RowHooks,
  ) {
    const { words, document, block } = hooks;
    this.#right = element("input", { class: "option-right" });
    this.#right.addEventListener("change", () =>
      setRight(document, block, id, this.#right.checked, this.#right.type === "radio"),
    );
    const field = (part: string, rest: Partial<ConstructorParameters<typeof PartField>[0]>): PartField =>
      new PartField({
        document,
        block,
        part: `${part}/${id}`,
        label: "",
        onEnter: () => hooks.add(id),
        onLeave: (direction) => hooks.leave(id, direction),
        onKey: (event) => this.#key(event),
        onChange: () => this.#filled(),
        ...rest,
      });
    this.#text = field("option", { class: "option-text", onEmptyBackspace: () => hooks.remove(id) });
    this.#match = field("match", { class: "option-match" });
    this.#feedback = field("feedback", { class: "option-feedback", hint: words.t("question-feedback") });
    this.#remove = button("", () => hooks.remove(id), { class: "option-remove" });
    this.#grip = element("span", { class: "option-grip", "aria-hidden": "true", title: words.t("option-drag") });
    this.#grip.addEventListener("pointerdown", (event) => hooks.drag(id, event));
    this.#point = button(words.t("question-point"), () => hooks.point(id), { class: "option-point" });
    this.#gone = element(
      "div",
      { class: "unplaced", role: "note", hidden: true },
      this.#goneWords,
      button(words.keep, () => hooks.keep(id), { class: "keep" }),
    );
    const main = element(
      "div",
      { class: "option-main" },
      this.#grip,
      this.#number,
      this.#right,
      this.#text.dom,
      this.#match.dom,
      this.#point,
      this.#remove,
    );
    this.dom = element("li", { class: "option", "data-option": id }, this.#gone, main, this.#feedback.dom);
    this.#filled();
  }

  show({ option, number, count, form, editable, hasPicture }: RowState): void {
    const { words, block } = this.hooks;
    const answers = form === "single" || form === "multiple";
    this.#right.type = form === "single" ? "radio" : "checkbox";
    this.#right.name = `right-${block}`;
    this.#right.hidden = !answers && !option.right;
    this.#right.checked = option.right;
    this.#right.disabled = !editable;
    this.#right.setAttribute("aria-label", words.t("option-right", { number }));
    this.#number.hidden = answers;
    this.#number.textContent = `${number}`;
    this.#text.call(
      words.t("option-text", { number }),
      form === "match" ? words.t("option-left") : words.t("option-hint"),
    );
    this.#match.call(words.t("option-other-half", { number }), words.t("option-other-half-hint"));
    this.#match.dom.hidden = form !== "match" && this.#match.text === "";
    this.#feedback.call(words.t("option-feedback", { number }), words.t("question-feedback"));
    this.#feedback.dom.hidden = (form === "order" || form === "match" || form === "open") && this.#feedback.text === "";
    for (const field of [this.#text, this.#match, this.#feedback]) field.editable = editable;
    this.#remove.hidden = !editable;
    this.#remove.setAttribute("aria-label", words.t("option-remove", { number }));
    this.#remove.title = words.t("option-remove", { number });
    this.#grip.hidden = !editable || count < 2;
    this.#point.hidden = form !== "spot" || !hasPicture || option.area !== null || !editable;
    this.#gone.hidden = option.gone === null;
    this.#goneWords.textContent = words.unplacedRow(option.gone ?? "");
    setAttributes(this.dom, { "data-right": answers && option.right, "data-unused": form === "open" });
  }

  focus(): void {
    this.#text.focus();
  }

  destroy(): void {
    for (const field of [this.#text, this.#match, this.#feedback]) field.destroy();
  }

  #key(event: KeyboardEvent): boolean {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return false;
    event.preventDefault();
    event.stopPropagation();
    this.hooks.move(this.id, event.key === "ArrowUp" ? -1 : 1);
    return true;
  }

  #filled(): void {
    setAttributes(this.dom, { "data-feedback": this.#feedback.text !== "" });
  }
}
