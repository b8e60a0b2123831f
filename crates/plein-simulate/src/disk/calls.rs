//! The calls by which a program writes to a disk, taken over for the folders of the simulation.
//!
//! The whole program goes through these, the standard library and SQLite alike, because a program's own symbol comes
//! before that of the C library. What is not in the folder of the simulation passes through. Always holds: nothing here
//! waits for a real disk; what the simulator itself does with files ([`aside`]) is neither counted nor disturbed.
#![expect(unsafe_code, reason = "the C library is called, and called for")]

use super::model::{self, Allowed};
use std::cell::Cell;
use std::ffi::CStr;
use std::os::raw::{c_char, c_int, c_uint, c_void};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Descriptors beyond this one are never of a simulated file.
const MOST: usize = 4096;
static TRACKED: [AtomicBool; MOST] = [const { AtomicBool::new(false) }; MOST];
static ENGAGED: AtomicBool = AtomicBool::new(false);
/// What chance is counted out from; 0 is the real one.
static CHANCE: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static ASIDE: Cell<u32> = const { Cell::new(0) };
}

/// Does something with real files that is no part of the simulation.
pub fn aside<T>(work: impl FnOnce() -> T) -> T {
    struct Back;
    impl Drop for Back {
        fn drop(&mut self) {
            ASIDE.with(|aside| aside.set(aside.get() - 1));
        }
    }
    ASIDE.with(|aside| aside.set(aside.get() + 1));
    let _back = Back;
    work()
}

/// From now on, files in the folder of the simulation are simulated. Names every call, so that each is linked.
pub fn engage() {
    let calls: [*const (); 17] = [
        open as *const (),
        open64 as *const (),
        close as *const (),
        write as *const (),
        pwrite as *const (),
        pwrite64 as *const (),
        fsync as *const (),
        fdatasync as *const (),
        ftruncate as *const (),
        ftruncate64 as *const (),
        rename as *const (),
        unlink as *const (),
        mkdir as *const (),
        getrandom as *const (),
        rmdir as *const (),
        writev as *const (),
        pwritev as *const (),
    ];
    std::hint::black_box(calls);
    ENGAGED.store(true, Ordering::SeqCst);
}

/// Makes the chance that the standard library asks for (for its tables) the same each time; 0 gives the real one back.
pub fn count_chance_from(seed: u64) {
    CHANCE.store(seed, Ordering::SeqCst);
}

fn engaged() -> bool {
    ENGAGED.load(Ordering::Relaxed) && ASIDE.with(Cell::get) == 0
}

fn tracked(fd: c_int) -> bool {
    let slot = usize::try_from(fd).ok().and_then(|fd| TRACKED.get(fd));
    slot.is_some_and(|slot| slot.load(Ordering::Relaxed)) && engaged()
}

fn track(fd: c_int, yes: bool) {
    if let Some(slot) = usize::try_from(fd).ok().and_then(|fd| TRACKED.get(fd)) {
        slot.store(yes, Ordering::Relaxed);
    }
}

fn fail(errno: c_int) -> c_int {
    // SAFETY: the location is this thread's own.
    unsafe { *libc::__errno_location() = errno };
    -1
}

/// The path, when it is one of the simulation.
///
/// # Safety
/// `path` is null or a C string.
unsafe fn simulated(path: *const c_char) -> Option<PathBuf> {
    if path.is_null() || !engaged() {
        return None;
    }
    // SAFETY: promised by the caller.
    let path = unsafe { CStr::from_ptr(path) }.to_str().ok()?;
    model::is_simulated(path).then(|| PathBuf::from(path))
}

/// # Safety
/// As open(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    // SAFETY: the arguments are passed on; `path` is a C string by the contract of the call.
    unsafe {
        let raw = |flags: c_int| libc::syscall(libc::SYS_openat, libc::AT_FDCWD, path, flags, mode) as c_int;
        let Some(name) = simulated(path) else { return raw(flags) };
        let writes = flags & libc::O_ACCMODE != libc::O_RDONLY;
        let new = flags & libc::O_CREAT != 0 && aside(|| !name.exists());
        if new && let Allowed::No(errno) = model::create(&name) {
            return fail(errno);
        }
        let fd = raw(flags & !libc::O_TRUNC);
        if fd >= 0 {
            model::opened(fd, &name, flags & libc::O_APPEND != 0);
            track(fd, true);
            if writes && flags & libc::O_TRUNC != 0 && ftruncate(fd, 0) != 0 {
                close(fd);
                return -1;
            }
        }
        fd
    }
}

/// # Safety
/// As open(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    // SAFETY: the same call.
    unsafe { open(path, flags, mode) }
}

/// # Safety
/// As close(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn close(fd: c_int) -> c_int {
    if usize::try_from(fd).ok().and_then(|fd| TRACKED.get(fd)).is_some_and(|slot| slot.load(Ordering::Relaxed)) {
        track(fd, false);
        model::closed(fd);
    }
    // SAFETY: passed on.
    unsafe { libc::syscall(libc::SYS_close, fd) as c_int }
}

/// # Safety
/// As write(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn write(fd: c_int, bytes: *const c_void, count: usize) -> isize {
    // SAFETY: passed on.
    unsafe {
        if tracked(fd) {
            let at = libc::syscall(libc::SYS_lseek, fd, 0, libc::SEEK_CUR);
            if let Err(errno) = ask_to_write(fd, bytes, count, at) {
                return fail(errno) as isize;
            }
        }
        libc::syscall(libc::SYS_write, fd, bytes, count) as isize
    }
}

/// # Safety
/// As writev(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn writev(fd: c_int, parts: *const libc::iovec, count: c_int) -> isize {
    // SAFETY: passed on; of a simulated file only the first part that has any bytes is written, which the call may do.
    unsafe {
        if tracked(fd) {
            for part in 0..usize::try_from(count).unwrap_or(0) {
                let part = &*parts.add(part);
                if part.iov_len > 0 {
                    return write(fd, part.iov_base, part.iov_len);
                }
            }
            return 0;
        }
        libc::syscall(libc::SYS_writev, fd, parts, count) as isize
    }
}

/// # Safety
/// As pwrite(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite64(fd: c_int, bytes: *const c_void, count: usize, at: i64) -> isize {
    // SAFETY: passed on.
    unsafe {
        if tracked(fd)
            && let Err(errno) = ask_to_write(fd, bytes, count, at)
        {
            return fail(errno) as isize;
        }
        libc::syscall(libc::SYS_pwrite64, fd, bytes, count, at) as isize
    }
}

/// # Safety
/// As pwrite(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite(fd: c_int, bytes: *const c_void, count: usize, at: i64) -> isize {
    // SAFETY: the same call.
    unsafe { pwrite64(fd, bytes, count, at) }
}

/// # Safety
/// As pwritev(2). Nobody here uses it on a simulated file; it would go unseen, and so it fails.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwritev(fd: c_int, parts: *const libc::iovec, count: c_int, at: i64) -> isize {
    if tracked(fd) {
        return fail(libc::ENOSYS) as isize;
    }
    // SAFETY: passed on; the offset goes in two halves, of which the second is 0 on 64 bits.
    unsafe { libc::syscall(libc::SYS_pwritev, fd, parts, count, at, 0) as isize }
}

unsafe fn ask_to_write(fd: c_int, bytes: *const c_void, count: usize, at: i64) -> Result<(), c_int> {
    // SAFETY: the caller of write(2) promises that so many bytes are there.
    let bytes = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), count) };
    match model::write(fd, at.unsigned_abs(), bytes) {
        Allowed::Yes => Ok(()),
        Allowed::No(errno) => Err(errno),
    }
}

/// # Safety
/// As fsync(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fsync(fd: c_int) -> c_int {
    if tracked(fd) {
        return match model::sync(fd) {
            Allowed::Yes => 0,
            Allowed::No(errno) => fail(errno),
        };
    }
    // SAFETY: passed on.
    unsafe { libc::syscall(libc::SYS_fsync, fd) as c_int }
}

/// # Safety
/// As fdatasync(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fdatasync(fd: c_int) -> c_int {
    // SAFETY: the same call, but for what no one asks about.
    unsafe { fsync(fd) }
}

/// # Safety
/// As ftruncate(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ftruncate64(fd: c_int, length: i64) -> c_int {
    if tracked(fd)
        && let Allowed::No(errno) = model::truncate(fd, length.unsigned_abs())
    {
        return fail(errno);
    }
    // SAFETY: passed on.
    unsafe { libc::syscall(libc::SYS_ftruncate, fd, length) as c_int }
}

/// # Safety
/// As ftruncate(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ftruncate(fd: c_int, length: i64) -> c_int {
    // SAFETY: the same call.
    unsafe { ftruncate64(fd, length) }
}

/// # Safety
/// As rename(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    // SAFETY: passed on.
    unsafe {
        if let (Some(from), Some(to)) = (simulated(from), simulated(to))
            && aside(|| from.exists())
            && let Allowed::No(errno) = model::rename(&from, &to)
        {
            return fail(errno);
        }
        libc::syscall(libc::SYS_renameat2, libc::AT_FDCWD, from, libc::AT_FDCWD, to, 0) as c_int
    }
}

/// # Safety
/// As unlink(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    // SAFETY: passed on.
    unsafe {
        if let Some(name) = simulated(path)
            && aside(|| name.exists())
        {
            return match model::unlink(&name) {
                Allowed::Yes => 0,
                Allowed::No(errno) => fail(errno),
            };
        }
        libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, 0) as c_int
    }
}

/// # Safety
/// As rmdir(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rmdir(path: *const c_char) -> c_int {
    // SAFETY: passed on.
    unsafe {
        // Nobody here removes a folder.
        if simulated(path).is_some() {
            return fail(libc::ENOSYS);
        }
        libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, libc::AT_REMOVEDIR) as c_int
    }
}

/// # Safety
/// As mkdir(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mkdir(path: *const c_char, mode: c_uint) -> c_int {
    // SAFETY: passed on.
    unsafe {
        if let Some(name) = simulated(path)
            && aside(|| !name.exists())
            && let Allowed::No(errno) = model::make_folder(&name)
        {
            return fail(errno);
        }
        libc::syscall(libc::SYS_mkdirat, libc::AT_FDCWD, path, mode) as c_int
    }
}

/// # Safety
/// As getrandom(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn getrandom(to: *mut c_void, count: usize, flags: c_uint) -> isize {
    let counted = CHANCE.load(Ordering::Relaxed);
    // SAFETY: the caller promises room for so many bytes.
    unsafe {
        if counted == 0 {
            return libc::syscall(libc::SYS_getrandom, to, count, flags) as isize;
        }
        std::slice::from_raw_parts_mut(to.cast::<u8>(), count).fill(counted.to_le_bytes()[0]);
    }
    count.cast_signed()
}
