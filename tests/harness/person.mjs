//! Somebody at the screens: what they do and what they see, in the words of the screens (Dutch).

import assert from "node:assert/strict";
import { PATIENCE } from "./processes.mjs";

export class Person {
  /** What went wrong behind the screen: errors, refusals, requests to other computers. */
  troubles = [];
  #forgiven = [];

  constructor(page, plein) {
    this.page = page;
    this.plein = plein;
    page.on("pageerror", (error) => this.troubles.push(`error: ${error.stack ?? error}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.troubles.push(`console: ${message.text()} ${message.location().url ?? ""}`);
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      const here = ["127.0.0.1", ""].includes(url.hostname) || ["data:", "blob:", "about:"].includes(url.protocol);
      if (!here) this.troubles.push(`asked of another computer: ${request.url()}`);
    });
  }

  /** Something that this test means to go wrong. */
  expects(pattern) {
    this.#forgiven.push(pattern);
  }

  nothingWentWrong() {
    const left = this.troubles.filter((trouble) => !this.#forgiven.some((pattern) => pattern.test(trouble)));
    assert.deepEqual(left, []);
  }

  /** Comes in by the address that Plein printed. */
  async enter() {
    await this.page.goto(this.plein.url);
    await this.page.waitForURL((url) => url.search === "");
    await this.page.getByRole("button", { name: "Nieuwe Space", exact: true }).waitFor();
  }

  button(name, options = {}) {
    return this.page.getByRole("button", { name, ...options });
  }

  async toLibrary() {
    await this.page.getByRole("link", { name: "Spaces" }).click();
    await this.button("Nieuwe Space", { exact: true }).waitFor();
  }

  /** The card of a Space in the library. */
  card(title) {
    return this.page.locator("article.card").filter({ has: this.page.getByRole("heading", { name: title, exact: true }) });
  }

  /** An item of the menu of a card, which shows when one points at the card. */
  async choosesOnCard(title, item) {
    await this.card(title).hover();
    await this.chooses(this.button(`Meer over ${title}`), item);
  }

  async open(title) {
    // What was found is a link too, after the title.
    await this.card(title).getByRole("link").first().click();
    await this.surface.waitFor();
  }

  async newSpace(title) {
    await this.button("Nieuwe Space", { exact: true }).click();
    const field = this.page.getByRole("textbox", { name: "Titel", exact: true });
    await field.waitFor();
    await field.fill(title);
    await this.saved();
  }

  /** Where the text of the chapter is written. */
  get surface() {
    return this.page.getByRole("textbox", { name: "Tekst van het hoofdstuk" });
  }
  get chapterTitle() {
    return this.page.getByRole("textbox", { name: "Titel van het hoofdstuk" });
  }

  async addChapter(title) {
    await this.button("Hoofdstuk", { exact: true }).click();
    await this.page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Titel van het hoofdstuk");
    await this.page.keyboard.type(title);
    await this.page.keyboard.press("Enter");
    await this.page.waitForFunction(() => document.activeElement?.classList.contains("ProseMirror"));
  }

  chapterLink(title) {
    return this.page.getByRole("navigation", { name: "Hoofdstukken" }).getByRole("link", { name: title });
  }
  /** The titles of the chapters, in order. */
  chapters() {
    return this.page.locator("nav li .title").allInnerTexts();
  }
  async chaptersBecome(titles) {
    await this.becomes(() => this.chapters(), titles);
  }
  async goTo(title) {
    await this.chapterLink(title).click();
    await this.becomes(() => this.chapterTitle.inputValue(), title);
  }

  /** Types, key by key. */
  async types(text) {
    await this.page.keyboard.type(text);
  }
  async presses(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }
  /** Puts the caret at the end of the text. */
  async atEnd() {
    await this.moves("Control+End");
  }
  /** Moves the caret in the text by these keys. */
  async moves(...keys) {
    await this.surface.focus();
    await this.presses(...keys);
  }

  /** Waits until the screen calls everything saved. */
  async saved() {
    await this.page.locator('.kept[data-saving="saved"]').waitFor();
  }
  /** Waits until the screen says that the Space is there: only_here, on_its_way, on_hub or newer. */
  async whereabouts(where) {
    await this.page.locator(`.kept[data-saving="saved"][data-whereabouts="${where}"]`).waitFor();
  }

  /** The text of the chapter, block by block. */
  async text() {
    return (await this.surface.innerText()).split("\n").filter((line) => line.trim() !== "");
  }

  /** Waits until asking again gives what is wanted; then says what it gave instead. */
  async becomes(ask, wanted) {
    const matches = (value) => {
      try {
        assert.deepEqual(value, wanted);
        return true;
      } catch {
        return false;
      }
    };
    const until = Date.now() + PATIENCE;
    let value = await ask();
    while (!matches(value) && Date.now() < until) {
      // Not a pause that hopes: the next frame of the page.
      await this.page.evaluate(() => new Promise((next) => requestAnimationFrame(() => next(null))));
      value = await ask();
    }
    assert.deepEqual(value, wanted);
  }

  /** Menu under a button, then an item of it. */
  async chooses(button, item) {
    await button.click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  dialog(title) {
    return this.page.getByRole("dialog", { name: title });
  }

  /** Joins the hub from the library. */
  async joins(invitation, name, password) {
    await this.button("Nog niet verbonden").click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Uitnodiging").fill(invitation);
    await dialog.getByLabel("Jouw naam").fill(name);
    await dialog.getByLabel("Wachtwoord").fill(password);
    await dialog.getByRole("button", { name: "Verbinden", exact: true }).click();
    await dialog.getByText("Je bent", { exact: true }).waitFor();
  }

  /** Makes an invitation for a colleague, as the owner of the hub, in the open panel of the hub. */
  async invites() {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Uitnodiging maken" }).click();
    const link = await dialog.getByLabel("Uitnodiging", { exact: true }).inputValue();
    await this.closes();
    return link;
  }

  async closes() {
    await this.page.getByRole("dialog").getByRole("button", { name: "Sluiten" }).click();
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** Says of every picture that waits for it that it shows no patient. */
  async looks() {
    await this.page.locator(".kept", { hasText: "op jouw blik" }).click();
    await this.page.locator(".kept-means").getByRole("button", { name: "Nu kijken" }).click();
    const dialog = this.dialog("Foto’s bekijken");
    await dialog.getByRole("button", { name: /Geen patiënt te zien|is een patiënt te zien/ }).last().click();
    await dialog.getByText("Alles is bekeken.").waitFor();
    await this.closes();
    await this.saved();
  }

  /** Shares the open Space with everyone; `role` is "lezen" or "meeschrijven". */
  async shares(role, audience = /^Iedereen bij/) {
    await this.button("Delen").click();
    const dialog = this.dialog("Delen");
    // Pictures come first: they are asked about until somebody has looked.
    const radio = dialog.getByRole("radio", { name: role });
    const fine = dialog.getByRole("button", { name: /Geen patiënt te zien|is een patiënt te zien/ });
    await radio.or(fine.last()).first().waitFor();
    if ((await fine.count()) > 0) await fine.last().click();
    await radio.check();
    await dialog.getByRole("button", { name: audience }).click();
    await dialog.getByRole("heading", { name: "Gedeeld met" }).waitFor();
    await this.closes();
  }
}
