//! Commands that the screens ask for; the generated bindings will name them too.

import type { Mask } from "./masks.ts";
import type { Medium } from "../bindings/commands.ts";

declare module "../bindings/commands.ts" {
  interface Commands {
    picture_mask: { args: { space: string; medium: string; masks: Mask[] }; body: null; reply: Medium };
    picture_original: { args: { space: string; medium: string }; body: null; reply: { medium: string } | null };
    picture_original_drop: { args: { space: string; medium: string }; body: null; reply: null };
    picture_suggest: { args: { space: string; medium: string }; body: null; reply: Mask[] };
  }
}
