//! Paste and drop.

import { Extension } from "@tiptap/core";
import { type DOMParser as PMParser, Fragment, type Node as PMNode, type Schema, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, Selection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { node } from "../binding/runs.ts";
import { insertPicture, insertVideo, spotOf } from "../commands/blocks.ts";
import { setLink } from "../commands/marks.ts";
import type { EditorOptions, Spot } from "../handle.ts";
import { blocksOfHtml } from "./html.ts";
import { Pictures } from "./images.ts";
import { insertPasted } from "./insert.ts";
import { isMarkdown } from "./markdown.ts";
import { blocksOfText } from "./text.ts";
import { safeUrl } from "./url.ts";
import { videoOf } from "./video.ts";

/** Reads what is on the clipboard into blocks; stands where ProseMirror expects a parser of its own. */
class FlatParser {
  /** The RTF beside the HTML of the paste that is going on: Word's pictures are in it. */
  rtf = "";
  /** The pictures of what was read last. */
  pictures = new Pictures("");

  constructor(private readonly schema: Schema) {}

  parseSlice(dom: Node): Slice {
    this.pictures = new Pictures(this.rtf);
    return sliceOf(blocksOfHtml(this.schema, dom, this.pictures));
  }
}

function sliceOf(blocks: PMNode[]): Slice {
  return new Slice(Fragment.fromArray(blocks), 0, 0);
}

/** The blocks of a slice: what stands in tables or texts that were cut open is closed. */
function blocksOf(schema: Schema, slice: Slice): PMNode[] {
  const blocks: PMNode[] = [];
  let inline: PMNode[] = [];
  const end = (): void => {
    if (inline.length > 0) blocks.push(node(schema, "textBlock").create(null, inline));
    inline = [];
  };
  slice.content.forEach((child) => {
    if (child.isInline) {
      inline.push(child);
      return;
    }
    end();
    if (child.type.spec.group === "block") blocks.push(anonymous(child));
    else
      child.descendants(
        (inner) =>
          void (inner.type.name === "tableCell" && blocks.push(node(schema, "textBlock").create(null, inner.content))),
      );
  });
  end();
  return blocks;
}

/** A copy that gets an identity of its own. */
const anonymous = (block: PMNode): PMNode =>
  block.type.create({ ...block.attrs, id: null, removedBy: null, container: null }, block.content);

/** What a paste puts in place of the selection, or null for nothing. */
export function pasted(state: EditorState, slice: Slice): Transaction | null {
  return insertPasted(state, blocksOf(state.schema, slice));
}

export const pasting = (options: EditorOptions): Extension =>
  Extension.create({
    name: "plein:pasting",
    addProseMirrorPlugins() {
      const { schema } = this.editor;
      const parser = new FlatParser(schema);
      return [
        new Plugin({
          props: {
            clipboardParser: parser as unknown as PMParser,
            clipboardTextParser: (text) => {
              parser.pictures = new Pictures("");
              return sliceOf(blocksOfText(schema, text, parser.pictures));
            },
            // How ProseMirror cut it says nothing here: blocks are flat.
            transformPastedHTML: (html) => html.replace(/ data-pm-slice="[^"]*"/g, ""),
            handleDOMEvents: {
              paste: (_, event) => {
                parser.rtf = event.clipboardData?.getData("text/rtf") ?? "";
                parser.pictures = new Pictures("");
                return false;
              },
            },
            handlePaste: (view, event, slice) => paste(view, event, slice, options, parser.pictures),
            handleDrop: (view, event, slice, moved) => drop(view, event, slice, moved, options),
          },
        }),
      ];
    },
  });

function paste(
  view: EditorView,
  event: ClipboardEvent,
  given: Slice,
  options: EditorOptions,
  pictures: Pictures,
): boolean {
  const data = event.clipboardData;
  const files = [...(data?.files ?? [])];
  const html = data?.getData("text/html") ?? "";
  const text = (data?.getData("text/plain") ?? "").trim();
  // A browser that copies a picture gives the file and an <img>; a word processor gives text and a picture of it.
  if (files.length > 0 && text === "") {
    options.addFiles(files, spotOf(view.state));
    return true;
  }
  // A code editor gives its colours as HTML; what was copied is the text.
  const slice = isCodeEditor(html) && isMarkdown(text) ? sliceOf(blocksOfText(view.state.schema, text)) : given;
  if (data !== null && files.length === 0 && html === "" && text === "" && slice.size === 0)
    return pictureOnly(view, options);
  const plain =
    html === "" || text === "" ? text || slice.content.textBetween(0, slice.content.size, "\n").trim() : text;
  if (pasteLink(view, plain)) return true;
  const before = new Set(view.state.doc.children.map((block) => block.attrs["id"] as string));
  const here = spotOf(view.state);
  const tr = pasted(view.state, slice);
  if (tr !== null) view.dispatch(tr.setMeta("paste", true).setMeta("uiEvent", "paste"));
  const fresh = view.state.doc.children.map((block) => block.attrs["id"] as string).filter((id) => !before.has(id));
  bringAlong(pictures, slice.content.childCount, fresh, here, options);
  return true;
}

/** Lets the pictures be stored that came along, each after the block that it followed. */
function bringAlong(
  pictures: Pictures,
  blocks: number,
  fresh: readonly string[],
  here: Spot,
  options: EditorOptions,
): void {
  // The first of what came may have gone on in the block that was there.
  const joined = Math.max(0, blocks - fresh.length);
  const spots = new Map<string | null, File[]>();
  for (const { after, file } of pictures.along) {
    const spot = fresh[after - 1 - joined] ?? here.after;
    spots.set(spot, [...(spots.get(spot) ?? []), file]);
  }
  // From the last to the first, so that those of one spot do not come between those of another.
  for (const [after, files] of [...spots].reverse()) options.addFiles(files, { after });
  if (pictures.left > 0) options.onLeftOut?.(pictures.left);
}

const isCodeEditor = (html: string): boolean => /^(<meta[^>]*>)?<div[^>]*white-space:\s*pre[^>]*>/i.test(html.trim());

/** WebKitGTK says that there is nothing; the shell can look for a picture. */
function pictureOnly(view: EditorView, options: EditorOptions): boolean {
  const spot = spotOf(view.state);
  void options.clipboardPicture?.().then((medium) => {
    if (medium !== null && !view.isDestroyed) insertPicture(medium, spot)(view.state, view.dispatch.bind(view));
  });
  return true;
}

/** A bare link: to a video, it becomes a card; over selected words, their link; otherwise a link of its own. */
function pasteLink(view: EditorView, text: string): boolean {
  if (text === "" || /\s/.test(text) || !/^https?:\/\//i.test(text)) return false;
  const { state } = view;
  const { $from, empty } = state.selection;
  if (!$from.parent.inlineContent || $from.parent.type.spec.code === true) return false;
  const video = videoOf(text);
  if (video !== null && empty && $from.depth === 1) return insertVideo(video)(state, view.dispatch.bind(view));
  return safeUrl(text) !== null && setLink(text)(state, view.dispatch.bind(view));
}

function drop(view: EditorView, event: DragEvent, slice: Slice, moved: boolean, options: EditorOptions): boolean {
  const files = [...(event.dataTransfer?.files ?? [])];
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (files.length > 0) {
    event.preventDefault();
    options.addFiles(files, at === null ? spotOf(view.state) : spotAt(view.state, at.pos));
    return true;
  }
  // A block that is dragged inside the chapter: ProseMirror moves it and it stays itself.
  if (moved || at === null || view.dragging !== null) return false;
  const { state } = view;
  const there = state.apply(state.tr.setSelection(Selection.near(state.doc.resolve(at.pos))));
  const tr = insertPasted(there, blocksOf(state.schema, slice));
  if (tr === null) return false;
  const all = state.tr;
  for (const step of tr.steps) all.step(step);
  view.dispatch(all.setMeta("uiEvent", "drop").scrollIntoView());
  return true;
}

function spotAt(state: EditorState, pos: number): Spot {
  const $pos = state.doc.resolve(pos);
  const index = $pos.index(0);
  const before = $pos.depth === 0 ? index - 1 : index;
  return { after: before < 0 ? null : String(state.doc.child(Math.min(before, state.doc.childCount - 1)).attrs["id"]) };
}
