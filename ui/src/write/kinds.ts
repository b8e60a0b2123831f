//! What a person calls each kind of block, and what it can be turned into.

import type { TextKind } from "../editor/handle.ts";
import { key, t } from "../words/words.svelte.ts";

/** The kinds of text, as they are offered to turn a block into. */
export const TEXT_WORDS: readonly (readonly [TextKind, string])[] = [
  ["paragraph", key("kind-paragraph")],
  ["heading1", key("kind-heading1")],
  ["heading2", key("kind-heading2")],
  ["heading3", key("kind-heading3")],
  ["bullet", key("kind-bullet")],
  ["number", key("kind-number")],
  ["task", key("kind-task")],
  ["quote", key("kind-quote")],
  ["tip", key("kind-tip")],
  ["careful", key("kind-careful")],
  ["remember", key("kind-remember")],
  ["reveal", key("kind-reveal")],
  ["note", key("kind-note")],
  ["formula", key("kind-formula")],
  ["code", key("kind-code")],
];

const OTHERS: Readonly<Record<string, string>> = {
  picture: key("insert-photo"),
  video: key("insert-video"),
  file: key("insert-file"),
  table: key("insert-table"),
  divider: key("insert-divider"),
  question: key("kind-question"),
  assignment: key("kind-assignment"),
  option: key("kind-option"),
};

/** The name of a kind of block; a general one for those that this version does not know. */
export function kindWords(kind: string | null): string {
  const name = TEXT_WORDS.find(([text]) => text === kind)?.[1] ?? (kind === null ? undefined : OTHERS[kind]);
  return t(name ?? key("kind-block"));
}
