//! What the styles of other programs mean: only that which Plein has a name for.

export interface Emphasis {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
}

const TAGS: Record<string, Emphasis> = {
  B: { bold: true },
  STRONG: { bold: true },
  I: { italic: true },
  EM: { italic: true },
  CITE: { italic: true },
  DFN: { italic: true },
  S: { strike: true },
  DEL: { strike: true },
  STRIKE: { strike: true },
  CODE: { code: true },
  KBD: { code: true },
  SAMP: { code: true },
  TT: { code: true },
};

/** One property of a style attribute, in lower case; empty when it is not there. */
export function styleOf(element: Element, property: string): string {
  const style = element.getAttribute("style") ?? "";
  for (const part of style.split(";")) {
    const colon = part.indexOf(":");
    if (colon > 0 && part.slice(0, colon).trim().toLowerCase() === property) {
      return part
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return "";
}

/** How an element emphasises what is in it: its tag first, then its style, which may take it back. */
export function emphasisOf(element: Element): Emphasis {
  const found: Emphasis = { ...TAGS[element.tagName] };
  const weight = styleOf(element, "font-weight");
  if (weight === "bold" || weight === "bolder" || Number(weight) >= 600) found.bold = true;
  // Google Docs wraps everything in a <b> that is not bold.
  else if (weight === "normal" || (weight !== "" && Number(weight) < 600)) found.bold = false;
  const slant = styleOf(element, "font-style");
  if (slant === "italic" || slant === "oblique") found.italic = true;
  else if (slant === "normal") found.italic = false;
  const line = styleOf(element, "text-decoration") || styleOf(element, "text-decoration-line");
  if (line.includes("line-through")) found.strike = true;
  return found;
}

export const isHidden = (element: Element): boolean =>
  styleOf(element, "display") === "none" || styleOf(element, "mso-hide") === "all" || element.hasAttribute("hidden");

export const keepsSpaces = (element: Element): boolean =>
  element.tagName === "PRE" || /^pre(?!-line)/.test(styleOf(element, "white-space"));

/** An item of a list as Word writes it: a paragraph with a style, and its bullet or number as text. */
export interface WordItem {
  depth: number;
  kind: "bullet" | "number";
}

export function wordItemOf(element: Element): WordItem | null {
  const [, level] = /\bl\d+ level(\d+)/.exec(styleOf(element, "mso-list")) ?? [];
  if (level === undefined) return slideItemOf(element);
  const label = [...element.querySelectorAll("span")].find(isWordLabel)?.textContent ?? "";
  const counted = /^[\s\u00a0]*\(?(\d+|[a-z]|[ivxlcdm]+)[.)]/i.test(label);
  return { depth: Math.max(0, Number(level) - 1), kind: counted ? "number" : "bullet" };
}

/** An item as PowerPoint writes it: the level is in the class, `O`, `O1`, …, and the bullet a span of its own. */
function slideItemOf(element: Element): WordItem | null {
  const [, level] = /^O(\d?)$/.exec(element.className) ?? [];
  if (level === undefined) return null;
  const label = [...element.children].find((child) => styleOf(child, "mso-special-format").includes("bullet"));
  if (label === undefined) return null;
  const counted = styleOf(label, "mso-special-format").includes("num");
  return { depth: Number(level || 0), kind: counted ? "number" : "bullet" };
}

/** The text that stands for a bullet or number in Word's paragraph. */
export const isWordLabel = (element: Element): boolean =>
  styleOf(element, "mso-list") === "ignore" || styleOf(element, "mso-special-format").includes("bullet");
