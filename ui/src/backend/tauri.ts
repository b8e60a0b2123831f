//! The app behind the desktop shell: one command with a raw body, events by name, media by a scheme.

import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { type Backend, packed, Refused } from "./backend.ts";
import type { AppEvent } from "../bindings/commands.ts";

export function tauri(): Backend {
  return {
    inWindow: true,
    async call(name, args, body) {
      try {
        const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
        const answer: unknown = await invoke("call", bytes ?? new Uint8Array(), {
          headers: { "plein-name": name, "plein-args": packed(args) },
        });
        return (answer instanceof ArrayBuffer ? new Uint8Array(answer) : answer) as never;
      } catch (thrown) {
        throw Refused.from(thrown);
      }
    },
    events(hear) {
      const stop = listen<AppEvent>("plein", (event) => hear(event.payload));
      return () => void stop.then((end) => end());
    },
    // WebKitGTK gives a page no dropped files at all; there, and only there, the window tells of them.
    drops(hear) {
      type At = { position: { x: number; y: number } };
      const stops = [
        listen<At>("tauri://drag-over", ({ payload: { position } }) => hear({ is: "over", ...position })),
        listen("tauri://drag-leave", () => hear({ is: "away" })),
        listen<At & { paths: string[] }>("tauri://drag-drop", ({ payload: { position, paths } }) =>
          hear({ is: "dropped", ...position, paths }),
        ),
      ];
      return () => stops.forEach((stop) => void stop.then((end) => end()));
    },
    // The scheme has a different shape on Windows; Tauri knows which.
    mediaUrl: (space, medium, width) =>
      `${convertFileSrc("", "plein-media")}${space}/${medium}${width ? `?w=${width}` : ""}`,
  };
}
