//! A Space for who is not on the hub, and archiving.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Makes a link by which anyone may read a Space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLink {
    /// How many days it works, 1 to 366.
    pub days: u32,
}

/// A link that was made. This is the only time that it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeLink {
    /// By which it is revoked.
    pub id: Uuid,
    /// `<hub address>/link/<secret>`.
    pub link: String,
    /// Until when it works, in milliseconds since 1970.
    pub expires_at: i64,
}

/// A link that still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingLink {
    /// By which it is revoked.
    pub id: Uuid,
    /// When it was made, in milliseconds since 1970.
    pub made_at: i64,
    /// Until when it works.
    pub expires_at: i64,
}

/// Archives a Space, or takes it up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archiving {
    /// Whether it is archived from now on.
    pub archived: bool,
}
