//! A link card on the screen. What it shows comes from the person, or from the page when somebody asks for it.

import type { Node as PMNode } from "@tiptap/pm/model";
import { isMediumId } from "../../../document/ids.ts";
import { safeUrl } from "../../paste/url.ts";
import { PartField } from "../../parts/partField.ts";
import { partsOf } from "../../schema/block.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { button, element, setAttributes } from "../../views/element.ts";

export class LinkView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #face = element("img", { alt: "", draggable: "false", hidden: true });
  readonly #words = element("div", { class: "link-words" });
  readonly #where = element("span", { class: "link-where" });
  readonly #look: HTMLButtonElement;
  #fields: PartField[] = [];

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    this.#look = button(words.lookAtLink, () => this.#lookNow(), { class: "look" });
    const open = button(words.openFile, () => this.#open(), { class: "open" });
    this.#words.append(this.#where);
    const card = element(
      "div",
      { class: "media card link-card", contenteditable: "false" },
      this.#face,
      this.#words,
      element("div", { class: "link-tools" }, this.#look, open),
    );
    this.contentDOM = element("figcaption", { "data-placeholder": words.captionLink });
    this.dom = element("figure", { class: "link" }, card, this.contentDOM);
    this.mark();
    this.show();
  }

  protected show(): void {
    const url = String(this.node.attrs["url"]);
    const { words, replica, mediaUrl, lookAtLink } = this.context.options;
    const id: unknown = this.node.attrs["id"];
    if (this.#fields.length === 0 && typeof id === "string") {
      const field = (part: string, label: string): PartField =>
        new PartField({ document: replica.document, block: id, part, label, hint: label, class: `link-${part}` });
      this.#fields = [field("title", words.linkTitle), field("description", words.linkDescription)];
      this.#words.prepend(...this.#fields.map(({ dom }) => dom));
    }
    for (const one of this.#fields) one.editable = this.context.view.editable;
    this.#where.textContent = hostOf(url);
    const face: unknown = this.node.attrs["face"];
    const shown = isMediumId(face);
    this.#face.hidden = !shown;
    if (shown) this.#face.src = mediaUrl(face, 480);
    // Once it has a title there is nothing to ask for; without one it can be asked again.
    const titled = (partsOf(this.node)["title"] ?? "") !== "";
    this.#look.hidden = lookAtLink === undefined || !this.context.view.editable || titled;
    setAttributes(this.contentDOM, { "data-empty": this.node.content.size === 0 });
  }

  #open(): void {
    const url = safeUrl(String(this.node.attrs["url"]));
    if (url !== null) this.context.options.openLink(url);
  }

  #lookNow(): void {
    const { lookAtLink } = this.context.options;
    this.#look.disabled = true;
    void lookAtLink?.(String(this.node.attrs["id"]), String(this.node.attrs["url"])).finally(
      () => (this.#look.disabled = false),
    );
  }

  destroy(): void {
    for (const field of this.#fields) field.destroy();
  }
}

/** Where a link leads, as a person reads it. */
function hostOf(url: string): string {
  try {
    return new URL(url).host.replace(/^www\./, "");
  } catch {
    return url;
  }
}
