//! The keys of what is drawn on a picture: the same for masks, crops and what is pointed out.

/** How far one press goes, and how far with Ctrl or Cmd: in 1/10000 of what is shown. */
const STEP = 100;
const SMALL = 20;

/** What an arrow key does: moves, or with Shift makes larger and smaller. Null for any other key. */
export function steps(event: KeyboardEvent): { dx: number; dy: number; size: boolean } | null {
  if (event.altKey) return null;
  const by = event.ctrlKey || event.metaKey ? SMALL : STEP;
  const size = event.shiftKey;
  switch (event.key) {
    case "ArrowLeft":
      return { dx: -by, dy: 0, size };
    case "ArrowRight":
      return { dx: by, dy: 0, size };
    case "ArrowUp":
      return { dx: 0, dy: -by, size };
    case "ArrowDown":
      return { dx: 0, dy: by, size };
    default:
      return null;
  }
}

/** Everything in a drawing that can be taken hold of, in order. */
export const onShapes = (drawing: Element | undefined): SVGElement[] => [
  ...(drawing?.querySelectorAll<SVGElement>("[data-shape]") ?? []),
];
