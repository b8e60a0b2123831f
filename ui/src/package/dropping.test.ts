import { expect, test } from "vitest";
import { isPackage } from "./dropping.ts";

test("a package is known by how its name ends", () => {
  for (const name of ["Botscan.space", "/home/fenna/Mijn Space.SPACE", " x.space "]) expect(isPackage(name)).toBe(true);
  for (const name of ["space", "x.spaces", "x.space.zip", ""]) expect(isPackage(name)).toBe(false);
});
