import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { plainText } from "../document/plain.ts";
import { blockMap, placeText, textField } from "../document/shape.ts";
import { SpaceDocument } from "../document/spaceDocument.ts";
import { choose } from "./overlap.ts";

function written(words: string): SpaceDocument {
  const document = new SpaceDocument(new Y.Doc(), "An");
  const chapter = document.addChapter("Een");
  document.bear([{ id: "b", kind: "paragraph", place: placeText(chapter, "V00000aaaa"), indent: 0, fields: {} }]);
  document.edit(() => {
    const block = blockMap(document.doc, "b");
    block?.delete("gone");
    if (block !== null) textField(block, "text")?.insert(0, words);
  });
  return document;
}
const read = (document: SpaceDocument) => {
  const block = blockMap(document.doc, "b");
  const text = block === null ? null : textField(block, "text");
  return text === null ? null : plainText(text);
};

describe("choosing between two versions of one spot", () => {
  it("changes that spot alone, and can be undone", () => {
    const document = written("Kom op tijd. Begin om negen tien uur. Tot dan.");
    expect(choose(document, "b", "Begin om negen tien uur.", "Begin om tien uur.")).toBe(true);
    expect(read(document)).toBe("Kom op tijd. Begin om tien uur. Tot dan.");
    document.undo.undo();
    expect(read(document)).toBe("Kom op tijd. Begin om negen tien uur. Tot dan.");
  });

  it("changes nothing when the spot is not there any more", () => {
    const document = written("Iets heel anders.");
    expect(choose(document, "b", "Begin om negen tien uur.", "Begin")).toBe(false);
    expect(choose(document, "nergens", "x", "y")).toBe(false);
    expect(read(document)).toBe("Iets heel anders.");
  });
});
