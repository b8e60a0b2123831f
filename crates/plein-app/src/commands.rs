//! The commands: each declared once, here. From this table come the dispatch and the TypeScript.
//!
//! A command takes arguments (JSON) and possibly a body (raw bytes), and answers with JSON or raw bytes; binary never
//! crosses as a JSON number array.

use crate::app::Call;
use crate::errors::{AppError, Code};
use crate::hub::{HubState, Invite, Invited, JoinHub, JoinTeam, NewTeam, SignInHub, Team};
use crate::import::{ImportMarkdown, Imported, PickFile};
use crate::links::{OpenLink, PlayVideo};
use crate::pictures::{AddNamed, AddPath, Medium, SaveFile};
use crate::settings::{Settings, Start};
use crate::sharing::{Place, ShareSpace, UnshareSpace};
use crate::spaces::{Find, InSpace, NewSpace, Saved, SpaceCard};
use crate::tray::{NewWatch, OneItem, OneWatch, PlaceItem, TrayItem, Watch};
use crate::work::OneWork;
use crate::{hub, import, links, pictures, settings, sharing, spaces, sync, tray, work};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

/// The largest body of a command, in bytes.
pub const MAX_BODY: usize = 256 << 20;

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
    /// As it crosses to the host.
    fn reply(self) -> Result<Reply, AppError>;
}

impl Answer for Raw {
    const BYTES: bool = true;
    fn name(_: &Config) -> String {
        "Uint8Array".into()
    }
    fn visit(_: &mut impl TypeVisitor) {}
    fn reply(self) -> Result<Reply, AppError> {
        Ok(Reply::Bytes(self.0))
    }
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
    fn reply(self) -> Result<Reply, AppError> {
        serde_json::to_string(&self).map(Reply::Json).map_err(AppError::internal)
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
    ($($(#[doc = $doc:literal])* $name:ident($args:ty $(, $body:ident)?) -> $reply:ty = $handler:path;)*) => {
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

        /// Runs a command.
        pub(crate) fn dispatch(call: &Call<'_>, name: &str, args: Value) -> Result<Reply, AppError> {
            match name {
                $(stringify!($name) => {
                    let answer: $reply = $handler(call, read::<$args>(args)?)?;
                    answer.reply()
                })*
                _ => Err(Code::UnknownCommand.into()),
            }
        }
    };
}

commands! {
    /// What the screens need to begin.
    start(Nothing) -> Start = settings::start;
    /// Changes the settings, all of them; answers what is kept now.
    settings_set(Settings) -> Settings = settings::set;

    /// The Spaces of this library, or those in which all words of `find` occur; newest first.
    spaces_list(Find) -> Vec<SpaceCard> = spaces::list;
    /// Makes a Space with one empty chapter.
    space_create(NewSpace) -> SpaceCard = spaces::create;
    /// Removes a Space from this library; it can be had back for 30 days.
    space_remove(InSpace) -> () = spaces::remove;
    /// Gets a removed Space back.
    space_restore(InSpace) -> () = spaces::restore;
    /// The removed Spaces that can be had back.
    spaces_removed(Nothing) -> Vec<SpaceCard> = spaces::removed;
    /// Opens the document of a Space: its whole state as one Yjs v1 update.
    space_open(InSpace) -> Raw = spaces::open;
    /// What the document has and a replica lacks, as one Yjs v1 update. Body: the replica's state vector.
    space_changes(InSpace, body) -> Raw = spaces::changes;
    /// Adds an edit to the document. Body: a Yjs v1 update. When this returns, the edit is on disk.
    space_edit(InSpace, body) -> Saved = spaces::edit;
    /// The screens have closed the document. Only frees memory: nothing is lost without it.
    space_close(InSpace) -> () = spaces::close;
    /// Where a Space and each of its chapters is, and who may see it.
    space_place(InSpace) -> Place = sharing::place;
    /// The Space as readers see it: one HTML document, safe to show in a sandboxed frame.
    space_html(InSpace) -> String = spaces::as_html;
    /// The Space as Markdown.
    space_markdown(InSpace) -> String = spaces::as_markdown;

    /// Stores a picture: upright, without metadata, with renditions. Body: the file's bytes.
    picture_add(AddNamed, body) -> Medium = pictures::add_picture;
    /// The same, from a file on this computer.
    picture_add_path(AddPath) -> Medium = pictures::add_picture_path;
    /// The same, from the clipboard, where the webview's own clipboard is empty. Null: no picture there.
    /// Only in the desktop window.
    clipboard_picture(InSpace) -> Option<Medium> = pictures::add_clipboard;
    /// Stores a file as it is. Body: the file's bytes.
    file_add(AddNamed, body) -> Medium = pictures::add_file;
    /// The same, from a file on this computer, of any size up to 2 GB.
    file_add_path(AddPath) -> Medium = pictures::add_file_path;

    /// Copies a file or picture to where the person chooses; null when they did not. Only in the desktop window; in a
    /// browser, link to the medium instead.
    file_save(SaveFile) -> Option<String> = pictures::save_file;

    /// Imports a file or a folder of Markdown.
    import_markdown(ImportMarkdown) -> Imported = import::markdown;
    /// Stops long work that the screens gave a name. It leaves nothing half, and ends with `cancelled`.
    work_stop(OneWork) -> () = work::stop;
    /// Lets the person choose a folder; null when they did not. Only in the desktop window.
    pick_folder(Nothing) -> Option<String> = import::pick_folder;
    /// Lets the person choose a file; null when they did not. Only in the desktop window.
    pick_file(PickFile) -> Option<String> = import::pick_file;

    /// The folders that are watched for a Space.
    watch_list(InSpace) -> Vec<Watch> = tray::watches;
    /// Watches a folder for a Space.
    watch_add(NewWatch) -> Watch = tray::watch;
    /// Watches it no longer. What is in the tray stays there.
    watch_remove(OneWatch) -> () = tray::unwatch;
    /// What landed in the watched folders of a Space and waits to be placed.
    tray_list(InSpace) -> Vec<TrayItem> = tray::list;
    /// Places something at the end of a chapter.
    tray_place(PlaceItem) -> () = tray::place;
    /// Takes something out of the tray without placing it. The file in the folder stays.
    tray_dismiss(OneItem) -> () = tray::dismiss;

    /// Joins a hub with an invitation.
    hub_join(JoinHub) -> HubState = hub::join;
    /// Signs in at a hub that was joined before.
    hub_sign_in(SignInHub) -> HubState = hub::sign_in;
    /// Leaves the hub. Everything here stays here.
    hub_leave(Nothing) -> () = hub::leave;
    /// Makes an invitation; for owners.
    hub_invite(Invite) -> Invited = hub::invite;
    /// The teams of the hub.
    hub_teams(Nothing) -> Vec<Team> = hub::teams;
    /// Makes a team; for owners.
    team_create(NewTeam) -> Team = hub::create_team;
    /// Puts somebody in a team; for owners.
    team_add(JoinTeam) -> () = hub::add_to_team;
    /// Shares a Space.
    space_share(ShareSpace) -> Place = sharing::share;
    /// Takes a right back.
    space_unshare(UnshareSpace) -> Place = sharing::unshare;
    /// Exchanges with the hub now instead of when it suits; returns at once.
    sync_now(Nothing) -> () = sync::now;

    /// The address of a page on loopback that plays a video. Ask for it after a click only: the page contacts the site.
    video_player(PlayVideo) -> String = links::player;
    /// Opens a link in the person's own browser or mail. Only in the desktop window.
    open_link(OpenLink) -> () = links::open;
}

/// Arguments as the command wants them.
fn read<T: DeserializeOwned>(args: Value) -> Result<T, AppError> {
    // What serde says names fields and types; at most it repeats a value that the screens made up themselves.
    serde_json::from_value(args).map_err(|error| {
        tracing::warn!(line = error.line(), category = ?error.classify(), "arguments that cannot be read");
        AppError::new(Code::InvalidArgs).with("field", field_of(&error))
    })
}

/// The field that serde names in its message, between backticks; never a value.
fn field_of(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let field = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    field.unwrap_or("?").to_owned()
}
