//! Files that are not packages, or were made to do harm.

use crate::mutations::{Dice, mutated};
use crate::parts::{DOCUMENT, PHOTO, all, good, manifest, medium, open, packed, some};
use plein_package::{Limits, Package, PackageError, media_name};
use std::io::{self, Cursor, Read, Seek, SeekFrom};

fn refused(bytes: &[u8]) -> PackageError {
    all(bytes).expect_err("it is refused")
}

#[test]
fn other_files_are_no_packages() {
    for other in [
        &b""[..],
        b"PK",
        b"hello",
        &[0; 5_000],
        b"%PDF-1.7 and more than twenty-two bytes of it",
        // A zip without anything in it.
        b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    ] {
        assert!(matches!(refused(other), PackageError::NotOne), "{other:?}");
    }
    // A zip, but not one of these: a document of an office.
    assert!(matches!(refused(&packed(&[("[Content_Types].xml".into(), vec![1])])), PackageError::Unsafe(_)));
    assert!(matches!(refused(&packed(&[("space.md".into(), vec![1])])), PackageError::NotOne));
}

#[test]
fn cut_off_anywhere_it_is_damaged() {
    let bytes = good();
    for length in (4..bytes.len()).step_by(97).chain(bytes.len() - 30..bytes.len()) {
        let error = refused(&bytes[..length]);
        assert!(matches!(error, PackageError::Damaged(_)), "{length}: {error:?}");
    }
}

#[test]
fn names_that_are_paths_or_that_packages_do_not_have_are_refused() {
    for name in ["../../x", "/x", "media/../plein.json", "C:\\x", "x.exe", "media/x.jpg", "media/"] {
        let mut parts = some();
        parts.push((name.to_owned(), vec![1]));
        assert!(matches!(refused(&packed(&parts)), PackageError::Unsafe(_)), "{name}");
    }
}

#[test]
fn a_newer_one_says_so_whatever_else_is_in_it() {
    let mut parts = some();
    parts[0].1 = br#"{"format":"plein.space","version":2,"spaces":{}}"#.to_vec();
    assert!(matches!(refused(&packed(&parts)), PackageError::Newer { version: 2 }));
}

#[test]
fn what_is_not_what_it_says_is_damaged() {
    let mut parts = some();
    parts[1].1 = b"another document".to_vec();
    assert!(matches!(refused(&packed(&parts)), PackageError::Damaged(_)), "another document");
    let mut parts = some();
    parts[3].1 = b"another picture".to_vec();
    assert!(matches!(refused(&packed(&parts)), PackageError::Damaged(_)), "another picture");
    for missing in [1, 3] {
        let mut parts = some();
        parts.remove(missing);
        assert!(matches!(refused(&packed(&parts)), PackageError::Damaged(_)), "{missing} is missing");
    }
    let mut parts = some();
    let more = medium("x", "image/png", b"x");
    parts.push((media_name(&more), b"x".to_vec()));
    assert!(matches!(refused(&packed(&parts)), PackageError::Damaged(_)), "one more than it says");
    let mut parts = some();
    for garbage in [&b"{"[..], b"[]", b"{\"format\":\"plein.space\"}", b"\xff"] {
        parts[0].1 = garbage.to_vec();
        assert!(matches!(refused(&packed(&parts)), PackageError::NotOne), "{garbage:?}");
    }
    parts[0].1 = br#"{"format":"plein.space","version":1,"space":"x"}"#.to_vec();
    assert!(matches!(refused(&packed(&parts)), PackageError::Damaged(_)));
}

#[test]
fn a_bomb_is_seen_before_it_goes_off() {
    // Sixty-four megabytes of nothing in sixty-four kilobytes.
    let nothing = vec![0; 64 << 20];
    let bomb = medium("x", "image/png", &nothing);
    let mut parts = some();
    parts[0].1 = manifest(DOCUMENT, &[medium("scan.jpg", "image/jpeg", PHOTO), bomb.clone()]).to_string().into_bytes();
    parts.push((media_name(&bomb), nothing));
    let bytes = packed(&parts);
    assert!(bytes.len() < 1 << 20);
    assert!(matches!(open(&bytes), Err(PackageError::TooMuch(_))));
    // A document larger than any.
    let mut parts = some();
    parts[1].1 = vec![0; (64 << 20) + 1];
    assert!(matches!(open(&packed(&parts)), Err(PackageError::TooMuch(_))));
    // What says that it is shorter than it is gives no more than it said.
    let mut bytes = packed(&some());
    let at = place(&bytes, b"PK\x01\x02", 1) + 24;
    bytes[at..at + 4].copy_from_slice(&3_u32.to_le_bytes());
    let error = refused(&bytes);
    assert!(matches!(error, PackageError::TooMuch(_) | PackageError::Damaged(_)), "{error:?}");
}

/// Where the `which`th of something stands.
fn place(bytes: &[u8], what: &[u8], which: usize) -> usize {
    bytes.windows(what.len()).enumerate().filter(|(_, here)| *here == what).nth(which).expect("it is there").0
}

#[test]
fn parts_that_share_bytes_are_refused() {
    // The picture's entry points at the same bytes as the document's.
    let mut bytes = packed(&some());
    let (document, photo) = (place(&bytes, b"PK\x01\x02", 1), place(&bytes, b"PK\x01\x02", 3));
    let offset = bytes[document + 42..document + 46].to_vec();
    bytes[photo + 42..photo + 46].copy_from_slice(&offset);
    let error = refused(&bytes);
    assert!(matches!(error, PackageError::Unsafe(_) | PackageError::Damaged(_)), "{error:?}");
}

/// Counts what is read.
struct Counting<'a> {
    from: Cursor<&'a [u8]>,
    read: u64,
}

impl Read for Counting<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(to)?;
        self.read += read as u64;
        Ok(read)
    }
}

impl Seek for Counting<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.from.seek(to)
    }
}

/// An end that promises four billion entries, after many megabytes in which an archive's marks stand everywhere.
#[test]
fn an_end_that_promises_too_much_is_not_gone_into() {
    let mut bytes = b"PK\x03\x04".to_vec();
    while bytes.len() < 8 << 20 {
        bytes.extend_from_slice(b"PK\x05\x06PK\x01\x02\0\0\0\0");
    }
    let start = bytes.len() as u64;
    let mut large = b"PK\x06\x06".to_vec();
    large.extend_from_slice(&44_u64.to_le_bytes());
    large.extend_from_slice(&[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [4_000_000_000_u64, 4_000_000_000, start, 0] {
        large.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend_from_slice(&large);
    bytes.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    bytes.extend_from_slice(&start.to_le_bytes());
    bytes.extend_from_slice(&1_u32.to_le_bytes());
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
    let mut from = Counting { from: Cursor::new(&bytes), read: 0 };
    let error = Package::open(&mut from, Limits::default()).map(|_| ()).expect_err("refused");
    assert!(matches!(error, PackageError::TooMuch(_)), "{error:?}");
    assert!(from.read < 1_000, "{} bytes were read", from.read);
}

/// What is before or after an archive, and a second end, would make a file be one thing here and another elsewhere.
#[test]
fn there_is_one_archive_and_nothing_around_it() {
    let bytes = good();
    for around in
        [[b"x".as_slice(), &bytes].concat(), [&bytes, b"x".as_slice()].concat(), [&bytes[..], &bytes].concat()]
    {
        assert!(all(&around).is_err());
    }
}

#[test]
fn whatever_happens_to_a_package_it_is_refused_or_is_what_it_was() {
    let original = good();
    let mut dice = Dice(11);
    let mut taken = 0;
    for _ in 0..400 {
        let bytes = mutated(&original, &mut dice);
        if all(&bytes).is_ok() {
            taken += 1;
        }
    }
    // Times, permissions and the text say nothing that is relied on.
    assert!(taken < 200, "{taken} of 400 were taken");
}
