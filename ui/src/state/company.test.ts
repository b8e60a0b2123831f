import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { AppEvent } from "../bindings/commands.ts";
import { readWhereabout } from "../document/company.ts";
import { Company } from "./company.svelte.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SPACE = "s";
const heard = (device: string, place: string): AppEvent => ({
  type: "presence",
  space: SPACE,
  device,
  name: device,
  place,
});
const there = JSON.stringify({ chapter: "a" });

function company(): { company: Company; told: string[] } {
  const told: string[] = [];
  return { company: new Company(SPACE, (place) => Promise.resolve(told.push(place))), told };
}

it("says where one is, not each place on the way, and that one leaves", async () => {
  const { company: here, told } = company();
  for (let n = 0; n < 50; n += 1) here.moved({ chapter: "a", block: `b${n}` });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.map((place) => readWhereabout(place)?.block)).toEqual(["b0", "b49"]);
  here.left();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told.slice(2)).toEqual([""]);
});

it("answers who comes in, and forgets who is not heard of any more", async () => {
  const { company: here, told } = company();
  here.moved({ chapter: "a" });
  await vi.advanceTimersByTimeAsync(1_000);
  here.hear(heard("Bo", there));
  here.hear(heard("Cas", there));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.length).toBeGreaterThan(1);
  expect(here.colleagues.map(({ name }) => name)).toEqual(["Bo", "Cas"]);
  here.hear(heard("Cas", ""));
  expect(here.colleagues.map(({ name }) => name)).toEqual(["Bo"]);
  // A known colleague who moves is not answered: two would never be done.
  const before = told.length;
  here.hear(heard("Bo", there));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.length).toBe(before);
  await vi.advanceTimersByTimeAsync(46_000);
  expect(here.colleagues).toEqual([]);
});

it("hears nothing of other Spaces, of nonsense, or when one is not there oneself", () => {
  const { company: here } = company();
  here.hear(heard("Bo", there));
  here.moved({ chapter: "a" });
  here.hear({ ...heard("Bo", there), space: "other" } as AppEvent);
  for (const place of ["{", "[]", "null", '{"chapter":3}']) here.hear(heard("Bo", place));
  expect(here.colleagues).toEqual([]);
});
