//! Debian's Chromium, one for each test file; a fresh profile, and no way to any other computer.

import { chromium } from "playwright-core";
import { after } from "node:test";
import { PATIENCE } from "./processes.mjs";

const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // What is asked of another computer fails at once, and is noticed.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export class Browser {
  static #shared = null;

  static shared() {
    Browser.#shared ??= chromium
      .launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ARGS, timeout: PATIENCE })
      .then((browser) => new Browser(browser));
    return Browser.#shared;
  }

  static async close() {
    const browser = await Browser.#shared;
    Browser.#shared = null;
    await browser?.chromium.close();
  }

  constructor(browser) {
    this.chromium = browser;
  }

  async context({ dark = false, phone = false, javaScript = true, width = 1280, height = 800 } = {}) {
    const context = await this.chromium.newContext({
      viewport: phone ? { width: 390, height: 844 } : { width, height },
      deviceScaleFactor: phone ? 2 : 1,
      isMobile: phone,
      hasTouch: phone,
      javaScriptEnabled: javaScript,
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
      locale: "nl-NL",
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE);
    return context;
  }
}

after(() => Browser.close());
