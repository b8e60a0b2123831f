//! What plein-import promises.

mod constructs;
mod disk;
mod folders;
mod hostile;
mod pictures;
mod shown;
mod words;
