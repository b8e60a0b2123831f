import { expect, test } from "vitest";
import { slideAfter, slideOf, stepOf } from "./steps.ts";

const press = (key: string, more = {}) =>
  stepOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

test("keys of a keyboard and of a presenter in one's hand", () => {
  expect(["ArrowRight", " ", "PageDown", "ArrowDown"].map((key) => press(key))).toEqual([
    "next",
    "next",
    "next",
    "next",
  ]);
  expect(["ArrowLeft", "PageUp", "ArrowUp"].map((key) => press(key))).toEqual(["back", "back", "back"]);
  expect([press("Home"), press("End"), press("n"), press("Escape")]).toEqual(["first", "last", "notes", "stop"]);
  expect(press(" ", { shiftKey: true })).toBe("back");
  // What the system or the browser means by it.
  expect(press("ArrowLeft", { altKey: true })).toBeNull();
  expect(press("n", { ctrlKey: true })).toBeNull();
  expect(press("x")).toBeNull();
});

test("there is nothing before the first and after the last", () => {
  expect(slideAfter("back", 0, 3)).toBe(0);
  expect(slideAfter("next", 2, 3)).toBe(2);
  expect(slideAfter("next", 0, 3)).toBe(1);
  expect([slideAfter("first", 2, 3), slideAfter("last", 0, 3)]).toEqual([0, 2]);
});

test("it begins at the chapter that was open", () => {
  const slides = [{ chapter: null }, { chapter: "a" }, { chapter: "a" }, { chapter: "b" }];
  expect([slideOf(slides, null), slideOf(slides, "a"), slideOf(slides, "b"), slideOf(slides, "gone")]).toEqual([
    0, 1, 3, 0,
  ]);
});
