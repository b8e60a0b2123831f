import { Extension } from "@tiptap/core";
import type { EditorOptions } from "../handle.ts";
export const pasting = (_options: EditorOptions): Extension => Extension.create({ name: "plein:pasting" });
