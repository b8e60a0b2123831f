import { expect, it } from "vitest";
import { alone, caret, meet, shown, two, writeParagraphs } from "../../testing/desk.ts";

it("takes Enter as a line and leaves on an empty last one", () => {
  const ann = alone();
  ann.type("``` ");
  ann.type("a **b**");
  ann.press("Enter");
  ann.type("c", true);
  expect(shown(ann)).toEqual(["code: a **b**\nc"]);
  ann.press("Enter");
  ann.press("Enter");
  ann.type("out", true);
  expect(shown(ann)).toEqual(["code: a **b**\nc", "paragraph: out"]);
});

it("keeps the marks of its text for when it is text again", () => {
  const [ann, bob] = two();
  writeParagraphs(ann, "one two");
  ann.select(1, 4);
  ann.handle.commands.toggleMark("bold");
  caret(ann, 0, 7);
  ann.press("Enter", { shift: true });
  ann.type("three", true);
  ann.handle.commands.setKind("code");
  meet(ann, bob);
  expect(shown(bob)).toEqual(["code: one two\nthree"]);
  bob.handle.commands.setKind("paragraph");
  meet(ann, bob);
  expect(shown(ann)).toEqual(["paragraph: **one** two\\three"]);
});
