//! How themes are spelled: alike across Spaces, whatever the case and the accents.

/** As names are compared. */
function spelled(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim().replace(/\s+/g, " ");
}

/** The name among `names` that is the same but for spelling; null when there is none. */
export function alike(names: readonly string[], name: string): string | null {
  const wanted = spelled(name);
  return names.find((known) => spelled(known) === wanted) ?? null;
}

/** At most six themes to suggest: those that begin with what was typed first, none that the Space has. */
export function suggested(known: readonly string[], taken: readonly string[], typed: string): string[] {
  const wanted = spelled(typed);
  const free = known.filter((theme) => alike(taken, theme) === null);
  const begin = free.filter((theme) => spelled(theme).startsWith(wanted));
  const hold = free.filter((theme) => !begin.includes(theme) && spelled(theme).includes(wanted));
  return [...begin, ...hold].slice(0, 6);
}
