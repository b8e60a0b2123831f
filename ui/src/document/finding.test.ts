import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { find, replace } from "./finding.ts";
import { textField } from "./shape.ts";
import { SpaceDocument } from "./spaceDocument.ts";
import { partText } from "./parts.ts";
import { placeText } from "./shape.ts";
import { plainText } from "./plain.ts";

function space(...chapters: string[][]): { document: SpaceDocument; texts: () => string[] } {
  const document = new SpaceDocument(new Y.Doc(), "Vera");
  const ids: string[] = [];
  for (const texts of chapters) {
    const chapter = document.addChapter(texts[0]);
    texts.slice(1).forEach((words, i) => {
      const id = `b${ids.length}aaaaaaaaaaaaaaaaaaa`.slice(0, 20);
      ids.push(id);
      document.bear([{ id, kind: "paragraph", place: placeText(chapter, `a${i}`), indent: 0, fields: {} }]);
      document.edit(() => {
        const block = document.doc.getMap<Y.Map<unknown>>("blocks").get(id)!;
        block.delete("gone");
        textField(block, "text")!.insert(0, words);
      });
    });
  }
  const texts = (): string[] =>
    document
      .chapters()
      .flatMap((chapter) => [
        chapter.title,
        ...document.blocks(chapter.id).map(({ block }) => plainText(textField(block, "text")!)),
      ]);
  return { document, texts };
}

describe("finding in a Space", () => {
  it("finds in every chapter, whatever the capitals and diacritics", () => {
    const { document } = space(["Patiënten", "De patient komt. PATIËNT!"], ["Twee", "geen", "één patiënt"]);
    expect(find(document, "patient").map(({ from, words, place }) => [place.block === null, from, words])).toEqual([
      [true, 0, "Patiënt"],
      [false, 3, "patient"],
      [false, 17, "PATIËNT"],
      [false, 4, "patiënt"],
    ]);
    expect(find(document, " ")).toEqual([]);
    expect(find(document, "é").length).toBe(find(document, "e").length);
  });

  it("replaces all in one step of undo, and keeps the marks", () => {
    const { document, texts } = space(["Een", "camera en camera"], ["Camera", "x camera"]);
    const [first] = document.chapters();
    const [shown] = document.blocks(first!.id);
    document.edit(() => textField(shown!.block, "text")!.format(0, 6, { bold: true }));
    expect(replace(document, find(document, "camera"), "gammacamera")).toBe(4);
    expect(texts()).toEqual(["Een", "gammacamera en gammacamera", "gammacamera", "x gammacamera"]);
    expect(textField(shown!.block, "text")!.toDelta()[0]).toEqual({
      insert: "gammacamera",
      attributes: { bold: true },
    });
    document.undo.undo();
    expect(texts()).toEqual(["Een", "camera en camera", "Camera", "x camera"]);
  });

  it("finds in parts, and leaves what was changed meanwhile", () => {
    const { document, texts } = space(["Een", "camera"]);
    const [chapter] = document.chapters();
    const [shown] = document.blocks(chapter!.id);
    document.edit(() => partText(document.doc, shown!.id, "alt").insert(0, "een camera"));
    const found = find(document, "camera");
    expect(found.map(({ place }) => place.part)).toEqual([null, "alt"]);
    document.edit(() => textField(shown!.block, "text")!.delete(0, 1));
    expect(replace(document, found, "foto")).toBe(1);
    expect(texts()).toEqual(["Een", "amera"]);
  });
});
