//! A picture on the screen, with a small form for who cannot see it.

import type { Node as PMNode } from "@tiptap/pm/model";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { button, element, setAttributes } from "../../views/element.ts";

let forms = 0;
/** Milliseconds before a picture that is not here yet is looked for again: this at first, twice as long each time. */
const AGAIN = 1000;
const AGAIN_AT_MOST = 30_000;

export class PictureView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #image = element("img", { decoding: "async", draggable: "false" });
  readonly #missing: HTMLElement;
  readonly #state = element("span", { class: "alt-state" });
  readonly #toggle: HTMLButtonElement;
  readonly #form: HTMLElement;
  readonly #alt = element("textarea", { rows: "2" });
  readonly #decorative = element("input", { type: "checkbox" });
  #again: ReturnType<typeof setTimeout> | undefined;
  #wait = AGAIN;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    const id = `alt-${(forms += 1)}`;
    this.#missing = element("p", { class: "missing", hidden: true }, words.pictureMissing);
    this.#image.addEventListener("error", () => this.#failed(true));
    this.#image.addEventListener("load", () => this.#failed(false));
    this.#form = element(
      "div",
      { class: "alt-form", id, hidden: true },
      element("label", {}, element("span", {}, words.alt), this.#alt),
      element("p", { class: "help" }, words.altHelp),
      element("label", { class: "choice" }, this.#decorative, element("span", {}, words.decorative)),
    );
    this.#toggle = button(words.describe, () => this.#open(), {
      class: "describe",
      "aria-expanded": "false",
      "aria-controls": id,
    });
    // Words are kept when the field is left: one step of undo, not one for each letter.
    this.#alt.addEventListener("change", () => this.set({ alt: this.#alt.value.trim() }));
    this.#decorative.addEventListener("change", () => this.set({ decorative: this.#decorative.checked }));
    this.#form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.#open();
      this.#toggle.focus();
    });
    this.contentDOM = element("figcaption", { "data-placeholder": words.captionPicture });
    const tools = element("div", { class: "block-tools" }, this.#state, this.#toggle);
    const media = element(
      "div",
      { class: "media", contenteditable: "false" },
      this.#image,
      this.#missing,
      tools,
      this.#form,
    );
    this.dom = element("figure", { class: "picture" }, media, this.contentDOM);
    this.mark();
    this.show();
  }

  protected show(): void {
    const { medium, alt, decorative, width, height } = this.node.attrs as Record<string, unknown>;
    const { words, mediaUrl } = this.context.options;
    const src = mediaUrl(String(medium), 960);
    if (this.#image.getAttribute("src") !== src) {
      clearTimeout(this.#again);
      this.#wait = AGAIN;
      this.#image.setAttribute("src", src);
    }
    setAttributes(this.#image, {
      alt: decorative === true ? "" : String(alt),
      // The room is kept before the picture is there.
      width: Number(width) > 0 ? String(width) : null,
      height: Number(height) > 0 ? String(height) : null,
    });
    if (document.activeElement !== this.#alt) this.#alt.value = String(alt);
    this.#alt.disabled = decorative === true || !this.context.view.editable;
    this.#decorative.checked = decorative === true;
    this.#state.textContent = decorative === true ? words.decorative : alt === "" ? words.altMissing : String(alt);
    setAttributes(this.#state, { "data-missing": decorative !== true && alt === "" });
    setAttributes(this.contentDOM, { "data-empty": this.node.content.size === 0 });
  }

  #open(): void {
    this.#form.hidden = !this.#form.hidden;
    this.#toggle.setAttribute("aria-expanded", String(!this.#form.hidden));
    if (!this.#form.hidden) this.#alt.focus();
  }

  #failed(failed: boolean): void {
    this.#image.hidden = failed;
    this.#missing.hidden = !failed;
    clearTimeout(this.#again);
    // It may be on its way: a colleague's photo comes after the words around it.
    if (failed) this.#again = setTimeout(() => this.#lookAgain(), this.#wait);
  }

  #lookAgain(): void {
    this.#wait = Math.min(this.#wait * 2, AGAIN_AT_MOST);
    const src = this.#image.getAttribute("src") ?? "";
    this.#image.removeAttribute("src");
    this.#image.setAttribute("src", src);
  }

  destroy(): void {
    clearTimeout(this.#again);
  }
}
