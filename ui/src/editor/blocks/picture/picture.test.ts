import { expect, it } from "vitest";
import { partText } from "../../../document/parts.ts";
import { addMark, setView } from "../../../picture/look.ts";
import { WHOLE } from "../../../picture/geometry.ts";
import { rowsOf } from "./rows.ts";
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
  figure?.querySelector<HTMLButtonElement>("button.describe")?.click();
  const alt = figure?.querySelector("textarea");
  if (alt) alt.value = "A thyroid";
  alt?.dispatchEvent(new Event("input", { bubbles: true }));
  meet(ann, bob);
  expect(ann.view.dom.querySelector("img")?.getAttribute("alt")).toBe("A thyroid");
  const decorative = figure?.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (decorative) decorative.checked = true;
  decorative?.dispatchEvent(new Event("change", { bubbles: true }));
  expect(bob.document.blocks(bob.chapter)[1]?.block.toJSON()).toMatchObject({
    kind: "picture",
    decorative: true,
  });
  expect(partText(ann.document.doc, ids(ann)[1] ?? "", "alt").toJSON()).toBe("A thyroid");
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

const mark = { shape: "label" as const, x1: 10, y1: 20, x2: 10, y2: 20, colour: "red" as const, text: "rib" };

it("is shown as it was cropped, turned and pointed at, and a copy keeps all that", () => {
  const [ann, bob] = two();
  ann.handle.commands.insertPicture(medium);
  meet(ann, bob);
  const [id = ""] = ids(ann);
  setView(ann.document, id, { turn: 90, crop: { ...WHOLE, w: 5000 } });
  addMark(ann.document, id, mark);
  meet(ann, bob);
  const frame = bob.view.dom.querySelector<HTMLElement>(".picture .frame");
  expect(frame?.style.aspectRatio).toBe("240 / 640");
  expect(frame?.querySelector("svg text")?.textContent).toBe("rib");
  caret(bob, 0, 0);
  expect(bob.handle.commands.duplicate()).toBe(true);
  meet(ann, bob);
  expect(shown(ann).slice(0, 2)).toEqual(["picture:", "picture:"]);
  expect([...ann.view.dom.querySelectorAll(".picture svg text")].map((text) => text.textContent)).toEqual([
    "rib",
    "rib",
  ]);
  expect([...ann.view.dom.querySelectorAll<HTMLElement>(".picture .frame")].map((f) => f.style.aspectRatio)).toEqual([
    "240 / 640",
    "240 / 640",
  ]);
});

it("stands beside the ones before it, four in a row, or as a pair of before and after", () => {
  const ann = alone();
  for (let i = 0; i < 6; i += 1) ann.handle.commands.insertPicture(medium, { after: null });
  const set = (block: number, beside: string) => {
    const select = ann.view.dom.querySelectorAll<HTMLSelectElement>("select.beside")[block];
    if (!select) throw new Error("no choice");
    select.value = beside;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const rows = () => [...rowsOf(ann.view.state.doc.children)].map(([i, { of, at }]) => `${i}:${at}/${of}`);
  for (const block of [1, 2, 3, 4]) set(block, "row");
  // The fifth begins a row of its own, which the sixth could join.
  expect(rows()).toEqual(["0:0/4", "1:1/4", "2:2/4", "3:3/4"]);
  set(5, "row");
  expect(rows().slice(4)).toEqual(["4:0/2", "5:1/2"]);
  set(1, "compare");
  expect(rows().slice(0, 2)).toEqual(["0:0/2", "1:1/2"]);
  expect(ann.view.dom.querySelectorAll("[data-badge]").length).toBe(2);
  expect(ann.document.blocks(ann.chapter)[1]?.block.get("beside")).toBe("compare");
});
