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
    lines(text).iter().map(|line| guard(&bars(line))).collect::<Vec<_>>().join("<br>")
}

/// Escapes the bars that are not yet: those in code. In a table a bar ends the cell, even there.
fn bars(line: &str) -> String {
    let mut result = String::with_capacity(line.len());
    for c in line.chars() {
        if c == '|' && !result.ends_with('\\') {
            result.push('\\');
        }
        result.push(c);
    }
    result
}

/// Plain text that must stay on one line, as a heading does.
pub(super) fn line(text: &str) -> String {
    closed(guard(&escape(&text.replace('\n', " "))))
}

/// A heading may end in a row of `#` that is not part of it: then the last one is escaped.
fn closed(mut line: String) -> String {
    if line.ends_with('#') && !line.ends_with("\\#") {
        line.insert(line.len() - 1, '\\');
    }
    line
}

/// A text that must stay on one line, with its marks.
pub(super) fn heading(text: &Text) -> String {
    closed(lines(text).iter().map(|line| guard(line)).collect::<Vec<_>>().join(" "))
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
/// The characters on both sides of a run; none at the ends of a line.
type Beside = (Option<char>, Option<char>);

fn linked(row: &[Span]) -> String {
    let target = |span: &Span| span.1.link.as_deref().and_then(safe_link).map(str::to_owned);
    let runs: Vec<_> = row.chunk_by(|left, right| target(left) == target(right)).collect();
    let mut line = String::new();
    for (at, run) in runs.iter().enumerate() {
        match run.first().and_then(target) {
            Some(url) => {
                // `![` would make a picture of it.
                if line.ends_with('!') {
                    line.insert(line.len() - 1, '\\');
                }
                let url = url.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C");
                line.push_str(&format!("[{}](<{url}>)", marked(run, 0, (None, None))));
            }
            None => {
                // A link's bracket is punctuation to its neighbours.
                let before = at.checked_sub(1).map(|_| ')');
                let after = runs.get(at + 1).map(|_| '[');
                line.push_str(&marked(run, 0, (before, after)));
            }
        }
    }
    line
}

const SIGNS: [char; 3] = ['*', '~', '`'];

type HasMark = fn(&Marks) -> bool;

/// From the outside in.
const MARKS: [(&str, HasMark); 3] =
    [("**", |marks| marks.bold), ("*", |marks| marks.italic), ("~~", |marks| marks.strike)];

fn marked(run: &[Span], level: usize, beside: Beside) -> String {
    let Some((sign, has)) = MARKS.get(level) else {
        let mut line = String::new();
        run.chunk_by(|left, right| left.1.code == right.1.code).for_each(|same| append(&mut line, &code(same), same));
        return line;
    };
    let parts: Vec<_> = run.chunk_by(|left, right| has(&left.1) == has(&right.1)).collect();
    let last = |part: &&[Span]| part.last().and_then(|span| span.0.chars().next_back());
    let first = |part: &&[Span]| part.first().and_then(|span| span.0.chars().next());
    let mut line = String::new();
    for (at, part) in parts.iter().enumerate() {
        let before = at.checked_sub(1).map_or(beside.0, |at| parts.get(at).and_then(last));
        let after = parts.get(at + 1).map_or(beside.1, first);
        let inside = marked(part, level + 1, (before, after));
        let has = part.first().is_some_and(|span| has(&span.1));
        let written = if has { wrapped(&inside, sign, (before, after)) } else { inside };
        append(&mut line, &written, part);
    }
    line
}

/// Adds what was written for `part`; without its marks where two signs would touch and be read as one.
fn append(line: &mut String, written: &str, part: &[Span]) {
    if line.ends_with(SIGNS) && written.starts_with(SIGNS) {
        part.iter().for_each(|span| line.push_str(&escape(&span.0)));
    } else {
        line.push_str(written);
    }
}

/// `inside` between two signs, when Markdown is sure to read them as signs (beside a space, or beside a letter of the
/// word they mark); else `inside` alone.
fn wrapped(inside: &str, sign: &str, beside: Beside) -> String {
    let body = inside.trim();
    let start = inside.find(body).unwrap_or(0);
    let (lead, trail) = (&inside[..start], &inside[start + body.len()..]);
    let (before, after) = (lead.chars().next_back().or(beside.0), trail.chars().next().or(beside.1));
    let word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_punctuation(c));
    let free = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens = free(before) || word(body.chars().find(|c| !sign.starts_with(*c)));
    let closes = free(after) || word(body.chars().rfind(|c| !sign.starts_with(*c)));
    if body.is_empty() || !opens || !closes {
        return inside.to_owned();
    }
    format!("{lead}{sign}{body}{sign}{trail}")
}

/// Whether CommonMark may take the character for punctuation. Rather too often than too seldom.
fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Spans that are all code, or all not. Code has no escapes: it is fenced by more backticks than it holds in a row.
fn code(spans: &[Span]) -> String {
    let text: String = spans.iter().map(|span| span.0.as_str()).collect();
    if !spans.first().is_some_and(|span| span.1.code) || text.trim().is_empty() {
        return escape(&text);
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let text = text.replace(['\r', '\t'], " ");
    let edge = |c: Option<char>| matches!(c, Some('`' | ' '));
    let pad = if edge(text.chars().next()) || edge(text.chars().next_back()) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
