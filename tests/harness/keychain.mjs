//! A keychain of the desktop in a session of its own: a message bus, and GNOME's secret service on it, unlocked.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Running } from "./processes.mjs";

export class Keychain {
  /** Starts one, in folders that go away with the scene. `env` lets a program find it. */
  static async start(scene) {
    const home = await scene.folder("keychain");
    const bus = new Running("dbus-daemon", ["--session", "--nofork", "--nopidfile", "--print-address"]);
    scene.later(() => bus.end());
    const [address] = await bus.said(/unix:\S+/);
    const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home, XDG_CACHE_HOME: home };
    // In the place of the shell, so that it is this process that is ended. It reads its password: an empty line.
    const unlocked = "exec gnome-keyring-daemon --foreground --unlock --components=secrets <<END\n\nEND\n";
    const service = new Running("sh", ["-c", unlocked], { env });
    const keychain = new Keychain(service, env);
    scene.later(async () => {
      keychain.answers();
      await service.end();
    });
    // It is there as soon as somebody owns the name on the bus.
    await promisify(execFile)("gdbus", ["wait", "--session", "--timeout=45", "org.freedesktop.secrets"], {
      env: { ...process.env, ...env },
    });
    return keychain;
  }

  constructor(service, env) {
    this.service = service;
    this.env = env;
  }

  /** From now on it takes every question and answers none, as one does that waits for a person who is not there. */
  hangs() {
    this.service.child.kill("SIGSTOP");
  }

  answers() {
    this.service.child.kill("SIGCONT");
  }

  /** The secrets that Plein has in it. */
  async secrets() {
    const search = ["search", "--all", "--unlock", "service", "nl.plein.desktop"];
    const env = { ...process.env, ...this.env };
    const { stdout } = await promisify(execFile)("secret-tool", search, { env }).catch(() => ({ stdout: "" }));
    return [...stdout.matchAll(/^secret = (.+)$/gm)].map(([, secret]) => secret);
  }
}
