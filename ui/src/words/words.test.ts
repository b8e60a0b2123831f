import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { LANGUAGES, speak, t, words } from "./words.svelte.ts";
import { troubleWords } from "./trouble.ts";

const I18N = join(import.meta.dirname, "../../../assets/i18n");
const SOURCE = join(import.meta.dirname, "..");
const AREAS = ["app", "errors"] as const;

const source = (language: string, area: string) => readFileSync(join(I18N, language, `${area}.ftl`), "utf8");

/** Each key with the names of the variables in it. */
function shape(text: string): Record<string, string[]> {
  const shapes: Record<string, string[]> = {};
  for (const message of text.split(/^(?=[a-z])/m)) {
    const name = /^([a-zA-Z][\w-]*) =/.exec(message)?.[1];
    if (name === undefined) continue;
    const variables = [...message.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? "");
    shapes[name] = [...new Set(variables)].sort();
  }
  return shapes;
}

describe("the three languages", () => {
  it.each(AREAS)("have the same keys and the same variables in %s.ftl", (area) => {
    const dutch = shape(source("nl", area));
    expect(Object.keys(dutch).length).toBeGreaterThan(10);
    for (const language of LANGUAGES) expect(shape(source(language, area)), language).toEqual(dutch);
  });

  it("can be read without a fault", () => {
    for (const language of LANGUAGES) {
      const bundle = new FluentBundle(language);
      for (const area of AREAS) {
        expect(bundle.addResource(new FluentResource(source(language, area)))).toEqual([]);
        for (const name of Object.keys(shape(source(language, area)))) {
          // What is no Fluent is skipped in silence by the parser: then the key is not there.
          expect(bundle.getMessage(name)?.value, `${language} ${name}`).toBeTruthy();
        }
      }
    }
  });
});

describe("the words in the code", () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.(svelte|ts)$/.test(file) && !file.endsWith(".test.ts"),
  );
  const used = new Set(
    files.flatMap((file) =>
      [...readFileSync(join(SOURCE, file), "utf8").matchAll(/\b(?:t|key)\(\s*"([^"]+)"/g)].map(
        (match) => match[1] ?? "",
      ),
    ),
  );

  it("all exist", () => {
    const known = shape(source("nl", "app"));
    expect([...used].filter((name) => !(name in known))).toEqual([]);
  });

  it("are all used: nothing is translated for nobody", () => {
    // These are found by the codes that an import answers with.
    const codes = readFileSync(join(I18N, "../../crates/plein-import/src/note.rs"), "utf8").matchAll(/=> "([a-z_]+)"/g);
    const notes = new Set([...codes].map((match) => `import-${(match[1] ?? "").replaceAll("_", "-")}`));
    expect(notes.size).toBeGreaterThan(20);
    expect([...notes].filter((name) => !(name in shape(source("nl", "app"))))).toEqual([]);
    const unused = Object.keys(shape(source("nl", "app"))).filter((name) => !used.has(name) && !notes.has(name));
    expect(unused).toEqual([]);
  });
});

describe("speaking", () => {
  it("changes language at once and counts as each language does", () => {
    speak("nl");
    expect(t("chapters-count", { count: 1 })).toBe("1 hoofdstuk");
    expect(document.documentElement.lang).toBe("nl");
    speak("de");
    expect(t("chapters-count", { count: 3 })).toBe("3 Kapitel");
    speak("en");
    expect(t("chapters-count", { count: 0 })).toBe("still empty");
  });

  it("shows a key rather than nothing, and a sentence rather than a code", () => {
    speak("en");
    expect(t("no-such-key")).toBe("no-such-key");
    expect(words("en", "no-such-key")).toBeUndefined();
    expect(troubleWords("a_code_from_the_future", {})).toBe(t("trouble-unknown"));
    expect(troubleWords("disk_full", {})).not.toContain("error");
  });
});
