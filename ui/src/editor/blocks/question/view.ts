//! A question on the screen, edited where it stands: its text, its answers, what is right, what is shown afterwards.

import type { Node as PMNode } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { isMediumId } from "../../../document/ids.ts";
import { addOption, keepOption, moveOption, type QuestionForm, removeOption } from "../../../document/question.ts";
import { blockMap } from "../../../document/shape.ts";
import { paragraph } from "../../commands/blocks.ts";
import { chooseBlock } from "../../commands/choosing.ts";
import { PartField } from "../../parts/partField.ts";
import { partsOf } from "../../schema/block.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { button, choice, element, setAttributes } from "../../views/element.ts";
import { type OptionAttr, optionsOf } from "./node.ts";
import { OptionRow, type RowHooks } from "./optionRow.ts";
import { FIRST_AREA, Spots } from "./spots.ts";

/** Whether an answer is shown to who writes: it stands, or someone wrote in it meanwhile. */
function isShown(node: PMNode, { id, gone }: OptionAttr): boolean {
  const parts = partsOf(node);
  return gone === null || [`option/${id}`, `match/${id}`, `feedback/${id}`].some((part) => parts[part] !== undefined);
}

export class QuestionView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #form: HTMLSelectElement;
  readonly #list = element("ol", { class: "options" });
  readonly #add: HTMLButtonElement;
  readonly #picture: HTMLButtonElement;
  readonly #body: HTMLElement;
  readonly #spots: Spots;
  readonly #rows = new Map<string, OptionRow>();
  /** Made when the node has its id. */
  #alt: PartField | null = null;
  #answer: PartField | null = null;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    this.#form = choice(
      words.t("question-form"),
      [
        ["single", words.t("question-single")],
        ["multiple", words.t("question-multiple")],
        ["order", words.t("question-order")],
        ["match", words.t("question-match")],
        ["open", words.t("question-open")],
        ["spot", words.t("question-spot")],
      ] satisfies [QuestionForm, string][],
      (form) => this.set({ form }),
    );
    this.contentDOM = element("div", { class: "asked", "data-placeholder": words.t("empty-question") });
    this.#add = button(words.t("option-add"), () => this.#addAfter(null), { class: "option-add" });
    this.#picture = button("", () => void this.#choosePicture(), { class: "option-picture" });
    this.#spots = new Spots({
      words,
      draw: (option, area) => this.#draw(option, area),
      clear: (option) => this.#setArea(option, null),
    });
    const label = element("span", { class: "exercise-label" }, words.t("kind-question"));
    const head = element("div", { class: "exercise-head", contenteditable: "false" }, label, this.#form);
    this.#body = element("div", { class: "exercise-body", contenteditable: "false" });
    this.#body.append(this.#picture, this.#spots.dom, this.#list, this.#add);
    this.dom = element("section", { class: "exercise question" }, head, this.contentDOM, this.#body);
    this.mark();
    this.show();
  }

  get #id(): string {
    return String(this.node.attrs["id"]);
  }
  get #document() {
    return this.context.options.replica.document;
  }
  get #shownOptions(): OptionAttr[] {
    return optionsOf(this.node).filter((option) => isShown(this.node, option));
  }

  protected show(): void {
    if (typeof this.node.attrs["id"] !== "string") return;
    const { words, mediaUrl } = this.context.options;
    const { editable } = this.context.view;
    const form = String(this.node.attrs["form"]);
    const medium: unknown = this.node.attrs["medium"];
    const hasPicture = isMediumId(medium);
    const parts = partsOf(this.node);
    this.#fields();
    this.#form.value = form;
    this.#form.disabled = !editable;
    setAttributes(this.dom, { "data-form": form });
    setAttributes(this.contentDOM, { "data-empty": this.node.content.size === 0 });

    const options = this.#shownOptions;
    this.#arrange(options);
    options.forEach((option, i) => {
      const state = { option, number: i + 1, count: options.length, form, editable, hasPicture };
      this.#rows.get(option.id)?.show(state);
    });
    // What a form does not use stays, and is shown to who writes while there is something in it.
    this.#list.hidden =
      options.length === 0 || (form === "open" && !options.some((o) => isShown(this.node, { ...o, gone: "" })));
    this.#add.hidden = !editable || form === "open" || (form === "spot" && !hasPicture);
    const spot = form === "spot" || hasPicture;
    this.#picture.hidden = !spot || !editable;
    this.#picture.textContent = hasPicture ? words.t("question-other-picture") : words.t("question-picture");
    this.#spots.show(spot && hasPicture ? mediaUrl(String(medium), 960) : null, parts["alt"] ?? "", options, editable);
    if (this.#alt !== null) {
      this.#alt.dom.hidden = !hasPicture;
      this.#alt.editable = editable;
    }
    if (this.#answer !== null) {
      this.#answer.editable = editable;
      this.#answer.call(
        words.t("question-answer"),
        form === "open" ? words.t("question-model") : words.t("question-after"),
      );
    }
  }

  override update(node: PMNode): boolean {
    // Its fields belong to one block.
    return node.attrs["id"] === this.node.attrs["id"] && super.update(node);
  }

  destroy(): void {
    for (const row of this.#rows.values()) row.destroy();
    this.#alt?.destroy();
    this.#answer?.destroy();
  }

  /** The fields for the picture's description and for what is shown afterwards. */
  #fields(): void {
    if (this.#answer !== null) return;
    const { words } = this.context.options;
    const common = { document: this.#document, block: this.#id };
    this.#alt = new PartField({ ...common, part: "alt", label: words.alt, hint: words.alt, class: "spot-alt" });
    this.#answer = new PartField({
      ...common,
      part: "answer",
      label: words.t("question-answer"),
      lines: true,
      class: "question-answer",
      onLeave: (direction) => (direction < 0 ? this.#focusLast() : this.#leave(direction)),
    });
    this.#spots.dom.after(this.#alt.dom);
    this.#body.append(this.#answer.dom);
  }

  #arrange(options: readonly OptionAttr[]): void {
    const wanted = new Set(options.map(({ id }) => id));
    for (const [id, row] of this.#rows) {
      if (wanted.has(id)) continue;
      row.destroy();
      row.dom.remove();
      this.#rows.delete(id);
    }
    options.forEach(({ id }, i) => {
      let row = this.#rows.get(id);
      if (row === undefined) this.#rows.set(id, (row = new OptionRow(id, this.#hooks)));
      const here = this.#list.children.item(i);
      if (here !== row.dom) {
        const focused = row.dom.contains(document.activeElement) ? document.activeElement : null;
        this.#list.insertBefore(row.dom, here);
        if (focused instanceof HTMLElement) focused.focus();
      }
    });
  }

  // ---- what a person does --------------------------------------------------------------------------------------

  get #hooks(): RowHooks {
    return {
      document: this.#document,
      block: this.#id,
      words: this.context.options.words,
      add: (after) => this.#addAfter(after),
      remove: (option) => this.#remove(option),
      move: (option, by) => this.#move(option, by),
      keep: (option) => keepOption(this.#document, this.#id, option),
      leave: (option, direction) => this.#leaveOption(option, direction),
      point: (option) => {
        this.#setArea(option, FIRST_AREA);
        this.#spots.focus(option);
      },
      drag: (option, event) => this.#drag(option, event),
    };
  }

  /** Enter goes on to an empty answer that waits, or adds one; in an empty last one it goes on to what comes afterwards. */
  #addAfter(after: string | null): void {
    const options = this.#shownOptions;
    const last = options.at(-1);
    if (after !== null && after === last?.id && partsOf(this.node)[`option/${after}`] === undefined) {
      this.#answer?.focus();
      return;
    }
    const next = options[options.findIndex(({ id }) => id === after) + 1];
    if (after !== null && next !== undefined && partsOf(this.node)[`option/${next.id}`] === undefined) {
      this.#rows.get(next.id)?.focus();
      return;
    }
    const made = addOption(this.#document, this.#id, after ?? last?.id ?? null);
    if (made !== null) this.#rows.get(made)?.focus();
  }

  #remove(option: string): void {
    const options = this.#shownOptions;
    const at = options.findIndex(({ id }) => id === option);
    removeOption(this.#document, this.#id, option);
    const near = options[at - 1] ?? options[at + 1];
    if (near !== undefined) this.#rows.get(near.id)?.focus();
    else this.#intoText();
  }

  #move(option: string, by: -1 | 1): void {
    const ids = this.#shownOptions.map(({ id }) => id);
    const at = ids.indexOf(option);
    const to = at + by;
    if (at < 0 || to < 0 || to >= ids.length) return;
    moveOption(this.#document, this.#id, option, by < 0 ? (ids[to - 1] ?? null) : (ids[to] ?? null));
    this.context.options.onDone?.({ done: "moved", count: 1, kind: "option", at: to + 1, of: ids.length });
  }

  #leaveOption(option: string, direction: -1 | 0 | 1): void {
    if (direction === 0) {
      this.#leave(0);
      return;
    }
    const options = this.#shownOptions;
    const near = options[options.findIndex(({ id }) => id === option) + direction];
    if (near !== undefined) this.#rows.get(near.id)?.focus();
    else if (direction < 0) this.#intoText();
    else this.#answer?.focus("start");
  }

  #focusLast(): void {
    const last = this.#shownOptions.at(-1);
    if (last !== undefined && !this.#list.hidden) this.#rows.get(last.id)?.focus();
    else this.#intoText();
  }

  #intoText(): void {
    const pos = this.context.getPos();
    const { view } = this.context;
    if (pos === undefined) return;
    const end = pos + 1 + this.node.content.size;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, end)));
    view.focus();
  }

  /** Out of the fields: the block itself is chosen (0), or the text after it goes on. */
  #leave(direction: -1 | 0 | 1): void {
    const { view } = this.context;
    const pos = this.context.getPos();
    if (pos === undefined) return;
    if (direction === 0) chooseBlock(this.#id)(view.state, view.dispatch.bind(view));
    else {
      const { tr } = view.state;
      const after = pos + this.node.nodeSize;
      // At the end of the chapter a line to go on in.
      if (after === tr.doc.content.size) tr.insert(after, paragraph(view.state));
      view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView());
    }
    view.focus();
  }

  #draw(option: string | null, area: string): void {
    const free = option ?? this.#shownOptions.find((one) => one.area === null && one.gone === null)?.id ?? null;
    const id = free ?? addOption(this.#document, this.#id);
    if (id === null) return;
    this.#setArea(id, area);
    if (option === null) this.#rows.get(id)?.focus();
  }

  #setArea(option: string, area: string | null): void {
    const block = blockMap(this.#document.doc, this.#id);
    if (block === null) return;
    this.#document.edit(() => {
      if (area === null) block.delete(`option/${option}/area`);
      else block.set(`option/${option}/area`, area);
    }, `area:${option}`);
    if (area === null) this.#rows.get(option)?.focus();
  }

  async #choosePicture(): Promise<void> {
    const medium = await this.context.options.askPicture?.();
    if (medium !== null && medium !== undefined && isMediumId(medium.id)) this.set({ medium: medium.id });
  }

  /** An answer goes along with the pointer; where it is let go, it stands. */
  #drag(option: string, event: PointerEvent): void {
    const row = this.#rows.get(option)?.dom;
    if (event.button !== 0 || row === undefined) return;
    event.preventDefault();
    const grip = event.currentTarget as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    row.classList.add("held");
    let to: string | null | undefined;
    const pull = (moved: PointerEvent): void => {
      row.style.translate = `0 ${moved.clientY - event.clientY}px`;
      const others = this.#shownOptions.filter(({ id }) => id !== option);
      const above = others.filter(({ id }) => {
        const box = this.#rows.get(id)?.dom.getBoundingClientRect();
        return box !== undefined && box.top + box.height / 2 < moved.clientY;
      });
      to = above.at(-1)?.id ?? null;
    };
    const stop = (): void => {
      grip.removeEventListener("pointermove", pull);
      grip.removeEventListener("pointerup", stop);
      grip.removeEventListener("pointercancel", stop);
      row.classList.remove("held");
      row.style.translate = "";
      const ids = this.#shownOptions.map(({ id }) => id);
      const stands = ids[ids.indexOf(option) - 1] ?? null;
      if (to !== undefined && to !== stands) moveOption(this.#document, this.#id, option, to);
    };
    grip.addEventListener("pointermove", pull);
    grip.addEventListener("pointerup", stop);
    grip.addEventListener("pointercancel", stop);
  }
}
