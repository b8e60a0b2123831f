//! The words and colours of the four places where work can be.

import type { Whereabouts } from "../bindings/commands.ts";
import { key } from "../words/words.svelte.ts";

/** Class of the chip. */
export const colours: Record<Whereabouts, string> = {
  only_here: "here",
  on_its_way: "want",
  on_hub: "hub",
  newer: "calm",
};

/** On a card: "alleen hier". */
export const shortWords: Record<Whereabouts, string> = {
  only_here: key("whereabouts-only-here"),
  on_its_way: key("whereabouts-on-its-way"),
  on_hub: key("whereabouts-on-hub"),
  newer: key("whereabouts-newer"),
};

/** What it means, in a sentence. */
export const meaning: Record<Whereabouts, string> = {
  only_here: key("whereabouts-only-here-means"),
  on_its_way: key("whereabouts-on-its-way-means"),
  on_hub: key("whereabouts-on-hub-means"),
  newer: key("whereabouts-newer-means"),
};
