//! The state of this window, and the only place that asks the app for something and says what came back.
//! A change anywhere (another window, the hub, a watched folder) arrives as an event that only names what
//! to ask again.

import { createContext } from "svelte";
import type { AppEvent, Command, Commands, Doing, HubState, Settings, SpaceCard, With } from "../bindings/commands.ts";
import { type Backend, Refused } from "../backend/backend.ts";
import { follow } from "../design/theme.ts";
import { key, speak, t } from "../words/words.svelte.ts";
import { Packages } from "../package/packages.ts";
import { address, screenAt } from "./address.ts";
import { OpenSpaces } from "./openSpace.svelte.ts";
import {
  beginning,
  type Filter,
  type Happening,
  type Notice,
  type Panel,
  reduce,
  type Screen,
  spaceOf,
  type State,
} from "./reduce.ts";

/** What long work of the app is busy with. */
const WORK_WORDS: Record<Doing, string> = {
  import_texts: key("import-texts"),
  import_pictures: key("import-pictures"),
  unpacking: key("package-unpacking"),
  packing: key("export-packing"),
};

export const [plein, setPlein] = createContext<Plein>();

export class Plein {
  #state = $state.raw<State>(beginning);
  #notices = 0;
  #unfollow: () => void = () => {};
  #listeners = new Set<(event: AppEvent) => void>();
  /** How often the app told of the hub. */
  #heardOfHub = 0;
  /** Stops long work, by its id. */
  #stops = new Map<string, () => void>();

  readonly spaces = new OpenSpaces(this);
  readonly packages = new Packages(this);

  constructor(readonly backend: Backend) {}

  /** A spot that the screen of writing is to show, once it can; null: none. */
  looking = $state.raw<{ space: string; chapter: string | null; block: string | null } | null>(null);

  /** Under which name one writes here. */
  get name(): string {
    return this.state.settings.name || this.state.hub?.member.name || "";
  }

  get state(): State {
    return this.#state;
  }

  tell(what: Happening): void {
    this.#state = reduce(this.#state, what);
  }

  /** Asks, and tells the person when the app says no. Undefined: it said no. */
  async ask<N extends Command>(
    name: N,
    args: Commands[N]["args"],
    body?: Uint8Array | Blob,
  ): Promise<Commands[N]["reply"] | undefined> {
    try {
      return await this.backend.call(name, args, body);
    } catch (thrown) {
      this.trouble(thrown);
      return undefined;
    }
  }

  // Beginning ---------------------------------------------------------------------------------------

  async begin(): Promise<void> {
    this.backend.events(
      (event) => this.#hear(event),
      () => this.refresh(),
    );
    addEventListener("hashchange", () => this.#follow());
    this.#follow();
    await this.start();
  }

  async start(): Promise<void> {
    try {
      const heard = this.#heardOfHub;
      const start = await this.backend.call("start", {});
      // What was heard meanwhile is newer than this answer may be, and is not said twice.
      const hub = heard === this.#heardOfHub ? start.hub : this.state.hub;
      this.tell({ type: "started", start: { ...start, hub } });
      this.#show(start.settings, start.language);
      this.refresh();
      void this.takeAsked();
    } catch (thrown) {
      const no = Refused.from(thrown);
      this.tell({ type: "start-failed", code: no.code, args: no.args });
    }
  }

  /** Asks everything again that is on the screen. */
  refresh(): void {
    void this.list();
    const space = spaceOf(this.state.screen);
    if (space !== null) {
      void this.look(space);
      this.#listeners.forEach((hear) => hear({ type: "document", space, origin: "sync" }));
    }
    if (this.state.hub !== null) void this.askPeople();
  }

  /** Hears every event, beside the reducer; for the document that is open. */
  listen(hear: (event: AppEvent) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  #hear(event: AppEvent): void {
    const open = spaceOf(this.state.screen);
    switch (event.type) {
      case "spaces":
        void this.list();
        if (this.state.panel?.is === "removed-spaces") void this.listRemoved();
        break;
      case "place":
        if (event.space === open) void this.look(event.space);
        break;
      case "tray":
        if (event.space === open) void this.askTray(event.space);
        break;
      case "hub": {
        const before = this.state.hub?.connection;
        this.#heardOfHub += 1;
        this.tell({ type: "hub", hub: event.hub });
        // What could not be asked without a connection.
        if (event.hub?.connection === "connected" && before !== "connected") void this.askPeople();
        break;
      }
      case "settings":
        void this.start();
        break;
      case "work": {
        const work = this.state.work.find((one) => one.id === event.work);
        const { doing, done, total } = event;
        if (work) this.tell({ type: "work", work: { ...work, words: WORK_WORDS[doing], done, total } });
        break;
      }
      case "asked":
        void this.takeAsked();
        break;
      case "focus":
        window.focus();
        break;
      case "missed":
        this.refresh();
        break;
      case "document":
        break;
    }
    this.#listeners.forEach((hear) => hear(event));
  }

  /** An invitation that came as a link, to be filled in. */
  invited = $state.raw("");

  /** Opens what the system asked to be opened: a file that was double-clicked, a link. */
  async takeAsked(): Promise<void> {
    const asked = await this.ask("asked_take", {});
    switch (asked?.is) {
      case "package":
        return this.packages.look(asked.path);
      case "space":
        return this.go({ at: "write", space: asked.space, chapter: asked.chapter });
      case "invitation":
        this.invited = asked.link;
        return this.open({ is: "hub" });
    }
  }

  // Where one is --------------------------------------------------------------------------------------

  go(screen: Screen): void {
    if (location.hash !== address(screen)) location.hash = address(screen);
    else this.#follow();
  }

  #follow(): void {
    const screen = screenAt(location.hash);
    const before = spaceOf(this.state.screen);
    this.tell({ type: "went", screen });
    const space = spaceOf(screen);
    if (space !== null && space !== before) void this.look(space);
    if (space === null && before !== null) void this.list();
  }

  /** Shows a Space in a room, on the whole screen where that may be. Only after a click or a key. */
  present(space: string, chapter: string | null): void {
    void document.documentElement.requestFullscreen?.().catch(() => undefined);
    this.go({ at: "present", space, chapter });
  }

  /** Goes to a spot in a Space. */
  lookAt(spot: { space: string; chapter: string | null; block: string | null }): void {
    this.looking = spot;
    this.go({ at: "write", space: spot.space, chapter: spot.chapter });
  }

  open(panel: Panel | null): void {
    this.tell({ type: "panel", panel });
    if (panel?.is === "removed-spaces") void this.listRemoved();
    if (panel?.is === "share" || panel?.is === "check") void this.look(panel.space);
    if (panel?.is === "folders") void this.askFolders(panel.space);
    if (panel?.is === "share" || panel?.is === "hub") void this.askPeople();
  }

  // Spaces --------------------------------------------------------------------------------------------

  async find(words: string): Promise<void> {
    this.tell({ type: "finding", find: words });
    await this.list();
  }

  async filter(change: Partial<Filter>): Promise<void> {
    this.tell({ type: "filter", filter: { ...this.state.filter, ...change } });
    await this.list();
  }

  async list(): Promise<void> {
    const { find, filter } = this.state;
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
    const cards = await this.ask("spaces_list", { find, ...given });
    if (cards) this.tell({ type: "cards", find, filter, cards });
  }

  async askSubjects(): Promise<void> {
    const subjects = await this.ask("spaces_subjects", {});
    if (subjects) this.tell({ type: "subjects", subjects });
  }

  async askTemplates(): Promise<void> {
    const templates = await this.ask("templates_list", {});
    if (templates) this.tell({ type: "templates", templates });
  }

  async listRemoved(): Promise<void> {
    const removed = await this.ask("spaces_removed", {});
    if (removed) this.tell({ type: "removed", removed });
  }

  /** Makes a Space: empty, or as a template has it. */
  async create(template?: string): Promise<void> {
    const card = await this.ask("space_create", { title: "", ...(template === undefined ? {} : { template }) });
    if (card) this.go({ at: "write", space: card.id, chapter: null });
  }

  async duplicate(space: string): Promise<void> {
    const card = await this.ask("space_duplicate", { space });
    if (card) this.go({ at: "write", space: card.id, chapter: null });
  }

  async saveTemplate(space: string): Promise<void> {
    const card = await this.ask("space_save_template", { space });
    if (!card) return;
    const look = () => this.go({ at: "write", space: card.id, chapter: null });
    const title = card.title.trim() || t("untitled");
    this.say(key("template-saved"), { title }, { words: key("template-open"), run: look });
    await this.list();
  }

  async archive(card: SpaceCard, archived: boolean): Promise<void> {
    if ((await this.ask("space_archive", { space: card.id, archived })) === undefined) return;
    await this.list();
    if (!archived) return;
    const title = card.title.trim() || t("untitled");
    this.say(key("archived-now"), { title }, { words: key("undo"), run: () => void this.archive(card, false) });
  }

  /** Throws a removed Space away for good. */
  async discard(space: string): Promise<void> {
    await this.ask("space_discard", { space });
    await this.listRemoved();
  }

  /** Throws away for good what was removed more than 30 days ago. */
  async discardOld(): Promise<void> {
    await this.ask("spaces_discard_old", {});
    await this.listRemoved();
  }

  async remove(card: SpaceCard): Promise<void> {
    if ((await this.ask("space_remove", { space: card.id })) === undefined) return;
    await this.spaces.forget(card.id);
    await this.list();
    const title = card.title.trim() || t("untitled");
    this.say(key("space-removed"), { title }, { words: key("undo"), run: () => void this.restore(card.id) });
  }

  async restore(space: string): Promise<void> {
    if ((await this.ask("space_restore", { space })) === undefined) return;
    await Promise.all([this.list(), this.listRemoved()]);
  }

  async look(space: string): Promise<void> {
    const [place] = await Promise.all([this.ask("space_place", { space }), this.askTray(space)]);
    if (place) this.tell({ type: "place", space, place });
  }

  async askTray(space: string): Promise<void> {
    const tray = await this.ask("tray_list", { space });
    if (tray) this.tell({ type: "tray", space, tray });
  }

  async askFolders(space: string): Promise<void> {
    const watches = await this.ask("watch_list", { space });
    if (watches) this.tell({ type: "watches", space, watches });
  }

  /** Brings in Markdown: as a new Space, or as chapters of one. */
  async importMarkdown(path: string, space: string | null): Promise<void> {
    const imported = await this.long(WORK_WORDS.import_texts, "import", (work) =>
      this.ask("import_markdown", { path, space, work }),
    );
    if (!imported) return;
    void this.list();
    const panel: Panel = { is: "import", space, imported };
    if (this.state.panel?.is === "import") return this.open(panel);
    // The person went on with something else: what came of it waits until they want to see it.
    const { chapters, pictures } = imported;
    this.say(key("import-done"), { chapters, pictures }, { words: key("import-look"), run: () => this.open(panel) });
  }

  // The hub -------------------------------------------------------------------------------------------

  /** What joining or signing in answered. News of the same hub may have overtaken the answer, and knows better. */
  entered(hub: HubState): void {
    const now = this.state.hub;
    if (now?.hub !== hub.hub || now.connection === "signed_out") this.tell({ type: "hub", hub });
  }

  async askPeople(): Promise<void> {
    if (this.state.hub?.connection !== "connected") return;
    try {
      const [teams, people] = await Promise.all([
        this.backend.call("hub_teams", {}),
        this.backend.call("hub_people", {}),
      ]);
      this.tell({ type: "people", teams, people });
    } catch {
      // Without a connection no names are known; the screens say so where it matters.
    }
  }

  async share(space: string, audience: With, role: "reader" | "co_author"): Promise<boolean> {
    const place = await this.ask("space_share", { space, with: audience, role });
    if (place) this.tell({ type: "place", space, place });
    void this.list();
    return place !== undefined;
  }

  async unshare(space: string, audience: With): Promise<void> {
    const place = await this.ask("space_unshare", { space, with: audience });
    if (place) this.tell({ type: "place", space, place });
    void this.list();
  }

  // Leaving Plein ---------------------------------------------------------------------------------------

  /** Where a sound or film can be played from. The window plays over loopback: there it may seek, on every system. */
  async playUrl(space: string, medium: string): Promise<string> {
    const { backend } = this;
    return backend.inWindow
      ? backend.call("media_play", { space, medium })
      : Promise.resolve(backend.mediaUrl(space, medium));
  }

  /** Opens an address outside Plein; only after a click. */
  async openLink(url: string): Promise<void> {
    if (this.backend.inWindow) await this.ask("open_link", { url });
    else if (/^(https?|mailto):/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
  }

  /** Lets the person keep a file. `href` is the address of a medium: …/<space>/<medium>. */
  download(href: string, name: string): void {
    // The window downloads nothing by itself: it asks where to, and the app copies.
    const [space, medium] = new URL(href, location.href).pathname.split("/").slice(-2);
    if (this.backend.inWindow && space && medium) {
      void this.ask("file_save", { space, medium });
      return;
    }
    const way = document.createElement("a");
    way.href = href;
    way.download = name;
    way.click();
  }

  // Settings ------------------------------------------------------------------------------------------

  async set(change: Partial<Settings>): Promise<void> {
    const before = this.state.settings;
    const wanted = { ...before, ...change };
    // Shown at once; taken back when it could not be kept.
    this.tell({ type: "settings", settings: wanted });
    this.#show(wanted);
    const kept = await this.ask("settings_set", wanted);
    this.tell({ type: "settings", settings: kept ?? before });
    this.#show(kept ?? before);
    if (kept && kept.language === null) await this.start();
  }

  #show(settings: Settings, otherwise = this.state.start?.language ?? "nl"): void {
    speak(settings.language ?? otherwise);
    this.#unfollow();
    this.#unfollow = follow(settings.theme);
  }

  // Telling -------------------------------------------------------------------------------------------

  say(words: string, args: Notice["args"] = {}, action: Notice["action"] = null): void {
    this.#notice({ tone: "plain", words, args, action });
  }

  trouble(thrown: unknown, action: Notice["action"] = null): void {
    const no = Refused.from(thrown);
    if (no.code === "cancelled") return;
    this.#notice({ tone: "trouble", words: no.code, args: no.args, action });
  }

  hush(id: number): void {
    this.tell({ type: "notice-over", id });
  }

  #notice(notice: Omit<Notice, "id">): void {
    const id = ++this.#notices;
    this.tell({ type: "notice", notice: { ...notice, id } });
    // Trouble stays until it has been read; good news goes by itself, and what it offers can be found elsewhere too.
    if (notice.tone === "plain") setTimeout(() => this.hush(id), notice.action ? 12_000 : 6_000);
  }

  // Long work -----------------------------------------------------------------------------------------

  /** Does each in turn, showing the count; one that fails is told and the rest goes on. Stops when asked to. */
  async each<T>(words: string, things: readonly T[], doOne: (thing: T) => Promise<void>): Promise<void> {
    const id = crypto.randomUUID();
    const stop = new AbortController();
    this.#stops.set(id, () => stop.abort());
    try {
      for (const [done, thing] of things.entries()) {
        if (stop.signal.aborted) return;
        this.tell({ type: "work", work: { id, words, done, total: things.length, panel: null } });
        try {
          await doOne(thing);
        } catch (thrown) {
          this.trouble(thrown);
        }
      }
    } finally {
      this.#stops.delete(id);
      this.tell({ type: "work-over", id });
    }
  }

  /** Lets the app do long work that it counts itself. Undefined: it said no, or the person stopped it. */
  async long<T>(words: string, panel: Panel["is"], work: (id: string) => Promise<T>): Promise<T | undefined> {
    const id = crypto.randomUUID();
    this.#stops.set(id, () => void this.ask("work_stop", { work: id }));
    this.tell({ type: "work", work: { id, words, done: 0, total: 0, panel } });
    try {
      return await work(id);
    } finally {
      this.#stops.delete(id);
      this.tell({ type: "work-over", id });
    }
  }

  stop(id: string): void {
    this.#stops.get(id)?.();
  }
}
