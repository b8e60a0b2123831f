//! Shows where the searched words stand in a piece of text.

/** The text in pieces, in order; those that match a searched word are `found`. Diacritics do not matter. */
export function marked(text: string, find: string): { text: string; found: boolean }[] {
  const words = find.split(/\s+/).map(plain).filter(Boolean);
  const found = new Array<boolean>(text.length).fill(false);
  // Letter by letter, so that a place in the plain text is the same place in the text.
  const letters = [...text.matchAll(/./gsu)].map((match) => ({
    at: match.index,
    length: match[0].length,
    plain: plain(match[0]),
  }));
  const smooth = letters.map((letter) => letter.plain).join("");
  const where = letters.flatMap((letter) => new Array<typeof letter>(letter.plain.length).fill(letter));
  for (const word of words) {
    for (let at = smooth.indexOf(word); at >= 0; at = smooth.indexOf(word, at + word.length)) {
      for (const letter of where.slice(at, at + word.length)) found.fill(true, letter.at, letter.at + letter.length);
    }
  }
  const pieces: { text: string; found: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = pieces.at(-1);
    if (last && last.found === found[i]) last.text += text[i];
    else pieces.push({ text: text[i] ?? "", found: found[i] ?? false });
  }
  return pieces;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
