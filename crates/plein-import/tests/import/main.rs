//! What plein-import promises.

mod constructs;
mod disk;
mod folders;
mod hostile;
mod pictures;
mod samples;
mod shown;
mod words;
