//! The media of a backup: each once, hashed, beside all backups.

use super::BackupError;
use crate::Hub;
use crate::media::{blocking, sync_folder};
use crate::store::media::Here;
use plein_model::MediumId;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What was gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    pub count: u64,
    pub bytes: u64,
    /// What the hub does not have whole any more.
    pub missing: Vec<MediumId>,
}

/// Copies what is not there yet and checks what is. Without a folder it is only looked whether the hub has them.
pub async fn gather(hub: &Hub, known: Vec<Here>, folder: Option<PathBuf>) -> Result<Gathered, BackupError> {
    let mut gathered = Gathered::default();
    for medium in known {
        let Here { id, bytes, .. } = medium;
        let whole = match &folder {
            None => hub.media().read(id, bytes, medium.pieces, 0).await?.is_some(),
            Some(folder) => {
                let place = place(folder, id);
                let there = place.clone();
                blocking(move || Ok(is_whole(&there, id)?)).await? || fetch(hub, medium, place).await?
            }
        };
        if whole {
            gathered.count += 1;
            gathered.bytes += bytes;
        } else {
            gathered.missing.push(id);
        }
    }
    Ok(gathered)
}

/// Where a medium stands in a folder of media.
pub fn place(folder: &Path, id: MediumId) -> PathBuf {
    let name = id.to_string();
    folder.join(&name[..2]).join(name)
}

/// Whether a file is what its name says.
pub fn is_whole(path: &Path, id: MediumId) -> io::Result<bool> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let (mut hasher, mut piece) = (plein_media::Hasher::new(), vec![0; 1 << 20]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hasher.id() == id),
            length => {
                hasher.update(&piece[..length]);
            }
        }
    }
}

async fn fetch(hub: &Hub, medium: Here, place: PathBuf) -> Result<bool, BackupError> {
    let folder = place.parent().unwrap_or(Path::new(".")).to_owned();
    std::fs::create_dir_all(&folder)?;
    let partial = place.with_extension("partial");
    let mut file = File::create(&partial)?;
    let mut offset = 0;
    while offset < medium.bytes {
        let Some(piece) = hub.media().read(medium.id, medium.bytes, medium.pieces.clone(), offset).await? else {
            std::fs::remove_file(partial)?;
            return Ok(false);
        };
        file.write_all(&piece)?;
        offset += piece.len() as u64;
    }
    file.sync_all()?;
    let id = medium.id;
    let whole = blocking(move || {
        let whole = is_whole(&partial, id)?;
        if whole {
            std::fs::rename(&partial, &place)?;
            sync_folder(&folder)?;
        }
        Ok(whole)
    });
    Ok(whole.await?)
}
