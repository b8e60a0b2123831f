//! What plein-media promises, on pictures made by program.

mod hostile;
mod keeping;
mod masks;
mod memory;
mod metadata;
mod renditions;
mod samples;
mod suggestions;
mod upright;
