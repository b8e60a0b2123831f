//! Files on their way into a Space: which are pictures, how they are stored, and where they land.

import type { Medium } from "../bindings/commands.ts";
import { Refused } from "../backend/backend.ts";
import { newId } from "../document/ids.ts";
import { between } from "../document/rank.ts";
import { blockMap, placeText } from "../document/shape.ts";
import { kindOfFile } from "../editor/commands/blocks.ts";
import type { OpenSpace } from "../state/openSpace.svelte.ts";
import type { Plein } from "../state/plein.svelte.ts";

/** A file as the page gets it, or where one is on this computer. */
export type Brought = File | { path: string };

/** Whether a file is shown as a picture; a drawing in SVG is code, and goes as a file. */
export function isPicture(file: Brought): boolean {
  const byName = (name: string) => /\.(jpe?g|png|webp|gif|tiff?|bmp|avif|heic|heif)$/i.test(name);
  if ("path" in file) return byName(file.path);
  if (file.type === "") return byName(file.name);
  return file.type.startsWith("image/") && file.type !== "image/svg+xml";
}

export async function storePicture(plein: Plein, space: string, file: Brought): Promise<Medium> {
  if ("path" in file) return plein.backend.call("picture_add_path", { space, path: file.path });
  mayCome(file, plein.state.start?.maxBody);
  const { heicToPng, isHeic } = await import("../media/heic.ts");
  if (await isHeic(file)) {
    const png = await heicToPng(await file.arrayBuffer());
    if (png === null) throw new Refused("picture_unreadable", { name: file.name });
    return plein.backend.call("picture_add", { space, name: file.name }, png);
  }
  return plein.backend.call("picture_add", { space, name: file.name }, file);
}

export async function storeFile(plein: Plein, space: string, file: Brought): Promise<Medium> {
  if ("path" in file) return plein.backend.call("file_add_path", { space, path: file.path });
  mayCome(file, plein.state.start?.maxFile);
  return plein.backend.call("file_add", { space, name: file.name }, file);
}

/** The block that files are let go after, at a spot of the screen: the one above it; null at the start. */
export function blockAbove(surface: HTMLElement, y: number): string | null {
  const blocks = [...surface.querySelectorAll<HTMLElement>("[data-block]")];
  const middle = (block: HTMLElement) => block.getBoundingClientRect().top + block.offsetHeight / 2;
  return blocks.findLast((block) => middle(block) < y)?.dataset["block"] ?? null;
}

/** What the app would not take is refused before a byte of it is read. */
function mayCome(file: File, most = Infinity): void {
  if (file.size > most) throw new Refused("file_too_large", { name: file.name, max: Math.floor(most / 2 ** 20) });
}

/** Puts a medium into a chapter that is not in the editor (any more). Answers the block. */
export function placeMedium(
  space: OpenSpace,
  chapter: string,
  after: string | null,
  medium: Medium,
  picture: boolean,
): string {
  const { document } = space;
  const blocks = document.blocks(chapter);
  const at = after === null ? -1 : blocks.findIndex((block) => block.id === after);
  const before = at < 0 && after !== null ? blocks.at(-1) : blocks[at];
  const next = before === blocks.at(-1) ? undefined : blocks[at + 1];
  const rank = between(before?.place.rank || null, next?.place.rank || null, document.random);
  const id = newId(document.random);
  const own: Record<string, string | number> = picture
    ? {
        medium: medium.id,
        ...(medium.width && medium.height ? { width: medium.width, height: medium.height } : {}),
      }
    : { medium: medium.id, name: medium.name, bytes: medium.bytes, mime: medium.mime };
  document.bear([
    {
      id,
      kind: picture ? "picture" : kindOfFile(medium.mime),
      place: placeText(chapter, rank),
      indent: 0,
      fields: own,
    },
  ]);
  document.edit(() => blockMap(document.doc, id)?.delete("gone"));
  return id;
}
