import { expect, it } from "vitest";
import { alone, caret, meet, shown, two } from "../../testing/desk.ts";

it("asks for a text, a photo or both, and goes on after it at Enter", () => {
  const [ann, bob] = two();
  ann.handle.commands.insertAssignment();
  ann.type("take a photo", true);
  const answer = ann.view.dom.querySelector<HTMLSelectElement>(".assignment select");
  if (answer) answer.value = "both";
  answer?.dispatchEvent(new Event("change", { bubbles: true }));
  ann.press("Enter");
  ann.type("next", true);
  meet(ann, bob);
  expect(shown(bob).slice(0, 2)).toEqual(["assignment: take a photo", "paragraph: next"]);
  expect(bob.view.dom.querySelector<HTMLSelectElement>(".assignment select")?.value).toBe("both");
});

it("is copied with its answer", () => {
  const ann = alone();
  ann.handle.commands.insertAssignment();
  ann.type("take a photo", true);
  const answer = ann.view.dom.querySelector<HTMLSelectElement>("select");
  if (answer) answer.value = "photo";
  answer?.dispatchEvent(new Event("change", { bubbles: true }));
  caret(ann, 0, 0);
  ann.press("Escape");
  const { dom } = ann.view.serializeForClipboard(ann.view.state.selection.content());
  ann.view.pasteHTML(dom.innerHTML);
  const all = [...ann.view.dom.querySelectorAll<HTMLSelectElement>(".assignment select")].map((one) => one.value);
  expect(all).toEqual(["photo", "photo"]);
});
