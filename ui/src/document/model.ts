//! A Space as plain data: the same JSON as `plein_model::Space` in Rust, so that both readings can be compared.

import * as Y from "yjs";
import { areaField, coordinates, readArea } from "./area.ts";
import { isMediumId } from "./ids.ts";
import { shownMarks } from "./marks.ts";
import { partPlain } from "./parts.ts";
import { plainText } from "./plain.ts";
import { formField, shownOptions } from "./question.ts";
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
  const focus = coordinates(meta.get("focus"), 2);
  const checked: Fields = {};
  meta.forEach((name, key) => {
    const medium = key.startsWith("checked/") ? key.slice("checked/".length) : "";
    if (isMediumId(medium) && typeof name === "string") checked[medium] = name;
  });
  return {
    id: space,
    title: plainText(doc.getText("title")),
    summary: plainText(doc.getText("summary")),
    cover: isMediumId(cover) ? cover : null,
    language: typeof language === "string" ? language : null,
    ...(focus === null ? {} : { focus }),
    themes: themes.map((key) => key.slice("theme/".length)).sort(),
    ...(Object.keys(checked).length === 0 ? {} : { checked }),
    ...(meta.get("template") === true ? { template: true } : {}),
    chapters: shownChapters(doc).map((chapter) => ({
      id: chapter.id,
      title: chapter.title,
      ...standing(chapter.standing === "unplaced" ? chapter.removedBy : null),
      ...(chapter.draft ? { draft: true } : {}),
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

/** What a block is, as `plein_model::Content`. */
export function contentModel(doc: Y.Doc, { id, block }: ShownBlock): Json {
  const kind = readKind(block);
  const words = textField(block, "text");
  const text = words === null ? [] : textModel(words);
  switch (kind) {
    case "divider":
      return { kind };
    case "picture":
      return pictureModel(doc, id, block, text);
    case "video":
      return {
        kind,
        site: stringField(block, "site"),
        id: stringField(block, "video"),
        start: numberField(block, "start"),
        title: partPlain(doc, id, "title"),
        caption: text,
      };
    case "file":
      return { kind, ...stored(block), ...medium(block, "face"), caption: text };
    case "audio":
      return {
        kind,
        ...stored(block),
        ...whole(block, "duration"),
        transcript: partPlain(doc, id, "transcript"),
        caption: text,
      };
    case "clip":
      return {
        kind,
        ...stored(block),
        ...whole(block, "duration"),
        ...pixels(block, "width"),
        ...pixels(block, "height"),
        ...medium(block, "poster"),
        transcript: partPlain(doc, id, "transcript"),
        caption: text,
      };
    case "link": {
      const [title, description] = [partPlain(doc, id, "title"), partPlain(doc, id, "description")];
      return { kind, url: stringField(block, "url"), title, description, ...medium(block, "face"), text };
    }
    case "assignment": {
      const answer = stringField(block, "answer");
      return { kind, answer: answer === "photo" || answer === "both" ? answer : "text", text };
    }
    case "question":
      return questionModel(doc, id, block, text);
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

/** What a block says of a stored file. */
const stored = (block: BlockMap): Fields => ({
  medium: stringField(block, "medium"),
  name: stringField(block, "name"),
  bytes: numberField(block, "bytes"),
  mime: stringField(block, "mime"),
});

function pictureModel(doc: Y.Doc, id: string, block: BlockMap, caption: Json[]): Json {
  const beside = stringField(block, "beside");
  const turn = numberField(block, "turn");
  const crop = areaField(block, "crop");
  const marks = shownMarks(doc, id, block).map(({ id: mark, shape, from, to, colour, words, gone }) => ({
    ...{ id: mark, shape, from, to, colour },
    ...(words === "" ? {} : { words }),
    ...standing(gone),
  }));
  return {
    kind: "picture",
    medium: stringField(block, "medium"),
    alt: partPlain(doc, id, "alt"),
    decorative: flagField(block, "decorative"),
    ...pixels(block, "width"),
    ...pixels(block, "height"),
    ...(beside === "row" || beside === "compare" ? { beside } : {}),
    ...(turn === 90 || turn === 180 || turn === 270 ? { turn } : {}),
    ...(crop === null ? {} : { crop: areaModel(crop) }),
    ...(marks.length === 0 ? {} : { marks }),
    caption,
  };
}

function questionModel(doc: Y.Doc, id: string, block: BlockMap, text: Json[]): Json {
  const [alt, answer] = [partPlain(doc, id, "alt"), partPlain(doc, id, "answer")];
  return {
    kind: "question",
    form: formField(block),
    ...medium(block, "medium"),
    ...(alt === "" ? {} : { alt }),
    options: shownOptions(doc, id, block).map((option) => ({
      id: option.id,
      ...standing(option.gone),
      text: option.text,
      ...(option.otherHalf === "" ? {} : { match: option.otherHalf }),
      ...(option.feedback === "" ? {} : { feedback: option.feedback }),
      ...(option.right ? { right: true } : {}),
      ...(option.area === null ? {} : { area: areaModel(option.area) }),
    })),
    ...(answer === "" ? {} : { answer }),
    text,
  };
}

function areaModel(area: string): Json {
  const [x = 0, y = 0, width = 0, height = 0] = readArea(area) ?? [];
  return { x, y, width, height };
}

const medium = (block: BlockMap, name: string): Fields => {
  const value = block.get(name);
  return isMediumId(value) ? { [name]: value } : {};
};

/** A whole number, when there is one. */
function whole(block: BlockMap, name: string, most = Number.MAX_SAFE_INTEGER): Fields {
  const value = block.get(name);
  const number = typeof value === "bigint" ? Number(value) : value;
  const fits = typeof number === "number" && Number.isSafeInteger(number) && number >= 0 && number <= most;
  return fits ? { [name]: number } : {};
}

const pixels = (block: BlockMap, name: string): Fields => whole(block, name, 2 ** 32 - 1);

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
