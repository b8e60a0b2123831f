//! The writing surface: how blocks look, what is shown around them, and what a click does.

import { Extension } from "@tiptap/core";
import { dropCursor } from "@tiptap/pm/dropcursor";
import { gapCursor } from "@tiptap/pm/gapcursor";
import type { Node as PMNode } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView, NodeView, NodeViewConstructor } from "@tiptap/pm/view";
import { PlayerView } from "./blocks/audio/player.ts";
import { CodeView } from "./blocks/code/view.ts";
import { AssignmentView } from "./blocks/assignment/view.ts";
import { CALLOUTS, CalloutView } from "./blocks/callout/view.ts";
import { FormulaView } from "./blocks/formula/view.ts";
import { revealFrames } from "./blocks/reveal/reveals.ts";
import { RevealView } from "./blocks/reveal/view.ts";
import { DividerView } from "./blocks/divider/view.ts";
import { FileView } from "./blocks/file/view.ts";
import { LinkView } from "./blocks/link/view.ts";
import { pictureRows } from "./blocks/picture/rows.ts";
import { PictureView } from "./blocks/picture/view.ts";
import { QuestionView } from "./blocks/question/view.ts";
import { TableView } from "./blocks/table/view.ts";
import { TextView } from "./blocks/text/view.ts";
import { UnknownView } from "./blocks/unknown/view.ts";
import { VideoView } from "./blocks/video/view.ts";
import { typeAfter } from "./commands/choosing.ts";
import { isTextual, kindOf } from "./commands/selected.ts";
import { paragraph } from "./commands/blocks.ts";
import type { EditorOptions } from "./handle.ts";
import { safeUrl } from "./paste/url.ts";
import type { ViewContext } from "./views/blockView.ts";
import { decorations } from "./views/decorations.ts";
import { lists } from "./views/lists.ts";

type View = new (node: PMNode, context: ViewContext) => NodeView;

/** Pixels that stay free around the caret: under the bar at the top, and for the next lines at the bottom. */
const SCROLL = { top: 88, bottom: 96, left: 8, right: 8 };

/** What shows a text block, which may be one thing now and another later. */
function textView(node: PMNode): View {
  const kind = kindOf(node);
  if (kind === "formula") return FormulaView;
  if (kind === "code") return CodeView;
  if (kind === "reveal") return RevealView;
  return CALLOUTS.has(kind) ? CalloutView : TextView;
}

const VIEWS: Record<string, View> = {
  divider: DividerView,
  picture: PictureView,
  video: VideoView,
  file: FileView,
  audio: PlayerView,
  clip: PlayerView,
  linkCard: LinkView,
  table: TableView,
  question: QuestionView,
  assignment: AssignmentView,
  unknown: UnknownView,
};

export const surface = (options: EditorOptions): Extension =>
  Extension.create({
    name: "plein:surface",
    // A caret stands before or after a table, never between its rows.
    extendNodeSchema: ({ name }) => (name === "table" || name === "tableRow" ? { allowGapCursor: false } : {}),
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          nodeViews: Object.fromEntries(
            ["textBlock", "codeBlock", ...Object.keys(VIEWS)].map((name): [string, NodeViewConstructor] => [
              name,
              (node, view, getPos) => new (VIEWS[name] ?? textView(node))(node, { view, getPos, options }),
            ]),
          ),
          attributes: { "aria-label": options.words.surface, "aria-multiline": "true", role: "textbox" },
          // Room around the caret: who writes at the bottom sees the line that comes, and nothing jumps.
          scrollMargin: SCROLL,
          scrollThreshold: SCROLL,
          // Someone composes where blocks are chosen: it goes in after them, not in their place.
          handleKeyDown(view, event) {
            if (event.keyCode !== 229 && event.key !== "Process" && event.key !== "Dead") return false;
            const after = typeAfter(view.state, "");
            if (after !== null) view.dispatch(after);
            return false;
          },
          handleClick: (view, pos, event) => followLink(event, options) || below(view, pos, event),
        },
      }),
      decorations(options),
      lists(),
      revealFrames(),
      pictureRows(options.words),
      dropCursor({ width: 3, color: false, class: "drop-cursor" }),
      gapCursor(),
    ],
  });

/** A link is followed with Ctrl or ⌘, or when the text cannot be changed anyway. */
function followLink(event: MouseEvent, options: EditorOptions): boolean {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (link === null) return false;
  event.preventDefault();
  const url = safeUrl(link.getAttribute("href") ?? "");
  if (url === null || !(event.ctrlKey || event.metaKey || options.editable === false)) return false;
  options.openLink(url);
  return true;
}

/** A click below the last block goes on writing there. */
function below(view: EditorView, _pos: number, event: MouseEvent): boolean {
  const last = view.dom.lastElementChild;
  if (!view.editable || last === null || event.clientY <= last.getBoundingClientRect().bottom) return false;
  const { doc, tr } = view.state;
  const block = doc.lastChild;
  if (block !== null && isTextual(block)) tr.setSelection(TextSelection.atEnd(doc));
  else {
    tr.insert(doc.content.size, paragraph(view.state));
    tr.setSelection(TextSelection.create(tr.doc, tr.doc.content.size - 1));
  }
  view.dispatch(tr);
  view.focus();
  return true;
}
