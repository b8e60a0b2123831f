import { describe, expect, it } from "vitest";
import type { Author } from "../../../../fuzz/author.ts";
import { alone, meet, shown, two } from "../../testing/desk.ts";

/** Puts the caret in a cell. */
function cell(author: Author, index: number): void {
  const starts: number[] = [];
  author.view.state.doc.descendants((node, pos) => {
    if (node.type.name === "tableCell") starts.push(pos + 1);
    return !node.inlineContent;
  });
  author.select(starts[index] ?? 0);
}

function table(author: Author): void {
  author.handle.commands.insertTable(2, 2);
  ["a", "b", "c", "d"].forEach((text, i) => {
    cell(author, i);
    author.type(text, true);
  });
}

describe("tables", () => {
  it("a row and a column added at once go together", () => {
    const [ann, bob] = two();
    table(ann);
    meet(ann, bob);
    cell(ann, 3);
    ann.handle.commands.addRow("after");
    ann.type("row", true);
    cell(bob, 0);
    bob.handle.commands.addColumn("before");
    bob.type("col", true);
    meet(ann, bob);
    expect(shown(ann)[0]).toBe("table: col|a|b / |c|d / ||row");
    expect(shown(bob)).toEqual(shown(ann));
  });

  it("Tab in the last cell makes a row, and in one without words leaves the table", () => {
    const [ann] = two();
    table(ann);
    cell(ann, 3);
    expect(ann.press("Tab")).toBe(true);
    expect(shown(ann)[0]).toBe("table: a|b / c|d / |");
    cell(ann, 5);
    expect(ann.press("Tab")).toBe(false);
    expect(shown(ann)[0]).toBe("table: a|b / c|d / |");
  });

  it("a removed row or column in which someone wrote is shown again", () => {
    const [ann, bob] = two();
    table(ann);
    meet(ann, bob);
    cell(ann, 2);
    ann.handle.commands.removeRow();
    cell(bob, 3);
    bob.handle.commands.removeColumn();
    cell(bob, 1);
    bob.type("still ", true);
    meet(ann, bob);
    expect(shown(ann)[0]).toBe("table: a / still");
    expect(shown(bob)).toEqual(shown(ann));
    const note = ann.view.dom.querySelector(".table .unplaced");
    expect(note?.textContent).toContain("Removed by Author 0");
    note?.querySelector<HTMLButtonElement>("button.keep")?.click();
    expect(ann.view.dom.querySelector(".table .unplaced")).toBe(null);
    expect(shown(ann)[0]).toBe("table: a / still");
  });

  it("undo of a new row keeps what another wrote in it", () => {
    const [ann, bob] = two();
    table(ann);
    cell(ann, 3);
    ann.handle.commands.addRow("after");
    meet(ann, bob);
    cell(bob, 5);
    bob.type("mine", true);
    ann.press("z", { ctrl: true });
    meet(ann, bob);
    expect(shown(ann)[0]).toBe("table: a|b / c|d / |mine");
  });

  it("Tab goes through the cells and adds a row at the end; Enter is a line", () => {
    const ann = alone();
    table(ann);
    cell(ann, 3);
    ann.press("Tab");
    ann.type("e", true);
    ann.press("Enter");
    ann.type("f", true);
    expect(shown(ann)[0]).toBe("table: a|b / c|d / e\\f|");
    ann.press("Tab", { shift: true });
    expect(ann.view.state.selection.$head.parent.textContent).toBe("d");
  });

  it("erasing over cells empties them and tears nothing", () => {
    const ann = alone();
    table(ann);
    cell(ann, 1);
    const from = ann.view.state.selection.from;
    cell(ann, 2);
    ann.select(from, ann.view.state.selection.from + 1);
    ann.press("Backspace");
    expect(shown(ann)[0]).toBe("table: a| / |d");
  });

  it("two who each remove one of two rows leave an empty table that can be removed", () => {
    const [ann, bob] = two();
    table(ann);
    meet(ann, bob);
    cell(ann, 0);
    ann.handle.commands.removeRow();
    cell(bob, 2);
    bob.handle.commands.removeRow();
    meet(ann, bob);
    expect(shown(ann)[0]).toBe("table:");
    ann.handle.commands.removeBlock(String(ann.view.state.doc.firstChild?.attrs["id"]));
    meet(ann, bob);
    expect(shown(bob).some((line) => line.startsWith("table"))).toBe(false);
  });
});

it("grows at its end when it is chosen as a thing", () => {
  const ann = alone();
  ann.handle.commands.insertTable(1, 1);
  ann.type("a", true);
  ann.press("Escape");
  expect(ann.handle.state.chosen).toHaveLength(1);
  ann.handle.commands.addColumn("after");
  ann.handle.commands.chooseBlock(ann.handle.state.block ?? "");
  ann.handle.commands.addRow("after");
  expect(shown(ann)[0]).toBe("table: a| / |");
});
