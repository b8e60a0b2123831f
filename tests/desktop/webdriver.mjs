//! WebDriver (W3C), as much of it as the window needs, over fetch.

import assert from "node:assert/strict";
import { PATIENCE } from "../harness/processes.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export class Session {
  constructor(base, id) {
    this.base = base;
    this.id = id;
  }

  /** Starts the program in a session of its own. No browser name is sent: there is only one. */
  static async open(base, application, args = []) {
    const capabilities = { alwaysMatch: { "tauri:options": { application, args } } };
    const { sessionId } = await ask("POST", `${base}/session`, { capabilities });
    return new Session(base, sessionId);
  }

  ask(method, path, body) {
    return ask(method, `${this.base}/session/${this.id}${path}`, body);
  }

  close() {
    return this.ask("DELETE", "");
  }

  /** Runs a function in the page, with arguments that are data, and answers what it returns. */
  run(inside, ...args) {
    return this.ask("POST", "/execute/sync", { script: `return (${inside}).apply(null, arguments)`, args });
  }

  /** Waits until the function answers something true in the page; answers that. */
  async until(inside, ...args) {
    const late = Date.now() + PATIENCE;
    for (;;) {
      const value = await this.run(inside, ...args);
      if (value) return value;
      if (Date.now() > late) throw new Error(`it did not come: ${inside} (${JSON.stringify(args)})\n${await this.look()}`);
    }
  }

  /** Waits until asking gives what is wanted; then says what it gave instead. */
  async becomes(wanted, inside, ...args) {
    const late = Date.now() + PATIENCE;
    for (;;) {
      const value = await this.run(inside, ...args);
      try {
        assert.deepEqual(value, wanted);
        return;
      } catch (different) {
        if (Date.now() > late) throw different;
      }
    }
  }

  /** What can be read in the window now, for a message. */
  look() {
    return this.run(() => document.body.innerText);
  }

  /** A control by its name, as a screen reader calls it, once it can be seen. */
  async control(name) {
    await this.until(findControl, name);
    return (await this.run(findControl, name))[ELEMENT];
  }

  async click(name) {
    const element = await this.control(name);
    await this.ask("POST", `/element/${element}/click`, {});
  }

  /** Where an element is in the window, in pixels. */
  box(selector) {
    return this.run((selector) => {
      const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
      return { x, y, width, height };
    }, selector);
  }
}

function findControl(name) {
  const all = document.querySelectorAll("button, a[href], input, textarea, [role], [contenteditable=true]");
  const label = (one) =>
    one.getAttribute("aria-label") ?? (one.labels?.length ? one.labels[0].innerText : one.innerText ?? "");
  const found = [...all].filter((one) => label(one).replace(/\s+/g, " ").trim() === name);
  return found.find((one) => one.getBoundingClientRect().width > 0 && getComputedStyle(one).visibility === "visible") ?? null;
}

async function ask(method, url, body) {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE * 2),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${url}: ${value?.error}: ${value?.message}`);
  return value;
}
