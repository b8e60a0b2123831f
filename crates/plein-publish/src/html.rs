//! The reader page: one frozen Space as HTML that can be read without a script.
//!
//! Owns the structure and its style sheet. Always holds: every text and every attribute that comes from a Space is
//! escaped by maud; the only raw pieces are ours (the pavement, made of numbers, and formulas, of listed elements);
//! there is no inline style and no inline script, so `default-src 'none'; style-src 'self'; img-src 'self'; font-src
//! 'self'; media-src 'self'` and `script-src 'self'` for the one script is policy enough; nobody but the host is
//! contacted until a person follows a link. Whether an answer is right is in the page: nothing here is an exam.

mod article;
mod blocks;
mod cards;
mod exercise;
mod inline;
mod marks;
mod math;
mod media;
mod page;
mod pictures;
mod slides;
mod table;

pub use page::{Home, Page, article, frame, in_one_piece, page};
pub use slides::{Slide, Slides, slides};

/// The style sheet of a whole page: tokens, fonts, page and article. It asks for the [`fonts`] beside it, in `fonts/`.
pub const fn stylesheet() -> &'static str {
    concat!(
        include_str!("../assets/tokens.css"),
        include_str!("../assets/fonts.css"),
        include_str!("../assets/page.css"),
        include_str!("../assets/reader.css"),
        include_str!("../assets/kinds.css")
    )
}

/// The style sheet of the [`article`] alone, for a page that has the tokens and fonts already.
pub const fn article_stylesheet() -> &'static str {
    concat!(include_str!("../assets/reader.css"), include_str!("../assets/kinds.css"))
}

/// The script of the page: it lets a reader try the questions and slide between two pictures. Everything can be read
/// without it; it asks nobody for anything and keeps nothing.
pub const fn script() -> &'static str {
    include_str!("../assets/reader.js")
}

/// A font file that the style sheet asks for, under `fonts/` beside it.
#[derive(Debug, Clone, Copy)]
pub struct Font {
    /// File name.
    pub name: &'static str,
    /// WOFF2 (`font/woff2`). SIL Open Font License 1.1; the licence is beside the files.
    pub bytes: &'static [u8],
}

macro_rules! fonts {
    ($($name:literal),* $(,)?) => { &[$(Font { name: $name, bytes: include_bytes!(concat!("../assets/fonts/", $name)) }),*] };
}

/// The fonts, for the host to serve; without them the page falls back to the reader's own.
pub const fn fonts() -> &'static [Font] {
    fonts![
        "fraunces-latin-opsz-normal.woff2",
        "fraunces-latin-ext-opsz-normal.woff2",
        "atkinson-hyperlegible-next-latin-wght-normal.woff2",
        "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
        "atkinson-hyperlegible-next-latin-wght-italic.woff2",
    ]
}
