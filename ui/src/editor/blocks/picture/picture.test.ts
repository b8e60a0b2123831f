import { expect, it } from "vitest";
import { alone, caret, ids, meet, shown, two, writeParagraphs } from "../../testing/desk.ts";

const medium = { id: "ab".repeat(32), name: "scan.jpg", mime: "image/jpeg", bytes: 9, width: 640, height: 480 };

it("has a caption, words for who cannot see it, and keeps its room", () => {
  const [ann, bob] = two();
  writeParagraphs(ann, "one");
  expect(ann.handle.commands.insertPicture(medium, { after: ids(ann)[0] ?? null })).toBe(true);
  caret(ann, 1, 0);
  ann.type("The scan", true);
  meet(ann, bob);
  expect(shown(bob).slice(0, 2)).toEqual(["paragraph: one", "picture: The scan"]);
  const figure = bob.view.dom.querySelector("figure.picture");
  const image = figure?.querySelector("img");
  expect([image?.getAttribute("src"), image?.getAttribute("width"), image?.getAttribute("alt")]).toEqual([
    `/media/${medium.id}`,
    "640",
    "",
  ]);
  const alt = figure?.querySelector("textarea");
  if (alt) alt.value = "A thyroid";
  alt?.dispatchEvent(new Event("change", { bubbles: true }));
  meet(ann, bob);
  expect(ann.view.dom.querySelector("img")?.getAttribute("alt")).toBe("A thyroid");
  const decorative = figure?.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (decorative) decorative.checked = true;
  decorative?.dispatchEvent(new Event("change", { bubbles: true }));
  expect(bob.document.blocks(bob.chapter)[1]?.block.toJSON()).toMatchObject({
    kind: "picture",
    alt: "A thyroid",
    decorative: true,
  });
});

it("Enter in the caption goes on after it, and does not make two pictures", () => {
  const ann = alone();
  ann.handle.commands.insertPicture(medium);
  caret(ann, 0, 0);
  ann.type("cap", true);
  ann.press("Enter");
  ann.type("on", true);
  expect(shown(ann).slice(0, 2)).toEqual(["picture: cap", "paragraph: on"]);
});

it("one removed while its caption was written is unplaced", () => {
  const [ann, bob] = two();
  ann.handle.commands.insertPicture(medium);
  meet(ann, bob);
  ann.handle.commands.removeBlock(ids(ann)[0]);
  caret(bob, 0, 0);
  bob.type("but why", true);
  meet(ann, bob);
  expect(shown(ann)[0]).toBe("!picture: but why");
});

it("is refused without a medium id", () => {
  expect(alone().handle.commands.insertPicture({ ...medium, id: "../etc" })).toBe(false);
});
