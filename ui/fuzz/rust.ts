//! The Rust replica in a child process (`crates/plein-document/examples/replica.rs`).

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("../../target/debug/examples/replica", import.meta.url));

/** Where the replica is; fails when it is not built: a fuzz without Rust proves half. */
export function replicaPath(): string {
  const path = process.env["PLEIN_REPLICA"] ?? HERE;
  if (!existsSync(path)) {
    throw new Error(`no Rust replica at ${path}: cargo build -p plein-document --example replica`);
  }
  return path;
}

export class RustReplica {
  readonly #child: ChildProcessWithoutNullStreams;
  #buffer = Buffer.alloc(0);
  #waiting: { done: (reply: Buffer) => void; failed: (why: Error) => void }[] = [];

  constructor(path = replicaPath()) {
    this.#child = spawn(path, { stdio: "pipe" });
    this.#child.stdout.on("data", (chunk: Buffer) => this.#read(chunk));
    this.#child.stderr.on("data", (chunk: Buffer) => process.stderr.write(chunk));
    this.#child.on("exit", (code) => {
      for (const { failed } of this.#waiting.splice(0)) failed(new Error(`the Rust replica ended (${code})`));
    });
  }

  reset(space: string): Promise<Buffer> {
    return this.#ask(0, Buffer.from(space));
  }

  apply(update: Uint8Array): Promise<Buffer> {
    return this.#ask(1, update);
  }

  state(): Promise<Buffer> {
    return this.#ask(2);
  }

  async model(): Promise<unknown> {
    return JSON.parse((await this.#ask(3)).toString()) as unknown;
  }

  stateVector(): Promise<Buffer> {
    return this.#ask(4);
  }

  close(): void {
    this.#child.stdin.end();
  }

  #ask(what: number, payload: Uint8Array = new Uint8Array()): Promise<Buffer> {
    const head = Buffer.alloc(5);
    head.writeUInt32LE(payload.length + 1, 0);
    head.writeUInt8(what, 4);
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      this.#child.stdin.write(Buffer.concat([head, payload]));
    });
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (this.#buffer.length >= 4) {
      const length = this.#buffer.readUInt32LE(0);
      if (this.#buffer.length < 4 + length) return;
      const reply = this.#buffer.subarray(4, 4 + length);
      this.#buffer = this.#buffer.subarray(4 + length);
      const asked = this.#waiting.shift();
      if (reply[0] === 0) asked?.done(Buffer.from(reply.subarray(1)));
      else asked?.failed(new Error(`the Rust replica refused: ${reply.subarray(1).toString()}`));
    }
  }
}
