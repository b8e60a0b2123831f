//! The keys that there are, in groups, as they are called on this kind of computer.

import { alternative, shortcut } from "../parts/keys.ts";
import { key } from "../words/words.svelte.ts";

export interface Group {
  /** Keys of words. */
  words: string;
  keys: { words: string; press: string }[];
}

/** Every shortcut that a person may want to know; what every program does alike (copying, the arrows) is left out. */
export function sheet(): Group[] {
  const shifted = alternative("↓").replace(/↓$/, "");
  return [
    {
      words: key("keys-text"),
      keys: [
        { words: key("bold"), press: shortcut("B") },
        { words: key("italic"), press: shortcut("I") },
        { words: key("link"), press: shortcut("K") },
        { words: key("code"), press: shortcut("E") },
        { words: key("keys-insert"), press: "/" },
        { words: key("keys-plain"), press: alternatively("0") },
        { words: key("keys-heading"), press: alternatively("1 – 3") },
        { words: key("keys-bullets"), press: shortcut("8", true) },
        { words: key("keys-numbers"), press: shortcut("7", true) },
        { words: key("keys-tasks"), press: shortcut("9", true) },
        { words: key("keys-quote"), press: shortcut("B", true) },
      ],
    },
    {
      words: key("keys-blocks"),
      keys: [
        { words: key("keys-choose"), press: "Esc" },
        { words: key("keys-move"), press: `${shifted}↑ ${shifted}↓` },
        { words: key("block-duplicate"), press: shortcut("D") },
        { words: key("keys-indent"), press: "Tab" },
      ],
    },
    {
      words: key("keys-space"),
      keys: [
        { words: key("undo"), press: shortcut("Z") },
        { words: key("redo"), press: shortcut("Z", true) },
        { words: key("find-in-space"), press: shortcut("F") },
        { words: key("keys-replace"), press: shortcut("H") },
        { words: key("focus-mode"), press: shortcut("M", true) },
        { words: key("keys-menu"), press: "?" },
      ],
    },
    {
      words: key("present"),
      keys: [
        { words: key("present-next"), press: "→" },
        { words: key("present-back"), press: "←" },
        { words: key("present-notes"), press: "N" },
        { words: key("present-stop"), press: "Esc" },
      ],
    },
  ];
}

/** With both keys: "Ctrl+Alt+1" or "⌥⌘1". */
function alternatively(letter: string): string {
  const both = shortcut(letter);
  return both.startsWith("⌘") ? `⌥${both}` : both.replace("Ctrl+", "Ctrl+Alt+");
}
