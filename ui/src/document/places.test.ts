import { expect, it } from "vitest";
import * as Y from "yjs";
import { fingerprint } from "./fingerprint.ts";
import { FOREIGN } from "./origins.ts";
import { partText } from "./parts.ts";
import { blocksIn, blocksOutside } from "./places.ts";
import { addOption, optionParts, removeOption, shownOptions } from "./question.ts";
import { blockMap, placeText, textField } from "./shape.ts";
import { SpaceDocument } from "./spaceDocument.ts";

const fresh = (document: SpaceDocument): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc));
  return doc;
};

it("what is kept of chapters is what a document that was just opened says, whatever changes", () => {
  const document = new SpaceDocument(new Y.Doc(), "Ann", { pause: 1e9 });
  const [a, b] = [document.addChapter("a"), document.addChapter("b")];
  const place = (chapter: string): string => placeText(chapter, "V00000aaaa");
  const check = (): void => {
    const opened = fresh(document);
    for (const chapter of [a, b]) {
      expect(fingerprint(document.doc, chapter)).toBe(fingerprint(opened, chapter));
      expect([...blocksIn(document.doc, chapter)].sort()).toEqual([...blocksIn(opened, chapter)].sort());
    }
    expect(blocksOutside(document.doc)).toEqual(blocksOutside(opened));
  };
  check();
  document.bear([{ id: "x", kind: "picture", place: place(a), indent: 0, fields: {} }]);
  check();
  const block = blockMap(document.doc, "x");
  if (block === null) throw new Error("no block");
  document.edit(() => {
    block.delete("gone");
    // Also in the middle of a transaction.
    const during = fingerprint(document.doc, a);
    textField(block, "text")?.insert(0, "words");
    expect(fingerprint(document.doc, a)).not.toBe(during);
    block.set("place", place(b));
    expect([...blocksIn(document.doc, b)]).toEqual(["x"]);
  });
  check();
  document.edit(() => partText(document.doc, "x", "alt").insert(0, "what it shows"));
  check();
  document.renameChapter(b, "B");
  check();
  const other = fresh(document);
  partText(other, "x", "later").insert(0, "from elsewhere");
  Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(other), FOREIGN);
  check();
  document.undo.undo();
  check();
  document.edit(() => block.set("place", place("nowhere")));
  expect(blocksOutside(document.doc)).toEqual(["x"]);
  check();
});

it("an option that one removed while another wrote in it is there, with the name", () => {
  const ann = new SpaceDocument(new Y.Doc(), "Ann");
  const chapter = ann.addChapter("a");
  ann.bear([{ id: "q", kind: "question", place: placeText(chapter, "V00000aaaa"), indent: 0, fields: {} }]);
  ann.edit(() => blockMap(ann.doc, "q")?.delete("gone"));
  const [one, two] = [addOption(ann, "q"), addOption(ann, "q")];
  if (one === null || two === null) throw new Error("no options");
  const bob = new SpaceDocument(fresh(ann), "Bob");
  removeOption(ann, "q", one);
  removeOption(ann, "q", two);
  bob.edit(() => partText(bob.doc, "q", optionParts(one)[2]).insert(0, "because"));
  Y.applyUpdate(ann.doc, Y.encodeStateAsUpdate(bob.doc), FOREIGN);
  const block = blockMap(ann.doc, "q");
  const shown = block === null ? [] : shownOptions(ann.doc, "q", block);
  expect(shown).toMatchObject([{ id: one, gone: "Ann", feedback: "because" }]);
  // Taking back the making of one leaves what another wrote in it.
  const third = addOption(bob, "q");
  bob.undo.undo();
  expect(third !== null && blockMap(bob.doc, "q")?.get(`option/${third}/gone`)).toBe("");
});
