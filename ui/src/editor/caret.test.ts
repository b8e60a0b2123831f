import { describe, expect, it } from "vitest";
import type { Inner } from "./caret.ts";
import { alone } from "./testing/desk.ts";

describe("the caret", () => {
  it("is read from the page by what ProseMirror has for it", () => {
    const inner = alone().view as unknown as Inner;
    expect(inner.domObserver.flush).toBeTypeOf("function");
    expect(inner.domObserver.currentSelection.eq(inner.domSelectionRange())).toBeTypeOf("boolean");
    expect(inner.input.lastFocus).toBeTypeOf("number");
  });

  it("is the person's from the first key on", () => {
    const { view } = alone();
    const inner = view as unknown as Inner;
    view.dom.dispatchEvent(new FocusEvent("focus"));
    expect(inner.input.lastFocus).toBeGreaterThan(0);
    view.dom.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
    expect(inner.input.lastFocus).toBe(0);
  });
});
