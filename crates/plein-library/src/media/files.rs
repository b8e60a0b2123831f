//! The media folder: `media/ab/<hash>`. A file there is whole and durable; what is not yet is in `media/incoming`.

use crate::LibraryError;
use crate::error::Result;
use crate::home::{Home, sync_folder};
use plein_media::{Hasher, SNIFF_BYTES, mime_of};
use plein_model::MediumId;
use plein_protocol::world::World;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Where the bytes of a medium are.
pub(crate) fn path(home: &Home, id: MediumId) -> PathBuf {
    sharded(&home.media(), id).join(id.to_string())
}

/// The folder for a medium: by the first two digits, so that no folder grows large.
pub(crate) fn sharded(root: &Path, id: MediumId) -> PathBuf {
    root.join(format!("{:02x}", id.hash()[0]))
}

/// Opens the bytes of a medium, if they are here.
pub(crate) fn open(home: &Home, id: MediumId) -> Result<Option<File>> {
    match File::open(path(home, id)) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(LibraryError::io("open a medium")(error)),
    }
}

/// Whether the bytes are those of the hash.
pub(crate) fn is_right(mut file: &File, id: MediumId) -> Result<bool> {
    let mut hasher = Hasher::new();
    let right = hasher.read(file).map_err(LibraryError::io("read a medium"))?.id() == id;
    file.seek(SeekFrom::Start(0)).map_err(LibraryError::io("read a medium"))?;
    Ok(right)
}

/// Makes bytes durable under their hash.
pub(crate) fn put(home: &Home, world: &dyn World, id: MediumId, bytes: &[u8]) -> Result<()> {
    if let Some(file) = open(home, id)?
        && is_right(&file, id)?
    {
        return Ok(());
    }
    let mut incoming = Incoming::new(home, world)?;
    incoming.file.write_all(bytes).map_err(LibraryError::io("write a medium"))?;
    incoming.keep(&path(home, id))
}

/// Makes bytes that stream in durable under their hash. Gives the hash, the length and the media type.
pub(crate) fn bring_in(
    home: &Home,
    world: &dyn World,
    from: impl Read,
    limit: u64,
) -> Result<(MediumId, u64, &'static str)> {
    let mut incoming = Incoming::new(home, world)?;
    let mut hasher = Hasher::new();
    let mut from = from.take(limit + 1);
    let mut start = Vec::new();
    let mut piece = vec![0; 256 << 10];
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(LibraryError::Io { what: "read a file", source: error }),
        };
        let piece = &piece[..read];
        hasher.update(piece);
        if hasher.bytes() > limit {
            return Err(LibraryError::TooLarge { limit });
        }
        start.extend_from_slice(&piece[..read.min(SNIFF_BYTES - start.len())]);
        incoming.file.write_all(piece).map_err(LibraryError::io("write a medium"))?;
    }
    let id = hasher.id();
    incoming.keep(&path(home, id))?;
    Ok((id, hasher.bytes(), mime_of(&start)))
}

/// Takes wrong bytes out of the way without deleting them.
pub(crate) fn put_aside(home: &Home, world: &dyn World, id: MediumId) -> Result<()> {
    let aside = home.aside().join(format!("{id}-{}", world.local()));
    match fs::rename(path(home, id), aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(LibraryError::io("put a medium aside")(error)),
        _ => Ok(()),
    }
}

/// Every file that may hold bytes of a medium: in its place, put aside, half come in.
pub(crate) fn all_of(home: &Home, id: MediumId) -> Result<impl Iterator<Item = PathBuf>> {
    let mut files = vec![path(home, id)];
    for folder in [home.aside(), home.incoming()] {
        for entry in fs::read_dir(folder).map_err(LibraryError::io("look for a medium"))?.flatten() {
            if entry.file_name().to_string_lossy().starts_with(&id.to_string()) {
                files.push(entry.path());
            }
        }
    }
    Ok(files.into_iter())
}

/// Removes a file so that its bytes do not stay behind: overwritten, synced, removed, the folder synced. A disk may
/// still write the new bytes elsewhere than the old ones; a program has no say in that.
pub(crate) fn shred(path: &Path) -> Result<()> {
    let what = "throw a medium away";
    let mut file = match File::options().write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(LibraryError::io(what)(error)),
    };
    let length = file.metadata().map_err(LibraryError::io(what))?.len();
    io::copy(&mut io::repeat(0).take(length), &mut file).map_err(LibraryError::io(what))?;
    file.sync_all().map_err(LibraryError::io(what))?;
    drop(file);
    fs::remove_file(path).map_err(LibraryError::io(what))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// A file that is being written, gone again unless it is kept.
pub(crate) struct Incoming {
    pub(crate) file: File,
    place: Waiting,
}

impl Incoming {
    pub(crate) fn new(home: &Home, world: &dyn World) -> Result<Self> {
        let path = home.incoming().join(format!("{}.new", world.local()));
        let file =
            File::options().create_new(true).write(true).open(&path).map_err(LibraryError::io("write a medium"))?;
        Ok(Self { file, place: Waiting(path) })
    }

    /// Makes it durable at `to`: synced, renamed, folder synced.
    pub(crate) fn keep(self, to: &Path) -> Result<()> {
        self.wait()?.keep(to)
    }

    /// Makes it durable where it is, without holding it open: its place comes later, or never.
    pub(crate) fn wait(self) -> Result<Waiting> {
        self.file.sync_all().map_err(LibraryError::io("sync a medium"))?;
        Ok(self.place)
    }
}

/// A file on its way, gone again unless it is kept.
pub(crate) struct Waiting(PathBuf);

impl Waiting {
    /// To look at it where it is.
    pub(crate) fn open(&self) -> Result<File> {
        File::open(&self.0).map_err(LibraryError::io("open a medium"))
    }

    /// Puts it where it belongs, durably.
    pub(crate) fn keep(self, to: &Path) -> Result<()> {
        land(&self.0, to)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        // Gone already when it was kept.
        let _ = fs::remove_file(&self.0);
    }
}

/// Renames a synced file to where it belongs, durably.
pub(crate) fn land(from: &Path, to: &Path) -> Result<()> {
    let what = "keep a medium";
    let folder = to.parent().unwrap_or(Path::new("."));
    if !folder.exists() {
        fs::create_dir_all(folder).map_err(LibraryError::io(what))?;
        sync_folder(folder.parent().unwrap_or(folder))?;
    }
    fs::rename(from, to).map_err(LibraryError::io(what))?;
    sync_folder(folder)
}

/// What was half written when the last run ended; nobody waits for it.
pub(crate) fn sweep(home: &Home) {
    let Ok(entries) = fs::read_dir(home.incoming()) else { return };
    for entry in entries.flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "new") {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plein_protocol::world::RealWorld;

    #[test]
    #[expect(clippy::expect_used, reason = "a test that cannot go on should say where")]
    fn a_file_that_is_too_large_is_refused_as_soon_as_that_shows_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::lock(folder.path()).expect("a home");
        let mut read = 0;
        let endless = Counting(&mut read);
        let refused = bring_in(&home, &RealWorld, endless, 1 << 20).expect_err("it never ends");
        assert!(matches!(refused, LibraryError::TooLarge { limit } if limit == 1 << 20), "{refused:?}");
        assert!(read <= (1 << 20) + 1, "{read} bytes were read");
        assert_eq!(fs::read_dir(home.incoming()).expect("a folder").count(), 0);
        let (_, bytes, _) = bring_in(&home, &RealWorld, io::repeat(7).take(1 << 20), 1 << 20).expect("it just fits");
        assert_eq!(bytes, 1 << 20);
    }

    struct Counting<'a>(&'a mut u64);

    impl Read for Counting<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            to.fill(1);
            *self.0 += to.len() as u64;
            Ok(to.len())
        }
    }
}
