//! Every kind of block but a table, with whatever it can say.

use super::{id, standing, text, value, words};
use plein_model::{
    AnswerForm, Area, Assignment, Audio, Beside, Clip, Content, File, LinkCard, MarkColour, MarkId, MarkShape,
    MediumId, OptionId, Picture, PictureMark, Question, QuestionForm, QuestionOption, Standing, TextKind, Turn, Video,
    VideoSite,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

pub(super) fn medium() -> impl Strategy<Value = MediumId> {
    any::<[u8; 32]>().prop_map(MediumId::from_hash)
}

fn area() -> impl Strategy<Value = Area> {
    (0..Area::EDGE, 0..Area::EDGE).prop_flat_map(|(x, y)| {
        (1..=Area::EDGE - x, 1..=Area::EDGE - y)
            .prop_map(move |(width, height)| Area::new(x, y, width, height).expect("inside the picture"))
    })
}

fn mark() -> impl Strategy<Value = PictureMark> {
    let shapes = [MarkShape::Arrow, MarkShape::Circle, MarkShape::Box, MarkShape::Number, MarkShape::Label];
    let colours = [MarkColour::Red, MarkColour::Yellow, MarkColour::Blue, MarkColour::White, MarkColour::Black];
    let point = || (0..=Area::EDGE, 0..=Area::EDGE);
    (id(), select(shapes.to_vec()), point(), point(), select(colours.to_vec()), words(8), standing()).prop_map(
        |(id, shape, from, to, colour, words, standing)| {
            let standing = if words.is_empty() { Standing::Placed } else { standing };
            PictureMark { id: MarkId(id), shape, from, to, colour, words, standing }
        },
    )
}

fn picture() -> impl Strategy<Value = Picture> {
    let pixels = || option::of(any::<u32>());
    let beside = option::of(select(vec![Beside::Row, Beside::Compare]));
    let turn = select(vec![Turn::Upright, Turn::Right, Turn::Over, Turn::Left]);
    let view = (beside, turn, option::of(area()), vec(mark(), 0..3));
    (medium(), words(12), any::<bool>(), pixels(), pixels(), view, text()).prop_map(
        |(medium, alt, decorative, width, height, (beside, turn, crop, mut marks), caption)| {
            marks.sort_by(|a, b| a.id.cmp(&b.id));
            Picture { medium, alt, decorative, width, height, beside, turn, crop, marks, caption }
        },
    )
}

fn question() -> impl Strategy<Value = Question> {
    use QuestionForm::{Match, Multiple, Open, Order, Single, Spot};
    let option = (id(), standing(), [words(8), words(8), words(8)], any::<bool>(), option::of(area())).prop_map(
        |(id, standing, [text, other_half, feedback], right, area)| {
            let written = !(text.is_empty() && other_half.is_empty() && feedback.is_empty());
            let standing = if written { standing } else { Standing::Placed };
            QuestionOption { id: OptionId(id), standing, text, other_half, feedback, right, area }
        },
    );
    let forms = select(vec![Single, Multiple, Order, Match, Open, Spot]);
    (forms, option::of(medium()), words(8), vec(option, 0..4), words(8), text())
        .prop_map(|(form, medium, alt, options, answer, text)| Question { form, medium, alt, options, answer, text })
}

/// What is stored of a file: medium, name, bytes and mime.
fn stored() -> impl Strategy<Value = (MediumId, String, u64, String)> {
    (medium(), words(12), 0..1u64 << 53, "[a-z]{0,9}/[a-z]{0,9}")
}

fn media() -> impl Strategy<Value = Content> {
    let duration = || option::of(0..1u64 << 53);
    let pixels = || option::of(any::<u32>());
    let file = (stored(), option::of(medium()), text()).prop_map(|((medium, name, bytes, mime), face, caption)| File {
        medium,
        name,
        bytes,
        mime,
        face,
        caption,
    });
    let audio = (stored(), duration(), words(20), text()).prop_map(
        |((medium, name, bytes, mime), duration, transcript, caption)| Audio {
            medium,
            name,
            bytes,
            mime,
            duration,
            transcript,
            caption,
        },
    );
    let clip = (stored(), duration(), [pixels(), pixels()], option::of(medium()), words(20), text()).prop_map(
        |((medium, name, bytes, mime), duration, [width, height], poster, transcript, caption)| Clip {
            medium,
            name,
            bytes,
            mime,
            duration,
            width,
            height,
            poster,
            transcript,
            caption,
        },
    );
    let video = (any::<bool>(), "[A-Za-z0-9_-]{1,64}", any::<u32>(), words(12), text());
    let video = video.prop_map(|(youtube, id, start, title, caption)| {
        let site = if youtube { VideoSite::Youtube } else { VideoSite::Vimeo };
        Video { site, id, start, title, caption }
    });
    let link = ("https?://[a-z]{1,9}(/[a-z?=&#é]{0,9})?", words(8), words(8), option::of(medium()), text())
        .prop_map(|(url, title, description, face, text)| LinkCard { url, title, description, face, text });
    prop_oneof![
        3 => picture().prop_map(Content::Picture),
        1 => file.prop_map(Content::File),
        1 => audio.prop_map(Content::Audio),
        1 => clip.prop_map(Content::Clip),
        1 => video.prop_map(Content::Video),
        1 => link.prop_map(Content::Link),
    ]
}

const TEXT_KINDS: [TextKind; 16] = [
    TextKind::Paragraph,
    TextKind::Heading1,
    TextKind::Heading2,
    TextKind::Heading3,
    TextKind::Bullet,
    TextKind::Number,
    TextKind::Task,
    TextKind::TaskDone,
    TextKind::Quote,
    TextKind::Code,
    TextKind::Tip,
    TextKind::Careful,
    TextKind::Remember,
    TextKind::Note,
    TextKind::Reveal,
    TextKind::Formula,
];

pub(super) fn content() -> impl Strategy<Value = Content> {
    // A known kind without what it needs is unknown too.
    let unknown = (
        "picture|video|file|audio|clip|link|callout|[a-z]{1,3}-[a-z]{1,3}|",
        btree_map("q[a-z/]{0,6}", value(), 0..4),
        text(),
    );
    let answers = select(vec![AnswerForm::Text, AnswerForm::Photo, AnswerForm::Both]);
    prop_oneof![
        6 => (select(TEXT_KINDS.to_vec()), text()).prop_map(|(kind, text)| Content::Text { kind, text }),
        5 => media(),
        2 => question().prop_map(Content::Question),
        1 => (answers, text()).prop_map(|(answer, text)| Content::Assignment(Assignment { answer, text })),
        1 => Just(Content::Divider),
        2 => unknown.prop_map(|(kind, fields, text)| Content::Unknown { kind, fields, text }),
    ]
}

/// A kind that this version knows holds no blocks, also when it is malformed.
pub(super) fn holds_blocks(content: &Content) -> bool {
    const KNOWN: [&str; 6] = ["picture", "video", "file", "audio", "clip", "link"];
    matches!(content, Content::Unknown { kind, .. } if !KNOWN.contains(&kind.as_str()))
}

/// Whether there is a text in it that would show it again if it were removed.
pub(super) fn is_written_in(content: &Content) -> bool {
    match content {
        // The name of a stored file is a register: it is of the file, not of a person's words.
        Content::File(file) => !file.caption.is_empty(),
        Content::Audio(audio) => !(audio.caption.is_empty() && audio.transcript.is_empty()),
        Content::Clip(clip) => !(clip.caption.is_empty() && clip.transcript.is_empty()),
        other => !other.words().is_empty(),
    }
}
