//! A page in a frame brings no fonts of its own: it borrows those of this window.

/** The font faces of this window, with addresses that hold anywhere. */
export function lentFonts(): string {
  const faces: string[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const here = sheet.href ?? location.href;
      faces.push(rule.cssText.replace(/url\("([^"]+)"\)/g, (_, to: string) => `url("${new URL(to, here).href}")`));
    }
  }
  return faces.join("\n");
}

/** Lends a page in a frame the fonts of this window, and its light. */
export function dress(page: Document): void {
  page.head.append(Object.assign(page.createElement("style"), { textContent: lentFonts() }));
  shine(page);
}

/** Gives a page in a frame the light of this window. */
export function shine(page: Document): void {
  const theme = document.documentElement.dataset["theme"] ?? "light";
  page.documentElement.dataset["theme"] = theme;
  page.documentElement.style.colorScheme = theme;
}
