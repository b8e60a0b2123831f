import { expect, it } from "vitest";
import * as Y from "yjs";
import { partText } from "../document/parts.ts";
import { between } from "../document/rank.ts";
import { blockMap, placeText, textField } from "../document/shape.ts";
import { SpaceDocument } from "../document/spaceDocument.ts";
import { confirm, leaveOut, missing, unchecked } from "./check.ts";

const medium = (digit: string) => digit.repeat(64);

function space() {
  const document = new SpaceDocument(new Y.Doc(), "Ann");
  document.setTitle("Scans");
  const chapter = document.addChapter("One");
  let rank: string | null = null;
  const add = (kind: string, fields: Record<string, string | number | boolean> = {}, text = "", marks = {}) => {
    rank = between(rank, null, document.random);
    const id = `b${[...document.doc.getMap("blocks").keys()].length}`;
    document.bear([{ id, kind, place: placeText(chapter, rank), indent: 0, fields }]);
    document.edit(() => {
      const block = blockMap(document.doc, id);
      block?.delete("gone");
      if (block && text) textField(block, "text")?.insert(0, text, marks);
    });
    return id;
  };
  return { document, chapter, add };
}

it("every picture is asked about once, wherever it stands, and never again when it was confirmed", () => {
  const { document, chapter, add } = space();
  document.setCover(medium("a"));
  const first = add("picture", { medium: medium("b") });
  add("picture", { medium: medium("b") });
  const clip = add("clip", { medium: medium("c"), poster: medium("d"), name: "x.mp4", bytes: 1, mime: "video/mp4" });
  add("file", { medium: medium("e"), name: "x.pdf", bytes: 1, mime: "application/pdf", face: medium("f") });
  expect(unchecked(document)).toEqual([
    { chapter: null, block: null, medium: medium("a"), media: [medium("a")], kind: "cover" },
    { chapter, block: first, medium: medium("b"), media: [medium("b")], kind: "picture" },
    { chapter, block: clip, medium: medium("d"), media: [medium("d"), medium("c")], kind: "film" },
    { chapter, block: "b3", medium: medium("f"), media: [medium("f")], kind: "face" },
  ]);
  confirm(document, [medium("b"), "../etc"]);
  confirm(document, [medium("d"), medium("c")]);
  expect(unchecked(document).map(({ kind }) => kind)).toEqual(["cover", "face"]);
  expect(document.doc.getMap("meta").get(`checked/${medium("c")}`)).toBe("Ann");
  // It is no step of undo.
  document.undo.undo();
  expect(unchecked(document).map(({ kind }) => kind)).not.toContain("picture");
});

it("what is left out is out everywhere, and undo brings it back unconfirmed", () => {
  const { document, chapter, add } = space();
  document.setCover(medium("b"));
  add("picture", { medium: medium("b") });
  add("file", { medium: medium("e"), name: "x.pdf", bytes: 1, mime: "application/pdf", face: medium("b") });
  leaveOut(document, medium("b"));
  expect([document.cover, unchecked(document), document.blocks(chapter).length]).toEqual([null, [], 1]);
  document.undo.undo();
  expect(unchecked(document).length).toBe(1);
});

it("says gently what is missing, each with its spot", () => {
  const { document, chapter, add } = space();
  const two = document.addChapter("Two");
  document.edit(() => (document.doc.getMap("chapters").get(two) as Y.Map<unknown>).set("draft", true));
  add("heading2", {}, "Too deep");
  add("heading3", {}, "Fine");
  const picture = add("picture", { medium: medium("b") });
  add("picture", { medium: medium("c"), decorative: true });
  const described = add("picture", { medium: medium("d") });
  document.edit(() => partText(document.doc, described, "alt").insert(0, "A scan"));
  const link = add("paragraph", {}, "klik hier", { link: "https://example.org" });
  add("paragraph", {}, "the protocol", { link: "https://example.org" });
  expect(missing(document)).toEqual([
    { what: "heading", chapter, block: "b0", words: "Too deep" },
    { what: "alt", chapter, block: picture, words: "" },
    { what: "link", chapter, block: link, words: "klik hier" },
    { what: "draft", chapter: two, block: null, words: "Two" },
    { what: "empty", chapter: two, block: null, words: "Two" },
  ]);
  document.setTitle("");
  expect(missing(document)[0]?.what).toBe("title");
});
