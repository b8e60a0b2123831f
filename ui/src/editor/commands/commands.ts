//! All commands of the editor as the screens call them.

import type { Command } from "@tiptap/pm/state";
import type { SpaceDocument } from "../../document/spaceDocument.ts";
import type { Binding } from "../binding/binding.ts";
import type { EditorCommands } from "../handle.ts";
import { videoOf } from "../paste/video.ts";
import * as blocks from "./blocks.ts";
import { chooseBlock } from "./choosing.ts";
import * as exercises from "./exercises.ts";
import { indent, outdent, setKind, toggleDone, toggleKind } from "./kinds.ts";
import { toggleMark } from "./marks.ts";
import * as tables from "./tables.ts";

export interface CommandHooks {
  run(command: Command): boolean;
  document: SpaceDocument;
  binding: Binding;
  editLink(): void;
  undo(): boolean;
  redo(): boolean;
}

export function commandsOf({ run, document, editLink, undo, redo }: CommandHooks): EditorCommands {
  return {
    setKind: (kind) => run(setKind(kind)),
    toggleKind: (kind) => run(toggleKind(kind)),
    toggleMark: (mark) => run(toggleMark(mark)),
    editLink,
    indent: () => run(indent),
    outdent: () => run(outdent),
    toggleDone: () => run(toggleDone),
    moveUp: () => run(blocks.move(-1)),
    moveDown: () => run(blocks.move(1)),
    moveBlock: (block, spot) => run(blocks.moveBlock(block, spot)),
    moveBlocks: (ids, spot) => run(blocks.moveBlocks(ids, spot)),
    moveToChapter: (ids, chapter) => document.moveBlocksToChapter(ids, chapter),
    chooseBlock: (block, extend) => run(chooseBlock(block, extend)),
    duplicate: () => run(blocks.duplicate()),
    removeBlock: (block) => run(blocks.removeBlock(block)),
    keepBlock: (block) => document.keepBlock(block),
    insertDivider: (spot) => run(blocks.insertDivider(spot)),
    insertTable: (rows, columns, spot) => run(tables.insertTable(rows, columns, spot)),
    insertPicture: (medium, spot) => run(blocks.insertPicture(medium, spot)),
    insertFile: (medium, spot) => run(blocks.insertFile(medium, spot)),
    insertLink: (url, spot) => run(blocks.insertLink(url, spot)),
    insertVideo: (url, spot) => {
      const video = videoOf(url);
      return video !== null && run(blocks.insertVideo(video, spot));
    },
    insertKind: (kind, spot) => run(blocks.insertKind(kind, spot)),
    insertQuestion: (form, spot) => run(exercises.insertQuestion(form, spot)),
    insertAssignment: (spot) => run(exercises.insertAssignment(spot)),
    insertParagraph: (spot) => run(blocks.insertParagraph(spot)),
    addRow: (where) => run(tables.addRow(where)),
    addColumn: (where) => run(tables.addColumn(where)),
    removeRow: () => run(tables.removeRow),
    removeColumn: () => run(tables.removeColumn),
    toggleHeader: () => run(tables.toggleHeader),
    undo,
    redo,
  };
}
