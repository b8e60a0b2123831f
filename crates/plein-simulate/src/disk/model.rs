//! The disks: what has been done to each and not synced, and what troubles it.

use super::journal::{Left, Step, left, undo};
use super::{Image, aside};
use crate::chance::Chance;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::os::fd::RawFd;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Whether a call may do what it wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// It has been noted.
    Yes,
    /// It fails so.
    No(i32),
}

/// What troubles a disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trouble {
    /// No file can grow.
    pub full: bool,
    /// One in so many calls fails; 0 for none.
    pub failing: usize,
}

/// How a disk lies about what it has: a mutation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lies {
    /// Says that files are synced when they are not.
    pub files: bool,
    /// Says so of folders.
    pub folders: bool,
}

#[derive(Debug)]
enum Turn {
    Made(PathBuf),
    Folder(PathBuf),
    Gone { path: PathBuf, grave: PathBuf },
    Moved { from: PathBuf, to: PathBuf, grave: Option<PathBuf> },
}

#[derive(Debug, Default)]
struct Disk {
    /// What was done to names and not synced, in order.
    turns: Vec<Turn>,
    dead: bool,
    die_after: Option<u64>,
    trouble: Trouble,
    lies: Lies,
}

#[derive(Debug)]
struct Open {
    path: PathBuf,
    inode: u64,
    append: bool,
}

#[derive(Debug)]
struct Unsynced {
    disk: usize,
    path: PathBuf,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Disks {
    root: PathBuf,
    disks: BTreeMap<usize, Disk>,
    open: HashMap<RawFd, Open>,
    /// What was not synced, by inode.
    files: HashMap<u64, Unsynced>,
    chance: Chance,
    graves: u64,
}

static DISKS: Mutex<Option<Disks>> = Mutex::new(None);

fn lock() -> MutexGuard<'static, Option<Disks>> {
    DISKS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn with<T>(none: T, work: impl FnOnce(&mut Disks) -> T) -> T {
    aside(|| lock().as_mut().map_or(none, work))
}

pub fn begin(root: &Path) {
    let root = root.to_owned();
    let _ = fs::create_dir_all(root.join("graves"));
    *lock() = Some(Disks {
        root,
        disks: BTreeMap::new(),
        open: HashMap::new(),
        files: HashMap::new(),
        chance: Chance::new(0),
        graves: 0,
    });
}

pub fn end() {
    *lock() = None;
}

/// Whether it is on one of the disks. The index of SQLite's log is memory that happens to have a name.
pub fn is_simulated(path: &str) -> bool {
    !path.ends_with("-shm") && with(false, |disks| disks.number(Path::new(path)).is_some())
}

/// Everything on a disk as the programs see it.
pub fn image(disk: usize) -> Image {
    fn walk(root: &Path, folder: &Path, image: &mut Image) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let path = entry.path();
            let Ok(name) = path.strip_prefix(root).map(Path::to_owned) else { continue };
            if path.is_dir() {
                image.insert(name, None);
                walk(root, &path, image);
            } else if !path.to_string_lossy().ends_with("-shm") {
                image.insert(name, fs::read(&path).ok());
            }
        }
    }
    with(Image::new(), |disks| {
        let (root, mut image) = (disks.root.join(disk.to_string()), Image::new());
        walk(&root, &root, &mut image);
        image
    })
}

/// Makes a disk hold exactly this, all of it synced. Nobody may have a file of it open.
pub fn put(disk: usize, image: &Image) {
    with((), |disks| {
        let root = disks.root.join(disk.to_string());
        let _ = fs::remove_dir_all(&root);
        let _ = fs::create_dir_all(&root);
        for (name, bytes) in image {
            let path = root.join(name);
            let done = match bytes {
                None => fs::create_dir_all(path),
                Some(bytes) => {
                    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
                    made.and_then(|()| fs::write(path, bytes))
                }
            };
            assert!(done.is_ok(), "the room of the simulation is full: {done:?}");
        }
        disks.forget(disk);
        disks.disks.insert(disk, Disk::default());
    });
}

/// What the disk failing is counted out from.
pub fn trouble(disk: usize, trouble: Trouble) {
    with((), |disks| disks.disk(disk).trouble = trouble);
}

/// How a disk lies.
pub fn lie(disk: usize, lies: Lies) {
    with((), |disks| disks.disk(disk).lies = lies);
}

/// From the so-manieth write on nothing is written any more: whoever writes there has died.
pub fn die_after(disk: usize, more: u64) {
    with((), |disks| disks.disk(disk).die_after = Some(more));
}

/// Nothing is written any more.
pub fn kill(disk: usize) {
    with((), |disks| disks.disk(disk).dead = true);
}

/// Whether nothing is written any more.
pub fn is_dead(disk: usize) -> bool {
    with(false, |disks| disks.disk(disk).dead)
}

/// The disk works again, with what the programs had written. What troubled it is over.
pub fn heal(disk: usize) {
    with((), |disks| {
        let disk = disks.disk(disk);
        (disk.dead, disk.die_after, disk.trouble) = (false, None, Trouble::default());
    });
}

/// The power goes: what was not synced is dropped, kept or torn. Nobody may have a file of it open.
pub fn cut_power(disk: usize, chance: &mut Chance) {
    with((), |disks| disks.cut_power(disk, chance));
}

pub fn opened(fd: RawFd, path: &Path, append: bool) {
    with((), |disks| {
        if let Ok(file) = behind(fd).and_then(|file| file.metadata()) {
            disks.open.insert(fd, Open { path: path.to_owned(), inode: file.ino(), append });
        }
    });
}

pub fn closed(fd: RawFd) {
    with((), |disks| {
        disks.open.remove(&fd);
    });
}

pub fn create(path: &Path) -> Allowed {
    with(Allowed::Yes, |disks| disks.turn(path, false, |_| Ok(Turn::Made(path.to_owned()))))
}

pub fn make_folder(path: &Path) -> Allowed {
    with(Allowed::Yes, |disks| disks.turn(path, false, |_| Ok(Turn::Folder(path.to_owned()))))
}

pub fn unlink(path: &Path) -> Allowed {
    with(Allowed::Yes, |disks| {
        disks.turn(path, true, |disks| Ok(Turn::Gone { grave: disks.bury(path)?, path: path.to_owned() }))
    })
}

pub fn rename(from: &Path, to: &Path) -> Allowed {
    with(Allowed::Yes, |disks| {
        disks.turn(from, true, |disks| {
            let grave = if to.exists() { Some(disks.bury(to)?) } else { None };
            disks.moves(from, to);
            Ok(Turn::Moved { from: from.to_owned(), to: to.to_owned(), grave })
        })
    })
}

pub fn write(fd: RawFd, at: u64, bytes: &[u8]) -> Allowed {
    with(Allowed::Yes, |disks| {
        disks.step(fd, |file, before, append| {
            let at = if append { before } else { usize::try_from(at).unwrap_or(usize::MAX) };
            let mut old = vec![0; before.saturating_sub(at).min(bytes.len())];
            file.read_exact_at(&mut old, at as u64)?;
            Ok((at + bytes.len() > before, Step::Write { at, new: bytes.to_vec(), old, before }))
        })
    })
}

pub fn truncate(fd: RawFd, length: u64) -> Allowed {
    with(Allowed::Yes, |disks| {
        disks.step(fd, |file, before, _| {
            let to = usize::try_from(length).unwrap_or(usize::MAX);
            let mut cut = vec![0; before.saturating_sub(to)];
            file.read_exact_at(&mut cut, length)?;
            Ok((to > before, Step::Truncate { to, cut, before }))
        })
    })
}

pub fn sync(fd: RawFd) -> Allowed {
    with(Allowed::Yes, |disks| {
        let Some(open) = disks.open.get(&fd) else { return Allowed::Yes };
        let (path, inode) = (open.path.clone(), open.inode);
        let Some(disk) = disks.number(&path) else { return Allowed::Yes };
        if let Allowed::No(errno) = disks.begin_write(disk, false) {
            return Allowed::No(errno);
        }
        let lies = disks.disk(disk).lies;
        if path.is_dir() {
            if !lies.folders {
                disks.sync_folder(disk, &path);
            }
        } else if !lies.files {
            disks.files.remove(&inode);
        }
        Allowed::Yes
    })
}

/// The file behind a descriptor, whatever it is called now; opened anew, because it may be open for writing only.
fn behind(fd: RawFd) -> std::io::Result<fs::File> {
    fs::File::open(format!("/proc/self/fd/{fd}"))
}

impl Disks {
    fn number(&self, path: &Path) -> Option<usize> {
        path.strip_prefix(&self.root).ok()?.components().next()?.as_os_str().to_str()?.parse().ok()
    }

    fn disk(&mut self, disk: usize) -> &mut Disk {
        self.disks.entry(disk).or_default()
    }

    fn forget(&mut self, disk: usize) {
        self.files.retain(|_, file| file.disk != disk);
        for turn in std::mem::take(&mut self.disk(disk).turns) {
            if let Turn::Gone { grave, .. } | Turn::Moved { grave: Some(grave), .. } = turn {
                let _ = fs::remove_file(grave);
            }
        }
    }

    /// Whether something can be written now.
    fn begin_write(&mut self, number: usize, grows: bool) -> Allowed {
        let failing = self.disk(number).trouble.failing;
        let fails = failing > 0 && self.chance.once_in(failing);
        let disk = self.disk(number);
        if let Some(more) = &mut disk.die_after {
            *more = more.saturating_sub(1);
            disk.dead |= *more == 0;
        }
        match () {
            () if disk.dead || fails => Allowed::No(libc::EIO),
            () if disk.trouble.full && grows => Allowed::No(libc::ENOSPC),
            () => Allowed::Yes,
        }
    }

    /// Does something to a name.
    fn turn(&mut self, path: &Path, shrinks: bool, turn: impl FnOnce(&mut Self) -> std::io::Result<Turn>) -> Allowed {
        let Some(disk) = self.number(path) else { return Allowed::Yes };
        if let Allowed::No(errno) = self.begin_write(disk, !shrinks) {
            return Allowed::No(errno);
        }
        match turn(self) {
            Ok(turn) => self.disk(disk).turns.push(turn),
            Err(error) => return Allowed::No(error.raw_os_error().unwrap_or(libc::EIO)),
        }
        Allowed::Yes
    }

    /// Does something to the bytes of a file.
    fn step(
        &mut self,
        fd: RawFd,
        step: impl FnOnce(&fs::File, usize, bool) -> std::io::Result<(bool, Step)>,
    ) -> Allowed {
        let Some(open) = self.open.get(&fd) else { return Allowed::Yes };
        let (path, inode, append) = (open.path.clone(), open.inode, open.append);
        let Some(disk) = self.number(&path) else { return Allowed::Yes };
        let found = behind(fd).and_then(|file| {
            let before = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
            step(&file, before, append)
        });
        let (grows, step) = match found {
            Ok(found) => found,
            Err(error) => return Allowed::No(error.raw_os_error().unwrap_or(libc::EIO)),
        };
        let allowed = self.begin_write(disk, grows);
        if allowed == Allowed::Yes {
            let unsynced = || Unsynced { disk, path, steps: Vec::new() };
            self.files.entry(inode).or_insert_with(unsynced).steps.push(step);
        }
        allowed
    }

    /// A file is about to be called otherwise.
    fn moves(&mut self, from: &Path, to: &Path) {
        let Ok(inode) = fs::metadata(from).map(|file| file.ino()) else { return };
        if let Some(file) = self.files.get_mut(&inode) {
            file.path = to.to_owned();
        }
        for open in self.open.values_mut().filter(|open| open.inode == inode) {
            open.path = to.to_owned();
        }
    }

    fn bury(&mut self, path: &Path) -> std::io::Result<PathBuf> {
        self.graves += 1;
        let grave = self.root.join("graves").join(self.graves.to_string());
        self.moves(path, &grave);
        fs::rename(path, &grave)?;
        Ok(grave)
    }

    /// What was done to names up to the last in this folder is durable now.
    fn sync_folder(&mut self, number: usize, folder: &Path) {
        let here = |path: &Path| path.parent() == Some(folder);
        let turns = &mut self.disk(number).turns;
        let last = turns.iter().rposition(|turn| match turn {
            Turn::Made(path) | Turn::Folder(path) | Turn::Gone { path, .. } => here(path),
            Turn::Moved { from, to, .. } => here(from) || here(to),
        });
        for turn in turns.drain(..last.map_or(0, |last| last + 1)) {
            if let Turn::Gone { grave, .. } | Turn::Moved { grave: Some(grave), .. } = turn {
                let _ = fs::remove_file(grave);
            }
        }
    }

    fn cut_power(&mut self, number: usize, chance: &mut Chance) {
        let how = Left::some(chance);
        let turns = std::mem::take(&mut self.disk(number).turns);
        let kept = match how {
            Left::Nothing => 0,
            Left::Everything => turns.len(),
            Left::Beginning | Left::Torn => chance.below(turns.len() + 1),
        };
        for (index, turn) in turns.into_iter().enumerate().rev() {
            let undone = index >= kept;
            let done = match (turn, undone) {
                (Turn::Made(path), true) => fs::remove_file(path),
                (Turn::Folder(path), true) => fs::remove_dir(path),
                (Turn::Gone { path, grave }, true) => self.move_back(&grave, &path),
                (Turn::Moved { from, to, grave }, true) => {
                    let back = self.move_back(&to, &from);
                    grave.map_or(Ok(()), |grave| self.move_back(&grave, &to)).and(back)
                }
                (Turn::Gone { grave, .. } | Turn::Moved { grave: Some(grave), .. }, false) => fs::remove_file(grave),
                (Turn::Made(_) | Turn::Folder(_) | Turn::Moved { grave: None, .. }, false) => Ok(()),
            };
            // A folder that is not empty holds what was synced into it: it stays.
            let _ = done;
        }
        let mut files: Vec<(PathBuf, Vec<Step>)> = Vec::new();
        self.files.retain(|_, file| {
            if file.disk == number {
                files.push((std::mem::take(&mut file.path), std::mem::take(&mut file.steps)));
            }
            file.disk != number
        });
        // In an order that does not hang on numbers that the system gives.
        files.sort_by(|one, other| one.0.cmp(&other.0));
        for (path, steps) in files {
            // One that was taken away again, and stays so.
            let Ok(bytes) = fs::read(&path) else { continue };
            let result = left(undo(bytes, &steps), &steps, how, chance);
            assert!(fs::write(&path, result).is_ok(), "the room of the simulation is full");
        }
        let disk = self.disk(number);
        (disk.dead, disk.die_after, disk.trouble) = (false, None, Trouble::default());
    }

    fn move_back(&mut self, from: &Path, to: &Path) -> std::io::Result<()> {
        self.moves(from, to);
        fs::rename(from, to)
    }
}

/// Begins a history: what fails is counted out from here.
pub fn chance(seed: u64) {
    with((), |disks| disks.chance = Chance::new(seed));
}
