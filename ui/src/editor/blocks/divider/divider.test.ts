import { expect, it } from "vitest";
import { alone, caret, ids, shown, writeParagraphs } from "../../testing/desk.ts";

it("is put in, selected by Backspace after it, and taken away", () => {
  const ann = alone();
  writeParagraphs(ann, "one", "two");
  ann.handle.commands.insertDivider({ after: ids(ann)[0] ?? null });
  expect(shown(ann)).toEqual(["paragraph: one", "divider:", "paragraph: two"]);
  caret(ann, 2, 0);
  ann.press("Backspace");
  expect(ann.handle.state.kind).toBe("divider");
  ann.press("Backspace");
  expect(shown(ann)).toEqual(["paragraph: one", "paragraph: two"]);
  ann.press("z", { ctrl: true });
  expect(shown(ann)).toEqual(["paragraph: one", "divider:", "paragraph: two"]);
});
