//! The app: one open library, its engine, and the two things every host needs: [`App::call`] and [`App::events`].
//!
//! Always holds: a command runs on a thread that may block, so every handler may; a command that panics is an
//! `internal` error to who asked, and the app goes on. Deliberately absent: windows, dialogs, sockets. A window's own
//! abilities come in as a [`Shell`].

use crate::commands::{self, Reply};
use crate::errors::{AppError, Code};
use crate::events::{self, Event};
use crate::loopback::{self, Loopback};
use crate::secrets::Secrets;
use crate::settings::Language;
use crate::spelling::Spelling;
use crate::sync::{self, Exchange};
use crate::work::Works;
use crate::{hub, welcome};
use bytes::Bytes;
use plein_library::Library;
use plein_protocol::world::{RealWorld, World};
use serde_json::Value;
use std::cell::RefCell;
use std::fmt;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, Weak};
use tokio::sync::broadcast;

/// How many events may wait for a host that does not listen, before it has to ask everything again.
const EVENTS_WAITING: usize = 1024;

/// How to start.
#[derive(Debug, Clone)]
pub struct AppConfig {
    /// The folder of the library; made when it is not there.
    pub home: PathBuf,
    /// The language of the system, for who has not chosen one.
    pub language: Language,
    /// Whether the system's keychain may be used.
    pub keychain: bool,
    /// Whether links may be looked at that lead to this computer or the organisation's own network.
    pub near_links: bool,
    /// Time and randomness.
    pub world: Arc<dyn World>,
}

impl AppConfig {
    /// The real world, in the system's language, with the library in `home`.
    pub fn new(home: impl Into<PathBuf>) -> Self {
        let home = home.into();
        let near_links = std::env::var_os(crate::looking::NEAR_VARIABLE).is_some_and(|near| near == "1");
        Self { home, language: Language::of_system(), keychain: true, near_links, world: Arc::new(RealWorld) }
    }
}

/// The page that calls, as far as answers depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Host {
    /// What an address of a medium begins with, before `/<space>/<medium>`.
    pub media: &'static str,
    /// Whether dialogs of the system can be shown.
    pub dialogs: bool,
    /// Whether a body can come piece by piece, and so be of any length.
    pub streams: bool,
}

/// What only a window can do. Every function may block.
pub trait Shell: Send + Sync {
    /// Lets the person choose a folder.
    fn pick_folder(&self) -> Option<PathBuf>;
    /// Lets the person choose a file.
    fn pick_file(&self, filter: crate::import::FileFilter) -> Option<PathBuf>;
    /// Lets the person choose where to save a file that is called `name`.
    fn pick_target(&self, name: &str) -> Option<PathBuf>;
    /// The picture on the clipboard, as a file's bytes.
    fn clipboard_picture(&self) -> Option<Vec<u8>>;
    /// Opens a checked link in the person's own browser or mail.
    ///
    /// # Errors
    /// In words for the log.
    fn open_link(&self, url: &str) -> Result<(), String>;
}

/// A running Plein. Clones are the same one; the last to go closes the library.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    library: Library,
    events: broadcast::Sender<Event>,
    secrets: Secrets,
    language: Language,
    first_run: bool,
    near_links: bool,
    shell: OnceLock<Box<dyn Shell>>,
    loopback: OnceLock<loopback::Reached>,
    exchange: Exchange,
    works: Works,
    brought: crate::packages::Brought,
    waiting: crate::asked::Waiting,
    spelling: Spelling,
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("home", &self.0.library.home()).finish_non_exhaustive()
    }
}

/// An [`App`] that does not keep the library open.
#[derive(Clone)]
pub(crate) struct WeakApp(Weak<Inner>);

impl WeakApp {
    pub(crate) fn upgrade(&self) -> Option<App> {
        self.0.upgrade().map(App)
    }
}

impl App {
    /// Opens the library, puts the welcome Space in a new one, and begins to exchange with the hub. Blocks for as long
    /// as the disk takes; must be called inside a tokio runtime.
    ///
    /// # Errors
    /// [`StartError::InUse`] when another Plein has this library open; else why the library cannot be opened. It was
    /// not touched then.
    pub fn start(config: AppConfig) -> Result<Self, StartError> {
        let AppConfig { home, language, keychain, near_links, world } = config;
        let library = Library::open(&home, world).map_err(|error| StartError::of(error, &home))?;
        let first_run = welcome::is_new(&library).map_err(AppError::from)?;
        if first_run && let Err(error) = welcome::put(&library, language) {
            // A library without a welcome is better than no library.
            tracing::error!(%error, "no welcome Space");
        }
        let secrets = Secrets::of(&home, keychain);
        let app = Self(Arc::new(Inner {
            events: broadcast::Sender::new(EVENTS_WAITING),
            exchange: Exchange::default(),
            works: Works::default(),
            brought: crate::packages::Brought::default(),
            waiting: crate::asked::Waiting::default(),
            spelling: Spelling::default(),
            library,
            secrets,
            language,
            first_run,
            near_links,
            shell: OnceLock::new(),
            loopback: OnceLock::new(),
        }));
        tokio::spawn(events::forward(app.0.library.subscribe(), app.weak()));
        tokio::spawn(sync::resume(app.weak(), app.0.secrets.clone()));
        tracing::info!(version = crate::VERSION, first_run, "started");
        Ok(app)
    }

    /// Runs a command.
    ///
    /// # Errors
    /// A code, and the facts for its message. Then nothing was changed, unless the command says otherwise.
    pub async fn call(&self, host: &Host, name: &str, args: Value, body: Bytes) -> Result<Reply, AppError> {
        self.run(host, name, args, body, None).await
    }

    /// The same for a command that takes a body of any length, piece by piece: see [`commands::streams`].
    ///
    /// # Errors
    /// As [`App::call`].
    pub async fn call_streaming(
        &self,
        host: &Host,
        name: &str,
        args: Value,
        from: impl Read + Send + 'static,
    ) -> Result<Reply, AppError> {
        self.run(host, name, args, Bytes::new(), Some(Box::new(from))).await
    }

    async fn run(
        &self,
        host: &Host,
        name: &str,
        args: Value,
        body: Bytes,
        stream: Option<Box<dyn Read + Send>>,
    ) -> Result<Reply, AppError> {
        let (app, host, asked) = (self.clone(), *host, name.to_owned());
        let work =
            move || commands::dispatch(&Call { app: &app, host, body, stream: RefCell::new(stream) }, &asked, args);
        let result = match tokio::task::spawn_blocking(work).await {
            Ok(result) => result.map_err(|error| self.with_place(error)),
            Err(error) => Err(AppError::internal(error)),
        };
        if let Err(error) = &result {
            tracing::info!(command = name, %error, "refused");
        }
        result
    }

    /// Everything that happens from now on.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.0.events.subscribe()
    }

    /// Tells the hosts.
    pub fn tell(&self, event: Event) {
        // Nobody listening is fine.
        let _ = self.0.events.send(event);
    }

    /// Gives the app what only a window can do. Once.
    pub fn shown_by(&self, shell: impl Shell + 'static) {
        let _ = self.0.shell.set(Box::new(shell));
    }

    /// Lets the app hand out addresses of this server. Once.
    pub(crate) fn reached_by(&self, loopback: &Loopback) {
        let _ = self.0.loopback.set(loopback.reached());
        if let Err(error) = self.0.library.announce(&loopback.focus_address()) {
            tracing::warn!(%error, "a second start will not find this one");
        }
    }

    /// The language to show: the chosen one, else the system's.
    pub fn language(&self) -> Language {
        crate::settings::chosen(&self.0.library).language.unwrap_or(self.0.language)
    }

    pub(crate) fn library(&self) -> &Library {
        &self.0.library
    }
    pub(crate) fn world(&self) -> &dyn World {
        self.0.library.world().as_ref()
    }
    pub(crate) fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }
    pub(crate) fn exchange(&self) -> &Exchange {
        &self.0.exchange
    }
    /// The dictionaries.
    pub(crate) fn spelling(&self) -> &Spelling {
        &self.0.spelling
    }

    pub(crate) fn works(&self) -> &Works {
        &self.0.works
    }
    /// What the system asked to be opened, until a screen takes it.
    pub(crate) fn waiting(&self) -> &crate::asked::Waiting {
        &self.0.waiting
    }
    /// Packages that a browser brought.
    pub(crate) fn brought(&self) -> &crate::packages::Brought {
        &self.0.brought
    }
    pub(crate) fn near_links(&self) -> bool {
        self.0.near_links
    }
    pub(crate) fn first_run(&self) -> bool {
        self.0.first_run
    }
    pub(crate) fn shell(&self) -> Result<&dyn Shell, AppError> {
        self.0.shell.get().map(Box::as_ref).ok_or(AppError::new(Code::NotAvailable))
    }
    pub(crate) fn loopback(&self) -> Option<Loopback> {
        self.0.loopback.get().and_then(loopback::Reached::upgrade)
    }
    pub(crate) fn weak(&self) -> WeakApp {
        WeakApp(Arc::downgrade(&self.0))
    }

    /// How things stand with the hub.
    pub(crate) fn hub_state(&self) -> Option<hub::HubState> {
        hub::state(self)
    }

    /// Some messages name the folder of the library, which only the app knows.
    fn with_place(&self, error: AppError) -> AppError {
        match error.code {
            Code::LibraryReadOnly | Code::LibraryDamaged if !error.args.contains_key("path") => {
                error.with("path", self.0.library.home().to_string_lossy())
            }
            _ => error,
        }
    }
}

/// One call of a command, as its handler sees it.
pub(crate) struct Call<'a> {
    /// The app.
    pub app: &'a App,
    /// Who asks.
    pub host: Host,
    /// Empty for commands that take none.
    pub body: Bytes,
    /// The body, when it comes piece by piece.
    stream: RefCell<Option<Box<dyn Read + Send>>>,
}

impl Call<'_> {
    /// The open library.
    pub fn library(&self) -> &Library {
        self.app.library()
    }
    /// The body to read, however it comes. Once.
    pub fn reader(&self) -> Box<dyn Read + Send> {
        self.stream.take().unwrap_or_else(|| Box::new(io::Cursor::new(self.body.clone())))
    }
    /// Waits for something that takes time elsewhere: the network. Handlers run where blocking is allowed.
    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        tokio::runtime::Handle::current().block_on(future)
    }
}

/// Why Plein did not start.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum StartError {
    /// Another Plein has this library open.
    #[error("the library is open in another Plein")]
    InUse {
        /// Where that one can be asked to come forward: see [`crate::second`].
        address: Option<String>,
    },
    /// Anything else; the library was not touched.
    #[error(transparent)]
    Refused(#[from] AppError),
}

impl StartError {
    fn of(error: plein_library::LibraryError, home: &std::path::Path) -> Self {
        match error {
            plein_library::LibraryError::InUse { address } => Self::InUse { address },
            error => Self::Refused(AppError::from(error).with("path", home.to_string_lossy())),
        }
    }

    /// The error as a person may read it.
    pub fn to_error(&self) -> AppError {
        match self {
            Self::InUse { .. } => AppError::new(Code::LibraryInUse),
            Self::Refused(error) => error.clone(),
        }
    }
}
