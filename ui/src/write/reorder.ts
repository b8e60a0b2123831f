//! Where a dragged chapter would land. Pure: middles in, place out.

/**
 * The place among the others (0: before all) for something dragged to `y`, given the middles of all rows in
 * order and the place it comes from.
 */
export function landing(y: number, middles: readonly number[], from: number): number {
  let place = 0;
  middles.forEach((middle, index) => {
    if (index !== from && middle < y) place += 1;
  });
  return place;
}

/** Beside which one something goes to stand at `to` in a list of ids, when it stands at `from`. Null: it is there. */
export function beside(
  ids: readonly string[],
  from: number,
  to: number,
): { before: string } | { after: string } | null {
  const others = ids.filter((_, index) => index !== from);
  if (to === from || from < 0 || from >= ids.length || to < 0 || to > others.length) return null;
  const next = others[to];
  if (next !== undefined) return { before: next };
  const last = others.at(-1);
  return last === undefined ? null : { after: last };
}
