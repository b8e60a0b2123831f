import { describe, expect, it } from "vitest";
import type { Author } from "../../../fuzz/author.ts";
import { chapterOfBlock } from "../../document/reading.ts";
import { blockMap, placeField } from "../../document/shape.ts";
import { alone, caret, ids, meet, shown, two, writeParagraphs } from "../testing/desk.ts";
import { BlockSelection } from "./blockSelection.ts";

/** Chooses blocks by keys: the first, and as many after it. */
function choose(author: Author, first: number, more = 0): void {
  caret(author, first, 0);
  author.press("Escape");
  for (let i = 0; i < more; i += 1) author.press("ArrowDown", { shift: true });
}

describe("blocks as things", () => {
  it("are chosen by Escape, by Shift and arrows, and all of them by Ctrl+A twice", () => {
    const ann = alone();
    writeParagraphs(ann, "one", "two", "three");
    const [a, b, c] = ids(ann);
    choose(ann, 0, 1);
    expect(ann.handle.state.chosen).toEqual([a, b]);
    ann.press("ArrowUp", { shift: true });
    expect(ann.handle.state.chosen).toEqual([a]);
    ann.press("ArrowDown");
    expect(ann.handle.state.chosen).toEqual([b]);
    ann.press("ArrowUp", { shift: true });
    expect(ann.handle.state.chosen).toEqual([a, b]);
    ann.press("Escape");
    expect([ann.handle.state.chosen, ann.handle.state.block]).toEqual([[], a]);
    ann.press("a", { ctrl: true });
    expect(ann.handle.state.chosen).toEqual([]);
    ann.press("a", { ctrl: true });
    expect(ann.handle.state.chosen).toEqual([a, b, c]);
  });

  it("move together as one step, and only they move", () => {
    const ann = alone();
    writeParagraphs(ann, "one", "two", "three", "four");
    const [a, b, c, d] = ids(ann);
    const before = [a, d].map((id) => placeField(blockMap(ann.document.doc, id ?? "") ?? never()).rank);
    choose(ann, 1, 1);
    ann.press("ArrowUp", { alt: true });
    expect(ids(ann)).toEqual([b, c, a, d]);
    expect([a, d].map((id) => placeField(blockMap(ann.document.doc, id ?? "") ?? never()).rank)).toEqual(before);
    expect(ann.handle.state.chosen).toEqual([b, c]);
    ann.press("z", { ctrl: true });
    expect(ids(ann)).toEqual([a, b, c, d]);
    ann.handle.commands.moveBlocks([a ?? "", b ?? ""], { after: d ?? null });
    expect(ids(ann)).toEqual([c, d, a, b]);
    ann.press("z", { ctrl: true });
    expect(ids(ann)).toEqual([a, b, c, d]);
  });

  it("are doubled, up and down, with what is in them", () => {
    const ann = alone();
    writeParagraphs(ann, "one", "two");
    const [a, b] = ids(ann);
    choose(ann, 0, 1);
    ann.press("ArrowDown", { alt: true, shift: true });
    expect(shown(ann).map((line) => line.slice(11))).toEqual(["one", "two", "one", "two"]);
    expect(ann.handle.state.chosen).toEqual(ids(ann).slice(2));
    expect(ids(ann).slice(0, 2)).toEqual([a, b]);
    ann.press("z", { ctrl: true });
    caret(ann, 1, 1);
    ann.press("d", { ctrl: true });
    expect(shown(ann).map((line) => line.slice(11))).toEqual(["one", "two", "two"]);
    expect(ann.handle.state.block).toBe(ids(ann)[2]);
  });

  it("are turned and removed together, each one step", () => {
    const ann = alone();
    writeParagraphs(ann, "one", "two", "three");
    choose(ann, 0, 1);
    ann.handle.commands.setKind("bullet");
    expect(shown(ann)).toEqual(["bullet: one", "bullet: two", "paragraph: three"]);
    ann.press("Delete");
    expect(shown(ann)).toEqual(["paragraph: three"]);
    ann.press("z", { ctrl: true });
    expect(shown(ann)).toEqual(["bullet: one", "bullet: two", "paragraph: three"]);
    ann.press("z", { ctrl: true });
    expect(shown(ann)).toEqual(["paragraph: one", "paragraph: two", "paragraph: three"]);
  });

  it("go to another chapter in their order as one step, and what is typed in them meanwhile goes along", () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "one", "two", "three");
    const other = ann.document.addChapter("Two");
    meet(ann, bob);
    const [a = "", b = "", c = ""] = ids(ann);
    ann.handle.commands.moveToChapter([a, b], other);
    caret(bob, 0, 3);
    bob.type(" more", true);
    meet(ann, bob);
    expect(shown(ann)).toEqual(["paragraph: three"]);
    expect(ann.document.blocks(other).map(({ id }) => id)).toEqual([a, b]);
    expect(blockMap(bob.document.doc, a)?.get("text")?.toString()).toBe("one more");
    expect(chapterOfBlock(ann.document.doc, blockMap(ann.document.doc, c) ?? never())).toBe(ann.chapter);
    ann.press("z", { ctrl: true });
    meet(ann, bob);
    expect(shown(bob)).toEqual(["paragraph: one more", "paragraph: two", "paragraph: three"]);
  });

  it("stay chosen while a colleague works on them, and a key takes none of them away", () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "one", "two", "three");
    meet(ann, bob);
    const [a, b] = ids(ann);
    choose(ann, 0, 1);
    bob.handle.commands.moveBlock(ids(bob)[2] ?? "", { after: null });
    caret(bob, 1, 3);
    bob.type("!", true);
    meet(ann, bob);
    expect(ann.view.state.selection).toBeInstanceOf(BlockSelection);
    expect(ann.handle.state.chosen).toEqual([a, b]);
    ann.type("new");
    expect(shown(ann)).toEqual(["paragraph: three", "paragraph: one!", "paragraph: two", "paragraph: new"]);
  });

  it("of any kind are pasted beside what is chosen, as what they were", () => {
    const ann = alone();
    writeParagraphs(ann, "one", "");
    ann.handle.commands.setKind("task");
    ann.type("do it", true);
    choose(ann, 0, 1);
    const { dom, text } = ann.view.serializeForClipboard(ann.view.state.selection.content());
    ann.view.pasteHTML(dom.innerHTML);
    expect(text).toContain("do it");
    expect(shown(ann)).toEqual(["paragraph: one", "task: do it", "paragraph: one", "task: do it"]);
  });
});

function never(): never {
  throw new Error("it is not there");
}
