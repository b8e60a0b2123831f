//! HTML tags inside a line, as far as they mean what Markdown can say too.

/// What a tag means.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// Begins or ends a mark.
    Mark(Mark, bool),
    /// `<br>`.
    Break,
    /// `<a href>` with its address, `None` for the end.
    Link(Option<String>),
    /// Means something that has no counterpart, but what it holds can be shown without it.
    Plain,
    /// A comment.
    Comment,
    /// Anything else: shown as it stands.
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Bold,
    Italic,
    Strike,
    Code,
}

impl Tag {
    /// Reads one tag, `<` and `>` included.
    pub fn read(tag: &str) -> Self {
        if tag.starts_with("<!--") {
            return Self::Comment;
        }
        let Some(inside) = tag.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else { return Self::Other };
        let (begins, inside) = inside.strip_prefix('/').map_or((true, inside), |rest| (false, rest));
        let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, attributes) = inside.split_at(length);
        let bare = attributes.trim().trim_end_matches('/').is_empty();
        match name.to_ascii_lowercase().as_str() {
            "b" | "strong" => Self::Mark(Mark::Bold, begins),
            "i" | "em" | "cite" => Self::Mark(Mark::Italic, begins),
            "s" | "del" | "strike" => Self::Mark(Mark::Strike, begins),
            "code" | "kbd" | "samp" | "tt" => Self::Mark(Mark::Code, begins),
            "br" => Self::Break,
            "a" if !begins => Self::Link(None),
            "a" => quoted(attributes, "href").map_or(Self::Other, |address| Self::Link(Some(address))),
            "u" | "sub" | "sup" | "mark" | "small" | "big" | "ins" | "wbr" | "center" | "q" | "abbr" if bare => {
                Self::Plain
            }
            "span" | "font" => Self::Plain,
            "u" | "sub" | "sup" | "mark" | "small" | "big" | "ins" | "center" | "q" | "abbr" if !begins => Self::Plain,
            _ => Self::Other,
        }
    }
}

/// The value of an attribute between quotes.
fn quoted(attributes: &str, name: &str) -> Option<String> {
    let lower = attributes.to_ascii_lowercase();
    let at = lower.find(&format!(" {name}="))? + name.len() + 2;
    let rest = attributes.get(at..)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = rest[1..].split(quote).next()?;
    Some(value.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_mean_what_markdown_can_say() {
        assert_eq!(Tag::read("<b>"), Tag::Mark(Mark::Bold, true));
        assert_eq!(Tag::read("</EM>"), Tag::Mark(Mark::Italic, false));
        assert_eq!(Tag::read("<br />"), Tag::Break);
        assert_eq!(
            Tag::read("<a class='x' href=\"https://a.nl?b&amp;c\">"),
            Tag::Link(Some("https://a.nl?b&c".into()))
        );
        assert_eq!(Tag::read("</a>"), Tag::Link(None));
        assert_eq!(Tag::read("<sub>"), Tag::Plain);
        assert_eq!(Tag::read("<!-- geheim -->"), Tag::Comment);
        assert_eq!(Tag::read("<img src=x onerror=alert(1)>"), Tag::Other);
        assert_eq!(Tag::read("<abbr title=\"uitleg\">"), Tag::Other);
        assert_eq!(Tag::read("<é>"), Tag::Other);
    }
}
