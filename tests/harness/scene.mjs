//! What one test needs: folders that go away afterwards, Pleins, hubs, people at a browser.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Browser } from "./browser.mjs";
import { Person } from "./person.mjs";
import { binary, Running } from "./processes.mjs";

/** The language that every Plein in the tests starts with, unless a test says otherwise. */
export const DUTCH = { LANG: "nl_NL.UTF-8", LC_ALL: "nl_NL.UTF-8", LANGUAGE: "nl" };

/** A port that is free now, for a program that must be found again at the same address. */
export async function freePort() {
  const server = net.createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

export class Scene {
  #ends = [];

  constructor(test) {
    test.after(() => this.end());
  }

  /** Remembers what has to be undone; the last first. */
  later(end) {
    this.#ends.push(end);
  }

  async end() {
    const troubles = [];
    for (const end of this.#ends.splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        troubles.push(error);
      }
    }
    if (troubles.length > 0) throw troubles[0];
  }

  async folder(name = "folder") {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), `plein-test-${name}-`));
    this.later(() => fs.rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
  }

  /** Starts a Plein that serves its screens on loopback. */
  async plein({ home, env = {} } = {}) {
    const plein = new Plein(this, home ?? (await this.folder("home")), { ...DUTCH, ...env });
    await plein.start();
    return plein;
  }

  /** Starts a hub of its own. */
  async hub() {
    const hub = new Hub(this, await this.folder("hub"), await freePort());
    await hub.start();
    return hub;
  }

  /** Somebody at a browser with the screens of a Plein. */
  async person(plein, options = {}) {
    const browser = await Browser.shared();
    const context = await browser.context(options);
    this.later(() => context.close());
    const person = new Person(await context.newPage(), plein);
    this.later(() => person.nothingWentWrong());
    await person.enter();
    return person;
  }

  /** Somebody with only a browser, at no address yet. */
  async reader(options = {}) {
    const browser = await Browser.shared();
    const context = await browser.context(options);
    this.later(() => context.close());
    const person = new Person(await context.newPage(), null);
    this.later(() => person.nothingWentWrong());
    return person;
  }
}

/** A Plein without a window. */
class Plein {
  #running = null;

  constructor(scene, home, env) {
    this.scene = scene;
    this.home = home;
    this.env = env;
    scene.later(() => this.stop());
  }

  /** Starts it, on its own library; `url` lets one browser in. */
  async start() {
    assert.equal(this.#running?.alive ?? false, false, "is running already");
    // A write that the system limits is refused and not the end of the program: to it, the disk is full.
    const program = ["-c", `trap '' XFSZ; exec "$0" "$@"`, binary("plein"), "--serve"];
    this.#running = new Running("sh", program, { env: { ...this.env, PLEIN_HOME: this.home } });
    const [, url] = await this.#running.said(/^Plein: (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)$/m);
    this.url = url;
  }

  get process() {
    return this.#running;
  }

  async stop() {
    await this.#running?.end("SIGTERM");
  }

  /** From now on no file of it can grow: the disk is full. Or, again, there is room. */
  async disk({ full }) {
    const size = full ? "0" : "unlimited";
    await promisify(execFile)("prlimit", [`--pid=${this.#running.child.pid}`, `--fsize=${size}:unlimited`]);
  }

  /** As when the power fails. */
  async kill() {
    await this.#running?.end("SIGKILL");
  }
}

/** A hub with a data folder and an address that stay when it is started again. */
class Hub {
  #running = null;

  constructor(scene, data, port) {
    this.scene = scene;
    this.data = data;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    scene.later(() => this.stop());
  }

  async start() {
    const args = ["--listen", `127.0.0.1:${this.port}`, "--data", this.data];
    this.#running = new Running(binary("plein-hub"), args, { env: DUTCH });
    const first = this.invitation === undefined;
    const [found] = await this.#running.said(first ? /http:\/\/\S+\/join#\S+/ : /http:\/\/127\.0\.0\.1:\d+/);
    if (first) this.invitation = found;
  }

  async stop() {
    await this.#running?.end("SIGTERM");
  }
}
