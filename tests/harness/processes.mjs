//! Programs that a test starts. Each is ended by its own process id when its test ends, whatever happened.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import path from "node:path";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** A program built by cargo; `PLEIN_TARGET` names another folder than `target/debug`. */
export const binary = (name) => path.join(process.env["PLEIN_TARGET"] ?? path.join(ROOT, "target/debug"), name);
/** Milliseconds that anything may take before the test says that it does not come. */
export const PATIENCE = 45_000;

const running = new Set();
process.on("exit", () => {
  for (const one of running) one.child.kill("SIGKILL");
});

/** A started program, and what it says. */
export class Running {
  #text = "";
  #hearers = new Set();

  /** With `input`, its standard input can be written to. */
  constructor(command, args, { env = {}, input = false, ...how } = {}) {
    this.name = path.basename(command);
    const stdio = [input ? "pipe" : "ignore", "pipe", "pipe"];
    this.child = spawn(command, args, { env: { ...process.env, ...env }, ...how, stdio });
    running.add(this);
    const hear = (chunk) => {
      this.#text += chunk;
      for (const hearer of this.#hearers) hearer();
    };
    this.child.stdout.setEncoding("utf8").on("data", hear);
    this.child.stderr.setEncoding("utf8").on("data", hear);
    /** Resolves with the exit code, or the signal that ended it. */
    this.ended = new Promise((resolve) => {
      this.child.once("error", (error) => {
        this.#text += String(error);
        running.delete(this);
        resolve(String(error));
      });
      this.child.once("exit", (code, signal) => {
        running.delete(this);
        resolve(signal ?? code);
        for (const hearer of this.#hearers) hearer();
      });
    });
    this.child.once("error", () => this.#hearers.forEach((hearer) => hearer()));
  }

  /** Everything it said, on standard output and standard error. */
  get text() {
    return this.#text;
  }

  get alive() {
    return running.has(this);
  }

  /** The first match of what it says, now or later. Fails when the program ends first. */
  said(pattern) {
    return new Promise((resolve, reject) => {
      const done = (settle, value) => {
        clearTimeout(late);
        this.#hearers.delete(look);
        settle(value);
      };
      const look = () => {
        const match = pattern.exec(this.#text);
        if (match) done(resolve, match);
        else if (!this.alive) done(reject, new Error(`${this.name} ended before it said ${pattern}:\n${this.#text}`));
      };
      const late = setTimeout(
        () => done(reject, new Error(`${this.name} did not say ${pattern}:\n${this.#text}`)),
        PATIENCE,
      );
      this.#hearers.add(look);
      look();
    });
  }

  /** Ends it and waits until it is gone. */
  async end(signal = "SIGTERM") {
    if (this.alive) this.child.kill(signal);
    const late = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
    const how = await this.ended;
    clearTimeout(late);
    return how;
  }
}
