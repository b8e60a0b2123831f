//! What plein-media promises, on pictures made by program.

mod hostile;
mod keeping;
mod memory;
mod metadata;
mod renditions;
mod samples;
mod upright;
