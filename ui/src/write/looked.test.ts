import { describe, expect, it } from "vitest";
import { partPlain, partText } from "../document/parts.ts";
import { blockMap } from "../document/shape.ts";
import { alone } from "../editor/testing/desk.ts";
import { wear } from "./looked.ts";

const URL = "https://voorbeeld.nl/botscan";
const LOOKED = { title: "Botscan", description: "Wat je ziet", face: { id: "f".repeat(64) } };

function card() {
  const ann = alone();
  ann.handle.commands.insertLink(URL, { after: null });
  const id = ann.document.blocks(ann.chapter).find(({ block }) => block.get("kind") === "link")?.id ?? "";
  const says = () => ({
    title: partPlain(ann.document.doc, id, "title"),
    description: partPlain(ann.document.doc, id, "description"),
    face: blockMap(ann.document.doc, id)?.get("face") ?? null,
  });
  return { ann, id, says };
}

describe("what a page says of itself", () => {
  it("comes on the card in one step, and goes in one", () => {
    const { ann, id, says } = card();
    wear(ann.document, id, URL, LOOKED);
    expect(says()).toEqual({ title: "Botscan", description: "Wat je ziet", face: "f".repeat(64) });
    ann.document.undo.undo();
    expect(says()).toEqual({ title: "", description: "", face: null });
  });

  it("leaves a person's own words, and a card that leads elsewhere by now", () => {
    const { ann, id, says } = card();
    ann.document.edit(() => partText(ann.document.doc, id, "title").insert(0, "Mijn titel"));
    wear(ann.document, id, URL, { ...LOOKED, face: null });
    expect(says()).toEqual({ title: "Mijn titel", description: "Wat je ziet", face: null });
    wear(ann.document, id, "https://elders.nl", LOOKED);
    expect(says().face).toBeNull();
    wear(ann.document, "weg", URL, LOOKED);
  });
});
