//! The door of the editor: `createEditor`.

import type { EditorHandle, EditorOptions } from "./handle.ts";

export type * from "./handle.ts";

/** Shows one chapter of a Space and lets a person write in it. */
export declare function createEditor(options: EditorOptions): EditorHandle;
