//! Taking a package apart.

use crate::names::Part;
use crate::{Limits, Manifest, PackageError, end};
use plein_model::MediumId;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek, Write};
use zip::{CompressionMethod, ZipArchive};

/// A package that was looked at: everything it says of itself holds, as far as that shows without unpacking it.
#[derive(Debug)]
pub struct Package<R> {
    archive: ZipArchive<R>,
    limits: Limits,
    manifest: Manifest,
    document: usize,
    media: BTreeMap<MediumId, usize>,
}

impl<R: Read + Seek> Package<R> {
    /// Looks at a package.
    ///
    /// # Errors
    /// See [`PackageError`]; nothing larger than its manifest was unpacked then.
    pub fn open(mut from: R, limits: Limits) -> Result<Self, PackageError> {
        end::check(&mut from, &limits)?;
        let mut archive = ZipArchive::new(from).map_err(PackageError::reading)?;
        if archive.has_duplicate_names() {
            return Err(PackageError::Unsafe("a name that is there twice"));
        }
        let (mut manifest, mut document, mut media) = (None, None, BTreeMap::new());
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(PackageError::reading)?;
            let part = Part::of(entry.name_raw())?;
            let stored = match entry.compression() {
                CompressionMethod::Stored => true,
                CompressionMethod::Deflated => false,
                _ => return Err(PackageError::Unsafe("packed in a way that packages are not")),
            };
            if entry.encrypted() {
                return Err(PackageError::Unsafe("locked"));
            }
            let (size, packed) = (entry.size(), entry.compressed_size());
            // Texts may say one thing over and over; they are never long enough to matter.
            let (most, ratio) = match part {
                Part::Manifest => (limits.manifest, u64::MAX),
                Part::Document => (limits.document, u64::MAX),
                Part::Text => (limits.text, u64::MAX),
                Part::Medium(_) => (limits.medium, limits.ratio),
            };
            if size > most || (size > limits.free && size / ratio > packed) {
                return Err(PackageError::TooMuch("what would come out of it"));
            }
            if stored && size != packed {
                return Err(PackageError::Damaged("lengths that contradict each other"));
            }
            match part {
                Part::Manifest => manifest = Some(index),
                Part::Document => document = Some(index),
                Part::Text => {}
                Part::Medium(id) => {
                    if media.insert(id, index).is_some() {
                        return Err(PackageError::Unsafe("a medium that is there twice"));
                    }
                }
            }
        }
        if archive.has_overlapping_entries().map_err(PackageError::reading)? {
            return Err(PackageError::Unsafe("parts that overlap"));
        }
        let mut bytes = Vec::new();
        unpack(&mut archive, manifest.ok_or(PackageError::NotOne)?, limits.manifest, &mut bytes)?;
        let manifest = Manifest::read(&bytes, &limits)?;
        let document = document.ok_or(PackageError::Damaged("no document"))?;
        let named: BTreeSet<_> = manifest.media.iter().map(|medium| &medium.id).collect();
        if !named.into_iter().eq(media.keys()) {
            return Err(PackageError::Damaged("media that are not those of the list"));
        }
        Ok(Self { archive, limits, manifest, document, media })
    }

    /// What it says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The document: a Yjs v1 update, its bytes as they were written. What it says is not looked at here.
    ///
    /// # Errors
    /// [`PackageError::Damaged`] when it is not the one that was written, and those of reading.
    pub fn document(&mut self) -> Result<Vec<u8>, PackageError> {
        let mut bytes = Vec::new();
        unpack(&mut self.archive, self.document, self.limits.document, &mut bytes)?;
        let expected = &self.manifest.document;
        if bytes.len() as u64 != expected.bytes || blake3::hash(&bytes).as_bytes() != expected.blake3.hash() {
            return Err(PackageError::Damaged("a document that is not the one that was written"));
        }
        Ok(bytes)
    }

    /// Writes the bytes of a medium to `to`, piece by piece. They are the right ones when this says so, and only then.
    ///
    /// # Errors
    /// [`PackageError::Damaged`] when they are not the ones of its name, and those of reading and writing.
    pub fn medium(&mut self, id: MediumId, to: &mut dyn Write) -> Result<u64, PackageError> {
        let index = *self.media.get(&id).ok_or(PackageError::Damaged("a medium that is not there"))?;
        let mut hashed = Hashed { to, hasher: blake3::Hasher::new() };
        let bytes = unpack(&mut self.archive, index, self.limits.medium, &mut hashed)?;
        if hashed.hasher.finalize().as_bytes() != id.hash() {
            return Err(PackageError::Damaged("a medium that is not the one of its name"));
        }
        Ok(bytes)
    }
}

/// Passes bytes on and names them.
struct Hashed<'a> {
    to: &'a mut dyn Write,
    hasher: blake3::Hasher,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Unpacks an entry, and never more of it than it said it is.
fn unpack<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    most: u64,
    to: &mut dyn Write,
) -> Result<u64, PackageError> {
    let mut entry = archive.by_index(index).map_err(PackageError::reading)?;
    let size = entry.size().min(most);
    let mut piece = [0; 64 << 10];
    let mut all = 0_u64;
    loop {
        let read = match entry.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(PackageError::of_bytes(error)),
        };
        all += read as u64;
        if all > size {
            return Err(PackageError::TooMuch("more came out of it than it said"));
        }
        to.write_all(&piece[..read])?;
    }
    if all == size { Ok(all) } else { Err(PackageError::Damaged("less came out of it than it said")) }
}
