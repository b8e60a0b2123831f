import { afterEach, describe, expect, it, vi } from "vitest";
import type { Author } from "../../fuzz/author.ts";
import { alone, caret, ids, meet, shown, two, writeParagraphs } from "./testing/desk.ts";

const inTime = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(500));
afterEach(() => void vi.useRealTimers());

describe("writing", () => {
  it("makes blocks", () => {
    const ann = alone();
    expect(shown(ann)).toEqual(["paragraph:"]);
    expect(ann.document.blocks(ann.chapter)).toEqual([]);
    writeParagraphs(ann, "one", "two", "three");
    expect(shown(ann)).toEqual(["paragraph: one", "paragraph: two", "paragraph: three"]);
    expect(ann.document.blocks(ann.chapter)).toHaveLength(3);
  });

  it("keeps the first part of a split as the block it was", () => {
    const ann = alone();
    writeParagraphs(ann, "one two");
    const [id] = ids(ann);
    caret(ann, 0, 3);
    ann.press("Enter");
    expect(shown(ann)).toEqual(["paragraph: one", "paragraph:  two"]);
    expect(ids(ann)[0]).toBe(id);
  });

  it("keeps the words as the block they were when it is split at its very start", () => {
    const ann = alone();
    ann.type("# ");
    ann.type("Title", true);
    const [id] = ids(ann);
    caret(ann, 0, 0);
    ann.press("Enter");
    expect(shown(ann)).toEqual(["paragraph:", "heading1: Title"]);
    expect(ids(ann)[1]).toBe(id);
  });

  it("goes on as a paragraph after a heading, and as an open task after one that is done", () => {
    const ann = alone();
    ann.type("## ");
    ann.type("Head", true);
    ann.press("Enter");
    ann.type("[x] ");
    ann.type("done", true);
    ann.press("Enter");
    ann.type("next", true);
    expect(shown(ann)).toEqual(["heading2: Head", "task+: done", "task: next"]);
  });

  it("leaves a list by Enter in an empty item, level by level", () => {
    const ann = alone();
    ann.type("- ");
    ann.type("one", true);
    ann.press("Enter");
    expect(ann.press("Tab")).toBe(true);
    ann.press("Enter");
    expect(shown(ann)).toEqual(["bullet: one", "bullet:"]);
    ann.press("Enter");
    expect(shown(ann)).toEqual(["bullet: one", "paragraph:"]);
  });

  it("takes a heading back to a paragraph, then joins", () => {
    const ann = alone();
    writeParagraphs(ann, "one", "# two");
    caret(ann, 1, 0);
    ann.handle.commands.setKind("heading1");
    ann.press("Backspace");
    expect(shown(ann)[1]).toBe("paragraph: # two");
    ann.press("Backspace");
    expect(shown(ann)).toEqual(["paragraph: one# two"]);
  });

  it("moves and doubles blocks by keys", () => {
    const ann = alone();
    writeParagraphs(ann, "one", "two", "three");
    const [a, b, c] = ids(ann);
    ann.press("ArrowUp", { alt: true });
    expect(ids(ann)).toEqual([a, c, b]);
    expect(ann.handle.state.canMoveUp).toBe(true);
    ann.press("d", { ctrl: true, shift: true });
    expect(shown(ann)).toEqual(["paragraph: one", "paragraph: three", "paragraph: three", "paragraph: two"]);
    expect(new Set(ids(ann)).size).toBe(4);
  });

  it("types over a selection that reaches over blocks", () => {
    const ann = alone();
    writeParagraphs(ann, "one", "two", "three");
    ann.select(2, 12);
    ann.type("X", true);
    expect(shown(ann)).toEqual(["paragraph: oXhree"]);
  });
});

describe("shortcuts", () => {
  it.each([
    ["# ", "heading1:"],
    ["## ", "heading2:"],
    ["### ", "heading3:"],
    ["- ", "bullet:"],
    ["* ", "bullet:"],
    ["1. ", "number:"],
    ["[] ", "task:"],
    ["[x] ", "task+:"],
    ["> ", "quote:"],
    ["``` ", "code:"],
  ])("%j makes %s, and Backspace takes it back", (typed, becomes) => {
    const ann = alone();
    ann.type(typed);
    expect(shown(ann)).toEqual([becomes]);
    ann.press("Backspace");
    expect(ann.view.state.doc.textContent).toBe(typed);
    expect(shown(ann)).toEqual([`paragraph: ${typed}`.trimEnd()]);
  });

  it.each([
    ["a **b**", "paragraph: a **b**"],
    ["a *b*", "paragraph: a _b_"],
    ["a `b`", "paragraph: a `b`"],
    ["a ~~b~~", "paragraph: a ~~b~~"],
    ["2 * 3 * 4", "paragraph: 2 * 3 * 4"],
    ["snake_case_name", "paragraph: snake_case_name"],
  ])("%j", (typed, becomes) => {
    const ann = alone();
    ann.type(typed);
    expect(shown(ann)).toEqual([becomes]);
  });

  it("--- is a divider, and writing goes on after it", () => {
    const ann = alone();
    ann.type("---");
    ann.type("on", true);
    expect(shown(ann)).toEqual(["divider:", "paragraph: on"]);
  });
});

describe("together", () => {
  it("a kind, an indent, a move and a split lose nothing of what is typed meanwhile", () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "one", "two words");
    meet(ann, bob);
    caret(bob, 1, 9);
    bob.type(" more", true);
    caret(ann, 1, 4);
    ann.press("Enter");
    ann.handle.commands.setKind("bullet");
    caret(ann, 1, 0);
    ann.handle.commands.setKind("heading1");
    ann.press("ArrowUp", { alt: true });
    meet(ann, bob);
    expect(shown(ann)).toEqual(["heading1: two  more", "paragraph: one", "bullet: words"]);
    expect(shown(bob)).toEqual(shown(ann));
  });

  it("what was written in a removed block is shown with names, and is kept or removed", () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "one", "two");
    meet(ann, bob);
    ann.handle.commands.removeBlock(ids(ann)[1]);
    caret(bob, 1, 3);
    bob.type(" and", true);
    meet(ann, bob);
    expect(shown(ann)).toEqual(["paragraph: one", "!paragraph:  and"]);
    const note = ann.view.dom.querySelector(".unplaced");
    expect(note?.textContent).toContain("Removed by Author 0; written by Author 1");
    note?.querySelector<HTMLButtonElement>("button.keep")?.click();
    expect(shown(ann)).toEqual(["paragraph: one", "paragraph:  and"]);
    meet(ann, bob);
    expect(bob.view.dom.querySelector(".unplaced")).toBe(null);
  });

  it("leaves the caret where it was while others write around it", () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "aaaa", "bbbb");
    meet(ann, bob);
    caret(ann, 1, 2);
    caret(bob, 1, 0);
    bob.type("xyz", true);
    caret(bob, 0, 0);
    bob.press("Enter");
    meet(ann, bob);
    const { $head } = ann.view.state.selection;
    expect([$head.parent.textContent, $head.parentOffset]).toEqual(["xyzbbbb", 5]);
    bob.handle.commands.moveBlock(ids(bob)[2] ?? "", { after: null });
    meet(ann, bob);
    expect(ann.view.state.selection.$head.parent.textContent).toBe("xyzbbbb");
    expect(ann.view.state.selection.$head.parentOffset).toBe(5);
  });

  it("undo takes back one's own alone, and the caret returns", () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "one");
    meet(ann, bob);
    caret(bob, 0, 3);
    bob.type(" bob", true);
    meet(ann, bob);
    ann.document.undo.cut();
    caret(ann, 0, 0);
    ann.type("ann ", true);
    meet(ann, bob);
    bob.press("z", { ctrl: true });
    meet(ann, bob);
    expect(shown(ann)).toEqual(["paragraph: ann one"]);
    bob.press("y", { ctrl: true });
    meet(ann, bob);
    expect(shown(ann)).toEqual(["paragraph: ann one bob"]);
  });
});

describe("while a person composes", () => {
  const compose = (author: Author, kind: string): void => {
    author.view.dom.dispatchEvent(new CompositionEvent(kind, { bubbles: true }));
  };

  it("what others write in that block waits, and then is there", async () => {
    vi.useFakeTimers();
    const [ann, bob] = two();
    writeParagraphs(ann, "one two");
    meet(ann, bob);
    caret(ann, 0, 3);
    compose(ann, "compositionstart");
    expect(ann.view.composing).toBe(true);
    ann.view.dispatch(ann.view.state.tr.insertText("k"));
    const node = ann.view.state.doc.firstChild;
    caret(bob, 0, 0);
    bob.type("bob ", true);
    caret(bob, 0, 11);
    bob.press("Enter");
    bob.type("next", true);
    meet(ann, bob);
    // The block is untouched; the new one is there.
    expect(ann.view.state.doc.firstChild).toBe(node);
    expect(ann.view.state.doc.childCount).toBe(2);
    ann.view.dispatch(ann.view.state.tr.insertText("か", 4, 5));
    compose(ann, "compositionend");
    await inTime();
    expect(ann.view.composing).toBe(false);
    expect(shown(ann)).toEqual(["paragraph: bob oneか two", "paragraph: next"]);
    meet(ann, bob);
    expect(shown(bob)).toEqual(shown(ann));
  });

  it("a block that is removed meanwhile stays till the end, and then is unplaced", async () => {
    vi.useFakeTimers();
    const [ann, bob] = two();
    writeParagraphs(ann, "one");
    meet(ann, bob);
    caret(ann, 0, 3);
    compose(ann, "compositionstart");
    bob.handle.commands.removeBlock(ids(bob)[0]);
    meet(ann, bob);
    expect(ann.view.state.doc.textContent).toBe("one");
    ann.view.dispatch(ann.view.state.tr.insertText("か"));
    compose(ann, "compositionend");
    await inTime();
    expect(shown(ann)).toEqual(["!paragraph: か"]);
  });
});
