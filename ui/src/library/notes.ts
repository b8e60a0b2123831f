//! The words for what an import did not understand.

import type { ImportNote } from "../bindings/commands.ts";
import { language, t, words } from "../words/words.svelte.ts";

/** In the person's language; a code from a newer app falls back to a sentence that is true of all. */
export function noteWords(note: ImportNote): string {
  return words(language(), `import-${note.code.replaceAll("_", "-")}`, note.args) ?? t("import-other");
}
