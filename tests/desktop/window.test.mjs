//! The real window: written in with real keys, given a real file, killed, opened again, shared.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import test from "node:test";
import { hollow, LARGE, madeByALaterPlein, sample } from "../harness/files.mjs";
import { binary, PATIENCE, Running } from "../harness/processes.mjs";
import { Scene } from "../harness/scene.mjs";
import { Desktop } from "./desktop.mjs";

const EDITOR = ".ProseMirror";
const text = () => document.querySelector(".ProseMirror").innerText.split("\n").map((line) => line.trim()).filter(Boolean);
const pictures = () =>
  [...document.querySelectorAll(".ProseMirror figure img")].map((img) => img.complete && img.naturalWidth > 0);

/** Makes a Space by the keyboard and puts the caret in its first chapter. */
async function writes(window, title) {
  await window.session.click("Nieuwe Space");
  await window.session.until(() => document.activeElement?.getAttribute("aria-label") === "Titel");
  await window.types(title);
  await window.session.becomes(title, () => document.activeElement.value);
  await window.points(EDITOR);
  await window.session.until(() => document.activeElement?.classList.contains("ProseMirror"));
}

/** Waits until it holds; then says why not. */
async function eventually(holds) {
  const late = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await holds();
    } catch (not) {
      if (Date.now() > late) throw not;
    }
  }
}

/** Opens a Space from the library. */
async function opens(window, title) {
  await window.session.until((title) => [...document.querySelectorAll("article.card h3")].some((h3) => h3.innerText === title), title);
  await window.session.run((title) => {
    const card = [...document.querySelectorAll("article.card")].find((one) => one.querySelector("h3").innerText === title);
    card.querySelector("a").click();
  }, title);
  await window.session.until(() => document.querySelector(".ProseMirror") !== null);
}

test("a Space is written in the window with real keys, a photo is dropped from the file manager, and a kill loses nothing", async (t) => {
  const scene = new Scene(t);
  const desktop = await Desktop.open(scene);
  const home = await scene.folder("home");
  let window = await desktop.plein(home);
  await writes(window, "In het echte venster");
  await window.types("# Grote kop\nGewone tekst met **vet** erin.\n- een\ntwee\n");
  await window.presses("Return");
  await window.types("Tot hier.");
  await window.session.becomes(["Grote kop", "Gewone tekst met vet erin.", "een", "twee", "Tot hier."], text);
  assert.equal(await window.session.run(() => document.querySelector(".ProseMirror strong")?.innerText), "vet");
  await window.saved();

  await window.dropsOn(EDITOR, sample("photo-on-its-side.jpg"));
  await window.session.becomes([true], pictures);
  const upright = () => {
    const img = document.querySelector(".ProseMirror figure img");
    return img.naturalWidth > img.naturalHeight;
  };
  assert.equal(await window.session.run(upright), true);
  await window.saved();
  await window.points(`${EDITOR} > p:last-of-type`);
  await window.presses("ctrl+End", "Return");
  await window.types("Na de foto.");
  await window.session.until(() => document.querySelector(".ProseMirror").innerText.includes("Na de foto."));
  await window.saved();

  // Undo and redo with the keys that everyone knows.
  await window.presses("ctrl+z");
  await window.session.until(() => !document.querySelector(".ProseMirror").innerText.includes("Na de foto."));
  await window.presses("ctrl+shift+z");
  await window.session.until(() => document.querySelector(".ProseMirror").innerText.includes("Na de foto."));
  await window.saved();

  await window.kill();
  window = await desktop.plein(home);
  await opens(window, "In het echte venster");
  await window.session.until(() => document.querySelector(".ProseMirror").innerText.includes("Na de foto."));
  const lines = await window.session.run(text);
  for (const line of ["Grote kop", "Gewone tekst met vet erin.", "een", "twee", "Tot hier.", "Na de foto."]) {
    assert.ok(lines.includes(line), `${line} in ${lines}`);
  }
  await window.session.becomes([true], pictures);
});

test("a file larger than any memory is dropped on the window and comes in; one too large for Plein is refused in words", async (t) => {
  const scene = new Scene(t);
  const desktop = await Desktop.open(scene);
  const window = await desktop.plein(await scene.folder("home"));
  const folder = await scene.folder("large");
  await writes(window, "Films");
  await window.dropsOn(EDITOR, await hollow(folder, "eindeloos.bin", 3 * 1024));
  await window.session.until(() => document.body.innerText.includes("‘eindeloos.bin’ is te groot"));
  await window.dropsOn(EDITOR, await hollow(folder, "film.bin", LARGE));
  await window.session.until(() => document.querySelector(".ProseMirror figure.file")?.innerText.includes("film.bin"));
  await window.saved();
});

test("a library of a newer Plein is left as it is, and a window says why", async (t) => {
  const scene = new Scene(t);
  const desktop = await Desktop.open(scene);
  const before = await scene.plein();
  await before.stop();
  const file = await madeByALaterPlein(before.home);
  const hash = async () => createHash("sha256").update(await fs.readFile(file)).digest("hex");
  const as = await hash();

  const refused = new Running(binary("plein"), [], { env: { ...desktop.env, PLEIN_HOME: before.home } });
  scene.later(() => refused.end("SIGKILL"));
  const dialog = (await desktop.xdotool("search", "--sync", "--onlyvisible", "--name", "^Plein$")).trim().split("\n")[0];
  await desktop.xdotool("windowfocus", "--sync", dialog, "key", "Escape");
  assert.equal(await refused.ended, 1, refused.text);
  assert.match(refused.text, /door een nieuwere Plein gemaakt\. Er is niets aan veranderd/);
  assert.equal(await hash(), as);
});

test("a picture on the clipboard is pasted as a picture", async (t) => {
  const scene = new Scene(t);
  const desktop = await Desktop.open(scene);
  const window = await desktop.plein(await scene.folder("home"));
  await writes(window, "Geplakt");
  await window.types("Kijk: ");
  await desktop.copies(sample("screenshot.png"));
  await window.presses("ctrl+v");
  await window.session.becomes([true], pictures);
  await window.saved();
});

test("the window runs under its own policy: nothing inline, nothing from elsewhere", async (t) => {
  const scene = new Scene(t);
  const desktop = await Desktop.open(scene);
  const { session } = await desktop.plein(await scene.folder("home"));
  // Not the server of a developer: the screens that are built in.
  assert.match(await session.run(() => location.origin), /^tauri:\/\/localhost$/);
  const ran = await session.run(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = document.createElement("div");
    image.innerHTML = "<img src=x onerror='window.ran = true'>";
    document.body.append(image);
    return "ran" in window;
  });
  assert.equal(ran, false);
  const refused = await session.ask("POST", "/execute/async", {
    script: `const done = arguments[0];
      document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective), { once: true });
      fetch("https://192.0.2.1/").catch(() => {});
      setTimeout(() => done("nothing was refused"), 10000);`,
    args: [],
  });
  assert.equal(refused, "connect-src");
  assert.equal(await session.run(() => "ran" in window), false);
});

test("a second start brings the first window forward and ends", async (t) => {
  const scene = new Scene(t);
  const desktop = await Desktop.open(scene);
  const home = await scene.folder("home");
  const window = await desktop.plein(home);
  await writes(window, "De eerste");
  await window.saved();
  // Something else lies over it now.
  await desktop.opensOver(300, 300);
  await eventually(async () => assert.equal(await desktop.seenAt(350, 350), "#FF0000"));

  const second = new Running(binary("plein"), [], { env: { ...desktop.env, PLEIN_HOME: home } });
  scene.later(() => second.end("SIGKILL"));
  assert.equal(await second.ended, 0, second.text);
  await eventually(async () => assert.notEqual(await desktop.seenAt(350, 350), "#FF0000"));
  await window.focus();
  await window.points(EDITOR);
  await window.types("Nog steeds dezelfde.");
  await window.session.becomes(["Nog steeds dezelfde."], text);
  await window.saved();
});

test("a Space is shared from the window, and the truth about it comes by receipt", async (t) => {
  const scene = new Scene(t);
  const desktop = await Desktop.open(scene);
  const hub = await scene.hub();
  const window = await desktop.plein(await scene.folder("home"));
  await writes(window, "Gedeeld uit het venster");
  await window.types("Voor iedereen.");
  await window.whereabouts("only_here");
  await window.session.click("Delen");
  await window.session.until(() => document.querySelector("#invitation") !== null);
  for (const [field, words] of [
    ["#invitation", hub.invitation],
    ["#join-name", "An"],
    ["#join-password", "een lange zin die ik onthoud"],
  ]) {
    await window.points(field);
    await window.presses("ctrl+a");
    await window.types(words);
    await window.session.becomes(words, (field) => document.querySelector(field).value, field);
  }
  await window.presses("Return");
  await window.session.until(() => [...document.querySelectorAll(".audience")].length > 0);
  await window.points(".audience");
  await window.session.until(() => document.body.innerText.includes("Alles staat op het plein."));
  await window.presses("Escape");
  await window.whereabouts("on_hub");

  await hub.stop();
  await window.points(EDITOR);
  await window.presses("ctrl+End");
  await window.types(" En nog iets.");
  await window.whereabouts("on_its_way");
  await hub.start();
  await window.whereabouts("on_hub");
});
