import { describe, expect, it } from "vitest";
import { alike, suggested } from "./themes.ts";

describe("themes", () => {
  it("are the same whatever the case and the accents", () => {
    expect(alike(["Beeldvorming", "Café"], " beeldvorming ")).toBe("Beeldvorming");
    expect(alike(["Beeldvorming", "Café"], "CAFE")).toBe("Café");
    expect(alike(["Beeldvorming"], "beeld")).toBeNull();
  });

  it("are suggested by how they begin, then by what they hold, and never twice", () => {
    const known = ["Wondzorg", "Zorgpad", "Brandwonden", "Hart"];
    expect(suggested(known, [], "wond")).toEqual(["Wondzorg", "Brandwonden"]);
    expect(suggested(known, ["wondzorg"], "wond")).toEqual(["Brandwonden"]);
    expect(suggested(known, [], "")).toHaveLength(4);
  });
});
