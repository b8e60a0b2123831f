//! Smaller versions of pictures: made when they are first asked for, kept, and made anew when they are gone.

use super::folder::blocking;
use super::{piece, whole};
use crate::permit::{Permit, Read};
use crate::refusal::Failure;
use bytes::Bytes;
use plein_media::{Limits, RENDITION_WIDTHS};
use plein_model::MediumId;
use plein_protocol::{Code, Problem};
use std::io::Write;
use std::path::Path;

/// The rendition of a picture that is `width` wide. `None` when there is none (the picture is smaller itself, or is no
/// picture): then the medium itself is what to show.
pub async fn rendition(permit: &Permit<Read>, medium: MediumId, width: u32) -> Result<Option<Bytes>, Problem> {
    if !RENDITION_WIDTHS.contains(&width) {
        return Ok(None);
    }
    let folder = permit.hub().media();
    let path = folder.rendition_path(medium, width);
    if let Some(kept) = kept(&path).await? {
        return Ok(kept);
    }
    let _one = folder.drawing.acquire().await.map_err(|_| Problem::new(Code::Internal, "closing"))?;
    if let Some(kept) = kept(&path).await? {
        return Ok(kept);
    }
    let limits = Limits::default();
    // Not worth reading 2 GiB of video for.
    let start = piece(permit, medium, 0).await?;
    let made = if plein_media::picture_format(&start).is_some() {
        let bytes = whole(permit, medium, limits.bytes).await?;
        blocking(move || Ok(plein_media::renditions(&bytes, &limits).unwrap_or_default())).await?
    } else {
        Vec::new()
    };
    let paths: Vec<_> = RENDITION_WIDTHS.iter().map(|width| (*width, folder.rendition_path(medium, *width))).collect();
    let made = blocking(move || {
        let mut wanted = None;
        for (each, path) in paths {
            // An empty file says that there is none, so that it is not tried again and again.
            let found = made.iter().find(|made| made.width == each).map(|made| Bytes::from(made.bytes.clone()));
            keep(&path, found.as_deref().unwrap_or_default())?;
            if each == width {
                wanted = found;
            }
        }
        Ok(wanted)
    });
    Ok(made.await?)
}

async fn kept(path: &Path) -> Result<Option<Option<Bytes>>, Failure> {
    let path = path.to_owned();
    blocking(move || match std::fs::read(path) {
        Ok(bytes) => Ok(Some((!bytes.is_empty()).then(|| bytes.into()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    })
    .await
}

fn keep(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let temporary = path.with_extension("new");
    let mut file = std::fs::File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&temporary, path)?;
    Ok(())
}
