import { expect, it } from "vitest";
import { alone, caret, shown } from "../../testing/desk.ts";

it("shows its name and size, and has a caption", () => {
  const ann = alone();
  ann.handle.commands.insertFile({ id: "cd".repeat(32), name: "protocol.pdf", mime: "application/pdf", bytes: 1234 });
  caret(ann, 0, 0);
  ann.type("Read this", true);
  expect(shown(ann)[0]).toBe("file: Read this");
  const card = ann.view.dom.querySelector("figure.file");
  expect([card?.querySelector(".file-name")?.textContent, card?.querySelector(".file-size")?.textContent]).toEqual([
    "protocol.pdf",
    "1234 B",
  ]);
});
