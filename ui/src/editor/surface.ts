import { Extension } from "@tiptap/core";
import type { Binding } from "./binding/binding.ts";
import type { EditorOptions } from "./handle.ts";
export const surface = (_options: EditorOptions, _binding: Binding): Extension => Extension.create({ name: "plein:surface" });
