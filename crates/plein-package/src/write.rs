//! Putting a package together.

use crate::names::{DOCUMENT, MANIFEST, TEXT, media_name};
use crate::{Limits, Manifest, PackageError};
use plein_model::{Medium, SpaceId};
use std::io::{Read, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What goes into a package.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'a> {
    /// Which Space it is.
    pub space: SpaceId,
    /// Its title.
    pub title: &'a str,
    /// The program that writes, for who looks inside.
    pub writer: &'a str,
    /// The whole state, as one Yjs v1 update.
    pub document: &'a [u8],
    /// The Space for who has no Plein; media in it are called as [`media_name`] says.
    pub text: &'a str,
    /// What is in it, by the name it is known by.
    pub media: &'a [Medium],
}

/// Writes a package. `open` gives the bytes of a medium; they are named again on the way in. The same contents give the
/// same bytes.
///
/// # Errors
/// Those of `open` and of writing, [`PackageError::Damaged`] when a medium is not the one of its name, and
/// [`PackageError::TooMuch`]. What was written is of no use then.
pub fn write<W: Write + Seek, F: Read, E: From<PackageError>>(
    to: W,
    contents: &Contents<'_>,
    open: &mut dyn FnMut(&Medium) -> Result<F, E>,
) -> Result<W, E> {
    let Contents { space, title, writer, document, text, media } = *contents;
    // What nobody could take in again is not written.
    let limits = Limits::default();
    if document.len() as u64 > limits.document
        || text.len() as u64 > limits.text
        || media.len() as u64 + 3 > limits.entries
    {
        return Err(PackageError::TooMuch("for one package").into());
    }
    let manifest = Manifest::new(space, title, writer, document, media).written()?;
    let mut archive = Archive(ZipWriter::new(to));
    archive.bytes(MANIFEST, &manifest)?;
    archive.bytes(DOCUMENT, document)?;
    archive.bytes(TEXT, text.as_bytes())?;
    archive.media(media, open)
}

/// Writes a text and the media it refers to as they lie in a folder, for programs that know no packages. `name` is what
/// the text is called.
///
/// # Errors
/// As [`write`].
pub fn write_folder<W: Write + Seek, F: Read, E: From<PackageError>>(
    to: W,
    name: &str,
    text: &str,
    media: &[Medium],
    open: &mut dyn FnMut(&Medium) -> Result<F, E>,
) -> Result<W, E> {
    let mut archive = Archive(ZipWriter::new(to));
    archive.bytes(name, text.as_bytes())?;
    archive.media(media, open)
}

struct Archive<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Archive<W> {
    fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), PackageError> {
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o644);
        self.0.start_file(name, options).map_err(PackageError::writing)?;
        Ok(self.0.write_all(bytes)?)
    }

    /// As they are: they were packed in their own way before.
    fn media<F: Read, E: From<PackageError>>(
        mut self,
        media: &[Medium],
        open: &mut dyn FnMut(&Medium) -> Result<F, E>,
    ) -> Result<W, E> {
        for medium in media {
            let mut from = open(medium)?;
            self.medium(medium, &mut from)?;
        }
        Ok(self.0.finish().map_err(PackageError::writing)?)
    }

    fn medium(&mut self, medium: &Medium, from: &mut impl Read) -> Result<(), PackageError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .unix_permissions(0o644)
            .large_file(medium.bytes >= u64::from(u32::MAX));
        self.0.start_file(media_name(medium), options).map_err(PackageError::writing)?;
        let mut hasher = blake3::Hasher::new();
        let mut piece = [0; 64 << 10];
        loop {
            let read = match from.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            hasher.update(&piece[..read]);
            self.0.write_all(&piece[..read])?;
        }
        if hasher.finalize().as_bytes() != medium.id.hash() || hasher.count() != medium.bytes {
            return Err(PackageError::Damaged("a medium that is not the one of its name"));
        }
        Ok(())
    }
}
