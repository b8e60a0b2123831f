import { expect, it } from "vitest";
import { speak } from "../words/words.svelte.ts";
import { INSERTABLES, insertablesFor } from "./insertables.ts";

const first = (query: string): string | undefined => insertablesFor(query)[0]?.id;

it("finds what can be put in by words of all three languages, whichever is spoken", () => {
  for (const language of ["nl", "en", "de"] as const) {
    speak(language);
    for (const [query, id] of [
      ["plaatje", "photo"],
      ["picture", "photo"],
      ["Abbildung", "photo"],
      ["uberschrift", "heading1"],
      ["checklist", "task"],
      ["meerkeuze", "question-single"],
      ["wiskunde", "formula"],
      ["Warnung", "careful"],
      ["streep", "divider"],
    ] as const) {
      expect(first(query), `${query} in ${language}`).toBe(id);
    }
  }
  speak("nl");
});

it("shows the forms of a question only to who looks for one, and nothing to who looks for nothing of the sort", () => {
  expect(insertablesFor("").some(({ id }) => id === "question-match")).toBe(false);
  expect(first("zoek bij")).toBe("question-match");
  expect(insertablesFor("qqqq")).toEqual([]);
  const ids = INSERTABLES.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
