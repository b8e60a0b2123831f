import { expect, it } from "vitest";
import type { Author } from "../../fuzz/author.ts";
import type { Colleague, Whereabout } from "../document/company.ts";
import { caret, meet, two, writeParagraphs } from "./testing/desk.ts";

const bo = (at: Whereabout): Colleague => ({ device: "d", name: "Bo", hue: 0, at });

/** The text of the chapter with `|` where Bo is, and `[` `]` around what Bo has selected. */
function seen(ann: Author): string {
  const copy = ann.view.dom.cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll(".company-caret")) one.textContent = "|";
  for (const one of copy.querySelectorAll("span.company")) one.textContent = `[${one.textContent ?? ""}]`;
  return [...copy.children].map((block) => block.textContent?.replaceAll("\u200b", "")).join("/");
}

it("shows a colleague's caret, that moves along with the words around it and with theirs", () => {
  const [ann, other] = two();
  writeParagraphs(ann, "one two", "three");
  meet(ann, other);
  caret(other, 0, 3);
  ann.handle.showCompany([bo(other.handle.whereabout())]);
  expect(seen(ann)).toBe("one| two/three");
  // Somebody else's words at the same spot do not push it.
  caret(ann, 0, 3);
  ann.type("!");
  expect(seen(ann)).toBe("one|! two/three");
  caret(ann, 0, 0);
  ann.type("so ", true);
  expect(seen(ann)).toBe("so one|! two/three");

  meet(ann, other);
  caret(other, 0, 6);
  other.type(" and");
  const ahead = other.handle.whereabout();
  // It is where their words are not yet: it stays until they come.
  ann.handle.showCompany([bo(ahead)]);
  expect(seen(ann)).toBe("so one|! two/three");
  meet(ann, other);
  expect(seen(ann).replace("|", "")).toBe("so one and! two/three");
  expect(seen(ann)).toContain("and|");
  ann.handle.showCompany([]);
  expect(ann.view.dom.querySelector(".company-caret")).toBeNull();
});

it("shows what a colleague has selected, and the block that they have chosen", () => {
  const [ann, other] = two();
  writeParagraphs(ann, "one two", "three");
  meet(ann, other);
  other.select(5, 8);
  ann.handle.showCompany([bo(other.handle.whereabout())]);
  expect(seen(ann)).toBe("one [two]|/three");
  other.selectBlock(0.9);
  ann.handle.showCompany([bo(other.handle.whereabout())]);
  expect(ann.view.dom.querySelector(":scope > .company")?.textContent).toBe("three");
});

it("shows nothing of what makes no sense, and goes on", () => {
  const [ann, other] = two();
  writeParagraphs(ann, "one");
  meet(ann, other);
  const at = other.handle.whereabout();
  for (const strange of [
    { ...at, head: "%%%" },
    { ...at, head: "AAAA" },
    { ...at, head: btoa("garbage garbage") },
    { ...at, block: "nowhere" },
    { chapter: at.chapter },
  ]) {
    ann.handle.showCompany([bo(strange)]);
    expect(ann.view.dom.querySelector(".company-caret")).toBeNull();
  }
  ann.type("!");
  expect(seen(ann)).toBe("one!");
});
