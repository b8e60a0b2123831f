//! The letters by which a person is drawn.

/** "Fenna de Vries" is "FV"; small words between names do not count. */
export function initials(name: string): string {
  const names = name.split(/[\s.]+/).filter((part) => /^\p{L}/u.test(part));
  const capital = names.filter((part) => /^\p{Lu}/u.test(part));
  const [first, ...others] = capital.length > 1 ? capital : names;
  const last = others.at(-1);
  return ((first?.[0] ?? "") + (last?.[0] ?? "")).toLocaleUpperCase();
}
