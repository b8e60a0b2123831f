//! A pretended history, for working on the screens: three moments, and what changed in the first chapter.

import type { Moments, Overlap, RemovedThing, Run, View, ViewBlock } from "../bindings/commands.ts";
import { plainText } from "../document/plain.ts";
import { kindField, textField } from "../document/shape.ts";
import type { SpaceDocument } from "../document/spaceDocument.ts";

const run = (text: string, change: Run["change"] = "same"): Run => ({ text, marks: [], change });

export function fakeMoments(document: SpaceDocument): Moments {
  const chapters = document.chapters().map((chapter) => chapter.id);
  const hours = (count: number) => Date.now() - count * 3_600_000;
  const one = { own: false, head: false, broughtBack: false };
  return {
    moments: [
      {
        ...one,
        id: "e3",
        before: "e2",
        from: hours(1),
        at: hours(1),
        names: [],
        chapters,
        own: true,
        broughtBack: true,
      },
      {
        ...one,
        id: "e2",
        before: "e1",
        from: hours(26),
        at: hours(25),
        names: ["An Bakker"],
        chapters: chapters.slice(0, 1),
      },
      {
        ...one,
        id: "e1",
        before: null,
        from: hours(30),
        at: hours(29),
        names: ["Fenna", "An Bakker"],
        chapters: [],
        head: true,
      },
    ],
    more: true,
  };
}

export function fakeView(document: SpaceDocument): View {
  const chapters = document.chapters().map((chapter, at) => ({
    id: chapter.id,
    became: "kept" as const,
    title: [run(chapter.title)],
    draft: chapter.draft,
    changed: at === 0,
    blocks: document.blocks(chapter.id).map(({ id, block }, index): ViewBlock => {
      const text = textField(block, "text");
      const words = text === null ? "" : plainText(text);
      const changed = at === 0 && index < 3;
      const came = [run(words.slice(0, 12)), run("weg ", "removed"), run("erbij ", "added"), run(words.slice(12))];
      const became = changed ? (["kept", "removed", "added"] as const)[index] : undefined;
      const medium = block.get("medium");
      return {
        id,
        kind: kindField(block),
        indent: 0,
        became: became ?? "kept",
        other: null,
        turned: null,
        set: false,
        changed,
        medium: typeof medium === "string" ? medium : null,
        done: false,
        name: "",
        text: became === "kept" ? came : [run(words, became === "removed" || became === "added" ? became : "same")],
        parts: {},
        rows: [],
      };
    }),
  }));
  return { title: [run(document.title)], summary: [run(document.summary)], set: [], chapters, seen: "e3", same: false };
}

export function fakeTrash(): RemovedThing[] {
  const at = Date.now() - 3_600_000;
  const one = { words: "", medium: null, blocks: 0, by: "An Bakker", at, moment: "e2", kind: "" };
  return [
    { ...one, chapter: true, id: "c1", title: "Na afloop", blocks: 3 },
    {
      ...one,
      chapter: false,
      id: "b1",
      title: "Voorbereiding",
      kind: "paragraph",
      words: "Laat de patiënt nuchter komen.",
      by: "",
    },
  ];
}

/** In the first text of the Space. */
export function fakeOverlaps(document: SpaceDocument): Overlap[] {
  for (const chapter of document.chapters()) {
    for (const { id, block } of document.blocks(chapter.id)) {
      const text = textField(block, "text");
      const merged = text === null ? "" : plainText(text);
      if (merged.length > 20) {
        return [{ block: id, merged, mine: merged.slice(0, 20), theirs: merged.slice(8), names: ["An Bakker"] }];
      }
    }
  }
  return [];
}
