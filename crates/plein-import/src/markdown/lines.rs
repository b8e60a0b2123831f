//! From an offset in a text to a line, for notes.

/// Which line an offset is on.
pub(super) struct Lines {
    starts: Vec<usize>,
    before: u32,
}

impl Lines {
    pub fn of(text: &str, before: u32) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { starts, before }
    }

    pub fn line(&self, offset: usize) -> u32 {
        self.before + 1 + self.starts.partition_point(|start| *start <= offset) as u32
    }
}
