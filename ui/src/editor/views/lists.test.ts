import { expect, it } from "vitest";
import { alone, writeParagraphs } from "../testing/desk.ts";

it("says of every item of a list which it is, on which level, and that they are a list", () => {
  const ann = alone();
  writeParagraphs(ann, "before", "");
  ann.handle.commands.setKind("number");
  ann.type("one", true);
  ann.press("Enter");
  ann.press("Tab");
  ann.type("deeper", true);
  ann.press("Enter");
  ann.press("Tab", { shift: true });
  ann.type("two", true);
  const items = [...ann.view.dom.querySelectorAll("[role=listitem]")];
  const said = items.map((item) =>
    ["aria-level", "aria-posinset", "aria-setsize"].map((name) => item.getAttribute(name)).join(" "),
  );
  expect(said).toEqual(["1 1 2", "2 1 1", "1 2 2"]);
  const owned = ann.view.dom.querySelector("[role=list]")?.getAttribute("aria-owns")?.split(" ");
  expect(owned).toEqual(items.map((item) => item.id));
});
