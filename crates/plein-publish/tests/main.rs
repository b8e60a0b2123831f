//! What readers rely on: the same pavement everywhere, every kind of block shown, nothing of a Space ever becoming
//! an element of ours, and Markdown that loses no word.

mod covers;
mod hostile;
mod kinds;
mod later;
mod markdown;
mod sample;
mod slides;
mod tokens;
