//! The app behind HTTP on loopback: used in a browser, when there is no display, and by tests.

import { type Backend, packed, Refused } from "./backend.ts";
import type { AppEvent } from "../bindings/commands.ts";

export function loopback(
  ask: typeof fetch = fetch.bind(globalThis),
  Source: typeof EventSource = EventSource,
): Backend {
  return {
    inWindow: false,
    async call(name, args, body) {
      let answer: Response;
      try {
        answer = await ask(`/api/${name}`, {
          method: "POST",
          headers: { "plein-args": packed(args), "content-type": "application/octet-stream" },
          body: (body ?? new Uint8Array()) as BodyInit,
          credentials: "same-origin",
        });
      } catch (thrown) {
        throw Refused.from(thrown);
      }
      const json = answer.headers.get("content-type")?.startsWith("application/json") ?? false;
      if (!answer.ok) {
        const said: unknown = json ? await answer.json().catch(() => null) : null;
        throw said === null ? new Refused("unreachable", { detail: String(answer.status) }) : Refused.from(said);
      }
      // Which of the two it is, the table of commands says.
      return (json ? await answer.json() : new Uint8Array(await answer.arrayBuffer())) as never;
    },
    events(hear, lost) {
      const source = new Source("/api/events");
      let opened = false;
      source.onopen = () => {
        if (opened) lost?.();
        opened = true;
      };
      source.onmessage = (message) => hear(JSON.parse(String(message.data)) as AppEvent);
      return () => source.close();
    },
    mediaUrl: (space, medium, width) => `/media/${space}/${medium}${width ? `?w=${width}` : ""}`,
  };
}
