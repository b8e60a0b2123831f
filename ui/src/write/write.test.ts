import { describe, expect, it } from "vitest";
import { initials } from "../parts/initials.ts";
import { isPicture } from "./files.ts";
import { asUrl } from "./links.ts";
import { beside, landing } from "./reorder.ts";

describe("dragging a chapter", () => {
  const middles = [20, 60, 100, 140];
  it("lands where it is let go", () => {
    expect(landing(0, middles, 2)).toBe(0);
    expect(landing(65, middles, 0)).toBe(1);
    expect(landing(500, middles, 0)).toBe(3);
    expect(landing(101, middles, 2)).toBe(2);
  });
  it("goes beside the right other", () => {
    const ids = ["a", "b", "c", "d"];
    expect(beside(ids, 0, 2)).toEqual({ before: "d" });
    expect(beside(ids, 3, 0)).toEqual({ before: "a" });
    expect(beside(ids, 0, 3)).toEqual({ after: "d" });
    for (const [from, to] of [
      [1, 1],
      [0, -1],
      [3, 4],
      [-1, 0],
      [9, 0],
    ] as const)
      expect(beside(ids, from, to)).toBeNull();
    expect(beside(["a"], 0, 0)).toBeNull();
  });
});

describe("an address that a person types", () => {
  it("becomes a link to the web or to someone's mail", () => {
    expect(asUrl("www.voorbeeld.nl")).toBe("https://www.voorbeeld.nl/");
    expect(asUrl(" https://a.nl/b?c=d#e ")).toBe("https://a.nl/b?c=d#e");
    expect(asUrl("fenna@ziekenhuis.nl")).toBe("mailto:fenna@ziekenhuis.nl");
    expect(asUrl("mailto:fenna@ziekenhuis.nl")).toBe("mailto:fenna@ziekenhuis.nl");
    expect(asUrl("intranet.ziekenhuis.nl:8443/x")).toBe("https://intranet.ziekenhuis.nl:8443/x");
  });
  it("never becomes anything else", () => {
    for (const typed of [
      "",
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "een woord",
      "woord",
      "vbscript:x",
    ]) {
      expect(asUrl(typed), typed).toBeNull();
    }
  });
});

describe("files", () => {
  const file = (name: string, type: string) => new File(["x"], name, { type });
  it("are pictures by their kind; a drawing in SVG is a file", () => {
    expect(isPicture(file("a.jpg", "image/jpeg"))).toBe(true);
    expect(isPicture(file("a.JPG", ""))).toBe(true);
    expect(isPicture(file("a.svg", "image/svg+xml"))).toBe(false);
    expect(isPicture(file("a.pdf", "application/pdf"))).toBe(false);
  });
});

describe("initials", () => {
  it("are those of first and last name", () => {
    expect(initials("Fenna de Vries")).toBe("FV");
    expect(initials("fenna")).toBe("F");
    expect(initials("Ömer Çelik")).toBe("ÖÇ");
    expect(initials("")).toBe("");
  });
});
