//! Smaller versions of pictures: made when they are first asked for, kept, and made anew when they are gone.

use super::folder::blocking;
use super::{piece, whole};
use crate::permit::{Permit, Read};
use bytes::Bytes;
use plein_media::{Limits, RENDITION_WIDTHS};
use plein_model::MediumId;
use plein_protocol::{Code, Problem};

/// The rendition of a picture that is `width` wide. `None` when there is none (the picture is smaller itself, or is no
/// picture): then the medium itself is what to show.
pub async fn rendition(permit: &Permit<Read>, medium: MediumId, width: u32) -> Result<Option<Bytes>, Problem> {
    if !RENDITION_WIDTHS.contains(&width) {
        return Ok(None);
    }
    let shelves = permit.hub().media();
    if let Some(kept) = shelves.kept(medium, width).await? {
        return Ok(some(kept));
    }
    let _one = shelves.drawing.acquire().await.map_err(|_| Problem::new(Code::Internal, "closing"))?;
    if let Some(kept) = shelves.kept(medium, width).await? {
        return Ok(some(kept));
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
    let mut wanted = Bytes::new();
    for each in RENDITION_WIDTHS {
        // An empty one says that there is none, so that it is not tried again and again.
        let found = made.iter().find(|made| made.width == each);
        let bytes = found.map_or_else(Bytes::new, |made| Bytes::from(made.bytes.clone()));
        if each == width {
            wanted = bytes.clone();
        }
        shelves.keep(medium, each, bytes).await?;
    }
    Ok(some(wanted))
}

fn some(bytes: Bytes) -> Option<Bytes> {
    (!bytes.is_empty()).then_some(bytes)
}
