//! A display of its own, with real keys, a real mouse, a file manager and the real window of Plein on it.

import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { binary, PATIENCE, ROOT, Running } from "../harness/processes.mjs";
import { DUTCH, freePort } from "../harness/scene.mjs";
import { Session } from "./webdriver.mjs";

const run = promisify(execFile);
const HAND_OVER = path.join(ROOT, "tests/desktop/hand_over.py");
const DRIVER = process.env["TAURI_DRIVER"] ?? path.join(ROOT, "target/tools/bin/tauri-driver");

export class Desktop {
  static async open(scene) {
    const server = new Running("Xvfb", ["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
    scene.later(() => server.end());
    const [, number] = await server.said(/^(\d+)$/m);
    const env = { ...DUTCH, DISPLAY: `:${number}`, WAYLAND_DISPLAY: "", NO_AT_BRIDGE: "1", GDK_BACKEND: "x11" };
    // A session bus of its own, so that no key ring and no file dialog of whoever runs the tests takes part.
    const bus = new Running("dbus-daemon", ["--session", "--nofork", "--print-address=1"], { env });
    scene.later(() => bus.end());
    const [, address] = await bus.said(/^(unix:\S+)$/m);
    return new Desktop(scene, { ...env, DBUS_SESSION_BUS_ADDRESS: address });
  }

  constructor(scene, env) {
    this.scene = scene;
    this.env = env;
  }

  async xdotool(...args) {
    return (await run("xdotool", args.map(String), { env: { ...process.env, ...this.env }, timeout: PATIENCE })).stdout;
  }

  /** Opens Plein on a library, in its window. */
  async plein(home) {
    const [port, native] = [await freePort(), await freePort()];
    const env = { ...this.env, PLEIN_HOME: home };
    const driver = new Running(DRIVER, ["--port", `${port}`, "--native-port", `${native}`], { env });
    const window = new Window(this, driver, home);
    this.scene.later(() => window.close());
    await answers(`http://127.0.0.1:${port}/status`, driver);
    window.session = await Session.open(`http://127.0.0.1:${port}`, binary("plein"));
    await window.session.until(() => document.readyState === "complete" && document.querySelector("main") !== null);
    await window.focus();
    return window;
  }

  /** A file manager with these files in it. */
  async fileManager(...files) {
    const manager = new Running("/usr/bin/python3", [HAND_OVER, "drag", ...files], { env: this.env });
    this.scene.later(() => manager.end());
    const [, x, y] = await manager.said(/^ready (\d+) (\d+)$/m);
    return { manager, x: Number(x), y: Number(y) };
  }

  /** The colour that can be seen at a spot of the display: as `#RRGGBB`. */
  async seenAt(x, y) {
    const env = { ...process.env, ...this.env };
    const args = ["-window", "root", "-crop", `1x1+${x}+${y}`, "-depth", "8", "txt:-"];
    const { stdout } = await run("import", args, { env, timeout: PATIENCE });
    return /#[0-9A-F]{6}/.exec(stdout)[0];
  }

  /** Opens something else, all red, over whatever is there. */
  async opensOver(x, y) {
    const other = new Running("/usr/bin/python3", [HAND_OVER, "cover", `${x}`, `${y}`], { env: this.env });
    this.scene.later(() => other.end());
    await other.said(/^ready$/m);
  }

  /** Copies the pixels of a picture, as a drawing program does. */
  async copies(picture) {
    const clipboard = new Running("/usr/bin/python3", [HAND_OVER, "copy", picture], { env: this.env });
    this.scene.later(() => clipboard.end());
    await clipboard.said(/^ready$/m);
    return clipboard;
  }
}

/** The window of one Plein. */
class Window {
  #id = null;

  constructor(desktop, driver, home) {
    this.desktop = desktop;
    this.driver = driver;
    this.home = home;
  }

  /** The X window, by the title that Plein gives it. Found once: dragging makes others of that name. */
  async id() {
    this.#id ??= (await this.desktop.xdotool("search", "--sync", "--onlyvisible", "--pid", await this.pid(), "--name", "^Plein"))
      .trim()
      .split("\n")[0];
    return this.#id;
  }

  /** Gives it the keyboard: there is no window manager to do so. */
  async focus() {
    await this.desktop.xdotool("windowfocus", "--sync", await this.id());
  }

  /** The process of Plein itself: the one started by our driver that runs the binary. */
  async pid() {
    const wanted = await fs.realpath(binary("plein"));
    for (const entry of await fs.readdir("/proc")) {
      if (!/^\d+$/.test(entry)) continue;
      const [exe, environ] = await Promise.all([
        fs.readlink(`/proc/${entry}/exe`).catch(() => ""),
        fs.readFile(`/proc/${entry}/environ`, "utf8").catch(() => ""),
      ]);
      if (exe === wanted && environ.split("\0").includes(`PLEIN_HOME=${this.home}`)) return Number(entry);
    }
    throw new Error("Plein is not running");
  }

  /** Types with the keys of the display; a line ends with Enter. */
  async types(text) {
    for (const [at, line] of text.split("\n").entries()) {
      if (at > 0) await this.presses("Return");
      if (line !== "") await this.desktop.xdotool("type", "--delay", 4, "--", line);
    }
  }
  async presses(...keys) {
    await this.desktop.xdotool("key", "--delay", 20, ...keys);
  }

  /** Clicks with the mouse of the display, in the middle of an element. */
  async points(selector) {
    const at = await this.place(selector);
    await this.desktop.xdotool("mousemove", at.x, at.y, "click", 1);
  }

  /** Where the middle of an element is on the display. */
  async place(selector) {
    await this.session.until((selector) => document.querySelector(selector)?.getBoundingClientRect().width > 0, selector);
    const box = await this.session.box(selector);
    const geometry = await this.desktop.xdotool("getwindowgeometry", "--shell", await this.id());
    const [x, y] = ["X", "Y"].map((side) => Number(new RegExp(`^${side}=(-?\\d+)$`, "m").exec(geometry)[1]));
    return { x: Math.round(x + box.x + box.width / 2), y: Math.round(y + box.y + box.height / 2) };
  }

  /** Drags files from the file manager onto an element. */
  async dropsOn(selector, ...files) {
    const { manager, x, y } = await this.desktop.fileManager(...files);
    const to = await this.place(selector);
    const mouse = (...args) => this.desktop.xdotool(...args);
    await mouse("mousemove", "--sync", x, y);
    await mouse("mousedown", 1);
    // Far enough for a drag to begin, then in steps, as a hand does.
    const steps = 12;
    for (let step = 1; step <= steps; step++) {
      await mouse("mousemove", Math.round(x + ((to.x - x) * step) / steps), Math.round(y + ((to.y - y) * step) / steps));
    }
    // The window says that it takes them; only then one lets go.
    await this.session.until(() => document.querySelector(".paper.over, .let-go") !== null);
    await mouse("mousemove", to.x + 1, to.y + 1);
    await mouse("mouseup", 1);
    await manager.said(/^ended .*copy/m);
    await manager.end();
  }

  async saved() {
    await this.session.until(() => document.querySelector('.kept[data-saving="saved"]') !== null);
  }
  async whereabouts(where) {
    await this.session.until(
      (where) => document.querySelector(`.kept[data-saving="saved"][data-whereabouts="${where}"]`) !== null,
      where,
    );
  }

  /** As when the power fails. */
  async kill() {
    process.kill(await this.pid(), "SIGKILL");
    await this.driver.end("SIGKILL");
    this.session = null;
  }

  async close() {
    const session = this.session;
    this.session = null;
    await session?.close().catch(() => {});
    await this.driver.end();
  }
}

/** Waits until something answers at an address. */
async function answers(url, running) {
  const late = Date.now() + PATIENCE;
  while (running.alive && Date.now() < late) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`nothing answers at ${url}:\n${running.text}`);
}
