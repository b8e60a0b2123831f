//! From one slide to another. Pure.

/** What a key does while one presents; null: nothing of ours. */
export type Step = "next" | "back" | "first" | "last" | "notes" | "stop";

const KEYS: Record<string, Step> = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  Enter: "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Backspace: "back",
  Home: "first",
  End: "last",
  n: "notes",
  N: "notes",
  Escape: "stop",
};

/** Presenters (the little thing in one's hand) send PageUp and PageDown. Shift and space go back, as in a page. */
export function stepOf(event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">): Step | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === " " && event.shiftKey) return "back";
  return KEYS[event.key] ?? null;
}

/** Which slide comes after a step. */
export function slideAfter(step: Step, at: number, count: number): number {
  switch (step) {
    case "next":
      return Math.min(at + 1, count - 1);
    case "back":
      return Math.max(at - 1, 0);
    case "first":
      return 0;
    case "last":
      return count - 1;
    default:
      return at;
  }
}

/** The first slide of a chapter; of none, the first. */
export function slideOf(slides: readonly { chapter: string | null }[], chapter: string | null): number {
  return Math.max(
    0,
    slides.findIndex((slide) => slide.chapter === chapter),
  );
}
