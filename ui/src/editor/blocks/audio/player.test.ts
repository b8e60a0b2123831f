import { expect, it } from "vitest";
import { partText } from "../../../document/parts.ts";
import { alone, caret, ids, meet, shown, two } from "../../testing/desk.ts";

const film = { id: "cd".repeat(32), name: "rondje.webm", mime: "video/webm", bytes: 1234 };

it("a film becomes a player, a sound too, anything else a file", () => {
  const ann = alone();
  ann.handle.commands.insertFile({ ...film, mime: "application/zip" });
  ann.handle.commands.insertFile({ ...film, mime: "audio/ogg" });
  ann.handle.commands.insertFile(film);
  expect(shown(ann).map((line) => line.split(":")[0])).toEqual(["file", "audio", "clip", "paragraph"]);
  expect(ann.view.dom.querySelectorAll("audio, video").length).toBe(2);
});

it("says what is said in it, for all, and a copy says it too", () => {
  const [ann, bob] = two();
  ann.handle.commands.insertFile(film);
  meet(ann, bob);
  caret(ann, 0, 0);
  ann.type("The round", true);
  bob.view.dom.querySelector<HTMLButtonElement>("figure.clip button.describe")?.click();
  const field = bob.view.dom.querySelector<HTMLTextAreaElement>("figure.clip textarea");
  if (field) field.value = "First\nthe skull";
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  meet(ann, bob);
  expect(shown(bob)[0]).toBe("clip: The round");
  expect(partText(ann.document.doc, ids(ann)[0] ?? "", "transcript").toJSON()).toBe("First\nthe skull");
  caret(ann, 0, 0);
  ann.handle.commands.duplicate();
  expect(partText(ann.document.doc, ids(ann)[1] ?? "", "transcript").toJSON()).toBe("First\nthe skull");
});
