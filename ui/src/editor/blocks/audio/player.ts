//! What plays a sound or a film in the editor: the browser's own player, that knows every key; and beside it a field
//! for what is said.

import type { Node as PMNode } from "@tiptap/pm/model";
import { PartField } from "../../parts/partField.ts";
import { BlockView, type ViewContext } from "../../views/blockView.ts";
import { button, element, setAttributes } from "../../views/element.ts";

let forms = 0;

export class PlayerView extends BlockView {
  readonly dom: HTMLElement;
  override contentDOM: HTMLElement;
  readonly #player: HTMLMediaElement;
  readonly #name = element("span", { class: "file-name" });
  readonly #missing: HTMLElement;
  readonly #form: HTMLElement;
  readonly #toggle: HTMLButtonElement;
  #transcript: PartField | null = null;
  #medium = "";
  #poster = "";

  constructor(node: PMNode, context: ViewContext) {
    super(node, context);
    const { words } = context.options;
    const film = node.type.name === "clip";
    const id = `transcript-${(forms += 1)}`;
    this.#player = document.createElement(film ? "video" : "audio");
    setAttributes(this.#player, { controls: true, preload: "metadata", playsinline: film });
    this.#missing = element("p", { class: "missing", hidden: true }, words.mediaMissing);
    this.#player.addEventListener("error", () => (this.#missing.hidden = false));
    this.#player.addEventListener("loadedmetadata", () => (this.#missing.hidden = true));
    this.#form = element(
      "div",
      { class: "alt-form", id, hidden: true },
      element("p", { class: "help" }, words.transcriptHelp),
    );
    this.#toggle = button(words.transcript, () => this.#open(), {
      class: "describe",
      "aria-expanded": "false",
      "aria-controls": id,
    });
    this.contentDOM = element("figcaption", { "data-placeholder": film ? words.captionVideo : words.captionFile });
    const bar = element("div", { class: "player-bar" }, this.#name, this.#toggle);
    const media = element(
      "div",
      { class: "media", contenteditable: "false" },
      this.#player,
      this.#missing,
      bar,
      this.#form,
    );
    this.dom = element("figure", { class: node.type.name }, media, this.contentDOM);
    this.mark();
    this.show();
  }

  protected show(): void {
    const { medium, name, poster, width, height } = this.node.attrs as Record<string, unknown>;
    const { mediaUrl, playUrl } = this.context.options;
    this.#name.textContent = String(name);
    this.#player.setAttribute("aria-label", String(name));
    if (Number(width) > 0 && Number(height) > 0)
      this.#player.style.aspectRatio = `${Number(width)} / ${Number(height)}`;
    if (typeof poster === "string" && poster !== "" && poster !== this.#poster) {
      this.#poster = poster;
      this.#player.setAttribute("poster", mediaUrl(poster, 960));
    }
    const id = String(medium);
    if (id !== this.#medium) {
      this.#medium = id;
      // The window plays over loopback, where it may seek; the address has to be asked for.
      void (playUrl?.(id) ?? Promise.resolve(mediaUrl(id))).then((url) => {
        if (this.#medium === id) this.#player.src = url;
      });
    }
    setAttributes(this.contentDOM, { "data-empty": this.node.content.size === 0 });
  }

  #open(): void {
    if (!this.#form.hidden) {
      this.#close();
      return;
    }
    const { words, replica } = this.context.options;
    if (this.#transcript === null) {
      this.#transcript = new PartField({
        document: replica.document,
        block: String(this.node.attrs["id"]),
        part: "transcript",
        label: words.transcript,
        lines: true,
        onLeave: (way) => {
          if (way === 0) this.#close();
        },
      });
      this.#form.prepend(this.#transcript.dom);
    }
    this.#transcript.editable = this.context.view.editable;
    this.#form.hidden = false;
    this.#toggle.setAttribute("aria-expanded", "true");
    this.#transcript.focus();
  }

  #close(): void {
    this.#form.hidden = true;
    this.#toggle.setAttribute("aria-expanded", "false");
    this.#toggle.focus();
  }

  override stopEvent(event: Event): boolean {
    // The keys and clicks of a player are its own.
    if (event.target === this.#player) return !/^drag/.test(event.type);
    return super.stopEvent(event);
  }

  destroy(): void {
    this.#transcript?.destroy();
    this.#player.removeAttribute("src");
    this.#player.load();
  }
}
