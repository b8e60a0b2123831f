//! A picture on the screen: as it will be seen, with a small form for who cannot see it, and the way to the desk.

import type { Node as PMNode } from "@tiptap/pm/model";
import { isMediumId } from "../../../document/ids.ts";
import { placed, type Size, viewSize } from "../../../picture/geometry.ts";
import { drawingOf } from "../../../picture/lens.ts";
import { svgOf } from "../../../picture/markShapes.ts";
import { PartField } from "../../parts/partField.ts";
import { partsOf } from "../../schema/block.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { button, element, setAttributes } from "../../views/element.ts";
import { marksOf, viewOf } from "./node.ts";

let forms = 0;
/** Milliseconds before a picture that is not here yet is looked for again: this at first, twice as long each time. */
const AGAIN = 1000;
const AGAIN_AT_MOST = 30_000;

export class PictureView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #image = element("img", { decoding: "async", draggable: "false" });
  readonly #frame = element("div", { class: "frame" });
  readonly #missing: HTMLElement;
  readonly #state = element("span", { class: "alt-state" });
  readonly #toggle: HTMLButtonElement;
  readonly #work: HTMLButtonElement;
  readonly #form: HTMLElement;
  readonly #label: HTMLElement;
  readonly #decorative = element("input", { type: "checkbox" });
  readonly #beside: HTMLSelectElement;
  #alt: PartField | null = null;
  #marks: SVGSVGElement | null = null;
  #shown = "";
  #again: ReturnType<typeof setTimeout> | undefined;
  #wait = AGAIN;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    const id = `alt-${(forms += 1)}`;
    this.#missing = element("p", { class: "missing", hidden: true }, words.pictureMissing);
    this.#image.addEventListener("error", () => this.#failed(true));
    this.#image.addEventListener("load", () => {
      this.#failed(false);
      this.#place();
    });
    this.#label = element("label", {}, element("span", {}, words.alt));
    this.#form = element(
      "div",
      { class: "alt-form", id, hidden: true },
      this.#label,
      element("p", { class: "help" }, words.altHelp),
      element("label", { class: "choice" }, this.#decorative, element("span", {}, words.decorative)),
    );
    this.#toggle = button(words.describe, () => this.#open(), {
      class: "describe",
      "aria-expanded": "false",
      "aria-controls": id,
    });
    this.#work = button(words.workOn, () => this.#workOn(), { class: "work-on" });
    this.#beside = element(
      "select",
      { class: "beside", "aria-label": words.besideWhat },
      element("option", { value: "" }, words.under),
      element("option", { value: "row" }, words.beside),
      element("option", { value: "compare" }, words.compare),
    );
    this.#beside.addEventListener("change", () => this.set({ beside: this.#beside.value }));
    this.#decorative.addEventListener("change", () => this.set({ decorative: this.#decorative.checked }));
    this.#form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#form.hidden) this.#close();
    });
    this.contentDOM = element("figcaption", { "data-placeholder": words.captionPicture });
    const tools = element("div", { class: "block-tools" }, this.#state, this.#beside, this.#toggle, this.#work);
    this.#frame.append(this.#image);
    const media = element(
      "div",
      { class: "media", contenteditable: "false" },
      this.#frame,
      this.#missing,
      tools,
      this.#form,
    );
    this.dom = element("figure", { class: "picture" }, media, this.contentDOM);
    this.mark();
    this.show();
  }

  protected show(): void {
    const { medium, decorative, beside } = this.node.attrs as Record<string, unknown>;
    const { words, mediaUrl, workOn } = this.context.options;
    const { editable } = this.context.view;
    const alt = partsOf(this.node)["alt"] ?? "";
    const src = isMediumId(medium) ? mediaUrl(String(medium), 960) : "";
    if (this.#image.getAttribute("src") !== src) {
      clearTimeout(this.#again);
      this.#wait = AGAIN;
      this.#image.setAttribute("src", src);
    }
    setAttributes(this.#image, { alt: decorative === true ? "" : alt });
    this.#decorative.checked = decorative === true;
    this.#decorative.disabled = !editable;
    if (this.#alt !== null) this.#alt.dom.disabled = decorative === true || !editable;
    this.#state.textContent = decorative === true ? words.decorative : alt === "" ? words.altMissing : alt;
    setAttributes(this.#state, { "data-missing": decorative !== true && alt === "" });
    setAttributes(this.contentDOM, { "data-empty": this.node.content.size === 0 });
    this.#beside.value = String(beside);
    this.#beside.disabled = !editable;
    this.#work.hidden = !editable || workOn === undefined;
    this.#place();
  }

  /** Cropped, turned and with what is pointed out, as readers will see it. */
  #place(): void {
    const size = this.#size();
    const view = viewOf(this.node);
    const marks = marksOf(this.node);
    const state = JSON.stringify([size, view, marks]);
    if (state === this.#shown) return;
    this.#shown = state;
    // The room is kept before the picture is there.
    const seen = size === null ? null : viewSize(size, view);
    const { style } = this.#frame;
    style.aspectRatio = seen === null ? "" : `${seen.width} / ${seen.height}`;
    style.width = seen === null ? "" : `min(100%, calc(70vh * ${(seen.width / seen.height).toFixed(4)}))`;
    const place = size === null ? null : placed(size, view);
    this.#image.style.cssText =
      place === null
        ? ""
        : `left:${place.left}%;top:${place.top}%;width:${place.width}%;height:${place.height}%;` +
          `transform:translate(-50%,-50%) rotate(${view.turn}deg)`;
    setAttributes(this.#frame, { "data-placed": place !== null });
    setAttributes(this.#image, {
      width: size === null ? null : String(size.width),
      height: size === null ? null : String(size.height),
    });
    this.#marks?.remove();
    this.#marks = null;
    if (seen === null || marks.length === 0) return;
    const drawing = drawingOf(seen);
    this.#marks = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    setAttributes(this.#marks, {
      viewBox: `0 0 ${drawing.width} ${drawing.height}`,
      class: "marks",
      "aria-hidden": "true",
    });
    this.#marks.append(...svgOf(marks, drawing));
    this.#frame.append(this.#marks);
  }

  #size(): Size | null {
    const [width, height] = [Number(this.node.attrs["width"]), Number(this.node.attrs["height"])];
    if (width > 0 && height > 0) return { width, height };
    const { naturalWidth, naturalHeight } = this.#image;
    return naturalWidth > 0 && naturalHeight > 0 ? { width: naturalWidth, height: naturalHeight } : null;
  }

  #open(): void {
    if (!this.#form.hidden) {
      this.#close();
      return;
    }
    const { words, replica } = this.context.options;
    this.#alt ??= new PartField({
      document: replica.document,
      block: String(this.node.attrs["id"]),
      part: "alt",
      label: words.alt,
      onEnter: () => this.#close(),
      onLeave: (way) => {
        if (way === 0) this.#close();
      },
    });
    this.#label.append(this.#alt.dom);
    this.#form.hidden = false;
    this.#toggle.setAttribute("aria-expanded", "true");
    this.show();
    if (this.#alt.dom.disabled) this.#decorative.focus();
    else this.#alt.focus();
  }

  #close(): void {
    this.#form.hidden = true;
    this.#toggle.setAttribute("aria-expanded", "false");
    this.#toggle.focus();
  }

  #workOn(): void {
    this.context.options.workOn?.(String(this.node.attrs["id"]), String(this.node.attrs["medium"]));
  }

  #failed(failed: boolean): void {
    this.#frame.hidden = failed;
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

  override stopEvent(event: Event): boolean {
    if (event.target instanceof Element && event.target.closest("select") !== null) return true;
    return super.stopEvent(event);
  }

  destroy(): void {
    clearTimeout(this.#again);
    this.#alt?.destroy();
  }
}
