import { describe, expect, it } from "vitest";
import type { Author } from "../../../../fuzz/author.ts";
import { alone, caret, ids, shown, writeParagraphs } from "../../testing/desk.ts";

/** A reveal that hides two paragraphs, between two others. */
function written(): Author {
  const ann = alone();
  writeParagraphs(ann, "before", "");
  ann.handle.commands.insertKind("reveal");
  ann.type("why", true);
  caret(ann, 2, 0);
  ann.type("because", true);
  ann.press("Enter");
  ann.type("really", true);
  ann.press("Enter");
  ann.press("Enter");
  ann.type("after", true);
  return ann;
}
const ALL = ["paragraph: before", "reveal: why", "  paragraph: because", "  paragraph: really", "paragraph: after"];

describe("a reveal", () => {
  it("hides what stands deeper, begins with an empty line, and is left by Enter in one", () => {
    const ann = written();
    expect(shown(ann)).toEqual(ALL);
    expect(ann.view.dom.querySelectorAll(".hidden-block")).toHaveLength(3);
  });

  it("goes on with what it hides at Enter", () => {
    const ann = alone();
    writeParagraphs(ann, "why");
    ann.handle.commands.setKind("reveal");
    ann.press("Enter");
    ann.type("because", true);
    expect(shown(ann)).toEqual(["reveal: why", "  paragraph: because"]);
  });

  it("takes in any kind of block by Tab and lets it out by Shift+Tab", () => {
    const ann = written();
    caret(ann, 4, 0);
    expect(ann.handle.state.canHide).toBe(true);
    expect(ann.press("Tab")).toBe(true);
    expect(shown(ann)[4]).toBe("  paragraph: after");
    expect(ann.press("Tab")).toBe(false);
    ann.press("Tab", { shift: true });
    expect(shown(ann)).toEqual(ALL);
    const medium = { id: "ab".repeat(32), name: "a.jpg", mime: "image/jpeg", bytes: 9, width: 4, height: 3 };
    ann.handle.commands.insertPicture(medium, { after: ids(ann)[3] ?? null });
    caret(ann, 4, 0);
    expect(ann.handle.commands.indent()).toBe(true);
    expect(shown(ann)[4]).toBe("  picture:");
  });

  it("moves with what it hides, and others go over the whole of it", () => {
    const ann = written();
    caret(ann, 1, 0);
    ann.press("ArrowUp", { alt: true });
    const up = ["reveal: why", "  paragraph: because", "  paragraph: really", "paragraph: before", "paragraph: after"];
    expect(shown(ann)).toEqual(up);
    caret(ann, 3, 0);
    ann.press("ArrowUp", { alt: true });
    expect(shown(ann)).toEqual(ALL);
    ann.press("ArrowDown", { alt: true });
    expect(shown(ann)).toEqual(up);
  });

  it("is chosen and dragged with what it hides; what is let go in it is hidden too, and comes out again", () => {
    const ann = written();
    const [before = "", reveal = "", , , after = ""] = ids(ann);
    ann.handle.commands.chooseBlock(reveal);
    expect(ann.handle.state.chosen).toHaveLength(3);
    ann.handle.commands.moveBlocks(ann.handle.state.chosen, { after });
    expect(shown(ann).at(-1)).toBe("  paragraph: really");
    ann.handle.commands.moveBlock(before, { after: reveal });
    expect(shown(ann)).toContain("  paragraph: before");
    ann.handle.commands.moveBlock(before, { after });
    expect(shown(ann).slice(0, 2)).toEqual(["paragraph: after", "paragraph: before"]);
  });

  it("comes of several blocks that are chosen, and goes again without what it hid", () => {
    const ann = alone();
    writeParagraphs(ann, "why", "because", "really");
    caret(ann, 0, 0);
    ann.press("Escape");
    ann.press("ArrowDown", { shift: true });
    ann.press("ArrowDown", { shift: true });
    ann.handle.commands.setKind("reveal");
    expect(shown(ann)).toEqual(["reveal: why", "  paragraph: because", "  paragraph: really"]);
    ann.handle.commands.setKind("heading1");
    expect(shown(ann)[0]).toBe("heading1: why");
    expect(shown(ann)[1]).toBe("  paragraph: because");
  });
});
