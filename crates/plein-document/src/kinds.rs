//! The kinds of block, by the names that they have in a document.

use plein_model::{AnswerForm, Beside, MarkColour, MarkShape, QuestionForm, TextKind, VideoSite};

/// A name for each of a list of things, both ways.
macro_rules! names {
    ($(#[$doc:meta])* $to:ident, $from:ident, $thing:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        pub(crate) fn $to(name: &str) -> Option<$thing> {
            match name { $($name => Some($thing::$variant),)+ _ => None }
        }
        /// The other way about.
        pub(crate) fn $from(thing: $thing) -> &'static str {
            match thing { $($thing::$variant => $name,)+ }
        }
    };
}

names! {
    /// Where a video is.
    video_site, name_of_site, VideoSite { Youtube = "youtube", Vimeo = "vimeo" }
}
names! {
    /// How a picture stands beside the one before it.
    beside, name_of_beside, Beside { Row = "row", Compare = "compare" }
}
names! {
    /// What is drawn on a picture.
    mark_shape, name_of_shape, MarkShape {
        Arrow = "arrow", Circle = "circle", Box = "box", Number = "number", Label = "label",
    }
}
names! {
    /// In which colour.
    mark_colour, name_of_colour, MarkColour {
        Red = "red", Yellow = "yellow", Blue = "blue", White = "white", Black = "black",
    }
}
names! {
    /// How a question is answered.
    question_form, name_of_form, QuestionForm {
        Single = "single", Multiple = "multiple", Order = "order", Match = "match", Open = "open", Spot = "spot",
    }
}
names! {
    /// What is handed in.
    answer_form, name_of_answer, AnswerForm { Text = "text", Photo = "photo", Both = "both" }
}

/// The kind of text block with this name; a task as an open one.
pub(crate) fn text_kind(name: &str) -> Option<TextKind> {
    Some(match name {
        "paragraph" => TextKind::Paragraph,
        "heading1" => TextKind::Heading1,
        "heading2" => TextKind::Heading2,
        "heading3" => TextKind::Heading3,
        "bullet" => TextKind::Bullet,
        "number" => TextKind::Number,
        "task" => TextKind::Task,
        "quote" => TextKind::Quote,
        "code" => TextKind::Code,
        "tip" => TextKind::Tip,
        "careful" => TextKind::Careful,
        "remember" => TextKind::Remember,
        "note" => TextKind::Note,
        "reveal" => TextKind::Reveal,
        "formula" => TextKind::Formula,
        _ => return None,
    })
}

/// The name of a kind of text block.
pub(crate) fn name_of_text(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Paragraph => "paragraph",
        TextKind::Heading1 => "heading1",
        TextKind::Heading2 => "heading2",
        TextKind::Heading3 => "heading3",
        TextKind::Bullet => "bullet",
        TextKind::Number => "number",
        TextKind::Task | TextKind::TaskDone => "task",
        TextKind::Quote => "quote",
        TextKind::Code => "code",
        TextKind::Tip => "tip",
        TextKind::Careful => "careful",
        TextKind::Remember => "remember",
        TextKind::Note => "note",
        TextKind::Reveal => "reveal",
        TextKind::Formula => "formula",
    }
}

/// Whether this version knows the kind.
pub(crate) fn is_known(kind: &str) -> bool {
    const OTHERS: [&str; 10] =
        ["divider", "picture", "video", "file", "table", "audio", "clip", "link", "assignment", "question"];
    text_kind(kind).is_some() || OTHERS.contains(&kind)
}
