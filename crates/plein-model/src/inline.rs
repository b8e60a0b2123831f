//! Text inside a block: spans with marks, and things embedded between them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The text of one block: inlines in order. A hard break is the character `\n` inside a span.
///
/// Always normal: no empty span, and no two neighbouring spans with equal marks (see [`Text::push`]).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(Vec<Inline>);

/// One run of text with the same marks, or one embedded thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// A run of characters.
    Span {
        /// Never empty.
        text: String,
        /// The marks that hold for every character of it.
        #[serde(default, skip_serializing_if = "Marks::is_plain")]
        marks: Marks,
    },
    /// Something that counts as one character: a formula, a mention, or a kind this version does not know.
    Embed(Embed),
}

/// An embedded thing: its kind under `kind`, and its fields, kept whether known or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Embed {
    /// What it is, for example `formula`.
    pub kind: String,
    /// Its fields as they stand in the document.
    #[serde(flatten)]
    pub fields: BTreeMap<String, serde_json::Value>,
}

/// The marks on a span.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Marks {
    /// Strong emphasis.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Emphasis.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub italic: bool,
    /// Code.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub code: bool,
    /// Struck through.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strike: bool,
    /// Where it links to, as written by a person: *not* checked; whoever makes HTML of it must.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Marks this version does not know, kept as they stand.
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

impl Marks {
    /// Whether nothing is marked.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

impl Text {
    /// Nothing written.
    pub const EMPTY: Self = Self(Vec::new());

    /// Text without marks. Empty for an empty string.
    pub fn plain(text: impl Into<String>) -> Self {
        let mut result = Self::default();
        result.push_span(text, Marks::default());
        result
    }

    /// The inlines in order.
    pub fn inlines(&self) -> &[Inline] {
        &self.0
    }

    /// Whether there is neither a character nor an embed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds at the end, keeping the text normal.
    pub fn push(&mut self, inline: Inline) {
        match inline {
            Inline::Span { text, marks } => self.push_span(text, marks),
            embed @ Inline::Embed(_) => self.0.push(embed),
        }
    }

    /// Adds a span at the end; joins the last one when the marks are equal; ignores an empty one.
    pub fn push_span(&mut self, text: impl Into<String>, marks: Marks) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Inline::Span { text: last, marks: same }) if *same == marks => last.push_str(&text),
            _ => self.0.push(Inline::Span { text, marks }),
        }
    }

    /// The characters alone; an embed reads as U+FFFC (object replacement character).
    pub fn to_plain(&self) -> String {
        self.0
            .iter()
            .map(|inline| match inline {
                Inline::Span { text, .. } => text.as_str(),
                Inline::Embed(_) => "\u{fffc}",
            })
            .collect()
    }
}

impl FromIterator<Inline> for Text {
    fn from_iter<I: IntoIterator<Item = Inline>>(inlines: I) -> Self {
        let mut text = Self::default();
        inlines.into_iter().for_each(|inline| text.push(inline));
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Embed, Inline, Marks, Text};

    #[test]
    fn a_text_is_always_normal() {
        let bold = Marks { bold: true, ..Marks::default() };
        let mut text = Text::plain("een ");
        text.push_span("", bold.clone());
        text.push_span("twee", Marks::default());
        text.push_span("drie", bold.clone());
        text.push(Inline::Embed(Embed { kind: "formula".into(), fields: Default::default() }));
        text.push_span("vier", bold);
        assert_eq!(text.inlines().len(), 4);
        assert_eq!(text.to_plain(), "een tweedrie\u{fffc}vier");
        assert!(Text::plain("").is_empty());
    }

    #[test]
    fn marks_and_embeds_that_are_not_known_pass_through_json() {
        let json =
            r#"[{"span":{"text":"a","marks":{"bold":true,"x-colour":[1]}}},{"embed":{"kind":"k","n":{"m":null}}}]"#;
        let text: Text = serde_json::from_str(json).expect("a text");
        assert_eq!(serde_json::to_string(&text).expect("JSON"), json);
    }
}
