//! The address of a screen, in the part behind `#`: so that back and forward work, and a colleague's
//! window opens where it was.

import type { Screen } from "./reduce.ts";

/** `#/`, `#/space/<id>`, `#/space/<id>/<chapter>`, `#/space/<id>/read`, `#/space/<id>/present/<chapter>`. */
export function address(screen: Screen): string {
  switch (screen.at) {
    case "library":
      return "#/";
    case "write":
      return `#/space/${screen.space}${screen.chapter === null ? "" : `/chapter/${screen.chapter}`}`;
    case "present":
      return `#/space/${screen.space}/present${screen.chapter === null ? "" : `/${screen.chapter}`}`;
    case "read":
      return `#/space/${screen.space}/read${screen.from === "write" ? "" : "/again"}`;
  }
}

/** The screen of an address; anything that is not one is the library. */
export function screenAt(hash: string): Screen {
  const [, space, what, chapter] = /^#\/space\/([\w-]+)(?:\/(chapter|read|present)(?:\/(\w+))?)?$/.exec(hash) ?? [];
  if (space === undefined) return { at: "library" };
  if (what === "present") return { at: "present", space, chapter: chapter ?? null };
  if (what === "read") return { at: "read", space, from: chapter === undefined ? "write" : "library" };
  return { at: "write", space, chapter: chapter ?? null };
}
