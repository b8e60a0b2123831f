//! What a write changed, told to whoever shows it. No content: only what to ask again.

use plein_model::SpaceId;

/// One thing that changed, sent after the commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Who caused it, so that a window recognises its own echo.
    pub origin: Origin,
    /// What to ask again.
    pub what: What,
}

/// Who caused a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A person, in a window.
    Window,
    /// The hub.
    Sync,
    /// An import.
    Import,
    /// A watched folder.
    Watch,
}

/// What to ask again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// The card of a Space; it may be new, removed or restored.
    Spaces(SpaceId),
    /// The document of a Space.
    Document(SpaceId),
    /// Where the work in a Space is, or with whom it is shared.
    Place(SpaceId),
    /// The tray or the watched folders of a Space.
    Tray(SpaceId),
    /// The connection to the hub.
    Hub,
    /// The settings.
    Settings,
}
