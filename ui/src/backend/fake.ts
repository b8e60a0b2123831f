//! A whole app in memory, for working on the screens and for their tests: real documents, pretended disk and hub.
//! Not in a production build. `?fake=empty`, `full`, `failing`, `alone` choose what there is to see.

import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as Y from "yjs";
import type {
  AppEvent,
  Command,
  Commands,
  HubState,
  Place,
  Piece,
  Settings,
  Shelf,
  SpaceCard,
  Start,
  Subjects,
  Template,
  TrayItem,
  With,
  Role,
} from "../bindings/commands.ts";
import { newId } from "../document/ids.ts";
import { plainText } from "../document/plain.ts";
import { between } from "../document/rank.ts";
import { blockMap, placeText, textField } from "../document/shape.ts";
import { SpaceDocument } from "../document/spaceDocument.ts";
import { type Backend, Refused } from "./backend.ts";
import { fakeMoments, fakeOverlaps, fakeTrash, fakeView } from "./fakeHistory.ts";

interface Kept {
  id: string;
  doc: Y.Doc;
  document: SpaceDocument;
  mine: boolean;
  removed: boolean;
  archived: boolean;
  updatedAt: number;
  place: Place;
  authors: string[];
}
type Line = string | { kind: string; text: string; fields?: Record<string, string | number | boolean> };

const MIMES: Record<string, string> = {
  webm: "video/webm",
  ogg: "audio/ogg",
  pdf: "application/pdf",
  png: "image/png",
};

const hospital: HubState = {
  hub: "h1",
  name: "Ziekenhuisplein",
  url: "http://127.0.0.1:8600",
  member: { id: "m1", name: "Fenna de Vries", owner: true },
  tokenKept: "file",
  connection: "connected",
  lastSync: Date.now() - 90_000,
};

class Fake implements Backend {
  readonly inWindow = false;
  readonly #spaces = new Map<string, Kept>();
  readonly #media = new Map<string, string>();
  readonly #hearers = new Set<(event: AppEvent) => void>();
  #settings: Settings;
  #hub: HubState | null;
  #tray: TrayItem[] = [];
  #failing: boolean;
  #latency: number;

  constructor(asked: URLSearchParams) {
    const scene = asked.get("fake") ?? "full";
    this.#failing = scene === "failing";
    this.#latency = Number(asked.get("latency") ?? 8);
    this.#settings = {
      language: (asked.get("lang") as Settings["language"]) ?? null,
      theme: (asked.get("theme") as Settings["theme"]) ?? null,
      name: scene === "empty" ? "" : "Fenna de Vries",
    };
    this.#hub = scene === "empty" || scene === "alone" ? null : structuredClone(hospital);
    if (scene === "empty") return;
    this.#fill(scene === "alone");
  }

  async call<N extends Command>(
    name: N,
    args: Commands[N]["args"],
    body?: Uint8Array | Blob,
  ): Promise<Commands[N]["reply"]> {
    await new Promise((done) => setTimeout(done, this.#latency));
    return (await this.#answer(
      name,
      args as never,
      body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : (body ?? new Uint8Array()),
    )) as never;
  }
  events(hear: (event: AppEvent) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }
  mediaUrl(_space: string, medium: string): string {
    return this.#media.get(medium) ?? `missing:${medium}`;
  }

  #tell(event: AppEvent): void {
    setTimeout(() => this.#hearers.forEach((hear) => hear(event)), 5);
  }

  async #answer(name: Command, args: Record<string, unknown>, body: Uint8Array): Promise<unknown> {
    const kept = () => {
      const one = this.#spaces.get(String(args["space"]));
      if (!one) throw new Refused("no_such_space");
      return one;
    };
    switch (name) {
      case "start":
        return {
          version: "0.1.0",
          home: "/home/fenna/.local/share/plein",
          language: this.#settings.language ?? "nl",
          settings: this.#settings,
          hub: this.#hub,
          firstRun: false,
          canPickFolder: false,
          maxBody: 256_000_000,
          maxFile: 2_000_000_000,
        } satisfies Start;
      case "settings_set":
        return (this.#settings = args as unknown as Settings);
      case "spaces_list":
        return this.#list(args as Shelf);
      case "spaces_subjects":
        return {
          themes: [...new Set([...this.#spaces.values()].flatMap((one) => one.document.themes))].map((name) => ({
            name,
            spaces: 1,
          })),
          authors: [...new Set([...this.#spaces.values()].flatMap((one) => one.authors))].map((name) => ({
            name,
            spaces: 1,
          })),
        } satisfies Subjects;
      case "templates_list":
        return [
          { id: "protocol", title: "Protocol", summary: "Stap voor stap.", by: "plein", authors: [] },
          { id: "case", title: "Casus", summary: "Eén verhaal uit de praktijk.", by: "plein", authors: [] },
        ] satisfies Template[];
      case "space_archive":
        kept().archived = args["archived"] === true;
        return null;
      case "space_discard":
        this.#spaces.delete(kept().id);
        return null;
      case "spaces_removed":
        return [...this.#spaces.values()]
          .filter((one) => one.removed)
          .map((one) => ({ ...this.#card(one, null), daysLeft: 12 }));
      case "space_create":
        return this.#card(this.#make("", [["", []]], { mine: true }), null);
      case "space_remove":
        kept().removed = true;
        return null;
      case "space_restore":
        kept().removed = false;
        return null;
      case "space_open":
        return Y.encodeStateAsUpdate(kept().doc);
      case "space_changes":
        return Y.encodeStateAsUpdate(kept().doc, body);
      case "space_edit": {
        if (this.#failing) throw new Refused("disk_full");
        const one = kept();
        Y.applyUpdate(one.doc, body);
        one.updatedAt = Date.now();
        this.#tell({ type: "document", space: one.id, origin: "window" });
        this.#travel(one);
        return { entry: newId() };
      }
      case "space_place": {
        const one = kept();
        const unchecked = one.document.chapters().flatMap(({ id }) =>
          one.document.blocks(id).flatMap(({ block }) => {
            const medium = block.get("medium");
            return typeof medium === "string" && !one.document.checked.has(medium) ? [medium] : [];
          }),
        );
        return { ...structuredClone(one.place), unchecked };
      }
      case "space_html":
        return html(kept());
      case "picture_add":
      case "file_add": {
        const id = bytesToHex(blake3(body));
        this.#media.set(id, URL.createObjectURL(new Blob([body as BlobPart])));
        const fileName = String(args["name"]);
        const mime = MIMES[/\.(\w+)$/.exec(fileName)?.[1] ?? ""] ?? "";
        return { id, name: fileName, mime, bytes: body.length, width: null, height: null };
      }
      case "picture_mask": {
        const id = bytesToHex(blake3(new TextEncoder().encode(JSON.stringify(args))));
        this.#media.set(id, this.#media.get(String(args["medium"])) ?? "");
        return { id, name: "", mime: "image/png", bytes: 9, width: 1200, height: 800 };
      }
      case "picture_suggest":
        return [{ shape: "rectangle", points: [600, 500, 3400, 1100], width: 0, fill: "black" }];
      case "tray_list":
        return [...this.#tray];
      case "tray_place":
      case "tray_dismiss":
        this.#tray = this.#tray.filter((item) => item.id !== args["item"]);
        return null;
      case "watch_list":
        return [{ id: "w1", path: "/home/fenna/Afbeeldingen/afdeling", reachable: true }];
      case "asked_take":
        return null;
      case "export_look":
        return {
          chapters: 4,
          drafts: 1,
          media: 3,
          bytes: 4_200_000,
          unchecked: [],
          staying: 1,
          missing: 0,
        };
      case "package_look":
        return { title: "Botscan", authors: ["Cato de Wit"], chapters: 4, media: 12, here: "yes" };
      case "package_take":
        return { space: [...this.#spaces.keys()][0] ?? "", arrived: "merged", media: 2 };
      case "import_markdown":
        return {
          space: [...this.#spaces.keys()][0] ?? "",
          chapters: 4,
          pictures: 2,
          notes: [{ file: "dienst.md", line: 12, code: "footnote", args: {} }],
        };
      case "hub_teams":
        return [
          { id: "t1", name: "Nucleaire geneeskunde", members: [] },
          { id: "t2", name: "Verpleegafdeling C4", members: [] },
        ];
      case "hub_people":
        return ["Annelies", "Bas", "Cato de Wit"].map((name) => ({ id: name, name, owner: false }));
      case "hub_devices":
        return [
          { id: "d1", name: "Laptop van An", browser: false, seenAt: Date.now() - 60_000, this: true },
          { id: "d2", name: "", browser: true, seenAt: Date.now() - 3 * 86_400_000, this: false },
        ];
      case "hub_join":
        if (!String(args["invitation"]).includes("#")) throw new Refused("hub_invitation_form");
        this.#hub = { ...structuredClone(hospital), member: { id: "m1", name: String(args["name"]), owner: false } };
        return this.#hub;
      case "hub_leave":
        this.#hub = null;
        return null;
      case "hub_invite":
        return { link: "http://127.0.0.1:8600/join#Zx8kQm2vR4tY7uWp" };
      case "space_share": {
        const one = kept();
        one.place.sharedWith.push({ with: args["with"] as With, role: args["role"] as Role });
        this.#travel(one);
        return structuredClone(one.place);
      }
      case "space_unshare": {
        const { place } = kept();
        place.sharedWith = place.sharedWith.filter(
          (grant) => JSON.stringify(grant.with) !== JSON.stringify(args["with"]),
        );
        return structuredClone(place);
      }
      case "overlap_list":
        return fakeOverlaps(kept().document);
      case "trash_list":
        return fakeTrash();
      case "history_list":
        return fakeMoments(kept().document);
      case "history_view":
        return fakeView(kept().document);
      case "spelling_check":
        return {
          available: true,
          unknown: (args["words"] as string[]).filter((word) => /fout|scintigrafei/i.test(word)),
        };
      case "spelling_suggest":
        return ["scintigrafie", "goed"];
      case "spelling_learn":
        return null;
      case "link_look":
        return { title: "Botscan | Voorbeeld", description: "Wat je ziet, en wat niet.", face: null };
      default:
        return null;
    }
  }

  /** What is shared goes on its way, and gets its receipt a moment later. */
  #travel(one: Kept): void {
    if (one.place.sharedWith.length === 0) return;
    const all = (where: Place["space"]) => {
      one.place.space = where;
      one.place.chapters = Object.fromEntries(one.document.chapters().map((chapter) => [chapter.id, where]));
      this.#tell({ type: "place", space: one.id });
    };
    all("on_its_way");
    setTimeout(() => all("on_hub"), 1500);
  }

  #list({ find, theme, author, which }: Shelf): SpaceCard[] {
    const words = find.toLowerCase().split(/\s+/).filter(Boolean);
    return [...this.#spaces.values()]
      .filter((one) => !one.removed && one.archived === (which === "archived"))
      .filter((one) => theme === undefined || one.document.themes.includes(theme))
      .filter((one) => author === undefined || one.authors.includes(author))
      .sort((a, b) => b.updatedAt - a.updatedAt)
      .flatMap((one) => {
        const text = wordsOf(one);
        if (!words.every((word) => text.toLowerCase().includes(word))) return [];
        const at = words[0] === undefined ? -1 : text.toLowerCase().indexOf(words[0]);
        const pieces = [
          { text: text.slice(Math.max(0, at - 30), at), found: false },
          { text: text.slice(at, at + (words[0]?.length ?? 0)), found: true },
          { text: text.slice(at + (words[0]?.length ?? 0), at + 70), found: false },
        ].filter((piece) => piece.text !== "");
        return [this.#card(one, at < 0 ? null : pieces)];
      });
  }

  #card(one: Kept, excerpt: Piece[] | null): SpaceCard {
    return {
      id: one.id,
      title: one.document.title,
      summary: one.document.summary,
      cover: one.document.cover,
      focus: one.document.focus,
      themes: one.document.themes,
      chapters: one.document.chapters().length,
      authors: one.authors,
      updatedAt: one.updatedAt,
      whereabouts: one.place.space,
      mine: one.mine,
      welcome: false,
      template: false,
      archived: one.archived,
      drafts: 0,
      daysLeft: null,
      found:
        excerpt === null
          ? []
          : [
              {
                chapter: one.document.chapters()[0]?.id ?? null,
                title: [{ text: one.document.chapters()[0]?.title ?? "", found: false }],
                block: null,
                excerpt,
              },
            ],
      foundMore: 0,
    };
  }

  #make(
    title: string,
    chapters: [string, Line[]][],
    more: Partial<Kept> & { summary?: string; id?: string } = {},
  ): Kept {
    const doc = new Y.Doc();
    const id = more.id ?? `0193f000-0000-7000-8000-${String(this.#spaces.size + 1).padStart(12, "0")}`;
    const document = new SpaceDocument(doc, more.authors?.[0] ?? "Fenna de Vries");
    if (title) document.setTitle(title);
    if (more.summary) document.setSummary(more.summary);
    for (const [name, lines] of chapters) {
      const chapter = document.addChapter(name);
      let rank: string | null = null;
      for (const line of lines.length === 0 ? [""] : lines) {
        rank = between(rank, null, document.random);
        write(document, chapter, rank, typeof line === "string" ? { kind: "paragraph", text: line } : line);
      }
    }
    const kept: Kept = {
      id,
      doc,
      document,
      mine: false,
      removed: false,
      archived: false,
      updatedAt: Date.now() - this.#spaces.size * 7_000_000,
      place: { space: "only_here", chapters: {}, sharedWith: [], role: "owner", refused: null, unchecked: [] },
      authors: [],
      ...more,
    };
    const where = kept.place.space;
    kept.place.chapters = Object.fromEntries(document.chapters().map((chapter) => [chapter.id, where]));
    this.#spaces.set(id, kept);
    return kept;
  }

  #fill(alone: boolean): void {
    const { id: known, photo } = photographed();
    this.#media.set(known, photo);
    const shared = (space: Place["space"]): Place => ({
      space,
      chapters: {},
      sharedWith: [{ with: { kind: "team", team: "t1" }, role: "co_author" }],
      role: "owner",
      refused: null,
      unchecked: [],
    });
    this.#make(
      "Je eerste week nucleair",
      [
        ["Welkom op de afdeling", ["Fijn dat je er bent. Dit vertel ik elke nieuwe assistent."]],
        [
          "Zo lees je een botscan",
          [
            "Begin altijd met hetzelfde rondje: schedel, wervelkolom, ribben, bekken, ledematen. Wie het rondje vast aanhoudt, ziet de asymmetrie vanzelf.",
            {
              kind: "picture",
              text: "Botscan, achteraanzicht. Let op de derde rib rechts.",
              fields: { medium: photographed().id, width: 1200, height: 800 },
            },
            { kind: "heading1", text: "Het rondje" },
            { kind: "number", text: "Schedel en halswervels" },
            { kind: "number", text: "Ribben, links en rechts naast elkaar" },
            { kind: "task", text: "Vraag naar een oude breuk", fields: { done: true } },
            { kind: "quote", text: "Wat je niet zoekt, zie je niet." },
            { kind: "video", text: "", fields: { site: "youtube", video: "dQw4w9WgXcQ", title: "Het rondje in 1:32" } },
            "De video hierboven laat het rondje in anderhalve minuut zien.",
          ],
        ],
        ["Stralingshygiëne", ["Houd afstand, houd het kort."]],
        ["Wie bel je wanneer", [""]],
        ["Mijn eerste dienst", [""]],
      ],
      { mine: true, summary: "Alles wat ik elke acht weken opnieuw vertel." },
    );
    if (alone) return;
    this.#make(
      "PET-CT aanvragen zonder omwegen",
      [
        ["Voor je begint", ["Kijk naar de glucose."]],
        ["De aanvraag", []],
        ["Na afloop", []],
      ],
      {
        mine: true,
        summary: "In vijf stappen van vraag tot verslag.",
        place: shared("on_hub"),
      },
    );
    this.#make(
      "Chocola, van boon tot bonbon",
      [
        ["De boon", []],
        ["Tempereren", []],
        ["Vullen", []],
      ],
      {
        mine: true,
        summary: "Mijn hobby, met foto’s.",
        place: shared("on_its_way"),
      },
    );
    const reader = (space: Place["space"] = "on_hub"): Place => ({ ...shared(space), role: "co_author" });
    this.#make(
      "Wondzorg bij kwetsbare huid",
      [
        ["Kijken", ["De huid vertelt."]],
        ["Kiezen", []],
      ],
      { authors: ["Team Dermatologie"], place: reader() },
    );
    this.#make("Schaatsen: van klapschaats tot bocht", [["Het ijs", []]], {
      authors: ["Schaatsclub"],
      place: reader("newer"),
    });
    this.#make("Rustig een slecht-nieuwsgesprek voeren", [["Stilte", []]], {
      authors: ["Anna Bakker", "Team oncologie"],
      place: reader(),
    });
    this.#make(
      "Röntgen thorax lezen in zes stappen",
      [
        ["Stap 1", []],
        ["Stap 2", []],
      ],
      { authors: ["Opleiding radiologie"], place: reader() },
    );
    this.#make("Strahlenschutzbeauftragtenfortbildungsverordnung verständlich erklärt", [["Grundlagen", []]], {
      authors: ["Krankenhausapothekenleitungsassistenz"],
      place: reader(),
    });
    const { id } = photographed();
    const medium = { id, name: "IMG_2041.jpg", mime: "image/svg+xml", bytes: 2_400_000, width: 1200, height: 800 };
    this.#tray = [
      { id: "i1", name: "IMG_2041.jpg", kind: "picture", medium, at: Date.now() },
      { id: "i2", name: "overdracht.md", kind: "markdown", medium: null, at: Date.now() },
    ];
  }
}

function write(document: SpaceDocument, chapter: string, rank: string, line: Exclude<Line, string>): void {
  const id = newId();
  document.bear([{ id, kind: line.kind, place: placeText(chapter, rank), indent: 0, fields: line.fields ?? {} }]);
  document.edit(() => {
    const block = blockMap(document.doc, id);
    if (block === null) return;
    block.delete("gone");
    if (line.text) textField(block, "text")?.insert(0, line.text);
  });
}

function wordsOf(one: Kept): string {
  const blocks = one.document.chapters().flatMap((chapter) => {
    const texts = one.document.blocks(chapter.id).map((shown) => {
      const text = textField(shown.block, "text");
      return text === null ? "" : plainText(text);
    });
    return [chapter.title, ...texts];
  });
  return [one.document.title, one.document.summary, ...blocks].join(" ");
}

function html(one: Kept): string {
  const safe = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const chapters = one.document.chapters().map((chapter) => {
    const blocks = one.document.blocks(chapter.id).map((shown) => {
      const text = textField(shown.block, "text");
      return `<p>${safe(text === null ? "" : plainText(text))}</p>`;
    });
    return `<h2>${safe(chapter.title)}</h2>${blocks.join("")}`;
  });
  return `<!doctype html><html lang="nl"><title>${safe(one.document.title)}</title><body><main><h1>${safe(one.document.title)}</h1>${chapters.join("")}</main></body></html>`;
}

function photographed(): { id: string; photo: string } {
  const photo = drawnPhoto();
  return { id: bytesToHex(blake3(new TextEncoder().encode(photo))), photo };
}

function drawnPhoto(): string {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><rect width="120" height="80" fill="#20363a"/><circle cx="60" cy="26" r="14" fill="#cfe9e4"/><ellipse cx="60" cy="62" rx="24" ry="26" fill="#a9d6cf"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

export function fake(asked = new URLSearchParams(location.search)): Backend {
  return new Fake(asked);
}
