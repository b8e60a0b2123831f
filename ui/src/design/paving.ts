//! A cover for a Space that has no photo yet: a piece of pavement whose bond and colours are drawn
//! from the Space's id. The same id gives the same pavement, on every computer and for ever, so only
//! integers decide. Shapes are gathered into one path per shade: a library full of covers stays light.

/** How the bricks lie: halfsteens, blok, elleboog and keper, as a Dutch paviour would say. */
export type Bond = "running" | "basket" | "herringbone" | "diagonal";

export interface Paving {
  bond: Bond;
  hue: number;
  /** The colour between the bricks. */
  joint: string;
  /** Each shade with the outlines of its bricks. */
  shades: { fill: string; path: string }[];
  width: number;
  height: number;
  /** Degrees by which the bricks are turned around the middle. */
  turn: number;
}

const HUES = [14, 28, 42, 160, 176, 205, 340];
const BONDS: Bond[] = ["running", "herringbone", "basket", "diagonal"];
const UNIT = 26;
const JOINT = 2;
const SHADES = 12;

/** FNV-1a over the UTF-8 bytes. */
export function seed(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** mulberry32: whole numbers of 32 bits, one after the other. */
export function numbers(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** The pavement of a Space, `width` by `height` in its own units. */
export function paving(id: string, width = 400, height = 225): Paving {
  const next = numbers(seed(id));
  const below = (n: number) => next() % n;
  const hue = HUES[below(HUES.length)] ?? 14;
  const bond = BONDS[below(BONDS.length)] ?? "running";
  const shades = Array.from({ length: SHADES }, () => ({
    fill: `hsl(${(hue + below(17) - 8 + 360) % 360} ${30 + below(19)}% ${46 + below(17)}%)`,
    path: "",
  }));

  const turn = bond === "diagonal" ? 45 : 0;
  const lay = (x: number, y: number, across: number, down: number) => {
    if (turn !== 0) {
      // Twice the way from the middle, so that it stays whole; 7/5 is a little less than the root of 2.
      const dx = (2 * x + across) * UNIT - width;
      const dy = (2 * y + down) * UNIT - height;
      const seen = (way: number, side: number) => Math.abs(way) * 5 <= (side + 4 * UNIT) * 7;
      if (!seen(dx - dy, width) || !seen(dx + dy, height)) return;
    }
    const shade = shades[below(SHADES)];
    if (shade) shade.path += outline(x * UNIT, y * UNIT, across * UNIT, down * UNIT);
  };
  const reach = turn === 0 ? 0 : Math.ceil((width - height) / 2 / UNIT) + 3;
  const columns = Math.ceil(width / UNIT);
  const rows = Math.ceil(height / UNIT);
  if (bond === "running") {
    for (let y = 0; y < rows; y++) for (let x = -(y % 2); x < columns; x += 2) lay(x, y, 2, 1);
  } else if (bond === "basket") {
    for (let y = 0; y < rows; y += 2) {
      for (let x = 0; x < columns; x += 2) {
        const lying = (x + y) % 4 === 0;
        lay(x, y, lying ? 2 : 1, lying ? 1 : 2);
        lay(lying ? x : x + 1, lying ? y + 1 : y, lying ? 2 : 1, lying ? 1 : 2);
      }
    }
  } else {
    // Herringbone: on the diagonals of the grid lie, in turn, the beginnings of lying and of standing bricks.
    for (let y = -1 - reach; y < rows + reach; y++) {
      for (let x = -1 - reach; x < columns + reach; x++) {
        const diagonal = (((x - y) % 4) + 4) % 4;
        if (diagonal === 0) lay(x, y, 2, 1);
        else if (diagonal === 3) lay(x, y, 1, 2);
      }
    }
  }
  return { bond, hue, joint: `hsl(${hue} 22% 74%)`, shades, width, height, turn };
}

function outline(x: number, y: number, width: number, height: number): string {
  const r = 2;
  const [w, h] = [width - JOINT - 2 * r, height - JOINT - 2 * r];
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + JOINT / 2 + r} ${y + JOINT / 2}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}z`;
}
