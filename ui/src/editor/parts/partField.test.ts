import { afterEach, describe, expect, it } from "vitest";
import { blockMap } from "../../document/shape.ts";
import { partText } from "../../document/parts.ts";
import { ids, meet, two, writeParagraphs } from "../testing/desk.ts";
import type { Author } from "../../../fuzz/author.ts";
import { PartField, type PartOptions } from "./partField.ts";

const fields: PartField[] = [];
afterEach(() => {
  for (const field of fields.splice(0)) {
    field.destroy();
    field.dom.remove();
  }
});

function fieldOf(author: Author, more: Partial<PartOptions> = {}): PartField {
  const [block = ""] = ids(author);
  const field = new PartField({ document: author.document, block, part: "alt", label: "Alt", ...more });
  document.body.append(field.dom);
  fields.push(field);
  return field;
}

function types({ dom }: PartField, text: string, at = dom.selectionStart): void {
  dom.value = dom.value.slice(0, at) + text + dom.value.slice(at);
  dom.setSelectionRange(at + text.length, at + text.length);
  dom.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}

function desks(): [Author, Author, PartField, PartField] {
  const [ann, bob] = two();
  writeParagraphs(ann, "a picture");
  meet(ann, bob);
  return [ann, bob, fieldOf(ann), fieldOf(bob)];
}

describe("a field for a part", () => {
  it("writes the smallest change, and both see what both typed", () => {
    const [ann, bob, left, right] = desks();
    types(left, "the thyroid");
    meet(ann, bob);
    types(left, " gland", 11);
    types(right, "clearly ", 4);
    meet(ann, bob);
    expect([left.text, right.dom.value]).toEqual(["the clearly thyroid gland", "the clearly thyroid gland"]);
  });

  it("keeps the caret with its letter when another writes before it", () => {
    const [ann, bob, left, right] = desks();
    types(left, "one two");
    meet(ann, bob);
    left.dom.focus();
    left.dom.setSelectionRange(4, 4);
    types(right, "and ", 0);
    meet(ann, bob);
    expect([left.dom.value, left.dom.selectionStart]).toEqual(["and one two", 8]);
  });

  it("leaves the field alone while someone composes, and loses nothing of it", () => {
    const [ann, bob, left, right] = desks();
    types(left, "one two");
    meet(ann, bob);
    left.dom.focus();
    left.dom.setSelectionRange(3, 3);
    left.dom.dispatchEvent(new Event("compositionstart"));
    types(left, "ne", 3);
    types(right, "zero ", 0);
    types(right, "!", 12);
    meet(ann, bob);
    expect(left.dom.value).toBe("onene two");
    types(left, "x", 5);
    left.dom.dispatchEvent(new Event("compositionend"));
    meet(ann, bob);
    expect([left.dom.value, right.dom.value]).toEqual(["zero onenex two!", "zero onenex two!"]);
  });

  it("is undone as one step, of one's own only", () => {
    const [ann, bob, left, right] = desks();
    types(left, "mine");
    meet(ann, bob);
    types(right, "theirs ", 0);
    meet(ann, bob);
    left.dom.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true }));
    expect(left.dom.value).toBe("theirs ");
    left.dom.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: true, bubbles: true }));
    expect(left.dom.value).toBe("theirs mine");
  });

  it("says where its keys lead, and takes lines only when it has them", () => {
    const [ann] = two();
    writeParagraphs(ann, "x");
    const heard: string[] = [];
    const field = fieldOf(ann, {
      onEnter: () => heard.push("enter"),
      onEmptyBackspace: () => heard.push("empty"),
      onLeave: (way) => heard.push(`leave ${way}`),
    });
    for (const key of ["Enter", "Backspace", "ArrowUp", "ArrowDown", "Escape"])
      field.dom.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
    expect(heard).toEqual(["enter", "empty", "leave -1", "leave 1", "leave 0"]);
    types(field, "two\nlines");
    expect(field.text).toBe("two lines");
    const long = fieldOf(ann, { part: "transcript", lines: true });
    types(long, "two\nlines");
    expect(partText(ann.document.doc, ids(ann)[0] ?? "", "transcript").length).toBe(9);
    expect(blockMap(ann.document.doc, ids(ann)[0] ?? "")).not.toBe(null);
  });
});
