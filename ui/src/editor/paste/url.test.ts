import { expect, it } from "vitest";
import { completeUrl, safeUrl } from "./url.ts";

it.each([
  "javascript:alert(1)",
  "JaVa\tScript:alert(1)",
  " data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "//x.nl",
  "x",
])("%j is not followed", (url) => expect(safeUrl(url)).toBe(null));

it.each([
  ["www.umcg.nl", "https://www.umcg.nl"],
  ["ann@example.org", "mailto:ann@example.org"],
  ["https://x.nl/a?b#c", "https://x.nl/a?b#c"],
  ["localhost.nl:8080/x", "https://localhost.nl:8080/x"],
  ["javascript:alert(1)", null],
  ["no link", null],
])("%j is meant as %j", (typed, url) => expect(completeUrl(typed)).toBe(url));
