//! The words that the editor shows, from the same files as all others.

import type { EditorWords, TextKind } from "../editor/handle.ts";
import { key, size, t } from "../words/words.svelte.ts";

const empty: Partial<Record<TextKind, string>> = {
  heading1: key("empty-heading"),
  heading2: key("empty-heading"),
  heading3: key("empty-heading"),
  bullet: key("empty-item"),
  number: key("empty-item"),
  task: key("empty-task"),
  quote: key("empty-quote"),
  code: key("empty-code"),
  tip: key("empty-tip"),
  careful: key("empty-careful"),
  remember: key("empty-remember"),
  note: key("empty-note"),
  reveal: key("empty-reveal"),
  formula: key("empty-formula"),
};
const sites = { youtube: "YouTube", vimeo: "Vimeo" };

export function editorWords(): EditorWords {
  return {
    surface: t("surface"),
    placeholder: t("placeholder"),
    emptyBlock: (kind) => {
      const name = empty[kind];
      return name === undefined ? "" : t(name);
    },
    captionPicture: t("caption-picture"),
    captionVideo: t("caption-video"),
    captionFile: t("caption-file"),
    alt: t("alt"),
    altHelp: t("alt-help"),
    decorative: t("decorative"),
    altMissing: t("alt-missing"),
    describe: t("describe"),
    pictureMissing: t("picture-missing"),
    mediaMissing: t("media-missing"),
    transcript: t("transcript"),
    transcriptHelp: t("transcript-help"),
    captionLink: t("caption-link"),
    linkTitle: t("link-card-title"),
    linkDescription: t("link-card-description"),
    lookAtLink: t("link-look"),
    workOn: t("picture-work"),
    besideWhat: t("picture-beside"),
    under: t("picture-under"),
    beside: t("picture-row"),
    compare: t("picture-compare"),
    before: t("picture-before"),
    after: t("picture-after"),
    videoAt: (site) => t("video-at", { site: sites[site] }),
    videoTitle: t("video-title"),
    playVideo: t("play-video"),
    openFile: t("open-file"),
    size,
    divider: t("divider"),
    table: t("table"),
    taskDone: t("task-done"),
    unknownKind: (kind) => t("unknown-kind", { kind }),
    unplaced: (removedBy, writers) => {
      const what = removedBy === "" ? t("unplaced") : t("unplaced-by", { name: removedBy });
      return writers.length === 0 ? what : `${what} ${t("unplaced-writers", { names: writers.join(", ") })}`;
    },
    unplacedRow: (removedBy) => (removedBy === "" ? t("unplaced-row") : t("unplaced-row-by", { name: removedBy })),
    keep: t("keep"),
    remove: t("remove"),
    codeBlock: t("kind-code"),
    t,
  };
}
