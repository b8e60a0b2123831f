//! Light or dark: the system's choice, unless the person made one. Always written on the root, so
//! that the tokens need to be said only once.

export type Theme = "light" | "dark";

const dark = () => window.matchMedia("(prefers-color-scheme: dark)");

/** What is shown, given what the person chose (null: follow the system). */
export function effective(chosen: Theme | null, systemIsDark: boolean): Theme {
  return chosen ?? (systemIsDark ? "dark" : "light");
}

/** Shows the theme now and keeps following the system; returns what stops that. */
export function follow(chosen: Theme | null): () => void {
  const query = dark();
  const show = () => (document.documentElement.dataset["theme"] = effective(chosen, query.matches));
  show();
  query.addEventListener("change", show);
  return () => query.removeEventListener("change", show);
}
