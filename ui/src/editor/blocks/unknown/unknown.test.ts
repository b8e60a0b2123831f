import { expect, it } from "vitest";
import * as Y from "yjs";
import { blockMap, placeText } from "../../../document/shape.ts";
import { caret, ids, meet, shown, two, writeParagraphs } from "../../testing/desk.ts";

it("can be moved and removed, and is otherwise left as it is", () => {
  const [ann, bob] = two();
  writeParagraphs(ann, "one", "two");
  const { document } = ann;
  const fields = { level: 3, data: "x" };
  document.bear([{ id: "q1", kind: "hologram", place: placeText(ann.chapter, "zz000000aa"), indent: 0, fields }]);
  document.edit(() => {
    const block = blockMap(document.doc, "q1");
    block?.delete("gone");
    (block?.get("text") as Y.Text).insert(0, "What is it?");
  });
  meet(ann, bob);
  expect(shown(bob)).toEqual(["paragraph: one", "paragraph: two", "unknown:"]);
  const placeholder = bob.view.dom.querySelector(".unknown");
  expect(placeholder?.textContent).toBe("Unknown: hologramWhat is it?");
  expect(placeholder?.getAttribute("contenteditable")).toBe("false");
  bob.handle.commands.moveBlock("q1", { after: null });
  meet(ann, bob);
  expect(ids(ann)[0]).toBe("q1");
  const before = blockMap(document.doc, "q1")?.toJSON();
  caret(ann, 1, 0);
  ann.press("Backspace");
  expect(ann.handle.state.kind).toBe("unknown");
  expect(blockMap(document.doc, "q1")?.toJSON()).toEqual(before);
  ann.press("Backspace");
  expect(shown(ann)).toEqual(["paragraph: one", "paragraph: two"]);
  ann.press("z", { ctrl: true });
  expect(blockMap(document.doc, "q1")?.toJSON()).toEqual(before);
});
