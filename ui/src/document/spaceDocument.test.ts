import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { FOREIGN } from "./origins.ts";
import { blockMap, placeText, textField } from "./shape.ts";
import { SpaceDocument } from "./spaceDocument.ts";

const open = (name: string, from?: SpaceDocument): SpaceDocument => {
  const doc = new Y.Doc();
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from.doc), FOREIGN);
  return new SpaceDocument(doc, name, { pause: 1e9 });
};
const meet = (...all: SpaceDocument[]): void => {
  for (const one of all) {
    for (const other of all) Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc), FOREIGN);
  }
};
const write = (document: SpaceDocument, chapter: string, id: string, text: string): void => {
  document.bear([{ id, kind: "paragraph", place: placeText(chapter, "V00000aaaa"), indent: 0, fields: {} }]);
  document.edit(() => {
    const block = blockMap(document.doc, id);
    block?.delete("gone");
    if (block !== null) textField(block, "text")?.insert(0, text);
  });
};
const titles = (document: SpaceDocument): string[] => document.chapters().map((chapter) => chapter.title);

describe("chapters", () => {
  it("come, are renamed, moved, removed and got back", () => {
    const space = open("Ann");
    const [a, b, c] = [space.addChapter("a"), space.addChapter("b"), space.addChapter("c")];
    expect(titles(space)).toEqual(["a", "b", "c"]);
    expect(space.moveChapter(c, { before: a })).toBe(true);
    expect(space.moveChapter(c, { before: a })).toBe(false);
    space.renameChapter(b, "B!");
    expect(titles(space)).toEqual(["c", "a", "B!"]);
    space.removeChapter(a);
    expect(titles(space)).toEqual(["c", "B!"]);
    expect(space.removedChapters().map(({ id, removedBy }) => [id, removedBy])).toEqual([[a, "Ann"]]);
    space.restoreChapter(a);
    expect(titles(space)).toEqual(["c", "a", "B!"]);
    expect(space.addChapter("d", c) !== "").toBe(true);
    expect(titles(space)).toEqual(["c", "d", "a", "B!"]);
  });

  it("that one removed while another wrote in them are shown, with the name", () => {
    const ann = open("Ann");
    const chapter = ann.addChapter("Iodine");
    const bob = open("Bob", ann);
    ann.removeChapter(chapter);
    write(bob, chapter, "b1", "still true");
    meet(ann, bob);
    for (const one of [ann, bob]) {
      expect(one.chapters()).toMatchObject([{ id: chapter, standing: "unplaced", removedBy: "Ann" }]);
    }
    ann.removeChapter(chapter);
    meet(ann, bob);
    expect(bob.chapters()).toEqual([]);
    expect(bob.removedChapters()).toHaveLength(1);
  });

  it("whose making is taken back are not there, unless someone wrote in them", () => {
    const ann = open("Ann");
    const chapter = ann.addChapter("Iodine");
    const bob = open("Bob", ann);
    ann.undo.undo();
    expect(ann.chapters()).toEqual([]);
    expect(ann.removedChapters()).toEqual([]);
    write(bob, chapter, "b1", "mine");
    meet(ann, bob);
    expect(ann.chapters()).toMatchObject([{ standing: "unplaced" }]);
    expect(ann.blocks(chapter)).toHaveLength(1);
  });
});

describe("undo", () => {
  it("reaches back through title, chapters and blocks, and leaves others alone", () => {
    const ann = open("Ann");
    ann.setTitle("Thyroid");
    const chapter = ann.addChapter("One");
    write(ann, chapter, "b1", "words");
    const bob = open("Bob", ann);
    bob.renameChapter(chapter, "One and only");
    meet(ann, bob);
    expect([ann.undo.undo(), ann.undo.undo(), ann.undo.undo()]).toEqual([true, true, true]);
    expect(ann.undo.undo()).toBe(false);
    expect(ann.title).toBe("");
    // What Bob wrote into the title of the chapter is still there.
    expect(ann.chapters()).toMatchObject([{ standing: "unplaced", title: " and only" }]);
    while (ann.undo.redo());
    expect(ann.title).toBe("Thyroid");
    expect(titles(ann)).toEqual(["One and only"]);
    expect(ann.isShown("b1")).toBe(true);
  });

  it("takes a row of letters as one step and each structural step as its own", () => {
    const space = open("Ann");
    for (const title of ["T", "Th", "Thy"]) space.setTitle(title);
    space.addTheme("iodine");
    space.addTheme("cancer");
    space.undo.undo();
    expect(space.themes).toEqual(["iodine"]);
    space.undo.undo();
    space.undo.undo();
    expect(space.title).toBe("");
  });
});

describe("blocks", () => {
  it("move to another chapter without touching their text", () => {
    const space = open("Ann");
    const [a, b] = [space.addChapter("a"), space.addChapter("b")];
    write(space, a, "b1", "words");
    const other = open("Bob", space);
    expect(space.moveBlockToChapter("b1", b)).toBe(true);
    other.edit(() => textField(blockMap(other.doc, "b1") ?? new Y.Map(), "text")?.insert(5, " and more"));
    meet(space, other);
    expect(space.blocks(a)).toEqual([]);
    expect(space.blocks(b).map(({ block }) => textField(block, "text")?.toString())).toEqual(["words and more"]);
  });

  it("of a chapter that does not exist are shown at the end of the first", () => {
    const space = open("Ann");
    const chapter = space.addChapter("a");
    write(space, chapter, "b1", "here");
    write(space, "nowhere", "b2", "stray");
    expect(space.blocks(chapter).map(({ id }) => id)).toEqual(["b1", "b2"]);
    space.removeChapter(chapter);
    expect(space.chapters()).toMatchObject([{ id: "_", standing: "unplaced" }]);
    expect(space.blocks("_").map(({ id }) => id)).toEqual(["b2"]);
  });

  it("name those whose words are in them", () => {
    const ann = open("Ann");
    const chapter = ann.addChapter("a");
    write(ann, chapter, "b1", "one");
    const bob = open("Bob", ann);
    bob.edit(() => textField(blockMap(bob.doc, "b1") ?? new Y.Map(), "text")?.insert(3, " two"));
    ann.removeBlock("b1");
    meet(ann, bob);
    expect(ann.blocks(chapter)).toMatchObject([{ id: "b1", removedBy: "Ann" }]);
    expect(ann.writersIn("b1")).toEqual(["Bob"]);
    expect(ann.keepBlock("b1")).toBe(true);
    expect(ann.blocks(chapter)).toMatchObject([{ id: "b1", removedBy: null }]);
  });
});

describe("the Space", () => {
  it("has themes, a language and a cover", () => {
    const space = open("Ann");
    space.addTheme(" iodine ");
    space.addTheme("iodine");
    space.setLanguage("nl");
    space.setCover("0".repeat(64));
    expect([space.themes, space.language, space.cover]).toEqual([["iodine"], "nl", "0".repeat(64)]);
    space.setCover("not a medium");
    expect(space.cover).toBe(null);
    space.removeTheme("iodine");
    expect(space.themes).toEqual([]);
  });

  it("does not make a new word out of the letters of an old one", () => {
    const ann = open("Ann");
    ann.setTitle("help");
    const bob = open("Bob", ann);
    bob.setTitle("hello help");
    ann.setTitle("");
    meet(ann, bob);
    expect(ann.title).toBe("hello ");
  });
});
