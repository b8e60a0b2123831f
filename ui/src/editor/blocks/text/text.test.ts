import { describe, expect, it } from "vitest";
import { alone, caret, meet, shown, two, writeParagraphs } from "../../testing/desk.ts";

describe("text blocks", () => {
  it("change kind and level without touching their words", () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "one");
    meet(ann, bob);
    for (const kind of ["heading1", "quote", "number", "task"] as const) ann.handle.commands.setKind(kind);
    ann.handle.commands.indent();
    caret(bob, 0, 1);
    bob.type("X", true);
    meet(ann, bob);
    expect(shown(bob)).toEqual(["  task: oXne"]);
    expect(shown(ann)).toEqual(["  task: oXne"]);
  });

  it("are the elements that a screen reader knows", () => {
    const ann = alone();
    writeParagraphs(ann, "a", "b", "c");
    ann.handle.commands.setKind("heading1");
    caret(ann, 1, 0);
    ann.handle.commands.setKind("quote");
    expect([...ann.view.dom.children].map((one) => one.tagName)).toEqual(["P", "BLOCKQUOTE", "H2"]);
  });

  it("a task is ticked by its box and by a key", () => {
    const ann = alone();
    ann.type("[] ");
    ann.type("call", true);
    const box = ann.view.dom.querySelector<HTMLInputElement>("input[type=checkbox]");
    expect(box?.getAttribute("aria-label")).toBe("Done");
    if (box) box.checked = true;
    box?.dispatchEvent(new Event("change", { bubbles: true }));
    expect(shown(ann)).toEqual(["task+: call"]);
    ann.press("Enter", { ctrl: true });
    expect(shown(ann)).toEqual(["task: call"]);
  });

  it("carry marks and links, which others see", async () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "one two");
    ann.select(1, 4);
    ann.press("b", { ctrl: true });
    ann.select(5, 8);
    ann.view.pasteText("https://example.org/");
    meet(ann, bob);
    expect(shown(bob)).toEqual(["paragraph: **one** [two](https://example.org/)"]);
    ann.select(1, 4);
    ann.press("b", { ctrl: true });
    meet(ann, bob);
    expect(shown(bob)).toEqual(["paragraph: one [two](https://example.org/)"]);
  });

  it("keep marks that this version does not know", () => {
    const [ann, bob] = two();
    writeParagraphs(ann, "one two");
    meet(ann, bob);
    const [block] = ann.document.blocks(ann.chapter);
    const text = block?.block.get("text") as { format(at: number, count: number, marks: object): void };
    ann.document.edit(() => text.format(0, 7, { comment: "c1" }));
    meet(ann, bob);
    caret(bob, 0, 3);
    bob.press("Enter");
    meet(ann, bob);
    const marks = ann.document
      .blocks(ann.chapter)
      .map(({ block: b }) => (b.get("text") as { toDelta(): unknown }).toDelta());
    expect(marks).toEqual([
      [{ insert: "one", attributes: { comment: "c1" } }],
      [{ insert: " two", attributes: { comment: "c1" } }],
    ]);
  });
});
