//! Where files are read from, by names that cannot lead anywhere else.
//!
//! Always holds: a [`RelativePath`] has only plain names, so that joining it to a folder stays in that folder as
//! far as names go. That a link on the disk leads out is for whoever implements [`Source`] to refuse.

use crate::ImportError;
use std::cmp::Ordering;
use std::fmt;

/// A path inside what is imported: plain names with `/` between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RelativePath(String);

/// Longer paths are not of this world.
const LONGEST_PATH: usize = 1024;

impl RelativePath {
    /// Takes a path. `None` when it is empty, absolute, leaves the folder, or holds what no name holds on some system.
    pub fn new(path: &str) -> Option<Self> {
        Self::resolve(&[], path)
    }

    /// The path of `link` as it stands in the file at `self`: relative to that file's folder.
    ///
    /// `..` is followed as long as it stays inside what is imported.
    pub fn link(&self, link: &str) -> Option<Self> {
        let folder: Vec<&str> = self.0.split('/').collect();
        Self::resolve(&folder[..folder.len() - 1], link)
    }

    fn resolve(folder: &[&str], path: &str) -> Option<Self> {
        if path.starts_with(['/', '\\']) || path.len() > LONGEST_PATH {
            return None;
        }
        let mut names: Vec<&str> = folder.to_vec();
        for name in path.split(['/', '\\']) {
            match name {
                "" | "." => {}
                ".." => {
                    names.pop()?;
                }
                name if name.contains(':') || name.chars().any(char::is_control) => return None,
                name => names.push(name),
            }
        }
        (!names.is_empty() && !path.is_empty()).then(|| Self(names.join("/")))
    }

    /// The path, with `/` between its names.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last name.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The last name without its extension.
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| if stem.is_empty() { self.name() } else { stem })
    }

    /// The last name's extension, as it is written; empty without one.
    pub fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(stem, extension)| if stem.is_empty() { "" } else { extension })
    }
}

impl fmt::Display for RelativePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// By name as people count: `2` before `10`, capitals beside small letters; then by the bytes, so that it is total.
impl Ord for RelativePath {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0).then_with(|| self.0.cmp(&other.0))
    }
}
impl PartialOrd for RelativePath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (digits_a, digits_b) = (digits(a), digits(b));
        if digits_a > 0 && digits_b > 0 {
            let (x, y) = (a[..digits_a].trim_start_matches('0'), b[..digits_b].trim_start_matches('0'));
            let order = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (&a[digits_a..], &b[digits_b..]);
            continue;
        }
        let (Some(x), Some(y)) = (a.chars().next(), b.chars().next()) else { return a.len().cmp(&b.len()) };
        // A folder's own files come before those of a folder whose name goes on.
        let key = |c: char| (c != '/', c.to_lowercase().next().unwrap_or(c));
        let order = key(x).cmp(&key(y));
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// What is imported: a file, or a folder of them.
pub trait Source {
    /// What it is called: the folder's or the file's name, for a title when nothing better is found.
    fn name(&self) -> &str;

    /// Whether it is one file, chosen by itself.
    fn is_one_file(&self) -> bool;

    /// The Markdown files in it, in any order.
    ///
    /// # Errors
    /// [`ImportError::Missing`], [`ImportError::Unreadable`], or [`ImportError::TooMuch`].
    fn markdown(&self) -> Result<Vec<RelativePath>, ImportError>;

    /// The bytes of a file in it.
    ///
    /// Never those of a file outside of it, wherever a link on the disk leads.
    ///
    /// # Errors
    /// [`ImportError::Missing`], [`ImportError::Unreadable`], or [`ImportError::TooLong`] when it has more than
    /// `most` bytes; then not more than that has been read. [`ImportError::Stopped`] ends the whole import.
    fn read(&self, path: &RelativePath, most: u64) -> Result<Vec<u8>, ImportError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> RelativePath {
        RelativePath::new(text).expect("a good path")
    }

    #[test]
    fn no_name_leads_out() {
        let evil = [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "\\\\server\\share",
            "C:\\x",
            "c:x",
            "a/\0/b",
            "..",
            "a/..",
            "./..",
            "file:///etc/passwd",
            "..\\..\\x",
        ];
        for evil in evil {
            assert_eq!(RelativePath::new(evil), None, "{evil:?}");
        }
        let file = path("docs/verhaal.md");
        assert_eq!(file.link("../../x.png"), None);
        assert_eq!(file.link("/x.png"), None);
        assert_eq!(file.link("../img/./x.png"), Some(path("img/x.png")));
        assert_eq!(file.link("img\\x.png"), Some(path("docs/img/x.png")));
    }

    #[test]
    fn people_count_ten_after_two() {
        let mut names = ["10 a.md", "2 b.md", "02 c.md", "b/1.md", "B2.md", "a.md", "é.md", "z.md"].map(path);
        names.sort();
        let sorted: Vec<_> = names.iter().map(RelativePath::as_str).collect();
        assert_eq!(sorted, ["2 b.md", "02 c.md", "10 a.md", "a.md", "b/1.md", "B2.md", "z.md", "é.md"]);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_joined_stays_inside(folder in "[a-z]{1,3}(/[a-z]{1,3}){0,3}", link in "[./\\\\a-z:]{0,20}") {
            if let Some(found) = path(&folder).link(&link) {
                proptest::prop_assert!(found.as_str().split('/').all(|name| !matches!(name, "" | "." | "..")));
                proptest::prop_assert!(!found.as_str().contains(['\\', ':']));
            }
        }
    }
}
