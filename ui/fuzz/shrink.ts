//! Makes a failing history shorter, as long as it still fails.

import { Failure, type History, play } from "./history.ts";
import { RustReplica } from "./rust.ts";

export interface Shrunk {
  history: History;
  message: string;
}

export async function shrink(history: History): Promise<Shrunk> {
  let best = history;
  let message = (await fails(best)) ?? "does not fail any more";
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.steps.length;) {
      const steps = [...best.steps.slice(0, from), ...best.steps.slice(from + size)];
      const shorter = { ...best, steps };
      const why = await fails(shorter);
      if (why === null) from += size;
      else {
        best = shorter;
        message = why;
      }
    }
  }
  return { history: best, message };
}

async function fails(history: History): Promise<string | null> {
  const rust = new RustReplica();
  try {
    await play(history, rust);
    return null;
  } catch (thrown) {
    return thrown instanceof Failure ? thrown.message : String((thrown as Error).stack ?? thrown);
  } finally {
    rust.close();
  }
}
