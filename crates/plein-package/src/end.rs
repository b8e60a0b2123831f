//! The end of a zip, read before anything else: how many entries it says it has, and where they are listed.
//!
//! Always holds after [`check`]: the list of entries stands right before the end, is not longer than allowed, and begins
//! with an entry; nothing stands before or after the archive. So whoever reads on has one place to look, and not a whole
//! file to search.

use crate::{Limits, PackageError};
use std::io::{Read, Seek, SeekFrom};

/// The record at the very end, without a comment (APPNOTE 4.3.16).
const END: u64 = 22;
/// Where the record for large archives is (4.3.15), and that record (4.3.14), as zip's own version 1 has it.
const LOCATOR: u64 = 20;
const LARGE: u64 = 56;

const SHORT: u64 = 0xffff;
const LONG: u64 = 0xffff_ffff;

/// A piece of a file, read at known places.
struct Record<const LENGTH: usize>([u8; LENGTH]);

impl<const LENGTH: usize> Record<LENGTH> {
    fn at(from: &mut (impl Read + Seek), at: u64) -> Result<Self, PackageError> {
        let mut bytes = [0; LENGTH];
        from.seek(SeekFrom::Start(at))?;
        from.read_exact(&mut bytes).map_err(PackageError::of_bytes)?;
        Ok(Self(bytes))
    }

    /// `length` bytes, the least first.
    fn number(&self, at: usize, length: usize) -> u64 {
        self.0.iter().skip(at).take(length).rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    fn is(&self, signature: &[u8; 4]) -> bool {
        self.0.starts_with(signature)
    }
}

/// Looks at the end of an archive.
///
/// # Errors
/// When it is no archive, is cut off, or is more than a package.
pub(crate) fn check(from: &mut (impl Read + Seek), limits: &Limits) -> Result<(), PackageError> {
    let length = from.seek(SeekFrom::End(0))?;
    let begins = length >= 4 && Record::<4>::at(from, 0)?.is(b"PK\x03\x04");
    // What was one and lost its end says something else to a person than what never was one.
    let wrong = || if begins { PackageError::Damaged("the end is missing") } else { PackageError::NotOne };
    let at = length.checked_sub(END).ok_or_else(wrong)?;
    let end = Record::<{ END as usize }>::at(from, at)?;
    if !begins || !end.is(b"PK\x05\x06") || end.number(20, 2) != 0 {
        return Err(wrong());
    }
    let disks = [end.number(4, 2), end.number(6, 2)];
    let (mut here, mut entries) = (end.number(8, 2), end.number(10, 2));
    let (mut size, mut start) = (end.number(12, 4), end.number(16, 4));
    let mut list_ends = at;
    if entries == SHORT || size == LONG || start == LONG {
        let locator_at = at.checked_sub(LOCATOR).ok_or_else(wrong)?;
        let locator = Record::<{ LOCATOR as usize }>::at(from, locator_at)?;
        let large_at = locator_at.checked_sub(LARGE).ok_or_else(wrong)?;
        let large = Record::<{ LARGE as usize }>::at(from, large_at)?;
        let right = locator.is(b"PK\x06\x07") && large.is(b"PK\x06\x06");
        if !right || locator.number(8, 8) != large_at || large.number(4, 8) != LARGE - 12 {
            return Err(PackageError::Damaged("an end that is not one"));
        }
        (here, entries, size, start) =
            (large.number(24, 8), large.number(32, 8), large.number(40, 8), large.number(48, 8));
        list_ends = large_at;
    }
    if disks.iter().any(|disk| !matches!(*disk, 0 | SHORT)) || here != entries {
        return Err(PackageError::Unsafe("an archive in pieces"));
    }
    if entries > limits.entries || size > limits.directory {
        return Err(PackageError::TooMuch("entries"));
    }
    if entries == 0 {
        return Err(PackageError::NotOne);
    }
    if start.checked_add(size) != Some(list_ends) || !Record::<4>::at(from, start)?.is(b"PK\x01\x02") {
        return Err(PackageError::Damaged("a list that is not where it should be"));
    }
    from.seek(SeekFrom::Start(0))?;
    Ok(())
}
