//! The commands: each declared once, here. From this table come the dispatch and the TypeScript.
//!
//! A command takes arguments (JSON) and possibly a body (raw bytes), and answers with JSON or raw bytes; binary never
//! crosses as a JSON number array.

use crate::errors::AppError;
use crate::hub::{HubState, Invite, Invited, JoinHub, NewTeam, SignInHub, Team};
use crate::import::{ImportMarkdown, Imported, PickFile};
use crate::links::{OpenLink, PlayVideo};
use crate::pictures::{AddNamed, AddPath, Medium};
use crate::settings::{Settings, Start};
use crate::sharing::{Place, ShareSpace, UnshareSpace};
use crate::spaces::{Find, InSpace, NewSpace, Saved, SpaceCard};
use crate::tray::{NewWatch, OneItem, OneWatch, PlaceItem, TrayItem, Watch};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use ts_rs::{Config, TS, TypeVisitor};

/// No arguments.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

/// What a command answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// JSON text.
    Json(String),
    /// Raw bytes.
    Bytes(Bytes),
}

/// Raw bytes as a command's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw(pub Bytes);

/// What a command may return.
pub(crate) trait Answer {
    /// Whether it is raw bytes.
    const BYTES: bool;
    /// Its name in TypeScript.
    fn name(config: &Config) -> String;
    /// Shows the types it needs.
    fn visit(visitor: &mut impl TypeVisitor);
}

impl Answer for Raw {
    const BYTES: bool = true;
    fn name(_: &Config) -> String {
        "Uint8Array".into()
    }
    fn visit(_: &mut impl TypeVisitor) {}
}

impl<T: Serialize + TS + 'static> Answer for T {
    const BYTES: bool = false;
    fn name(config: &Config) -> String {
        <T as TS>::name(config)
    }
    fn visit(visitor: &mut impl TypeVisitor) {
        visitor.visit::<T>();
        T::visit_generics(visitor);
    }
}

/// A command, as the screens see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// What it is called.
    pub name: &'static str,
    /// What it does, a line for each line.
    pub docs: &'static [&'static str],
    /// The TypeScript type of its arguments.
    pub args: String,
    /// Whether it takes a body.
    pub body: bool,
    /// Whether it answers with raw bytes.
    pub bytes: bool,
    /// The TypeScript type of its answer.
    pub reply: String,
}

macro_rules! commands {
    ($($(#[doc = $doc:literal])* $name:ident($args:ty $(, $body:ident)?) -> $reply:ty;)*) => {
        /// Every command, in the order of the table.
        pub fn declared(config: &Config) -> Vec<Declared> {
            vec![$(Declared {
                name: stringify!($name),
                docs: &[$($doc),*],
                args: <$args as TS>::name(config),
                body: !concat!("", $(stringify!($body))?).is_empty(),
                bytes: <$reply as Answer>::BYTES,
                reply: <$reply as Answer>::name(config),
            }),*]
        }

        /// Shows every type that the commands speak in.
        pub(crate) fn visit(visitor: &mut impl TypeVisitor) {
            $(visitor.visit::<$args>(); <$reply as Answer>::visit(visitor);)*
        }
    };
}

commands! {
    /// What the screens need to begin.
    start(Nothing) -> Start;
    /// Changes the settings, all of them; answers what is kept now.
    settings_set(Settings) -> Settings;

    /// The Spaces of this library, or those in which all words of `find` occur; newest first.
    spaces_list(Find) -> Vec<SpaceCard>;
    /// Makes a Space with one empty chapter.
    space_create(NewSpace) -> SpaceCard;
    /// Removes a Space from this library; it can be had back for 30 days.
    space_remove(InSpace) -> ();
    /// Gets a removed Space back.
    space_restore(InSpace) -> ();
    /// The removed Spaces that can be had back.
    spaces_removed(Nothing) -> Vec<SpaceCard>;
    /// Opens the document of a Space: its whole state as one Yjs v1 update.
    space_open(InSpace) -> Raw;
    /// What the document has and a replica lacks, as one Yjs v1 update. Body: the replica's state vector.
    space_changes(InSpace, body) -> Raw;
    /// Adds an edit to the document. Body: a Yjs v1 update. When this returns, the edit is on disk.
    space_edit(InSpace, body) -> Saved;
    /// The screens have closed the document. Only frees memory: nothing needs it.
    space_close(InSpace) -> ();
    /// Where a Space and each of its chapters is, and who may see it.
    space_place(InSpace) -> Place;
    /// The Space as readers see it: one HTML document, safe to show in a sandboxed frame.
    space_html(InSpace) -> String;
    /// The Space as Markdown.
    space_markdown(InSpace) -> String;

    /// Stores a picture: upright, without metadata, with renditions. Body: the file's bytes.
    picture_add(AddNamed, body) -> Medium;
    /// The same, from a file on this computer.
    picture_add_path(AddPath) -> Medium;
    /// The same, from the clipboard, where the webview's own clipboard is empty. Null: no picture there.
    /// Only in the desktop window.
    clipboard_picture(InSpace) -> Option<Medium>;
    /// Stores a file as it is. Body: the file's bytes.
    file_add(AddNamed, body) -> Medium;
    /// The same, from a file on this computer, of any size up to 2 GB.
    file_add_path(AddPath) -> Medium;

    /// Imports a file or a folder of Markdown.
    import_markdown(ImportMarkdown) -> Imported;
    /// Lets the person choose a folder; null when they did not. Only in the desktop window.
    pick_folder(Nothing) -> Option<String>;
    /// Lets the person choose a file; null when they did not. Only in the desktop window.
    pick_file(PickFile) -> Option<String>;

    /// The folders that are watched for a Space.
    watch_list(InSpace) -> Vec<Watch>;
    /// Watches a folder for a Space.
    watch_add(NewWatch) -> Watch;
    /// Watches it no longer. What is in the tray stays there.
    watch_remove(OneWatch) -> ();
    /// What landed in the watched folders of a Space and waits to be placed.
    tray_list(InSpace) -> Vec<TrayItem>;
    /// Places something at the end of a chapter.
    tray_place(PlaceItem) -> ();
    /// Takes something out of the tray without placing it. The file in the folder stays.
    tray_dismiss(OneItem) -> ();

    /// Joins a hub with an invitation.
    hub_join(JoinHub) -> HubState;
    /// Signs in at a hub that was joined before.
    hub_sign_in(SignInHub) -> HubState;
    /// Leaves the hub. Everything here stays here.
    hub_leave(Nothing) -> ();
    /// Makes an invitation; for owners.
    hub_invite(Invite) -> Invited;
    /// The teams of the hub.
    hub_teams(Nothing) -> Vec<Team>;
    /// Makes a team; for owners.
    team_create(NewTeam) -> Team;
    /// Shares a Space.
    space_share(ShareSpace) -> Place;
    /// Takes a right back.
    space_unshare(UnshareSpace) -> Place;
    /// Exchanges with the hub now instead of when it suits; returns at once.
    sync_now(Nothing) -> ();

    /// The address of a page on loopback that plays a video. Ask for it after a click only: the page contacts the site.
    video_player(PlayVideo) -> String;
    /// Opens a link in the person's own browser or mail. Only in the desktop window.
    open_link(OpenLink) -> ();
}

/// What `T` is called when a host has to name the failure of a command.
pub type Outcome = Result<Reply, AppError>;
