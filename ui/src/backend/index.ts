//! Finds out who stands behind the screens.

import type { Backend } from "./backend.ts";

export async function connect(): Promise<Backend> {
  // In a production build this branch, and the fake with it, is not there.
  if (import.meta.env.MODE === "fake") return (await import("./fake.ts")).fake();
  if ("__TAURI_INTERNALS__" in window) return (await import("./tauri.ts")).tauri();
  return (await import("./loopback.ts")).loopback();
}
