import { expect, it, vi } from "vitest";
import type { Author } from "../../../../fuzz/author.ts";
import { alone, meet, shown, two } from "../../testing/desk.ts";

// The pretended browser has no doctype, and KaTeX asks for one when it is read.
Object.defineProperty(document, "compatMode", { value: "CSS1Compat" });

/** KaTeX is fetched when the first formula is shown. */
const comes = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 60_000 });
const face = (author: Author): Element | null => author.view.dom.querySelector(".formula-shown");

it("is set as it is read, and left by Enter", async () => {
  const [ann, bob] = two();
  ann.handle.commands.insertKind("formula");
  ann.type("\\frac{a}{b} **c**", true);
  ann.press("Enter");
  ann.type("so", true);
  meet(ann, bob);
  expect(shown(bob)).toEqual(["formula: \\frac{a}{b} **c**", "paragraph: so"]);
  await comes(() => expect(face(bob)?.querySelector(".katex")).not.toBe(null));
});

it("says it when it cannot be read, shows what is written, and follows no link", async () => {
  const ann = alone();
  ann.handle.commands.insertKind("formula");
  ann.type("\\frac{a", true);
  const trouble = (): HTMLElement | null => ann.view.dom.querySelector(".formula-trouble");
  await comes(() => expect(trouble()?.hidden).toBe(false));
  expect(face(ann)?.textContent).toBe("\\frac{a");
  ann.type("}{b} \\href{https://evil.org}{x} \\includegraphics{https://evil.org/a.png}", true);
  await comes(() => expect(face(ann)?.querySelector(".katex") ?? trouble()?.textContent).toBeTruthy());
  expect(ann.view.dom.querySelector("a, img")).toBe(null);
});

it("turns into text and back with its words", () => {
  const ann = alone();
  ann.type("x^2", true);
  ann.handle.commands.setKind("formula");
  expect(shown(ann)).toEqual(["formula: x^2"]);
  ann.handle.commands.setKind("code");
  expect(ann.view.dom.querySelector("pre > code")?.textContent).toBe("x^2");
  ann.handle.commands.setKind("paragraph");
  expect(shown(ann)).toEqual(["paragraph: x^2"]);
});
