import fs from "node:fs";
import path from "node:path";
import type { Node as PMNode } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { alone, lines } from "../testing/desk.ts";
import { blocksOfHtml } from "./html.ts";
import { Pictures } from "./images.ts";
import { insertPasted } from "./insert.ts";
import { isMarkdown } from "./markdown.ts";
import { blocksOfText, rangeOf } from "./text.ts";

const { schema } = alone().view.state;
const folder = path.resolve(import.meta.dirname, "../../../../tests/files/paste");
const sample = (name: string): string => fs.readFileSync(path.join(folder, name), "utf8");

function read(html: string, pictures = new Pictures(""), into = schema): PMNode[] {
  const apart = document.implementation.createHTMLDocument("");
  apart.body.innerHTML = html;
  return blocksOfHtml(into, apart.body, pictures);
}

const RTF =
  String.raw`{\rtf1{\*\shppict{\pict{\*\picprop}\picw100\pich100\pngblip\bliptag1` + `\n${"89504e47".repeat(60)}}}}`;

describe("what other programs put on the clipboard", () => {
  it("comes from Word with headings, lists, tables, footnotes and pictures", () => {
    const pictures = new Pictures(RTF);
    expect(lines(read(sample("word.html"), pictures))).toEqual([
      "heading1: Botscan",
      "paragraph: Begin altijd met het **hele skelet**[1].",
      "heading2: Klaarzetten",
      "number: Camera aan",
      "  number: Collimator _LEHR_",
      "bullet: Dosis controleren",
      "table: **Gewicht**|**Dosis** / 70 kg|500 MBq",
      "paragraph: Na de foto.",
      "divider:",
      "paragraph: [1] Van schedel tot tenen.",
    ]);
    expect(pictures.along.map(({ after, file }) => [after, file.type, file.size])).toEqual([[7, "image/png", 240]]);
    expect(pictures.left).toBe(0);
  });

  it("comes from Google Docs; a picture that lies there stays there, and is told", () => {
    const pictures = new Pictures("");
    expect(lines(read(sample("docs.html"), pictures))).toEqual([
      "heading1: Botscan",
      "paragraph: Begin met het **hele skelet**.",
      "bullet: Camera aan",
      "  bullet: Collimator",
      "table: Gewicht|70 kg / |90 kg",
    ]);
    expect([pictures.along.length, pictures.left]).toEqual([0, 1]);
  });

  it("comes from the notes of PowerPoint", () => {
    expect(lines(read(sample("powerpoint.html")))).toEqual([
      "paragraph: Notities bij de dia",
      "bullet: Eerst kijken",
      "  bullet: links en rechts",
      "number: dan vergelijken",
    ]);
  });

  it("comes from Excel as a table, as HTML and as text", () => {
    expect(lines(read(sample("excel.html")))).toEqual(["table: Dosis||MBq / 70|500|12,5"]);
    expect(lines(blocksOfText(schema, sample("range.tsv")))).toEqual([
      "table: Gewicht|Dosis / 70 kg|500 MBq / 90 kg|600 MBq\\of meer",
    ]);
    expect(rangeOf("\tindented\n\t\tdeeper")).toBeNull();
  });

  it("comes from a web page without what runs or counts, and with the picture that is in it", () => {
    const pictures = new Pictures("");
    expect(lines(read(sample("page.html"), pictures))).toEqual([
      "heading2: Jodium",
      "paragraph: Meer bij [de bron](https://example.org/jodium).",
      "paragraph: Een vlak",
      "paragraph: Slot.",
    ]);
    expect(pictures.along.map(({ after }) => after)).toEqual([2]);
    expect(pictures.left).toBe(0);
  });

  it("comes from Markdown", () => {
    expect(lines(blocksOfText(schema, sample("notes.md.txt")))).toEqual([
      "heading1: Botscan",
      "paragraph: Begin met het **hele skelet**, zie [de bron](https://example.org/bot).",
      "bullet: Camera aan",
      "  bullet: Collimator",
      "task+: Dosis",
      "number: dan dit",
      "table: Gewicht|Dosis / 70 kg|500 MBq",
      "quote: Altijd links en rechts.",
      "code: let x = 1;",
    ]);
  });

  it("takes for Markdown only what clearly is", () => {
    const plain = [
      "# a comment\nls -l",
      "- one dash",
      "5 * 3 * 2 = 30",
      "a_b_c and __init__",
      "Wie?\n- Jan",
      "prijs: *",
    ];
    for (const text of plain) expect(isMarkdown(text), text).toBe(false);
  });

  it("makes several links each its own, and a card of a video", () => {
    const text = "https://example.org/a\nhttps://youtu.be/aqz-KE-bpKQ\n\nhttps://example.org/b";
    expect(lines(blocksOfText(schema, text))).toEqual([
      "paragraph: [https://example.org/a](https://example.org/a)",
      "video:",
      "paragraph: [https://example.org/b](https://example.org/b)",
    ]);
  });
});

/** A small generator: every run mutates alike. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("2,000 inputs that nobody meant", () => {
  const HOSTILE = [
    "<script>window.ran=1</script>",
    '<img src=x onerror="window.ran=1">',
    '<a href="java\nscript:window.ran=1">x</a>',
    "<svg><script>window.ran=1</script></svg>",
    '<math><mtext></table><img src onerror="window.ran=1">',
    "<table><tr><td rowspan=65000 colspan=65000>x",
    "<ul><li>".repeat(60),
    "<p style='mso-list:l0 level99999 lfo1'>x",
    '<div data-kind="table" data-medium="../../x" data-indent="1e99">x',
    "**".repeat(400),
    "[".repeat(400),
    "`_*~".repeat(200),
    "\u0000\ud800\u202e",
    `data:image/png;base64,${"A".repeat(400)}`,
  ];
  const seeds = ["word.html", "docs.html", "powerpoint.html", "excel.html", "page.html", "notes.md.txt", "range.tsv"];

  it.each(seeds.map((name, i) => [name, i] as const))(
    "grown from %s run nothing and end",
    (name, i) => {
      const next = numbers(i + 1);
      const whole = sample(name);
      const author = alone();
      const into = author.view.state.schema;
      const count = Math.ceil(2000 / seeds.length);
      for (let round = 0; round < count; round += 1) {
        let text = whole;
        for (let change = 0; change <= next(6); change += 1) {
          const at = next(text.length + 1);
          const end = Math.min(text.length, at + next(200));
          const put = next(3) === 0 ? "" : (HOSTILE[next(HOSTILE.length)] ?? "");
          text = text.slice(0, at) + put + text.slice(next(2) === 0 ? at : end);
        }
        const blocks = name.endsWith(".html") ? read(text, new Pictures(text), into) : blocksOfText(into, text);
        for (const block of blocks) block.check();
        const tr = insertPasted(author.view.state, blocks);
        tr?.doc.check();
      }
      expect((window as unknown as { ran?: number }).ran).toBeUndefined();
    },
    120_000,
  );

  it("brings the pictures of a Markdown text whose bytes stand in it, each after what it followed", () => {
    const data = `data:image/png;base64,${btoa("x".repeat(300))}`;
    const pictures = new Pictures("");
    const text = `# Foto\n\nEerst dit.\n![Een vlak](${data})\nDan dat.\n\n![elders](foto.png)`;
    expect(isMarkdown(text)).toBe(true);
    expect(lines(blocksOfText(schema, text, pictures))).toEqual([
      "heading1: Foto",
      "paragraph: Eerst dit.",
      "paragraph: Dan dat.",
      expect.stringContaining("elders"),
    ]);
    expect(pictures.along.map(({ after, file }) => [after, file.type])).toEqual([[2, "image/png"]]);
  });
});
