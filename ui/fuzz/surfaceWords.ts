//! Words for an editor that nobody reads.

import type { EditorWords } from "../src/editor/handle.ts";

export const WORDS: EditorWords = {
  surface: "Chapter",
  placeholder: "Write",
  emptyBlock: () => "",
  captionPicture: "Caption",
  captionVideo: "Caption",
  captionFile: "Caption",
  alt: "Description",
  altHelp: "What does it show?",
  decorative: "Decorative",
  altMissing: "No description",
  describe: "Describe",
  pictureMissing: "Not here yet",
  videoAt: (site) => site,
  videoTitle: "Title",
  playVideo: "Play",
  openFile: "Open",
  size: (bytes) => `${bytes} B`,
  divider: "Divider",
  table: "Table",
  taskDone: "Done",
  unknownKind: (kind) => `Unknown: ${kind}`,
  unplaced: (by, writers) => `Removed by ${by}; written by ${writers.join(", ")}`,
  unplacedRow: (by) => `Removed by ${by}`,
  keep: "Keep",
  remove: "Remove",
  codeBlock: "Code",
};
