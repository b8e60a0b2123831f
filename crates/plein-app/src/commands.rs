//! The commands: each declared once, here. From this table come the dispatch and the TypeScript.
//!
//! A command takes arguments (JSON) and possibly a body (raw bytes), and answers with JSON or raw bytes; binary never
//! crosses as a JSON number array.

use crate::app::Call;
use crate::asked;
use crate::asked::Asked;
use crate::errors::{AppError, Code};
use crate::history::{
    AskMoments, AskView, BringBack, BroughtBack, Changed, Moments, OneBlock, Overlap, RemovedThing, View,
};
use crate::hub::{Device, HubState, Invite, Invited, JoinHub, JoinTeam, Member, NewTeam, OneDevice, SignInHub, Team};
use crate::import::{ImportMarkdown, Imported, PickFile};
use crate::links::{OpenLink, PlayVideo};
use crate::looking::{LookAtLink, LookedAt};
use crate::masks::{MaskPicture, MaskedPicture, OnePicture, OriginalPicture};
use crate::packages;
use crate::packages::{Export, ExportSpace, LetGoPackage, LookAtPackage, Package, TakePackage, Unpacked};
use crate::pictures::{AddNamed, AddPath, Medium, SaveFile};
use crate::presence::BePresent;
use crate::settings::{Settings, Start};
use crate::sharing::{Place, ShareSpace, UnshareSpace};
use crate::spaces::{ArchiveSpace, InSpace, NewSpace, Saved, Shelf, Slides, SpaceCard, Subjects};
use crate::spelling::{CheckSpelling, Checked, LearnSpelling, SuggestSpelling};
use crate::templates::{SaveTemplate, Template};
use crate::tray::{NewWatch, OneItem, OneWatch, PlaceItem, TrayItem, Watch};
use crate::work::OneWork;
use crate::{
    history, hub, import, links, looking, masks, pictures, presence, settings, sharing, spaces, spelling, sync,
    templates, tray, work,
};
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

/// The largest body of a command, in bytes.
pub const MAX_BODY: usize = 256 << 20;

/// Whether a command takes its body piece by piece, where the host can: then only its own limit holds.
pub fn streams(name: &str) -> bool {
    matches!(name, "file_add" | "package_bring")
}

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
    /// What the system asked Plein to open: a file that was double-clicked, a link. Each is given once.
    asked_take(Nothing) -> Option<Asked> = asked::take;
    /// Changes the settings, all of them; answers what is kept now.
    settings_set(Settings) -> Settings = settings::set;

    /// The Spaces that are wanted; those in which all words of `find` are found, the best first.
    spaces_list(Shelf) -> Vec<SpaceCard> = spaces::list;
    /// The themes and the people of all Spaces.
    spaces_subjects(Nothing) -> Subjects = spaces::subjects;
    /// Makes a Space with one empty chapter, or as a template has it.
    space_create(NewSpace) -> SpaceCard = spaces::create;
    /// Makes a Space of one's own that holds what another holds, with the same media.
    space_duplicate(InSpace) -> SpaceCard = spaces::duplicate;
    /// Puts a Space out of the way on this computer, or back. It stays findable.
    space_archive(ArchiveSpace) -> () = spaces::archive;
    /// What a new Space can begin from: Plein's own, one's own and those of others.
    templates_list(Nothing) -> Vec<Template> = templates::list;
    /// Makes a template of a Space; the Space stays as it is.
    space_save_template(SaveTemplate) -> SpaceCard = templates::save;
    /// Removes a Space from this library; it can be had back for 30 days.
    space_remove(InSpace) -> () = spaces::remove;
    /// Gets a removed Space back.
    space_restore(InSpace) -> () = spaces::restore;
    /// The removed Spaces that can be had back.
    spaces_removed(Nothing) -> Vec<SpaceCard> = spaces::removed;
    /// Throws a removed Space away for good, with the media that nothing else shows. What is on the hub stays there.
    space_discard(InSpace) -> () = spaces::discard;
    /// Throws those away for good that were removed more than 30 days ago, after a backup.
    spaces_discard_old(Nothing) -> () = spaces::discard_old;
    /// Opens the document of a Space: its whole state as one Yjs v1 update.
    space_open(InSpace) -> Raw = spaces::open;
    /// What the document has and a replica lacks, as one Yjs v1 update. Body: the replica's state vector.
    space_changes(InSpace, body) -> Raw = spaces::changes;
    /// Adds an edit to the document. Body: a Yjs v1 update. When this returns, the edit is on disk.
    space_edit(InSpace, body) -> Saved = spaces::edit;
    /// The screens have closed the document. Only frees memory: nothing is lost without it.
    space_close(InSpace) -> () = spaces::close;
    /// The timeline of a Space, or of one chapter: the newest moments, or those before one.
    history_list(AskMoments) -> Moments = history::list;
    /// A Space at a moment, with what changed.
    history_view(AskView) -> View = history::view;
    /// What changed, as a list.
    history_changes(AskView) -> Vec<Changed> = history::changes;
    /// Brings a moment back, or a part of it, as a new edit.
    history_restore(BringBack) -> BroughtBack = history::restore;
    /// What was removed from a Space in the last 30 days, the last first.
    trash_list(InSpace) -> Vec<RemovedThing> = history::trash;
    /// Where two people changed the same words apart from each other, and nobody has chosen yet.
    overlap_list(InSpace) -> Vec<Overlap> = history::overlaps;
    /// Somebody has chosen: that spot is not pointed at any more.
    overlap_settle(OneBlock) -> () = history::settle;
    /// Where a Space and each of its chapters is, and who may see it.
    space_place(InSpace) -> Place = sharing::place;
    /// The Space as readers see it: one HTML document, safe to show in a sandboxed frame.
    space_html(InSpace) -> String = spaces::as_html;
    /// The Space to be shown in a room: a page of slides, safe to show in a sandboxed frame, and what its writer noted.
    space_slides(InSpace) -> Slides = spaces::as_slides;
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

    /// Burns masks into a picture and keeps the result as a new one, to be shown instead. From now on the unmasked one
    /// stays on this computer.
    picture_mask(MaskPicture) -> MaskedPicture = masks::mask;
    /// The unmasked original of a picture; null when it was never masked, or the original was thrown away.
    picture_original(OnePicture) -> Option<OriginalPicture> = masks::original;
    /// Throws the original of a masked picture away, for good.
    picture_original_drop(OnePicture) -> () = masks::drop_original;
    /// A person says that nobody is to be seen in an original after all: it may be shared as any other picture.
    picture_release(OnePicture) -> () = masks::release;
    /// Rectangles that look like text, to be offered as masks. It never finds all.
    picture_suggest(OnePicture) -> Vec<masks::Mask> = masks::suggest;

    /// Copies a file or picture to where the person chooses; null when they did not. Only in the desktop window; in a
    /// browser, link to the medium instead.
    file_save(SaveFile) -> Option<String> = pictures::save_file;

    /// What would leave this computer with a Space as a file.
    export_look(ExportSpace) -> Export = packages::look;
    /// Writes a Space to a file where the person chooses; null when they did not. Only in the desktop window; a browser
    /// fetches `/export/<space>/<as>`.
    export_save(ExportSpace) -> Option<String> = packages::save;
    /// Brings a package, to be looked at and taken in. Body: the file's bytes. Answers what to call it.
    package_bring(Nothing, body) -> String = packages::bring;
    /// Lets go of a package that was brought and is not taken in.
    package_let_go(LetGoPackage) -> () = packages::let_go;
    /// What a package is; nothing of it comes in yet.
    package_look(LookAtPackage) -> Package = packages::look_at;
    /// Takes a package in: as the Space that it is, merged with it when it is here, or as a new one.
    package_take(TakePackage) -> Unpacked = packages::take;

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
    /// Everyone on the hub, by name.
    hub_people(Nothing) -> Vec<Member> = hub::people;
    /// Where one is signed in at the hub.
    hub_devices(Nothing) -> Vec<Device> = hub::devices;
    /// Signs out one of those.
    device_sign_out(OneDevice) -> () = hub::sign_out_device;
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
    /// Tells colleagues in the same Space where one is in it; they answer with an event of their own.
    be_present(BePresent) -> () = presence::tell;

    /// Which of these words are not known in a language.
    spelling_check(CheckSpelling) -> Checked = spelling::check;
    /// What was probably meant by a word, the likeliest first; at most five.
    spelling_suggest(SuggestSpelling) -> Vec<String> = spelling::suggest;
    /// Adds a word to one's own, for every Space on this computer.
    spelling_learn(LearnSpelling) -> () = spelling::learn;

    /// The address of a page on loopback that plays a video. Ask for it after a click only: the page contacts the site.
    video_player(PlayVideo) -> String = links::player;
    /// The address on loopback at which the desktop window plays a sound or film, with seeking.
    media_play(SaveFile) -> String = links::play;
    /// Opens a link in the person's own browser or mail. Only in the desktop window.
    open_link(OpenLink) -> () = links::open;
    /// What the page of a link says of itself; contacts its site, so ask for it after a click only.
    link_look(LookAtLink) -> LookedAt = looking::look;
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
