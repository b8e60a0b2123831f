//! Time and randomness, handed in, so that a simulation can be the world.

use plein_model::{BlockId, ChapterId, ColumnId, EntryId, LocalId, RowId};
use std::fmt::Debug;
use std::pin::Pin;
use std::time::Duration;
use uuid::Uuid;

/// Where time and randomness come from.
pub trait World: Send + Sync + Debug {
    /// Milliseconds since 1970. May be wrong by years; nothing is decided by it.
    fn now(&self) -> i64;
    /// Fills with randomness that nobody can guess.
    fn fill(&self, bytes: &mut [u8]);

    /// Who decides what happens when; nobody in the real world. Where there is one, waiting is asked of it, and what
    /// waits for the disk is done at once, by who asks for it, instead of on a thread beside: then one seed is one run.
    fn conductor(&self) -> Option<&dyn Conductor> {
        None
    }

    /// A fresh UUIDv7.
    fn uuid(&self) -> Uuid {
        let mut random = [0; 10];
        self.fill(&mut random);
        let millis = u64::try_from(self.now()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
    /// A fresh name for an entry.
    fn entry(&self) -> EntryId {
        EntryId::from_uuid(self.uuid())
    }
    /// A fresh id for something inside a Space.
    fn local(&self) -> LocalId {
        let mut random = [0; 12];
        self.fill(&mut random);
        LocalId::from_random(random)
    }
    /// A fresh chapter id.
    fn chapter(&self) -> ChapterId {
        ChapterId(self.local())
    }
    /// A fresh block id.
    fn block(&self) -> BlockId {
        BlockId(self.local())
    }
    /// A fresh row id.
    fn row(&self) -> RowId {
        RowId(self.local())
    }
    /// A fresh column id.
    fn column(&self) -> ColumnId {
        ColumnId(self.local())
    }
}

/// Decides what happens when: a simulator.
pub trait Conductor: Send + Sync {
    /// Ready when so much time has passed.
    fn wait(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// The real world: the system's clock and randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealWorld;

impl World for RealWorld {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    fn now(&self) -> i64 {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
    #[expect(clippy::expect_used, reason = "a system without randomness is broken beyond repair")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the system has randomness");
    }
}
