//! The words that a person added, a line each, in `words.txt` beside the library; a person may edit it.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

const FILE: &str = "words.txt";

/// One's own words.
pub(super) struct OwnWords {
    file: PathBuf,
    words: Mutex<BTreeSet<String>>,
}

impl OwnWords {
    /// Reads them; none when there is no such file or it cannot be read.
    pub(super) fn read(home: &Path) -> Self {
        let file = home.join(FILE);
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let words = text.lines().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { file, words: Mutex::new(words) }
    }

    /// Whether it is one of them; at the start of a sentence too.
    pub(super) fn knows(&self, word: &str) -> bool {
        let words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        words.contains(word) || (word.starts_with(char::is_uppercase) && words.contains(&word.to_lowercase()))
    }

    /// Adds one, and keeps it on disk.
    ///
    /// # Errors
    /// When it cannot be written; it is then known until Plein is closed.
    pub(super) fn add(&self, word: &str) -> io::Result<()> {
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        words.insert(word.to_owned());
        let text: String = words.iter().map(|word| format!("{word}\n")).collect();
        // Whole or not at all.
        let fresh = self.file.with_extension("new");
        std::fs::write(&fresh, text)?;
        std::fs::rename(&fresh, &self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::OwnWords;

    #[test]
    fn a_word_is_kept() {
        let home = tempfile::tempdir().expect("a folder");
        let own = OwnWords::read(home.path());
        assert!(!own.knows("Lugol"));
        own.add("Lugol").expect("kept");
        own.add("lugolvrij").expect("kept");
        let again = OwnWords::read(home.path());
        assert!(again.knows("Lugol") && again.knows("Lugolvrij"));
        assert!(!again.knows("lugol"));
    }
}
