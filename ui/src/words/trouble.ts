//! The words for a refusal: by its code, from errors.ftl.

import { language, t, words } from "./words.svelte.ts";

/** What happened, that nothing is lost, and what to do; never a code. */
export function troubleWords(code: string, args: Record<string, string | number>): string {
  return words(language(), `error-${code.replaceAll("_", "-")}`, args) ?? t("trouble-unknown");
}
