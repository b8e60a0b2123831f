//! A browser's document in Node, for the real editor. Must be imported before anything that looks for one.

import { Window } from "happy-dom";

if (!("document" in globalThis)) {
  const window = new Window({ url: "http://127.0.0.1/", settings: { disableJavaScriptFileLoading: true } });
  const here = globalThis as unknown as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in here)) here[name] = (window as unknown as Record<string, unknown>)[name];
  }
  for (const name of [
    "document",
    "navigator",
    "Event",
    "CustomEvent",
    "KeyboardEvent",
    "CompositionEvent",
    "MutationObserver",
  ]) {
    here[name] = (window as unknown as Record<string, unknown>)[name];
  }
  here["window"] = window;
}
