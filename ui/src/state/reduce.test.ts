import { describe, expect, it } from "vitest";
import type { Place, SpaceCard, TrayItem } from "../bindings/commands.ts";
import { address, screenAt } from "./address.ts";
import { beginning, type Happening, reduce, type Screen, type State } from "./reduce.ts";

const after = (...happenings: Happening[]): State => happenings.reduce(reduce, beginning);
const writing = (space: string, chapter: string | null = null): Happening => ({
  type: "went",
  screen: { at: "write", space, chapter },
});
const place: Place = { space: "on_hub", chapters: {}, sharedWith: [], role: "owner", refused: null, unchecked: [] };
const item: TrayItem = { id: "i", name: "foto.jpg", kind: "picture", medium: null, at: 0 };
const card = (title: string) => ({ id: title, title }) as SpaceCard;

describe("the reducer", () => {
  it("never shows with one Space what belongs to another", () => {
    const there = after(
      writing("a"),
      { type: "place", space: "a", place },
      { type: "tray", space: "a", tray: [item] },
      { type: "saving", saving: "failed" },
    );
    expect(there.place).toEqual(place);
    const elsewhere = reduce(there, writing("b"));
    expect(elsewhere).toMatchObject({ place: null, tray: [], watches: [], saving: "saved" });
    // An answer about the Space that was left comes too late.
    expect(reduce(elsewhere, { type: "place", space: "a", place }).place).toBeNull();
    // Another chapter of the same Space keeps what is known.
    expect(reduce(there, writing("a", "two")).place).toEqual(place);
  });

  it("takes the answer about a Space whose sharing is asked from the library", () => {
    const state = after({ type: "panel", panel: { is: "share", space: "a" } }, { type: "place", space: "a", place });
    expect(state.place).toEqual(place);
  });

  it("leaves out what was found for words that have been changed since", () => {
    const state = after(
      { type: "finding", find: "huid" },
      { type: "cards", find: "hui", filter: beginning.filter, cards: [card("late")] },
    );
    expect(state.cards).toBeNull();
    expect(
      reduce(state, { type: "cards", find: "huid", filter: beginning.filter, cards: [card("right")] }).cards,
    ).toHaveLength(1);
  });

  it("tells the same trouble once, and keeps the pile small", () => {
    const notice = (id: number, words: string): Happening => ({
      type: "notice",
      notice: { id, tone: "trouble", words, args: {}, action: null },
    });
    expect(after(notice(1, "disk_full"), notice(2, "disk_full")).notices.map((n) => n.id)).toEqual([2]);
    const many = after(...Array.from({ length: 9 }, (_, i) => notice(i, `code_${i}`)));
    expect(many.notices).toHaveLength(4);
    expect(reduce(many, { type: "notice-over", id: 8 }).notices).toHaveLength(3);
  });

  it("counts long work and forgets it when it is over", () => {
    const work = (done: number): Happening => ({
      type: "work",
      work: { id: "w", words: "adding-media", done, total: 3, panel: null },
    });
    const state = after(work(0), work(1));
    expect(state.work).toEqual([{ id: "w", words: "adding-media", done: 1, total: 3, panel: null }]);
    expect(reduce(state, { type: "work-over", id: "w" }).work).toEqual([]);
  });

  it("closes a panel when one goes to another Space, and forgets teams with the hub", () => {
    const state = after(writing("a"), { type: "panel", panel: { is: "folders", space: "a" } }, writing("b"));
    expect(state.panel).toBeNull();
    expect(
      after({ type: "people", teams: [{ id: "t", name: "C4", members: [] }], people: [] }, { type: "hub", hub: null })
        .teams,
    ).toEqual([]);
  });
});

describe("addresses", () => {
  const id = "0193f000-0000-7000-8000-000000000001";
  const screens: Screen[] = [
    { at: "library" },
    { at: "write", space: id, chapter: null },
    { at: "write", space: id, chapter: "aB3_x" },
    { at: "read", space: id, from: "write" },
    { at: "read", space: id, from: "library" },
  ];
  it("name every screen, there and back", () => {
    for (const screen of screens) expect(screenAt(address(screen))).toEqual(screen);
  });
  it("that are none lead to the library", () => {
    for (const hash of [
      "",
      "#",
      "#/nowhere",
      "#/space/",
      "#/space/../../etc",
      "#/space/a/chapter",
      "#/space/a/b/c/d",
    ]) {
      expect(["library", "write"]).toContain(screenAt(hash).at);
    }
    expect(screenAt("#/space/<script>")).toEqual({ at: "library" });
  });
});
