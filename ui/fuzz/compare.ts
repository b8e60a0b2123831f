//! `npx tsx ui/fuzz/compare.ts --seeds 200`: the same histories through y-prosemirror with a usual schema and
//! through ours, and how many words each loses. For the record: the reason that the binding is our own.

import "./dom.ts";
import { parseArgs } from "node:util";
import { prosemirrorToYDoc } from "y-prosemirror";
import * as Y from "yjs";
import { at } from "./chance.ts";
import { Failure, historyOf, type History, play } from "./history.ts";
import { schema, UsualAuthor } from "./usual.ts";
import { word } from "./words.ts";

/** What both can do. Chapters, unplaced blocks and media have no like in the peer. */
const COMMON = new Set(
  (
    "type typeOn replace split splitAndType join eraseWord eraseOver kind indent mark moveBy drag duplicate remove " +
    "pasteText divider table cell row column removeRow removeColumn undo redo deliver catchUp"
  ).split(" "),
);

interface Result {
  words: number;
  deleted: number;
  lost: number;
  unequal: number;
  broken: number;
}

function peer(history: History): Result {
  const all = new Set<string>();
  const deleted = new Set<string>();
  const next = (): string => {
    const one = word(all.size + 1);
    all.add(one);
    return one;
  };
  const paragraphs = Array.from({ length: 10 }, (_, i) => {
    const text = schema.text(`${next()} ${next()} ${next()}`);
    return schema.node(i % 5 === 0 ? "heading" : "paragraph", null, text);
  });
  const state = Y.encodeStateAsUpdate(prosemirrorToYDoc(schema.node("doc", null, paragraphs), "body"));
  const authors = Array.from({ length: history.authors }, (_, i) => new UsualAuthor(i, state, history.seed * 31 + i));
  const posts: Uint8Array[][] = authors.map(() => []);
  let broken = 0;
  const post = (): void => {
    for (const author of authors) {
      const sent = author.sent();
      if (sent.length === 0) continue;
      posts.forEach((queue, i) => i !== author.index && queue.push(Y.mergeUpdates(sent)));
    }
  };
  for (const { who, do: name, x } of history.steps) {
    const author = authors[who];
    const queue = posts[who];
    if (author === undefined || queue === undefined) continue;
    if (name === "deliver") {
      const index = x[0] < 0.5 ? 0 : at(x[1], Math.max(1, queue.length));
      for (const update of queue.splice(index, 1)) author.apply(update);
    } else if (name === "catchUp") for (const update of queue.splice(0)) author.apply(update);
    else {
      const before = author.words();
      try {
        author.do(name, x, next);
      } catch {
        // A history that its editor cannot follow any more: counted, and the step left out.
        broken += 1;
      }
      const after = author.words();
      // What is gone right after a local step counts as deleted by a person: to the peer's advantage.
      for (const [one, times] of before) if ((after.get(one) ?? 0) < times) deleted.add(one);
      for (const one of all) if (!before.has(one) && !after.has(one) && !seen(authors, one)) deleted.add(one);
    }
    post();
  }
  for (let round = 0; round < 20 && posts.some((queue) => queue.length > 0); round += 1) {
    authors.forEach((author, i) => {
      for (const update of posts[i]?.splice(0) ?? []) author.apply(update);
    });
    post();
  }
  const visible = authors.map((author) => author.words());
  const lost = [...all].filter((one) => !deleted.has(one) && visible[0]?.has(one) !== true).length;
  const bodies = new Set(authors.map((author) => author.doc.getXmlFragment("body").toString()));
  for (const author of authors) author.destroy();
  return { words: all.size, deleted: deleted.size, lost, unequal: bodies.size > 1 ? 1 : 0, broken };
}

const seen = (authors: readonly UsualAuthor[], one: string): boolean =>
  authors.some((author) => author.words().has(one));

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "200" }, from: { type: "string", default: "1" } },
});
const from = Number(values.from);
const seeds = Number(values.seeds);
const usual: Result = { words: 0, deleted: 0, lost: 0, unequal: 0, broken: 0 };
const ours: Result = { words: 0, deleted: 0, lost: 0, unequal: 0, broken: 0 };
// The peer warns of each of its troubles; the table says it.
console.warn = () => undefined;
console.error = () => undefined;
for (let seed = from; seed < from + seeds; seed += 1) {
  const whole = historyOf(seed, 140);
  const history = { ...whole, steps: whole.steps.filter((step) => COMMON.has(step.do)) };
  const result = peer(history);
  for (const key of Object.keys(usual) as (keyof Result)[]) usual[key] += result[key];
  try {
    const outcome = await play(history, null);
    ours.words += outcome.words;
    ours.deleted += outcome.deleted;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    ours.lost += /«\d+»/g[Symbol.match](thrown.message)?.length ?? 1;
  }
}
const percent = ({ lost, words, deleted }: Result): string =>
  `${((100 * lost) / Math.max(1, words - deleted)).toFixed(1)} %`;
console.log(`${seeds} histories of three authors (seeds ${from}..${from + seeds - 1})`);
console.log("                 written   deleted by a person   lost");
for (const [name, result] of [
  ["y-prosemirror", usual],
  ["Plein", ours],
] as const) {
  console.log(
    `${name.padEnd(15)} ${String(result.words).padStart(8)} ${String(result.deleted).padStart(21)} ${String(result.lost).padStart(6)} (${percent(result)} of those that nobody deleted)`,
  );
}
if (usual.broken > 0)
  console.log(`y-prosemirror: ${usual.broken} steps threw; ${usual.unequal} histories ended unequal`);
