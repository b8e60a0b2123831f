//! A Space as plain data: the same JSON as `plein_model::Space` in Rust, so that both readings can be compared.

import * as Y from "yjs";
import { isMediumId } from "./ids.ts";
import { plainText } from "./plain.ts";
import { type ShownBlock, shownBlocks, shownChapters } from "./reading.ts";
import {
  type BlockMap,
  COMMON_FIELDS,
  flagField,
  indentField,
  kindField,
  numberField,
  readKind,
  stringField,
  textField,
} from "./shape.ts";
import { cellText, shownGrid } from "./table.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

const FLAGS: ReadonlySet<string> = new Set(["bold", "italic", "code", "strike"]);

/** The whole Space as `plein_model` has it. */
export function modelOf(doc: Y.Doc, space: string): Json {
  const meta = doc.getMap("meta");
  const cover = meta.get("cover");
  const language = meta.get("language");
  const themes = [...meta.keys()].filter((key) => key.startsWith("theme/") && meta.get(key) === true);
  return {
    id: space,
    title: plainText(doc.getText("title")),
    summary: plainText(doc.getText("summary")),
    cover: isMediumId(cover) ? cover : null,
    language: typeof language === "string" ? language : null,
    themes: themes.map((key) => key.slice("theme/".length)).sort(),
    chapters: shownChapters(doc).map((chapter) => ({
      id: chapter.id,
      title: chapter.title,
      ...standing(chapter.standing === "unplaced" ? chapter.removedBy : null),
      blocks: shownBlocks(doc, chapter.id).map((shown) => blockModel(doc, shown)),
    })),
  };
}

const standing = (removedBy: string | null): Fields =>
  removedBy === null ? {} : { standing: { unplaced: { removed_by: removedBy } } };

function blockModel(doc: Y.Doc, shown: ShownBlock): Json {
  return {
    id: shown.id,
    indent: indentField(shown.block),
    ...(shown.container === null ? {} : { container: shown.container }),
    ...standing(shown.removedBy),
    content: contentModel(doc, shown),
  };
}

function contentModel(doc: Y.Doc, { id, block }: ShownBlock): Json {
  const kind = readKind(block);
  const words = textField(block, "text");
  const text = words === null ? [] : textModel(words);
  switch (kind) {
    case "divider":
      return { kind };
    case "picture": {
      const alt = stringField(block, "alt");
      const decorative = flagField(block, "decorative");
      const size = { ...pixels(block, "width"), ...pixels(block, "height") };
      return { kind, medium: stringField(block, "medium"), alt, decorative, ...size, caption: text };
    }
    case "video": {
      const [site, video, title] = [
        stringField(block, "site"),
        stringField(block, "video"),
        stringField(block, "title"),
      ];
      return { kind, site, id: video, start: numberField(block, "start"), title, caption: text };
    }
    case "file": {
      const [medium, name, mime] = [
        stringField(block, "medium"),
        stringField(block, "name"),
        stringField(block, "mime"),
      ];
      return { kind, medium, name, bytes: numberField(block, "bytes"), mime, caption: text };
    }
    case "table":
      return tableModel(doc, id, block);
    case "unknown":
      return { kind, unknown_kind: kindField(block), fields: fieldsModel(block), text };
    case "task":
      return { kind: "text", text_kind: flagField(block, "done") ? "task_done" : "task", text };
    default:
      return { kind: "text", text_kind: kind, text };
  }
}

function pixels(block: BlockMap, name: string): Fields {
  const value = block.get(name);
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? { [name]: value } : {};
}

function tableModel(doc: Y.Doc, id: string, block: BlockMap): Json {
  const { rows, columns } = shownGrid(doc, id, block);
  return {
    kind: "table",
    columns: columns.map((column) => ({ id: column.id, ...standing(column.gone) })),
    rows: rows.map((row) => ({
      id: row.id,
      ...standing(row.gone),
      cells: columns.map((column) => textModel(cellText(doc, id, row.id, column.id))),
    })),
    header: flagField(block, "header"),
  };
}

function fieldsModel(block: BlockMap): Fields {
  const fields: Fields = {};
  block.forEach((value, name) => {
    if (!COMMON_FIELDS.has(name)) fields[name] = jsonOf(value);
  });
  return fields;
}

/** What stands in a register or an embed, as JSON. */
function jsonOf(value: unknown): Json {
  if (value instanceof Y.AbstractType) return jsonOf(value.toJSON() as unknown);
  if (value === undefined || value === null) return null;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Uint8Array) return [...value];
  return value as Json;
}

function textModel(text: Y.Text): Json[] {
  const inlines: Json[] = [];
  let last: { key: string; span: { text: string } } | null = null;
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== "string") {
      inlines.push({ embed: embedModel(insert) });
      last = null;
      continue;
    }
    const marks = marksModel(attributes ?? {});
    const key = JSON.stringify(Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1)));
    // Neighbours whose marks read the same are one span.
    if (last !== null && last.key === key) {
      last.span.text += insert;
      continue;
    }
    const span = { text: insert, ...(Object.keys(marks).length > 0 ? { marks } : {}) };
    inlines.push({ span });
    last = { key, span };
  }
  return inlines;
}

function embedModel(value: unknown): Json {
  const json = jsonOf(value);
  if (typeof json !== "object" || json === null || Array.isArray(json)) return { kind: "" };
  return { ...json, kind: typeof json["kind"] === "string" ? json["kind"] : "" };
}

function marksModel(attributes: Record<string, unknown>): Fields {
  const marks: Fields = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    if (FLAGS.has(name)) {
      if (value === true) marks[name] = true;
    } else if (name === "link") {
      if (typeof value === "string") marks[name] = value;
    } else marks[name] = jsonOf(value);
  }
  return marks;
}
