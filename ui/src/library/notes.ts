//! The words for what an import did not understand.

import type { ImportNote } from "../bindings/commands.ts";
import { language, t, words } from "../words/words.svelte.ts";

/** In the person's language; a code from a newer app falls back to a sentence that is true of all. */
export function noteWords(note: ImportNote): string {
  const code = note.code.replaceAll("_", "-");
  const now = language();
  return (
    words(now, `import-note-${code}`, note.args) ?? words(now, `note-${code}`, note.args) ?? t("import-note-other")
  );
}
