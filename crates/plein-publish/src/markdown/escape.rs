//! Plain text, written so that Markdown reads it back as that text.

/// Escapes what means something to Markdown anywhere in a line.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' => escaped.extend(['\\', c]),
            // Characters that Markdown, or the editors people open it with, take for the end of a line.
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push(' '),
            '\0' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Escapes what means something at the beginning of a line only, and keeps white space at both ends, which Markdown
/// would drop. Takes one line that [`escape`] has seen.
pub(super) fn guard(line: &str) -> String {
    let body = line.trim_matches([' ', '\t']);
    let (before, after) = match line.find(body) {
        Some(at) if !body.is_empty() => (&line[..at], &line[at + body.len()..]),
        _ => (line, ""),
    };
    // A backslash that escapes one of those spaces cannot be: escape() escapes itself.
    [kept(before), start(body), kept(after)].concat()
}

fn kept(space: &str) -> String {
    space.chars().map(|c| if c == '\t' { "&#9;" } else { "&#32;" }).collect()
}

fn start(body: &str) -> String {
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    match body.as_bytes() {
        [b'#' | b'+' | b'-' | b'=' | b':', ..] => format!("\\{body}"),
        [.., _] if digits > 0 && matches!(body.as_bytes().get(digits), Some(b'.' | b')')) => {
            format!("{}\\{}", &body[..digits], &body[digits..])
        }
        _ => body.to_owned(),
    }
}
