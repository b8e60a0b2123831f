//! What the screens know, and the one function that changes it. Pure: no clock, no call, no rune.
//! Everything that happens is a `Happening`; whoever asks the app says here what came back.

import type {
  HubState,
  Imported,
  Member,
  Package,
  PackageAt,
  Place,
  Settings,
  Sort,
  SpaceCard,
  Start,
  Subjects,
  Team,
  Template,
  TrayItem,
  Unpacked,
  Watch,
  Which,
} from "../bindings/commands.ts";

export type Screen =
  | { at: "library" }
  | { at: "write"; space: string; chapter: string | null }
  | { at: "read"; space: string; from: "library" | "write" }
  | { at: "present"; space: string; chapter: string | null };

/** The panel that lies over a screen; one at a time. */
export type Panel =
  | { is: "settings" }
  | { is: "hub" }
  | { is: "share"; space: string }
  | { is: "removed-spaces" }
  | { is: "import"; space: string | null; imported?: Imported }
  | { is: "export"; space: string }
  | { is: "keys" }
  | PackagePanel
  | { is: "folders"; space: string }
  | { is: "check"; space: string }
  | PicturePanel;

/** A Space that somebody brought as a file. `came`: what came of taking it in, once it was. */
export interface PackagePanel {
  is: "package";
  package: PackageAt;
  look: Package;
  came: Unpacked | null;
}

/** One picture in the whole window. `block`: the picture block, none for a cover; `back`: what it came from. */
export interface PicturePanel {
  is: "picture";
  space: string;
  medium: string;
  block: string | null;
  task: "mask" | "crop" | "mark";
  back: Panel | null;
}

/** By what the list of Spaces is narrowed, and its order; null: not. */
export interface Filter {
  theme: string | null;
  author: string | null;
  which: Which | null;
  sort: Sort | null;
}

/** Whether what was written is on disk. */
export type Saving = "saved" | "saving" | "failed";

/** Long work that can be counted and stopped. */
export interface Work {
  id: string;
  /** Key of the words that say what is going on. */
  words: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
  /** The panel that shows it; while that is open, it is not shown a second time at the edge. */
  panel: Panel["is"] | null;
}

/** A short message at the edge of the screen. */
export interface Notice {
  id: number;
  tone: "plain" | "trouble";
  words: string;
  args: Record<string, string | number>;
  /** What one can do about it; `words` is its key. */
  action: { words: string; run: () => void } | null;
}

export interface State {
  start: Start | null;
  /** Why the app could not be started, as the code of a refusal. */
  startFailed: { code: string; args: Record<string, string | number> } | null;
  settings: Settings;
  hub: HubState | null;
  /** Of the hub. */
  teams: Team[];
  people: Member[];
  screen: Screen;
  panel: Panel | null;
  find: string;
  filter: Filter;
  /** Themes and people that there are to choose from. */
  subjects: Subjects;
  /** What a new Space can begin from. */
  templates: Template[];
  /** Null while nothing has been asked yet. */
  cards: SpaceCard[] | null;
  removed: SpaceCard[];
  /** Of the Space that is open. */
  place: Place | null;
  tray: TrayItem[];
  watches: Watch[];
  saving: Saving;
  work: Work[];
  notices: Notice[];
}

export type Happening =
  | { type: "started"; start: Start }
  | { type: "start-failed"; code: string; args: Record<string, string | number> }
  | { type: "settings"; settings: Settings }
  | { type: "hub"; hub: HubState | null }
  | { type: "people"; teams: Team[]; people: Member[] }
  | { type: "went"; screen: Screen }
  | { type: "panel"; panel: Panel | null }
  | { type: "finding"; find: string }
  | { type: "filter"; filter: Filter }
  | { type: "cards"; find: string; filter: Filter; cards: SpaceCard[] }
  | { type: "subjects"; subjects: Subjects }
  | { type: "templates"; templates: Template[] }
  | { type: "removed"; removed: SpaceCard[] }
  | { type: "place"; space: string; place: Place }
  | { type: "tray"; space: string; tray: TrayItem[] }
  | { type: "watches"; space: string; watches: Watch[] }
  | { type: "saving"; saving: Saving }
  | { type: "work"; work: Work }
  | { type: "work-over"; id: string }
  | { type: "notice"; notice: Notice }
  | { type: "notice-over"; id: number };

export const beginning: State = {
  start: null,
  startFailed: null,
  settings: { language: null, theme: null, name: "" },
  hub: null,
  teams: [],
  people: [],
  screen: { at: "library" },
  panel: null,
  find: "",
  filter: { theme: null, author: null, which: null, sort: null },
  subjects: { themes: [], authors: [] },
  templates: [],
  cards: null,
  removed: [],
  place: null,
  tray: [],
  watches: [],
  saving: "saved",
  work: [],
  notices: [],
};

/** The Space that a screen is about. */
export function spaceOf(screen: Screen): string | null {
  return screen.at === "library" ? null : screen.space;
}

export function reduce(state: State, what: Happening): State {
  switch (what.type) {
    case "started":
      return { ...state, start: what.start, startFailed: null, settings: what.start.settings, hub: what.start.hub };
    case "start-failed":
      return { ...state, startFailed: { code: what.code, args: what.args } };
    case "settings":
      return { ...state, settings: what.settings };
    case "hub":
      return what.hub === null ? { ...state, hub: null, teams: [], people: [] } : { ...state, hub: what.hub };
    case "people":
      return { ...state, teams: what.teams, people: what.people };
    case "went": {
      const same = spaceOf(state.screen) === spaceOf(what.screen);
      // What belongs to one Space is never shown with another, not even for a moment.
      const left = same ? {} : { place: null, tray: [], watches: [], saving: "saved" as const };
      return { ...state, ...left, screen: what.screen, panel: same ? state.panel : null };
    }
    case "panel":
      return { ...state, panel: what.panel };
    case "finding":
      return { ...state, find: what.find };
    case "cards":
      // An answer to what has been changed since says nothing.
      return what.find === state.find && what.filter === state.filter ? { ...state, cards: what.cards } : state;
    case "filter":
      return { ...state, filter: what.filter };
    case "subjects":
      return { ...state, subjects: what.subjects };
    case "templates":
      return { ...state, templates: what.templates };
    case "removed":
      return { ...state, removed: what.removed };
    case "place":
      return isAbout(state, what.space) ? { ...state, place: what.place } : state;
    case "tray":
      return isAbout(state, what.space) ? { ...state, tray: what.tray } : state;
    case "watches":
      return isAbout(state, what.space) ? { ...state, watches: what.watches } : state;
    case "saving":
      return { ...state, saving: what.saving };
    case "work": {
      const known = state.work.some((work) => work.id === what.work.id);
      const work = known ? state.work.map((w) => (w.id === what.work.id ? what.work : w)) : [...state.work, what.work];
      return { ...state, work };
    }
    case "work-over":
      return { ...state, work: state.work.filter((work) => work.id !== what.id) };
    case "notice": {
      // The same trouble twice is one message.
      const others = state.notices.filter((n) => n.words !== what.notice.words || n.tone !== "trouble");
      return { ...state, notices: [...others, what.notice].slice(-4) };
    }
    case "notice-over":
      return { ...state, notices: state.notices.filter((notice) => notice.id !== what.id) };
  }
}

/** Whether something belongs to the Space that is open, or is asked for by a panel about it. */
function isAbout(state: State, space: string): boolean {
  const panel = state.panel !== null && "space" in state.panel ? state.panel.space : null;
  return spaceOf(state.screen) === space || panel === space;
}
