import { describe, expect, it } from "vitest";
import type { Author } from "../../../../fuzz/author.ts";
import { shownOptions } from "../../../document/question.ts";
import { blockMap } from "../../../document/shape.ts";
import { alone, caret, ids, meet, shown, two } from "../../testing/desk.ts";

const all = (author: Author, what: string): HTMLTextAreaElement[] => [
  ...author.view.dom.querySelectorAll<HTMLTextAreaElement>(what),
];
const answers = (author: Author): string[] => all(author, ".option-text").map((field) => field.value);

function writes(field: HTMLTextAreaElement | undefined, text: string): void {
  if (field === undefined) throw new Error("there is no field");
  field.value = text;
  field.setSelectionRange(text.length, text.length);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
const press = (field: HTMLElement | undefined, key: string, alt = false): void =>
  void field?.dispatchEvent(new KeyboardEvent("keydown", { key, altKey: alt, bubbles: true, cancelable: true }));

/** Ticks a box, as a click does in a page. */
function ticks(box: HTMLInputElement | null | undefined): void {
  if (!box) throw new Error("there is no box");
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

const options = (author: Author, index = 0) => {
  const id = ids(author)[index] ?? "";
  const block = blockMap(author.document.doc, id);
  if (block === null) throw new Error("there is no question");
  return shownOptions(author.document.doc, id, block);
};

/** Someone at a question with two answers. */
function asked(author: Author): void {
  author.handle.commands.insertQuestion("single");
  author.type("which?", true);
  const [one, other] = all(author, ".option-text");
  writes(one, "left");
  writes(other, "right");
}

describe("a question", () => {
  it("is written where it stands, and others see the same", () => {
    const [ann, bob] = two();
    asked(ann);
    ticks(ann.view.dom.querySelectorAll<HTMLInputElement>(".option-right")[1]);
    writes(all(ann, ".option-feedback")[0], "look again");
    writes(all(ann, ".question-answer")[0], "it is on the right");
    meet(ann, bob);
    expect(shown(bob)[0]).toBe("question: which?");
    expect(answers(bob)).toEqual(["left", "right"]);
    expect(options(bob).map(({ right: is, feedback }) => [is, feedback])).toEqual([
      [false, "look again"],
      [true, ""],
    ]);
    expect(all(bob, ".question-answer")[0]?.value).toBe("it is on the right");
  });

  it("gets answers by Enter, orders them by Alt and arrows, and loses an empty one by Backspace", () => {
    const ann = alone();
    asked(ann);
    press(all(ann, ".option-text")[1], "Enter");
    expect(answers(ann)).toEqual(["left", "right", ""]);
    writes(all(ann, ".option-text")[2], "above");
    press(all(ann, ".option-text")[2], "ArrowUp", true);
    expect(answers(ann)).toEqual(["left", "above", "right"]);
    writes(all(ann, ".option-text")[0], "");
    press(all(ann, ".option-text")[0], "Backspace");
    expect(answers(ann)).toEqual(["above", "right"]);
    ann.press("z", { ctrl: true });
    expect(answers(ann)).toHaveLength(3);
  });

  it("keeps one answer right when there may be one, and more when there may be more", () => {
    const ann = alone();
    asked(ann);
    const boxes = (): NodeListOf<HTMLInputElement> => ann.view.dom.querySelectorAll<HTMLInputElement>(".option-right");
    ticks(boxes()[0]);
    ticks(boxes()[1]);
    expect(options(ann).map(({ right }) => right)).toEqual([false, true]);
    const form = ann.view.dom.querySelector<HTMLSelectElement>("select");
    if (form) form.value = "multiple";
    form?.dispatchEvent(new Event("change", { bubbles: true }));
    ticks(boxes()[0]);
    expect(options(ann).map(({ right }) => right)).toEqual([true, true]);
    expect(shown(ann)[0]).toBe("question: which?");
  });

  it("shows an answer that one removed while another wrote in it", () => {
    const [ann, bob] = two();
    asked(ann);
    meet(ann, bob);
    ann.view.dom.querySelector<HTMLButtonElement>(".option-remove")?.click();
    writes(all(bob, ".option-text")[0], "left side");
    meet(ann, bob);
    expect(answers(ann)).toHaveLength(2);
    expect(ann.view.dom.querySelector<HTMLElement>(".option .unplaced")?.hidden).toBe(false);
    ann.view.dom.querySelector<HTMLButtonElement>(".option .keep")?.click();
    expect(ann.view.dom.querySelector<HTMLElement>(".option .unplaced")?.hidden).toBe(true);
  });

  it("is doubled, copied and pasted with all that is in it, as one of its own", () => {
    const ann = alone();
    asked(ann);
    ticks(ann.view.dom.querySelector<HTMLInputElement>(".option-right"));
    writes(all(ann, ".question-answer")[0], "because");
    caret(ann, 0, 0);
    ann.press("Escape");
    ann.press("d", { ctrl: true });
    const { dom } = ann.view.serializeForClipboard(ann.view.state.selection.content());
    ann.view.pasteHTML(dom.innerHTML);
    expect(shown(ann).filter((line) => line.startsWith("question"))).toHaveLength(3);
    for (const index of [0, 1, 2]) {
      expect(options(ann, index).map(({ text, right }) => [text, right])).toEqual([
        ["left", true],
        ["right", false],
      ]);
    }
    expect(all(ann, ".question-answer").map((field) => field.value)).toEqual(["because", "because", "because"]);
    writes(all(ann, ".option-text")[0], "changed");
    expect(answers(ann)).toEqual(["changed", "right", "left", "right", "left", "right"]);
    expect(new Set(ids(ann)).size).toBe(ids(ann).length);
  });

  it("points out on a picture by keyboard too", () => {
    const ann = alone();
    asked(ann);
    const medium = { id: "ab".repeat(32) };
    const form = ann.view.dom.querySelector<HTMLSelectElement>("select");
    if (form) form.value = "spot";
    form?.dispatchEvent(new Event("change", { bubbles: true }));
    const id = ids(ann)[0] ?? "";
    ann.document.edit(() => blockMap(ann.document.doc, id)?.set("medium", medium.id));
    ann.view.dom.querySelector<HTMLButtonElement>(".option-point")?.click();
    const spot = ann.view.dom.querySelector<HTMLElement>(".spot[data-spot]");
    press(spot ?? undefined, "ArrowRight");
    spot?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", shiftKey: true, bubbles: true }));
    expect(options(ann)[0]?.area).toBe("3700 3500 3000 3200");
    press(spot ?? undefined, "Delete");
    expect(options(ann)[0]?.area).toBe(null);
  });
});
