//! A medium that is arriving, piece by piece, through one stream.

use super::folder::{Pieces, hash_file, set_aside, sync_folder};
use crate::refusal::Failure;
use plein_protocol::{Chunk, Code, Problem};
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where its parts are.
#[derive(Debug)]
pub struct Arriving {
    /// What has come so far.
    pub part: PathBuf,
    /// Where the whole belongs.
    pub place: PathBuf,
    /// Where it goes when it is not what its name says.
    pub quarantine: PathBuf,
}

impl Arriving {
    /// Takes a piece. When it was the last, the whole is checked and put in its place. A piece that came before is fine.
    pub fn take(&self, chunk: &Chunk) -> Result<Option<Pieces>, Failure> {
        let mut file = File::options().create(true).truncate(false).write(true).open(&self.part)?;
        let until = file.metadata()?.len();
        if chunk.offset > until {
            return Err(Problem::new(Code::Offset, format!("{until} bytes have come so far")).into());
        }
        // What the other end sends again, because it did not hear that it had come.
        let again = usize::try_from(until - chunk.offset).unwrap_or(usize::MAX).min(chunk.bytes.len());
        let rest = &chunk.bytes[again..];
        file.seek(SeekFrom::Start(until))?;
        file.write_all(rest)?;
        if until + (rest.len() as u64) < chunk.total {
            return Ok(None);
        }
        file.sync_all()?;
        drop(file);
        let (found, pieces) = hash_file(&self.part)?;
        if found != chunk.medium {
            set_aside(&self.part, &self.quarantine)?;
            return Err(Problem::new(Code::Hash, "the bytes are not those of the hash; begin again").into());
        }
        let folder = self.place.parent().unwrap_or(Path::new("."));
        let is_new = !folder.exists();
        std::fs::create_dir_all(folder)?;
        std::fs::rename(&self.part, &self.place)?;
        sync_folder(folder)?;
        if let (true, Some(above)) = (is_new, folder.parent()) {
            sync_folder(above)?;
        }
        Ok(Some(pieces))
    }
}
