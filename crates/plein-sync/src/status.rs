//! How it stands with the hub, for who wants to show it.

use plein_protocol::Code;

/// Whether the hub can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The last question was answered.
    Connected,
    /// It was not, or has not been asked yet; it is tried again by itself.
    Offline,
    /// The hub does not know this device (any more). It is not tried again before somebody signs in.
    SignedOut,
}

/// How it stands with the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// Whether the hub can be reached.
    pub reach: Reach,
    /// When everything was last brought up to date, in milliseconds since 1970; shown only.
    pub last_sync: Option<i64>,
    /// What is wrong, when something is.
    pub problem: Option<Code>,
}
