//! A file on the screen: its name, how big it is, and a button that opens it.

import type { Node as PMNode } from "@tiptap/pm/model";
import { isMediumId } from "../../../document/ids.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { button, element, setAttributes } from "../../views/element.ts";

export class FileView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #name = element("span", { class: "file-name" });
  readonly #size = element("span", { class: "file-size" });
  readonly #face = element("img", { class: "file-face", alt: "", draggable: "false", hidden: true });

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    const open = button(words.openFile, () => this.#open(), { class: "open" });
    this.contentDOM = element("figcaption", { "data-placeholder": words.captionFile });
    const card = element(
      "div",
      { class: "media card", contenteditable: "false" },
      this.#face,
      this.#name,
      this.#size,
      open,
    );
    this.dom = element("figure", { class: "file" }, card, this.contentDOM);
    this.mark();
    this.show();
  }

  protected show(): void {
    this.#name.textContent = String(this.node.attrs["name"]);
    this.#size.textContent = this.context.options.words.size(Number(this.node.attrs["bytes"]));
    const face: unknown = this.node.attrs["face"];
    this.#face.hidden = !isMediumId(face);
    if (isMediumId(face)) this.#face.src = this.context.options.mediaUrl(face, 480);
    setAttributes(this.contentDOM, { "data-empty": this.node.content.size === 0 });
  }

  #open(): void {
    this.context.options.openFile(String(this.node.attrs["medium"]), String(this.node.attrs["name"]));
  }
}
