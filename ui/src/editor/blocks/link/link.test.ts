import { expect, it } from "vitest";
import { partText } from "../../../document/parts.ts";
import { ids, meet, shown, two } from "../../testing/desk.ts";

it("is a card with a title that anyone can write, and leads to web pages only", () => {
  const [ann, bob] = two();
  for (const bad of ["javascript:alert(1)", "mailto:x@example.org", "ftp://example.org", "not a link"]) {
    expect(ann.handle.commands.insertLink(bad), bad).toBe(false);
  }
  expect(ann.handle.commands.insertLink("https://www.example.org/protocol")).toBe(true);
  meet(ann, bob);
  expect(shown(bob)[0]).toBe("linkCard:");
  const card = bob.view.dom.querySelector("figure.link");
  expect(card?.querySelector(".link-where")?.textContent).toBe("example.org");
  const title = card?.querySelector<HTMLTextAreaElement>(".link-title");
  if (title) title.value = "The protocol";
  title?.dispatchEvent(new Event("input", { bubbles: true }));
  meet(ann, bob);
  expect(partText(ann.document.doc, ids(ann)[0] ?? "", "title").toJSON()).toBe("The protocol");
  expect(ann.view.dom.querySelector<HTMLTextAreaElement>(".link-title")?.value).toBe("The protocol");
});
