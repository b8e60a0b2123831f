//! Smaller versions of pictures, made when first asked for: `media/renditions/ab/<hash>-<width>.<jpg|png>`.

use super::files::{Incoming, path, sharded};
use crate::error::Result;
use crate::home::Home;
use crate::{Library, LibraryError};
use plein_media::{Limits, RENDITION_WIDTHS, Rendition, rendition_widths, renditions};
use plein_model::MediumId;
use plein_protocol::world::World;
use std::io::Write as _;
use std::path::PathBuf;

/// A file that shows a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub mime: String,
}

impl Library {
    /// The smallest version of a picture that is at least `width` pixels wide, or the picture itself. What is no
    /// picture is given as it is.
    ///
    /// # Errors
    /// As [`Library::open_medium`].
    pub fn rendition(&self, id: MediumId, width: u32) -> Result<Rendered> {
        let home = &self.0.home;
        let medium = self.medium(None, id)?;
        let wanted = RENDITION_WIDTHS.into_iter().find(|made| *made >= width);
        let wanted = wanted.filter(|wanted| rendition_widths(medium.width.unwrap_or(0)).any(|width| width == *wanted));
        let whole = Rendered { path: path(home, id), mime: medium.mime };
        let Some(wanted) = wanted else {
            self.open_medium(id)?;
            return Ok(whole);
        };
        if let Some(rendered) = find(home, id, wanted) {
            return Ok(rendered);
        }
        let kept = self.read_medium(id)?;
        let turn = self.picture_turn(&kept);
        // Somebody else may have made it while this one waited.
        if let Some(rendered) = find(home, id, wanted) {
            return Ok(rendered);
        }
        let made = renditions(&kept, &Limits::default())?;
        drop(turn);
        put(home, self.0.world.as_ref(), id, &made)?;
        Ok(find(home, id, wanted).unwrap_or(whole))
    }
}

fn find(home: &Home, id: MediumId, width: u32) -> Option<Rendered> {
    ["image/jpeg", "image/png"].into_iter().find_map(|mime| {
        let path = file(home, id, width, mime);
        path.exists().then(|| Rendered { path, mime: mime.to_owned() })
    })
}

pub(super) fn file(home: &Home, id: MediumId, width: u32, mime: &str) -> PathBuf {
    let extension = if mime == "image/png" { "png" } else { "jpg" };
    sharded(&home.renditions(), id).join(format!("{id}-{width}.{extension}"))
}

/// Where renditions of a picture may be.
pub(crate) fn all_of(home: &Home, id: MediumId) -> impl Iterator<Item = PathBuf> {
    let each = RENDITION_WIDTHS.into_iter().flat_map(|width| ["image/jpeg", "image/png"].map(|mime| (width, mime)));
    each.map(move |(width, mime)| file(home, id, width, mime))
}

/// Keeps renditions, whole or not at all.
pub(crate) fn put(home: &Home, world: &dyn World, id: MediumId, made: &[Rendition]) -> Result<()> {
    for rendition in made {
        let mut incoming = Incoming::new(home, world)?;
        incoming.file.write_all(&rendition.bytes).map_err(LibraryError::io("keep a rendition"))?;
        incoming.keep(&file(home, id, rendition.width, rendition.mime))?;
    }
    Ok(())
}
