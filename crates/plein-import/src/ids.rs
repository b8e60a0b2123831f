//! New ids, from randomness that the caller brings.

use plein_model::{BlockId, ChapterId, ColumnId, LocalId, RowId};

/// Makes ids of random bytes.
pub(crate) struct Ids<'a>(&'a mut dyn FnMut(&mut [u8]));

impl<'a> Ids<'a> {
    pub fn new(random: &'a mut dyn FnMut(&mut [u8])) -> Self {
        Self(random)
    }

    fn next(&mut self) -> LocalId {
        let mut bytes = [0; 12];
        (self.0)(&mut bytes);
        LocalId::from_random(bytes)
    }

    pub fn chapter(&mut self) -> ChapterId {
        ChapterId(self.next())
    }
    pub fn block(&mut self) -> BlockId {
        BlockId(self.next())
    }
    pub fn row(&mut self) -> RowId {
        RowId(self.next())
    }
    pub fn column(&mut self) -> ColumnId {
        ColumnId(self.next())
    }
}
