//! `npx tsx ui/fuzz/run.ts --seeds 2000 --from 1 [--workers 2] [--no-cases]`: the document fuzz.
//!
//! First every case that was ever found (`cases/*.json`), then random histories. On a failure: the seed and the
//! shortest history that still fails, written to `cases/` to be committed.

import "./dom.ts";
import { fork } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Failure, type History, historyOf, type Outcome, play } from "./history.ts";
import { RustReplica } from "./rust.ts";
import { shrink } from "./shrink.ts";

const CASES = new URL("./cases/", import.meta.url);

/** Marks the argument that tells a child process what to do. */
const TASK = "task:";

interface Task {
  from: number;
  step: number;
  to: number;
}
type News = { seed: number; outcome: Outcome } | { seed: number; failure: string; at: number };

async function seeds({ from, step, to }: Task, tell: (news: News) => boolean): Promise<void> {
  const rust = new RustReplica();
  try {
    for (let seed = from; seed < to; seed += step) {
      try {
        const outcome = await play(historyOf(seed), rust);
        if (!tell({ seed, outcome })) return;
      } catch (thrown) {
        const failure = thrown instanceof Failure ? thrown.message : String((thrown as Error).stack ?? thrown);
        if (!tell({ seed, failure, at: thrown instanceof Failure ? thrown.step : -1 })) return;
      }
    }
  } finally {
    rust.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "200" },
      from: { type: "string", default: "1" },
      workers: { type: "string", default: "1" },
      keep: { type: "boolean", default: false },
      "no-cases": { type: "boolean", default: false },
    },
  });
  const from = Number(values.from);
  const to = from + Number(values.seeds);
  const workers = Math.max(1, Number(values.workers));
  const started = performance.now();
  if (!values["no-cases"]) await cases();

  const total = { seeds: 0, words: 0, deleted: 0, steps: 0, updates: 0 };
  const failures: { seed: number; failure: string; at: number }[] = [];
  const tell = (news: News): boolean => {
    if ("failure" in news) {
      failures.push(news);
      console.log(`seed ${news.seed}, step ${news.at}: ${news.failure}`);
      return values.keep;
    }
    total.seeds += 1;
    total.words += news.outcome.words;
    total.deleted += news.outcome.deleted;
    total.steps += news.outcome.steps;
    total.updates += news.outcome.updates;
    if (total.seeds % 500 === 0)
      console.log(`${total.seeds} seeds, ${((performance.now() - started) / 1000).toFixed(0)} s`);
    return true;
  };
  if (workers === 1) await seeds({ from, step: 1, to }, tell);
  else {
    await Promise.all(Array.from({ length: workers }, (_, i) => inWorker({ from: from + i, step: workers, to }, tell)));
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `seeds ${from}..${to - 1}: ${total.seeds} passed, ${failures.length} failed; ${total.steps} steps, ${total.updates} updates, ` +
      `${total.words} words written, ${total.deleted} deleted by a person, lost 0 in those that passed; ${seconds} s`,
  );
  const [first] = failures;
  if (first === undefined) return;
  const shrunk = await shrink(historyOf(first.seed));
  const file = new URL(`seed-${first.seed}.json`, CASES);
  writeFileSync(file, `${JSON.stringify(shrunk.history)}\n`);
  console.log(`seed ${first.seed} shrunk to ${shrunk.history.steps.length} steps: ${shrunk.message}`);
  for (const { who, do: name, x } of shrunk.history.steps)
    console.log(`  ${who} ${name} ${x.map((n) => n.toFixed(3)).join(" ")}`);
  console.log(`written to ${file.pathname}`);
  process.exitCode = 1;
}

async function cases(): Promise<void> {
  const files = readdirSync(CASES).filter((name) => name.endsWith(".json"));
  const rust = new RustReplica();
  try {
    for (const name of files) {
      const history = JSON.parse(readFileSync(new URL(name, CASES), "utf8")) as History;
      try {
        await play(history, rust);
      } catch (thrown) {
        console.log(`case ${name}: ${String((thrown as Error).stack ?? thrown)}`);
        process.exitCode = 1;
      }
    }
  } finally {
    rust.close();
  }
  console.log(`${files.length} cases replayed`);
}

/** A process of its own: the editor wants a document, and Node's threads do not inherit the loader of TypeScript. */
function inWorker(task: Task, tell: (news: News) => boolean): Promise<void> {
  return new Promise((done, failed) => {
    const worker = fork(fileURLToPath(import.meta.url), [TASK + JSON.stringify(task)]);
    worker.on("message", (news) => {
      if (!tell(news as News)) worker.kill();
    });
    worker.on("error", failed);
    worker.on("exit", () => done());
  });
}

const task = process.argv[2]?.startsWith(TASK) === true ? process.argv[2].slice(TASK.length) : null;
if (task === null) await main();
else {
  await seeds(JSON.parse(task) as Task, (news) => process.send?.(news) ?? false);
  process.disconnect();
}
