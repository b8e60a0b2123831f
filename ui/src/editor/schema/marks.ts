//! The marks of docs/document.md. All of them go together; order means nothing.

import { Mark, type MarkConfig } from "@tiptap/core";
import { safeUrl } from "../paste/url.ts";
import { inner } from "./block.ts";

const plain = (name: string, tag: string, rest: Partial<MarkConfig>): Mark =>
  Mark.create({ name, excludes: name, renderHTML: () => [tag, 0], ...rest });

export const Bold = plain("bold", "strong", {
  parseHTML: () => [{ tag: "strong" }, { tag: "b" }],
});
export const Italic = plain("italic", "em", {
  parseHTML: () => [{ tag: "em" }, { tag: "i" }],
});
export const Strike = plain("strike", "s", {
  parseHTML: () => [{ tag: "s" }, { tag: "del" }, { tag: "strike" }],
});
export const Code = plain("code", "code", { parseHTML: () => [{ tag: "code" }] });

/** A link as somebody wrote it. What is not safe to follow is shown, but has no address on the screen. */
export const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: inner("") }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (a) => ({ href: safeUrl(a.getAttribute("href") ?? "") ?? "" }) }],
  renderHTML({ mark }) {
    const href = safeUrl(String(mark.attrs["href"]));
    return ["a", href === null ? { class: "link-broken" } : { href, rel: "noopener noreferrer nofollow" }, 0];
  },
});

/** A formatting attribute that this version does not know; kept as it stands. */
export const Foreign = Mark.create({
  name: "foreign",
  excludes: "",
  addAttributes: () => ({ name: inner(""), value: inner(null) }),
  parseHTML: () => [],
  renderHTML: () => ["span", 0],
});

export const MARKS = [Bold, Italic, Strike, Code, Link, Foreign];
