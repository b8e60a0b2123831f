//! The words on the screens, in the language that is chosen now. Every text a person sees comes from
//! here; a change of language shows at once, because `t` reads a rune. A missing word shows its key and
//! never breaks a screen.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

export const LANGUAGES = ["nl", "en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Args = Record<string, FluentVariable>;

const files = import.meta.glob<string>(["../../../assets/i18n/*/app.ftl", "../../../assets/i18n/*/errors.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});

const bundles = new Map<Language, FluentBundle>();
for (const language of LANGUAGES) {
  // Marks around variables are for mixed writing directions; our three run one way.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const [path, source] of Object.entries(files)) {
    if (path.includes(`/${language}/`)) bundle.addResource(new FluentResource(source));
  }
  bundles.set(language, bundle);
}

let current = $state<Language>("nl");

/** The language on the screens now. */
export function language(): Language {
  return current;
}

/** Shows the screens in this language from now on. */
export function speak(chosen: Language): void {
  current = chosen;
  document.documentElement.lang = chosen;
}

/** The text for a key, in the language of now. */
export function t(name: string, args?: Args): string {
  return words(current, name, args) ?? name;
}

/** The text for a key in a given language; undefined when there is none. */
export function words(language: Language, name: string, args?: Args): string | undefined {
  const bundle = bundles.get(language);
  const message = bundle?.getMessage(name);
  if (!bundle || !message?.value) return undefined;
  return bundle.formatPattern(message.value, args ?? null, []);
}

/** Marks a string as a key, so that the test that looks for missing words sees it. */
export const key = <const K extends string>(name: K): K => name;

/** "3 minuten geleden", "gisteren", "12 mei". */
export function when(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(current, { numeric: "auto" });
  if (Math.abs(seconds) < 60) return t("when-now");
  if (Math.abs(seconds) < 3600) return relative.format(Math.round(seconds / 60), "minute");
  if (Math.abs(seconds) < 86_400) return relative.format(Math.round(seconds / 3600), "hour");
  if (Math.abs(seconds) < 7 * 86_400) return relative.format(Math.round(seconds / 86_400), "day");
  return new Intl.DateTimeFormat(current, { day: "numeric", month: "long", year: "numeric" }).format(at);
}

/** "1,4 MB". */
export function size(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const power = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  const value = bytes / 1000 ** power;
  return `${new Intl.NumberFormat(current, { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value)} ${units[power]}`;
}
