import { describe, expect, it } from "vitest";
import { dayWords, momentWords } from "./moments.ts";

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

describe("when a moment was", () => {
  it("is said as people say it, by the calendar and not by hours", () => {
    expect(momentWords(at(22, 9, 5), at(22, 16), "nl")).toBe("vandaag 09:05");
    expect(momentWords(at(21, 23, 50), at(22, 0, 10), "nl")).toBe("gisteren 23:50");
    expect(momentWords(at(21, 16, 20), at(22, 9), "de")).toBe("gestern 16:20");
    expect(dayWords(at(16, 16), at(22, 9), "nl")).toBe("maandag 16 november");
    expect(dayWords(new Date(2025, 10, 16).getTime(), at(22, 9), "en")).toContain("2025");
  });
});
