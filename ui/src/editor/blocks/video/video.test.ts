import { expect, it } from "vitest";
import { alone, caret, shown, writeParagraphs } from "../../testing/desk.ts";

it("comes of a bare link that is pasted, and asks nothing of the site", () => {
  const ann = alone();
  writeParagraphs(ann, "one", "");
  ann.view.pasteText(" https://youtu.be/aqz-KE-bpKQ?t=42 ");
  expect(shown(ann)).toEqual(["paragraph: one", "video:", "paragraph:"]);
  expect(ann.document.blocks(ann.chapter)[1]?.block.toJSON()).toMatchObject({
    kind: "video",
    site: "youtube",
    video: "aqz-KE-bpKQ",
    start: 42,
  });
  const card = ann.view.dom.querySelector("figure.video");
  expect(card?.querySelector("iframe, img, [src]")).toBe(null);
  caret(ann, 1, 0);
  ann.type("caption", true);
  expect(shown(ann)[1]).toBe("video: caption");
});

it("is not made of a link within words", () => {
  const ann = alone();
  ann.view.pasteText("see https://youtu.be/aqz-KE-bpKQ now");
  expect(shown(ann)).toEqual(["paragraph: see https://youtu.be/aqz-KE-bpKQ now"]);
  expect(ann.handle.commands.insertVideo("https://example.org/")).toBe(false);
});
