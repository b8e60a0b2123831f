//! Blocks that were copied in Plein itself: they come back as what they were.

import type { Node as PMNode, Schema } from "@tiptap/pm/model";
import { isMediumId } from "../../document/ids.ts";
import { isTextKind, isVideo } from "../../document/shape.ts";
import { node } from "../binding/runs.ts";
import { answerForm } from "../blocks/assignment/node.ts";
import { questionFrom } from "../blocks/question/node.ts";
import { partsFrom } from "../schema/block.ts";
import { safeUrl } from "./url.ts";
import { pictureFrom } from "../blocks/picture/node.ts";

/** The block that an element of our own clipboard stands for, or null. Checked as anything from outside. */
export function ownBlock(schema: Schema, element: Element, inlineOf: (from: Element) => PMNode[]): PMNode | null {
  const data = (name: string): string => element.getAttribute(`data-${name}`) ?? "";
  const indent = (): number => Math.min(8, Math.max(0, Math.floor(Number(data("indent"))) || 0));
  const kind = data("kind");
  if (isTextKind(kind)) {
    if (kind === "code" || kind === "formula") {
      const text = element.textContent ?? "";
      return node(schema, "codeBlock").create({ kind, indent: indent() }, text === "" ? null : schema.text(text));
    }
    return node(schema, "textBlock").create(
      { kind, indent: indent(), done: data("done") === "true" },
      inlineOf(element),
    );
  }
  const caption = (): PMNode[] => {
    const found = element.querySelector("figcaption");
    return found === null ? [] : inlineOf(found);
  };
  const whole = (name: string): number => Math.max(0, Math.floor(Number(data(name))) || 0);
  const question = questionFrom(element);
  if (question !== null) return node(schema, "question").create({ ...question, indent: indent() }, caption());
  if (data("assignment") !== "") {
    const answer = answerForm(data("assignment"));
    return node(schema, "assignment").create({ answer, indent: indent() }, caption());
  }
  if (isMediumId(data("medium"))) {
    const decorative = data("decorative") === "true";
    const size = { width: whole("width"), height: whole("height") };
    const more = pictureFrom(element);
    return node(schema, "picture").create({ medium: data("medium"), decorative, ...size, ...more }, caption());
  }
  if (isMediumId(data("file"))) {
    const [name, mime] = [data("name"), data("mime")];
    const face = isMediumId(data("face")) ? data("face") : "";
    return node(schema, "file").create({ medium: data("file"), name, mime, bytes: whole("bytes"), face }, caption());
  }
  const played = isMediumId(data("audio")) ? "audio" : isMediumId(data("clip")) ? "clip" : null;
  if (played !== null) {
    const own = {
      medium: data(played),
      name: data("name"),
      mime: data("mime"),
      bytes: whole("bytes"),
      duration: whole("duration"),
      parts: partsFrom(data("parts")),
    };
    const poster = isMediumId(data("poster")) ? data("poster") : "";
    const film = played === "clip" ? { width: whole("width"), height: whole("height"), poster } : {};
    return node(schema, played).create({ ...own, ...film }, caption());
  }
  const url = safeUrl(data("link"));
  if (url !== null && /^https?:/i.test(url)) {
    const face = isMediumId(data("face")) ? data("face") : "";
    return node(schema, "linkCard").create({ url, face, parts: partsFrom(data("parts")) }, caption());
  }
  const [site, video] = [data("site"), data("video")];
  if (!isVideo(site, video)) return null;
  return node(schema, "video").create({ site, video, start: whole("start"), title: data("title") }, caption());
}
