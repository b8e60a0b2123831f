//! Everything that can be put in a chapter, once: the `+` and the `/` show this list. Data; a new kind is a new line.

import type { Component } from "svelte";
import type { LucideProps } from "@lucide/svelte";
import Assignment from "@lucide/svelte/icons/clipboard-pen";
import Bookmark from "@lucide/svelte/icons/bookmark";
import Careful from "@lucide/svelte/icons/triangle-alert";
import Code from "@lucide/svelte/icons/code";
import Formula from "@lucide/svelte/icons/sigma";
import Heading1 from "@lucide/svelte/icons/heading-1";
import Heading2 from "@lucide/svelte/icons/heading-2";
import Image from "@lucide/svelte/icons/image";
import Lightbulb from "@lucide/svelte/icons/lightbulb";
import List from "@lucide/svelte/icons/list";
import ListOrdered from "@lucide/svelte/icons/list-ordered";
import ListTodo from "@lucide/svelte/icons/list-todo";
import LinkIcon from "@lucide/svelte/icons/link";
import Minus from "@lucide/svelte/icons/minus";
import Note from "@lucide/svelte/icons/sticky-note";
import Paperclip from "@lucide/svelte/icons/paperclip";
import Question from "@lucide/svelte/icons/circle-question-mark";
import Quote from "@lucide/svelte/icons/quote";
import Reveal from "@lucide/svelte/icons/eye-off";
import Table from "@lucide/svelte/icons/table";
import Video from "@lucide/svelte/icons/square-play";
import type { QuestionForm } from "../document/question.ts";
import type { EditorCommands, Spot, TextKind } from "../editor/handle.ts";
import { key, language, LANGUAGES, words } from "../words/words.svelte.ts";

/** What putting something in may need of the page. */
export interface Into {
  commands: EditorCommands;
  /** Where; undefined: at the caret, in place of the empty line that it is in. */
  spot: Spot | undefined;
  /** Each opens a chooser or a dialog, and what comes of it goes in at the spot. */
  photos(): void;
  files(): void;
  video(): void;
  linkCard(): void;
}

export interface Insertable {
  id: string;
  icon: Component<LucideProps>;
  /** Its name, and other words that one may look for it by, with commas between them. */
  words: string;
  also: string;
  /** What to type for it at the start of a line. */
  typed?: string;
  /** Shown only to who looks for it: a form of something that is shown already. */
  sought?: boolean;
  /** It takes the focus elsewhere: to a chooser or a dialog. */
  elsewhere?: true;
  put(into: Into): void;
}

const text = (kind: TextKind, icon: Insertable["icon"], words: string, also: string, typed?: string): Insertable => ({
  id: kind,
  icon,
  words,
  also,
  ...(typed === undefined ? {} : { typed }),
  put: ({ commands, spot }) => void commands.insertKind(kind, spot),
});

const question = (form: QuestionForm, words: string, also: string, sought = false): Insertable => ({
  id: `question-${form}`,
  icon: Question,
  words,
  also,
  ...(sought ? { sought } : {}),
  put: ({ commands, spot }) => void commands.insertQuestion(form, spot),
});

/** In groups, as they are shown. */
export const INSERTABLES: readonly (readonly Insertable[])[] = [
  [
    {
      id: "photo",
      icon: Image,
      words: key("insert-photo"),
      also: key("insert-photo-also"),
      elsewhere: true,
      put: (into) => into.photos(),
    },
    {
      id: "video",
      icon: Video,
      words: key("insert-video"),
      also: key("insert-video-also"),
      elsewhere: true,
      put: (into) => into.video(),
    },
    {
      id: "link-card",
      icon: LinkIcon,
      words: key("insert-link-card"),
      also: key("insert-link-card-also"),
      elsewhere: true,
      put: (into) => into.linkCard(),
    },
    {
      id: "file",
      icon: Paperclip,
      words: key("insert-file"),
      also: key("insert-file-also"),
      elsewhere: true,
      put: (into) => into.files(),
    },
    {
      id: "table",
      icon: Table,
      words: key("insert-table"),
      also: key("insert-table-also"),
      put: ({ commands, spot }) => void commands.insertTable(3, 3, spot),
    },
  ],
  [
    text("heading1", Heading1, key("insert-heading"), key("insert-heading-also"), "#"),
    text("heading2", Heading2, key("kind-heading2"), key("insert-subheading-also"), "##"),
    text("bullet", List, key("insert-list"), key("insert-list-also"), "-"),
    text("number", ListOrdered, key("kind-number"), key("insert-numbers-also"), "1."),
    text("task", ListTodo, key("insert-tasks"), key("insert-tasks-also"), "[]"),
    text("quote", Quote, key("insert-quote"), key("insert-quote-also"), ">"),
    text("formula", Formula, key("kind-formula"), key("insert-formula-also")),
    text("code", Code, key("kind-code"), key("insert-code-also"), "```"),
    {
      id: "divider",
      icon: Minus,
      words: key("insert-divider"),
      also: key("insert-divider-also"),
      typed: "---",
      put: ({ commands, spot }) => void commands.insertDivider(spot),
    },
  ],
  [
    text("tip", Lightbulb, key("kind-tip"), key("insert-tip-also")),
    text("careful", Careful, key("kind-careful"), key("insert-careful-also")),
    text("remember", Bookmark, key("kind-remember"), key("insert-remember-also")),
    text("reveal", Reveal, key("kind-reveal"), key("insert-reveal-also")),
    question("single", key("kind-question"), key("insert-question-also")),
    question("multiple", key("question-multiple"), key("insert-question-also"), true),
    question("order", key("question-order"), key("insert-question-also"), true),
    question("match", key("question-match"), key("insert-question-also"), true),
    question("open", key("question-open"), key("insert-question-also"), true),
    question("spot", key("question-spot"), key("insert-question-also"), true),
    {
      id: "assignment",
      icon: Assignment,
      words: key("kind-assignment"),
      also: key("insert-assignment-also"),
      put: ({ commands, spot }) => void commands.insertAssignment(spot),
    },
    text("note", Note, key("kind-note"), key("insert-note-also")),
  ],
];

/** Letters that are compared: without case, accents and marks. */
const bare = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** How well a thing answers to what is looked for: 0 not at all, more is better. */
function answers(one: Insertable, query: string): number {
  let best = 0;
  for (const spoken of LANGUAGES) {
    const own = spoken === language() ? 1 : 0;
    const name = bare(words(spoken, one.words) ?? "");
    const others = (words(spoken, one.also) ?? "").split(",").map(bare);
    const begins = (text: string): boolean => text.split(/[\s-]+/).some((word) => word.startsWith(query));
    if (name.startsWith(query)) best = Math.max(best, 7 + own);
    else if (begins(name)) best = Math.max(best, (one.sought === true ? 1 : 5) + own);
    else if (others.some(begins)) best = Math.max(best, 3 + own);
    else if (query.length > 2 && [name, ...others].some((text) => text.includes(query))) best = Math.max(best, 1 + own);
  }
  return best;
}

/** What answers to a word, in whatever language it is; everything, in its order, to none. */
export function insertablesFor(query: string): Insertable[] {
  const wanted = bare(query);
  const all = INSERTABLES.flat();
  if (wanted === "") return all.filter((one) => one.sought !== true);
  return all
    .map((one) => ({ one, score: answers(one, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}
