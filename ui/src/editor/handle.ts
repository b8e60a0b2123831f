//! What the screens and the editor say to each other. The editor owns the writing surface of one
//! chapter; the screens own every word, menu and dialog around it and get in through these types.

import type { Colleague, Whereabout } from "../document/company.ts";
import type { Found } from "../document/finding.ts";
import type { QuestionForm } from "../document/question.ts";
import type { TextKind } from "../document/shape.ts";
import type { SpaceReplica } from "../document/replica.ts";

/** The kinds a text block can be turned into. */
export type { TextKind };

/** The marks that a toolbar can set. `link` goes through `editLink`. */
export type MarkName = "bold" | "italic" | "code" | "strike";

/** A stored file as the app tells of it (`picture_add`, `file_add`). */
export interface Medium {
  id: string;
  name: string;
  mime: string;
  bytes: number;
  width?: number | null;
  height?: number | null;
}

/**
 * A spot between two blocks. It stays right while the text around it changes, so it can be kept while a photo
 * is being stored: `after` is the block it comes after, `null` the start of the chapter.
 */
export interface Spot {
  after: string | null;
}

/** Every word that the editor itself shows or says. The screens fill it from the `.ftl` files. */
export interface EditorWords {
  /** Name of the writing surface for a screen reader. */
  surface: string;
  /** Shown in an empty chapter. */
  placeholder: string;
  /** Shown in an empty block of a kind, when the caret is in it; empty for none. */
  emptyBlock(kind: TextKind): string;
  captionPicture: string;
  captionVideo: string;
  captionFile: string;
  /** Label of the field for the alternative text of a picture. */
  alt: string;
  /** Help under that field. */
  altHelp: string;
  decorative: string;
  /** Where a picture has neither. */
  altMissing: string;
  /** The button that opens the little form. */
  describe: string;
  pictureMissing: string;
  /** A sound or film that is not here yet, or that this computer cannot play. */
  mediaMissing: string;
  /** What is said in a sound or film. */
  transcript: string;
  transcriptHelp: string;
  captionLink: string;
  linkTitle: string;
  linkDescription: string;
  /** The button that looks at the page of a link card: it makes a connection. */
  lookAtLink: string;
  /** The button to the desk: mask, crop, point out. */
  workOn: string;
  /** How a picture stands with the one before it. */
  besideWhat: string;
  under: string;
  beside: string;
  compare: string;
  before: string;
  after: string;
  videoAt(site: "youtube" | "vimeo"): string;
  videoTitle: string;
  playVideo: string;
  openFile: string;
  /** Bytes as a person reads them. */
  size(bytes: number): string;
  divider: string;
  table: string;
  taskDone: string;
  /** A kind that this version does not know. */
  unknownKind(kind: string): string;
  /** `removedBy` may be empty; `writers` are those whose words are still there, may be empty. */
  unplaced(removedBy: string, writers: string[]): string;
  unplacedRow(removedBy: string): string;
  keep: string;
  remove: string;
  codeBlock: string;
  /** Any other word, by its key in the `.ftl` files. */
  t(key: string, args?: Record<string, string | number>): string;
}

export interface EditorOptions {
  element: HTMLElement;
  replica: SpaceReplica;
  /** The chapter to show. Another chapter: destroy, and create again (undo lives in the replica and stays). */
  chapter: string;
  words: EditorWords;
  /** Where a medium can be shown from; `width` in CSS pixels asks for the nearest rendition. */
  mediaUrl(medium: string, width?: number): string;
  /** Files were dropped or pasted. Store them, then call `insertPicture`/`insertFile` with the spot. */
  addFiles(files: File[], spot: Spot): void;
  /**
   * Something was pasted that holds no text and no file: WebKitGTK on Linux does so for a picture. Answer a
   * medium (`clipboard_picture`) or null.
   */
  clipboardPicture?(): Promise<Medium | null>;
  /** Ask where a link goes: `null` leaves things as they are, an empty string takes the link away. */
  askLink(current: string | null): Promise<string | null>;
  openLink(url: string): void;
  openVideo(site: "youtube" | "vimeo", video: string, start: number): void;
  openFile(medium: string, name: string): void;
  /** Where a sound or film can be played from, with seeking; `mediaUrl` when absent. */
  playUrl?(medium: string): Promise<string>;
  /** Someone asked to look at the page of a link card. Settles when the card says what was found. */
  lookAtLink?(block: string, url: string): Promise<void>;
  /** A picture is to be masked, cropped or pointed at. */
  workOn?(block: string, medium: string): void;
  /** A question asks for a picture: choose and store one, or answer null. */
  askPicture?(): Promise<Medium | null>;
  /** Called at once and after each change of text or selection; for a toolbar. */
  onState?(state: EditorState): void;
  /** A person typed `/` and is choosing what to put in, or stopped doing so. */
  onSlash?(slash: Slash | null): void;
  /** A key while they are choosing; true when the menu took it. */
  onSlashKey?(key: SlashKey): boolean;
  /** Something was done to blocks that is not to be heard otherwise: for a live region. */
  onDone?(done: Done): void;
  /** An undo or redo changed something in another chapter: the screens may go there. */
  onElsewhere?(chapter: string | null): void;
  /** Who knows the words; without it the webview's own spelling is left as it is. */
  spelling?: {
    /** BCP 47 tag of what is written, or null to look at nothing. */
    language(): string | null;
    /** Which of the words are not known; null when there is no dictionary for the language. */
    check(words: string[], language: string): Promise<string[] | null>;
  };
  /** Somebody asks about a word that is not known. */
  onMisspelt?(misspelt: Misspelt): void;
  /** As many pictures of what was pasted lie elsewhere and stayed there: nothing is fetched. */
  onLeftOut?(pictures: number): void;
  /** No typing when false. */
  editable?: boolean;
}

/** A word that is not known, and where it stands on the screen. */
export interface Misspelt {
  word: string;
  left: number;
  top: number;
  bottom: number;
  /** Puts another in its place: one step of undo. */
  replace(by: string): void;
  /** It is known from now on. */
  learnt(): void;
}

/** What was typed after `/`, and where that stands on the screen. */
export interface Slash {
  query: string;
  /** In pixels of the window, at this moment. */
  where(): { left: number; top: number; bottom: number };
}
export type SlashKey = "ArrowUp" | "ArrowDown" | "Home" | "End" | "Enter" | "Tab" | "Escape";

/** What was done to blocks. `kind`: of the block, or null when they are of several kinds. */
export type Done =
  | { done: "chose" | "duplicated" | "removed" | "turned"; count: number; kind: string | null }
  /** `at`: the place of the first of them, from 1, of `of` blocks. */
  | { done: "moved"; count: number; kind: string | null; at: number; of: number };

/** What a toolbar shows. */
export interface EditorState {
  /** Kind of the block with the caret: a text kind, `picture`, `video`, `file`, `table`, `divider`, `unknown`; null when the selection spans several kinds. */
  kind: string | null;
  /** The block with the caret. */
  block: string | null;
  /** The blocks that are chosen as things; none when text is selected, or there is a caret. */
  chosen: readonly string[];
  marks: Record<MarkName, boolean>;
  /** The link under the caret or all over the selection. */
  link: string | null;
  indent: number;
  canIndent: boolean;
  /** One step deeper puts the block under the reveal above it; one step back takes it out from under one. */
  canHide: boolean;
  hidden: boolean;
  canOutdent: boolean;
  canMoveUp: boolean;
  canMoveDown: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** The caret is in a table. */
  inTable: boolean;
  /** Nothing is selected but a caret. */
  empty: boolean;
  focused: boolean;
}

/** What can be done. Each answers whether it did something; each structural one is one step of undo. */
export interface EditorCommands {
  setKind(kind: TextKind): boolean;
  /** The kind, or back to a paragraph when it is that already. */
  toggleKind(kind: TextKind): boolean;
  toggleMark(mark: MarkName): boolean;
  /** Asks by `askLink`, then sets or removes. */
  editLink(): void;
  indent(): boolean;
  outdent(): boolean;
  toggleDone(): boolean;
  moveUp(): boolean;
  moveDown(): boolean;
  /** Moves a block to after another one (`null`: to the start). The keyboard twin of dragging. */
  moveBlock(block: string, spot: Spot): boolean;
  /** The same for several that stand next to each other; one step of undo. */
  moveBlocks(blocks: readonly string[], spot: Spot): boolean;
  /** Moves blocks to the end of another chapter. */
  moveToChapter(blocks: readonly string[], chapter: string): boolean;
  /** Chooses a block as a thing; `extend` takes in what lies between it and what was chosen before. */
  chooseBlock(block: string, extend?: boolean): boolean;
  /** Puts a copy of the selected blocks after them. */
  duplicate(): boolean;
  removeBlock(block?: string): boolean;
  /** Decides about an unplaced block. */
  keepBlock(block: string): boolean;
  insertDivider(spot?: Spot): boolean;
  insertTable(rows: number, columns: number, spot?: Spot): boolean;
  insertPicture(medium: Medium, spot?: Spot): boolean;
  /** A sound becomes a player, a film a clip, anything else a file. */
  insertFile(medium: Medium, spot?: Spot): boolean;
  /** A link card; false when it is no address. */
  insertLink(url: string, spot?: Spot): boolean;
  /** A link to YouTube or Vimeo; false when it is not one. */
  insertVideo(url: string, spot?: Spot): boolean;
  /** A new block of a text kind: the empty paragraph with the caret becomes it, otherwise it comes after it. */
  insertKind(kind: TextKind, spot?: Spot): boolean;
  /** A question with two empty answers; `form` as in docs/document.md. */
  insertQuestion(form: QuestionForm, spot?: Spot): boolean;
  insertAssignment(spot?: Spot): boolean;
  insertParagraph(spot: Spot): boolean;
  addRow(where: "before" | "after"): boolean;
  addColumn(where: "before" | "after"): boolean;
  removeRow(): boolean;
  removeColumn(): boolean;
  toggleHeader(): boolean;
  undo(): boolean;
  redo(): boolean;
}

export interface EditorHandle {
  readonly commands: EditorCommands;
  readonly state: EditorState;
  /** Hear of every change of `state`, until the answer is called. */
  subscribe(hear: (state: EditorState) => void): () => void;
  focus(where?: "start" | "end" | { block: string }): void;
  /** The spot under the caret: after the block that it is in. */
  spot(): Spot;
  /** Takes `/` and what was typed after it away; what is put in comes where it stood. */
  takeSlash(): void;
  /** Stops choosing; what was typed stays as it is. */
  closeSlash(): void;
  /** Marks what was found in this chapter and brings `current` into view; none takes the marks away. */
  showFound(found: readonly Found[], current: Found | null): void;
  /** Where the caret is, for colleagues in the same Space. */
  whereabout(): Whereabout;
  /** Shows where colleagues are in this chapter; none takes their carets away. */
  showCompany(colleagues: readonly Colleague[]): void;
  setEditable(editable: boolean): void;
  /** Takes the surface away. What was typed is in the replica already. */
  destroy(): void;
}
