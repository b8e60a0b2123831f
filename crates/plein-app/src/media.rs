//! Pictures and files as they are served to a page, by either host.

use crate::app::App;
use crate::errors::AppError;
use http_range_header::parse_range_header;
use plein_model::{MediumId, SpaceId};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};

/// The most that is read into memory at once for a host that cannot stream.
const MAX_PIECE: u64 = 4 << 20;

/// A medium, ready to be sent to a page.
#[derive(Debug)]
pub struct Served {
    /// Its bytes, checked.
    pub file: File,
    /// Their number.
    pub length: u64,
    mime: String,
}

/// How much of a medium was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// From the first to the last byte, both included.
    Range {
        /// The first.
        first: u64,
        /// The last.
        last: u64,
    },
    /// More than there is.
    Beyond,
}

impl App {
    /// A medium, under the name that a Space has for it; with a width in pixels, the smallest rendition that is at least
    /// as wide. Everything in a library may be seen by its one person, so the Space is not asked for leave.
    ///
    /// # Errors
    /// `no_such_medium` when nothing is known of it, or its bytes are not here (yet).
    pub async fn serve(&self, space: SpaceId, medium: MediumId, width: Option<u32>) -> Result<Served, AppError> {
        let library = self.library().clone();
        let find = move || -> Result<Served, AppError> {
            let (file, mime) = match width {
                Some(width) => {
                    let rendered = library.rendition(medium, width)?;
                    (File::open(&rendered.path).map_err(AppError::internal)?, rendered.mime)
                }
                None => (library.open_medium(medium)?, library.medium(Some(space), medium)?.mime),
            };
            let length = file.metadata().map_err(AppError::internal)?.len();
            Ok(Served { file, length, mime })
        };
        tokio::task::spawn_blocking(find).await.map_err(AppError::internal)?
    }
}

impl Served {
    /// What a range header (RFC 9110, section 14.2) asks for. One that cannot be read, or asks for several ranges,
    /// is answered with the whole, as the standard allows.
    pub fn part(&self, range: Option<&str>) -> Part {
        let Some(range) = range.and_then(|range| parse_range_header(range).ok()) else { return Part::Whole };
        match range.validate(self.length).as_deref() {
            Ok([range]) => Part::Range { first: *range.start(), last: *range.end() },
            Ok(_) => Part::Whole,
            Err(_) => Part::Beyond,
        }
    }

    /// The headers that every answer has. Whatever could run in a page is a download, and runs nowhere.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let inline = plein_media::safe_inline(&self.mime);
        let mime = if inline { self.mime.as_str() } else { "application/octet-stream" };
        vec![
            ("content-type", mime.to_owned()),
            ("content-disposition", if inline { "inline" } else { "attachment" }.to_owned()),
            ("content-security-policy", "default-src 'none'; sandbox".to_owned()),
            ("x-content-type-options", "nosniff".to_owned()),
            ("accept-ranges", "bytes".to_owned()),
            // The name is the hash of the bytes: what was once right stays right.
            ("cache-control", "private, max-age=31536000, immutable".to_owned()),
        ]
    }

    /// Reads for a host that cannot stream: a range, cut off where it would take too much memory, or the whole.
    /// Gives the first byte's place and the bytes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(mut self, part: Part) -> io::Result<(u64, Vec<u8>)> {
        let (first, length) = match part {
            Part::Whole | Part::Beyond => (0, self.length),
            Part::Range { first, last } => (first, (last - first + 1).min(MAX_PIECE)),
        };
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(first))?;
        self.file.take(length).read_to_end(&mut bytes)?;
        Ok((first, bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Served};

    #[test]
    fn ranges_are_those_of_the_standard() {
        let file = tempfile::tempfile().expect("a file");
        let served = Served { file, length: 100, mime: "video/mp4".into() };
        for (range, part) in [
            (None, Part::Whole),
            (Some("bytes=0-9"), Part::Range { first: 0, last: 9 }),
            (Some("bytes=90-"), Part::Range { first: 90, last: 99 }),
            (Some("bytes=-5"), Part::Range { first: 95, last: 99 }),
            (Some("bytes=100-"), Part::Beyond),
            (Some("bytes=0-1,4-5"), Part::Whole),
            (Some("lines=1-2"), Part::Whole),
            (Some("bytes=9-0"), Part::Beyond),
        ] {
            assert_eq!(served.part(range), part, "{range:?}");
        }
    }

    #[test]
    fn what_could_run_is_a_download() {
        let header = |mime: &str, name: &str| {
            let file = tempfile::tempfile().expect("a file");
            let headers = Served { file, length: 0, mime: mime.into() }.headers();
            headers.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
        };
        assert_eq!(header("image/png", "content-type").as_deref(), Some("image/png"));
        for mime in ["text/html", "image/svg+xml", "application/pdf"] {
            assert_eq!(header(mime, "content-type").as_deref(), Some("application/octet-stream"), "{mime}");
            assert_eq!(header(mime, "content-disposition").as_deref(), Some("attachment"), "{mime}");
        }
    }
}
