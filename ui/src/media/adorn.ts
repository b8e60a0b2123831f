//! What a file gets after it has been put in: a PDF its face, a film its poster, size and length, a sound its length.
//! It comes a moment later and is no step of undo; without it everything works.

import { blockMap, readKind } from "../document/shape.ts";
import type { OpenSpace } from "../state/openSpace.svelte.ts";
import type { Plein } from "../state/plein.svelte.ts";
import type { Medium } from "../bindings/commands.ts";

/** Adorns the block that shows a file that was just put in. */
export async function adorn(plein: Plein, space: OpenSpace, block: string, medium: Medium): Promise<void> {
  const film = medium.mime.startsWith("video/");
  if (medium.mime === "application/pdf") {
    const { pdfFace } = await import("./pdfFace.ts");
    const face = await pdfFace(await plein.playUrl(space.id, medium.id));
    if (face !== null) note(space, block, medium, { face: await keep(plein, space, medium, face) });
  } else if (film || medium.mime.startsWith("audio/")) {
    const { lookAtFilm } = await import("./film.ts");
    const played = await lookAtFilm(await plein.playUrl(space.id, medium.id), film);
    if (played === null) return;
    const { duration, height, poster, width } = played;
    note(space, block, medium, {
      duration,
      width,
      height,
      poster: poster === null ? null : await keep(plein, space, medium, poster),
    });
  }
}

async function keep(plein: Plein, space: OpenSpace, { name }: Medium, png: Uint8Array): Promise<string> {
  return (await plein.backend.call("picture_add", { space: space.id, name: `${name}.png` }, png)).id;
}

function note(space: OpenSpace, id: string, medium: Medium, fields: Record<string, string | number | null>): void {
  const { document } = space;
  const block = blockMap(document.doc, id);
  // Someone may have taken it away meanwhile, or put another in its place.
  if (block === null || readKind(block) === "unknown" || block.get("medium") !== medium.id) return;
  document.birth(() => {
    for (const [name, value] of Object.entries(fields)) if (value !== null && value !== 0) block.set(name, value);
  });
}
