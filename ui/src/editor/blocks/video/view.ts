//! A video on the screen: a card. Nothing is fetched from the site before someone presses play.

import type { Node as PMNode } from "@tiptap/pm/model";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { button, element, setAttributes } from "../../views/element.ts";
import type { VideoSite } from "../../../document/shape.ts";

export class VideoView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #site = element("p", { class: "video-site" });
  readonly #title: HTMLInputElement;

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    this.#title = element("input", {
      type: "text",
      class: "video-title",
      "aria-label": words.videoTitle,
      placeholder: words.videoTitle,
    });
    this.#title.addEventListener("change", () => this.set({ title: this.#title.value.trim() }));
    const play = button(words.playVideo, () => this.#play(), { class: "play" });
    this.contentDOM = element("figcaption", { "data-placeholder": words.captionVideo });
    const card = element("div", { class: "media card", contenteditable: "false" }, play, this.#title, this.#site);
    this.dom = element("figure", { class: "video" }, card, this.contentDOM);
    this.mark();
    this.show();
  }

  protected show(): void {
    if (document.activeElement !== this.#title) this.#title.value = String(this.node.attrs["title"]);
    this.#title.disabled = !this.context.view.editable;
    this.#site.textContent = this.context.options.words.videoAt(this.node.attrs["site"] as VideoSite);
    setAttributes(this.contentDOM, { "data-empty": this.node.content.size === 0 });
  }

  #play(): void {
    const { site, video, start } = this.node.attrs as { site: VideoSite; video: string; start: number };
    this.context.options.openVideo(site, video, start);
  }
}
