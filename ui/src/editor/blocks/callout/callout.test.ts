import { expect, it } from "vitest";
import { alone, caret, meet, shown, two, writeParagraphs } from "../../testing/desk.ts";

it("goes on at Enter, and is left by Enter in an empty one", () => {
  const ann = alone();
  ann.handle.commands.insertKind("tip");
  ann.type("begin", true);
  ann.press("Enter");
  ann.type("go on", true);
  ann.press("Enter");
  ann.press("Enter");
  ann.type("out", true);
  expect(shown(ann)).toEqual(["tip: begin", "tip: go on", "paragraph: out"]);
  expect(ann.view.dom.querySelectorAll(".callout-label")).toHaveLength(2);
});

it("becomes another kind without losing its words or what a colleague types in it", () => {
  const [ann, bob] = two();
  writeParagraphs(ann, "one");
  meet(ann, bob);
  ann.handle.commands.setKind("careful");
  caret(bob, 0, 3);
  bob.type(" two", true);
  meet(ann, bob);
  expect(shown(ann)).toEqual(["careful: one two"]);
  bob.handle.commands.setKind("note");
  meet(ann, bob);
  expect(shown(ann)).toEqual(["note: one two"]);
  expect(ann.view.dom.querySelector("[data-kind=note] .callout-label")?.textContent).toBe("note-label");
});
