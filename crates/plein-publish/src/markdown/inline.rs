//! Text with marks, as Markdown.
//!
//! Emphasis in Markdown only opens before and closes after a word, so white space at the edges of a mark is moved
//! outside it, and where a mark cannot be written at all it is left out: the words always stay.

use super::escape::{escape, guard};
use crate::safe_link;
use plein_model::{Embed, Inline, Marks, Text};

/// A text of one block. Hard breaks become `\` at the end of a line.
pub(super) fn text(text: &Text) -> String {
    lines(text).iter().map(|line| guard(line)).collect::<Vec<_>>().join("\\\n")
}

/// A text of a table's cell: one line.
pub(super) fn cell(text: &Text) -> String {
    lines(text).iter().map(|line| guard(line)).collect::<Vec<_>>().join("<br>")
}

/// Plain text that must stay on one line, as a heading does.
pub(super) fn line(text: &str) -> String {
    guard(&escape(&text.replace('\n', " ")))
}

/// A text that must stay on one line, with its marks.
pub(super) fn heading(text: &Text) -> String {
    lines(text).iter().map(|line| guard(line)).collect::<Vec<_>>().join(" ")
}

/// The lines between hard breaks, with marks closed at each end.
fn lines(text: &Text) -> Vec<String> {
    let mut rows: Vec<Vec<(String, Marks)>> = vec![Vec::new()];
    for inline in text.inlines() {
        let (words, marks) = match inline {
            Inline::Span { text, marks } => (text.clone(), marks.clone()),
            Inline::Embed(embed) => (words_of(embed), Marks::default()),
        };
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                rows.push(Vec::new());
            }
            if !line.is_empty() {
                rows.last_mut().into_iter().for_each(|row| row.push((line.to_owned(), marks.clone())));
            }
        }
    }
    rows.iter().map(|row| linked(row)).collect()
}

fn words_of(embed: &Embed) -> String {
    let words = ["source", "name", "text", "title"].iter().find_map(|field| embed.fields.get(*field)?.as_str());
    words.unwrap_or("\u{fffc}").to_owned()
}

type Span = (String, Marks);

fn linked(row: &[Span]) -> String {
    let target = |span: &Span| span.1.link.as_deref().and_then(safe_link).map(str::to_owned);
    let runs = row.chunk_by(|left, right| target(left) == target(right));
    let written = runs.map(|run| match run.first().and_then(target) {
        Some(url) => {
            format!("[{}](<{}>)", marked(run, 0), url.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C"))
        }
        None => marked(run, 0),
    });
    written.collect()
}

/// From the outside in.
const MARKS: [(&str, fn(&Marks) -> bool); 3] =
    [("**", |marks| marks.bold), ("*", |marks| marks.italic), ("~~", |marks| marks.strike)];

fn marked(run: &[Span], level: usize) -> String {
    let Some((sign, has)) = MARKS.get(level) else { return run.iter().map(code).collect() };
    let parts: Vec<_> = run.chunk_by(|left, right| has(&left.1) == has(&right.1)).collect();
    let written: Vec<_> = parts.iter().map(|part| marked(part, level + 1)).collect();
    let mut line = String::new();
    for (at, inside) in written.iter().enumerate() {
        if parts[at].first().is_some_and(|span| has(&span.1)) {
            let next = written.get(at + 1).and_then(|next| next.chars().next());
            line.push_str(&wrapped(inside, sign, line.chars().next_back(), next));
        } else {
            line.push_str(inside);
        }
    }
    line
}

/// `inside` between two signs, when Markdown will read them as signs; else `inside` alone.
fn wrapped(inside: &str, sign: &str, before: Option<char>, after: Option<char>) -> String {
    let body = inside.trim();
    let start = inside.find(body).unwrap_or(0);
    let (lead, trail) = (&inside[..start], &inside[start + body.len()..]);
    let (before, after) = (lead.chars().next_back().or(before), trail.chars().next().or(after));
    let word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_punctuation(c));
    let opens = !word(before) || word(body.chars().next());
    let closes = !word(after) || word(body.chars().next_back());
    if body.is_empty() || !opens || !closes {
        return inside.to_owned();
    }
    format!("{lead}{sign}{body}{sign}{trail}")
}

/// Whether CommonMark may take the character for punctuation. Rather too often than too seldom.
fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Code has no escapes: it is fenced by more backticks than it holds in a row.
fn code((text, marks): &Span) -> String {
    if !marks.code || text.trim().is_empty() {
        return escape(text);
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let text = text.replace(['\r', '\t'], " ").replace('|', "\\|");
    format!("{fence} {text} {fence}")
}
