//! `cargo xtask bench typing`: from a key that is pressed to pixels that have changed, in Plein's own window, in a Space
//! of 100 chapters, 150,000 words and 500 pictures; beside a bare `contenteditable` page of 6 KB, shown by turns in the
//! same window of the same WebKitGTK.
//!
//! Nothing in either page takes part in measuring: keys come from the display (XTEST), and what is seen is read from the
//! display (XGetImage), so the time holds the way to WebKit, its script, layout, painting and the way back. Also told:
//! the memory of all processes of Plein (PSS: what is shared is divided among those who share it).

import assert from "node:assert/strict";
import fs from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import test from "node:test";
import { Desktop } from "../desktop/desktop.mjs";
import { ROOT, Running } from "../harness/processes.mjs";
import { Scene } from "../harness/scene.mjs";
import { barePage, CHAPTERS, DIFFERENT, writeLargeSpace } from "./large.mjs";

const ROUNDS = Number(process.env["PLEIN_ROUNDS"] ?? 4);
/** Bytes of the bare page. */
const BARE = 6 * 1024;
/** Seconds between keys. */
const PAUSE = 0.09;
const TEXT = "de botten nemen technetium op en dat is op de foto goed te zien als men weet waar men kijken moet ";
/** Lines under the caret that are watched too, since words move there. */
const WATCHED = 4;
const GOAL = { ratio: 1.2, megabytes: 500 };

test("typing", async (t) => {
  const scene = new Scene(t);
  const home = await scene.folder("home");
  await fillLibrary(scene, home);
  const bare = http.createServer((_, answer) => answer.setHeader("content-type", "text/html").end(barePage(BARE)));
  await new Promise((ready) => bare.listen(0, "127.0.0.1", ready));
  scene.later(() => bare.close());

  const desktop = await Desktop.open(scene);
  // A caret that blinks is a change of pixels too.
  const settings = await scene.folder("settings");
  await fs.mkdir(path.join(settings, "gtk-3.0"));
  await fs.writeFile(path.join(settings, "gtk-3.0/settings.ini"), "[Settings]\ngtk-cursor-blink=0\n");
  desktop.env.XDG_CONFIG_HOME = settings;
  const window = await desktop.plein(home);
  const keys = new Keys(desktop.env);
  scene.later(() => keys.end());
  const start = await window.session.run(() => location.href);

  const took = { bare: [], plein: [] };
  const memory = [];
  for (let round = 0; round < ROUNDS; round++) {
    await window.session.ask("POST", "/url", { url: `http://127.0.0.1:${bare.address().port}/` });
    took.bare.push(...(await keys.types(window, "[contenteditable]", Math.floor(BARE / 2000))));

    await window.session.ask("POST", "/url", { url: start });
    await opensLarge(window, (round * 37) % CHAPTERS);
    took.plein.push(...(await keys.types(window, ".ProseMirror", 4)));
    await window.saved();
    memory.push(await megabytes(await window.pid()));
  }

  const [median, p95] = [0.5, 0.95].map((share) => [at(took.plein, share), at(took.bare, share)]);
  const row = (name, ...cells) => console.log(name.padEnd(46), ...cells.map((cell) => String(cell).padStart(10)));
  row("key to pixels, ms", "keys", "median", "p95", "worst");
  row("bare contenteditable, 6 KB", took.bare.length, ...[0.5, 0.95, 1].map((share) => at(took.bare, share).toFixed(1)));
  row("Plein, 150,000 words, 500 pictures", took.plein.length, ...[0.5, 0.95, 1].map((share) => at(took.plein, share).toFixed(1)));
  row("ratio", "", ...[median, p95].map(([ours, theirs]) => `${(ours / theirs).toFixed(2)}x`));
  row("memory of all processes, MB (PSS)", memory.length, ...memory.map((megabytes) => Math.round(megabytes)));
  const ok = [median, p95].every(([ours, theirs]) => ours <= theirs * GOAL.ratio) && Math.max(...memory) < GOAL.megabytes;
  console.log(ok ? "within the goal" : `over the goal of ${GOAL.ratio}x at the median and p95 and ${GOAL.megabytes} MB`);
});

/** Imports the large Space, with a Plein without a window. */
async function fillLibrary(scene, home) {
  const folder = await scene.folder("large");
  await writeLargeSpace(folder);
  const plein = await scene.plein({ home });
  const entered = await fetch(plein.url, { redirect: "manual" });
  const cookie = entered.headers.get("set-cookie").split(";")[0];
  const { origin } = new URL(plein.url);
  const args = Buffer.from(JSON.stringify({ path: folder, space: null })).toString("base64url");
  const answer = await fetch(`${origin}/api/import_markdown`, {
    method: "POST",
    headers: { cookie, origin, "plein-args": args },
    signal: AbortSignal.timeout(600_000),
  });
  const imported = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(imported));
  assert.deepEqual([imported.chapters, imported.pictures, imported.notes], [CHAPTERS, DIFFERENT, []]);
  await plein.stop();
}

/** Opens a chapter of it. */
async function opensLarge(window, chapter) {
  const session = window.session;
  await session.until(() => document.querySelectorAll("article.card").length > 1);
  await session.run(() => {
    const cards = [...document.querySelectorAll("article.card")];
    cards.find((card) => card.textContent.includes("100 hoofdstukken")).querySelector("a").click();
  });
  await session.until(() => document.querySelectorAll("nav li a").length === 100);
  await session.run((at) => document.querySelectorAll("nav li a")[at].click(), chapter);
  await session.until(
    (title) => document.querySelector(".paper h1")?.textContent === title && document.querySelectorAll(".ProseMirror p").length > 10,
    `Hoofdstuk ${chapter + 1}`,
  );
}

class Keys {
  constructor(env) {
    this.running = new Running("/usr/bin/python3", ["-u", path.join(ROOT, "tests/bench/keys.py")], { env, input: true });
    this.lines = 0;
  }

  end() {
    return this.running.end();
  }

  /** Types at the end of a paragraph in the middle of the window; answers the times. */
  async types(window, surface, paragraph) {
    const caret = async () => {
      const at = await window.session.run(
        (surface, paragraph) => {
          const root = document.querySelector(surface);
          const block = root.querySelectorAll("p")[paragraph];
          root.focus();
          getSelection().selectAllChildren(block);
          getSelection().collapseToEnd();
          block.scrollIntoView({ block: "center" });
          const range = document.createRange();
          range.selectNodeContents(block);
          const last = [...range.getClientRects()].at(-1);
          const box = block.getBoundingClientRect();
          return { x: box.left, y: last.top, width: box.width, height: last.height };
        },
        surface,
        paragraph,
      );
      const geometry = await window.desktop.xdotool("getwindowgeometry", "--shell", await window.id());
      const [x, y] = ["X", "Y"].map((side) => Number(new RegExp(`^${side}=(-?\\d+)$`, "m").exec(geometry)[1]));
      return {
        x: Math.round(x + at.x),
        y: Math.round(y + at.y),
        width: Math.round(at.width),
        height: Math.round(at.height * WATCHED),
      };
    };
    await window.focus();
    await window.session.run((surface, at) => document.querySelectorAll(`${surface} p`)[at].scrollIntoView({ block: "center" }), surface, paragraph);
    // A picture that comes later moves what stands under it.
    await window.session.until(() =>
      [...document.images].every((img) => img.complete || Math.abs(img.getBoundingClientRect().top) > 2 * innerHeight),
    );
    const took = [];
    // The first text warms up; it is not counted.
    for (let part = 0; part < 4; part++) {
      const place = await caret();
      await window.session.run(() => new Promise((still) => requestAnimationFrame(() => requestAnimationFrame(still))));
      const times = await this.ask({ text: TEXT, pause: PAUSE, ...place });
      if (part > 0) took.push(...times);
    }
    assert.ok(!took.includes(null), `a key without an effect in ${surface}`);
    return took;
  }

  async ask(what) {
    this.running.child.stdin.write(`${JSON.stringify(what)}\n`);
    this.lines += 1;
    const [all] = await this.running.said(new RegExp(`^(?:\\[.*\\]\\n){${this.lines}}`));
    return JSON.parse(all.trim().split("\n").at(-1));
  }
}

/** The memory of a process and all that it started, in MB. */
async function megabytes(pid) {
  const parents = new Map();
  for (const entry of await fs.readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await fs.readFile(`/proc/${entry}/stat`, "utf8").catch(() => "");
    parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 1).trim().split(" ")[1]));
  }
  const ours = new Set([pid]);
  for (let grown = -1; grown !== ours.size; ) {
    grown = ours.size;
    for (const [child, parent] of parents) if (ours.has(parent)) ours.add(child);
  }
  let sum = 0;
  for (const one of ours) {
    const rollup = await fs.readFile(`/proc/${one}/smaps_rollup`, "utf8").catch(() => "");
    sum += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
  }
  return sum;
}

function at(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)];
}
