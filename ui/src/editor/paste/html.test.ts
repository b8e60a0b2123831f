import { describe, expect, it } from "vitest";
import { alone, lines } from "../testing/desk.ts";
import { blocksOfHtml } from "./html.ts";
import { blocksOfText } from "./text.ts";

// The test's document would load what an <iframe> names; a browser does not for what is only parsed.
(
  window as unknown as { happyDOM: { settings: { disableIframePageLoading: boolean } } }
).happyDOM.settings.disableIframePageLoading = true;

const { schema } = alone().view.state;
const read = (html: string): string[] =>
  lines(blocksOfHtml(schema, new DOMParser().parseFromString(html, "text/html").body));

describe("from web pages", () => {
  it("keeps structure and drops styling", () => {
    expect(
      read(`
        <style>p { color: red }</style><script>alert(1)</script>
        <h1 style="color: red">Thyroid</h1>
        <p class="x">Iodine is <b>important</b> and <em style="font-size: 9px">safe</em>.<br>Always.</p>
        <h4>Deeper</h4>
        <blockquote><p>One</p><p>Two</p></blockquote>
        <hr><pre><code>let x = 1;
  x += 1;
</code></pre>
        <p>See <a href="https://example.org/a">here</a>, <a href="javascript:alert(1)">there</a>.</p>`),
    ).toEqual([
      "heading1: Thyroid",
      "paragraph: Iodine is **important** and _safe_.\\Always.",
      "heading3: Deeper",
      "quote: One",
      "quote: Two",
      "divider:",
      "code: let x = 1;\n  x += 1;",
      "paragraph: See [here](https://example.org/a), there.",
    ]);
  });

  it("keeps nested lists and tasks", () => {
    expect(
      read(`<ul><li>One<ol><li>Half</li><li><p>Whole</p><p>and on</p></li></ol></li><li>Two</li></ul>
        <ul><li class="task-list-item"><input type="checkbox" checked> done</li>
        <li><input type="checkbox"> open</li></ul>`),
    ).toEqual([
      "bullet: One",
      "  number: Half",
      "  number: Whole",
      "    paragraph: and on",
      "bullet: Two",
      "task+: done",
      "task: open",
    ]);
  });

  it("keeps lists that are nested beside their item", () => {
    expect(read("<ul><li>One</li><ul><li>Deep</li></ul><li>Two</li></ul>")).toEqual([
      "bullet: One",
      "  bullet: Deep",
      "bullet: Two",
    ]);
  });

  it("keeps tables, and spans as empty cells", () => {
    expect(
      read(
        "<table><tr><th>Dose</th><th>Unit</th></tr><tr><td colspan=2>none <b>at all</b></td></tr><tr><td><p>a</p><p>b</p></td></tr></table>",
      ),
    ).toEqual(["table: Dose|Unit / none **at all**| / a\\b|"]);
  });

  it("takes a table of one cell for the frame that it is", () => {
    expect(read("<table><tr><td><h2>Title</h2><p>Text</p></td></tr></table>")).toEqual([
      "heading2: Title",
      "paragraph: Text",
    ]);
  });

  it("makes text without blocks a paragraph and leaves out what is hidden", () => {
    expect(read('Loose <span style="display:none">secret</span> <i>words</i><div>and more</div>')).toEqual([
      "paragraph: Loose _words_",
      "paragraph: and more",
    ]);
  });

  it("makes an embedded video a card and drops every other frame", () => {
    expect(
      read('<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"></iframe><iframe src="https://evil.org"></iframe>'),
    ).toEqual(["video:"]);
  });

  it("does not fall over nesting without end", () => {
    const deep = `${"<div>".repeat(3000)}word${"</div>".repeat(3000)}`;
    expect(read(deep)).toEqual(["paragraph: word"]);
  });
});

describe("from Word", () => {
  it("keeps its lists, which are paragraphs", () => {
    expect(
      read(`<p class=MsoNormal>Intro<o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
        style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>One</p>
        <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><span><span style='mso-list:Ignore'>o<span>&nbsp; </span></span></span>Deep</p>
        <p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><b>Second</b></p>
        <p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoTitle>Title</p><p class=MsoQuote>Quote</p>`),
    ).toEqual([
      "paragraph: Intro",
      "bullet: One",
      "  bullet: Deep",
      "number: **Second**",
      "heading1: Title",
      "quote: Quote",
    ]);
  });
});

describe("from Google Docs", () => {
  it("reads emphasis from styles, and none from the bold that wraps all", () => {
    expect(
      read(`<b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">Head</span></h2>
        <p dir="ltr"><span style="font-weight:400;font-style:normal">plain </span><span style="font-weight:700">bold</span><span
        style="font-style:italic"> slanted</span><span style="text-decoration:line-through"> gone</span></p>
        <ul><li dir="ltr" aria-level="1"><p role="presentation"><span>item</span></p></li></ul></b><br class="Apple-interchange-newline">`),
    ).toEqual(["heading2: Head", "paragraph: plain **bold**_ slanted_~~ gone~~", "bullet: item"]);
  });
});

describe("plain text", () => {
  it("is paragraphs", () => {
    expect(lines(blocksOfText(schema, "one\ntwo\n"))).toEqual(["paragraph: one", "paragraph: two"]);
    expect(lines(blocksOfText(schema, "one\ntwo\r\n\r\n three\n"))).toEqual([
      "paragraph: one\\two",
      "paragraph:  three",
    ]);
  });
});
