//! Where the token of this device is kept: in the system's keychain, or else in a file that only its owner can read.
//!
//! Always holds: a keychain that hangs never holds up Plein for longer than [`PATIENCE`]; the token is never logged.

use crate::hub::TokenKept;
use plein_model::HubId;
use plein_protocol::DeviceToken;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// How long a keychain may take. Long enough to unlock it by hand, which only happens in the background.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a keychain knows us by.
const SERVICE: &str = "nl.plein.desktop";

/// A keychain: the system's, or in tests one that misbehaves. Each may block, for ever in the worst case.
trait Keychain: Send + Sync + std::fmt::Debug {
    fn keep(&self, account: &str, secret: &str) -> keyring::Result<()>;
    fn find(&self, account: &str) -> keyring::Result<String>;
    fn forget(&self, account: &str) -> keyring::Result<()>;
}

/// The keychain of the system.
#[derive(Debug)]
struct System;

impl Keychain for System {
    fn keep(&self, account: &str, secret: &str) -> keyring::Result<()> {
        keyring::Entry::new(SERVICE, account)?.set_password(secret)
    }
    fn find(&self, account: &str) -> keyring::Result<String> {
        keyring::Entry::new(SERVICE, account)?.get_password()
    }
    fn forget(&self, account: &str) -> keyring::Result<()> {
        keyring::Entry::new(SERVICE, account)?.delete_credential()
    }
}

/// The keychain did not answer, or not with sense: it is not there, is locked, or hangs. It may answer later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silent;

/// The secrets of one library.
#[derive(Debug, Clone)]
pub struct Secrets {
    home: PathBuf,
    keychain: Option<Arc<dyn Keychain>>,
    patience: Duration,
}

impl Secrets {
    /// The secrets of the library in `home`. Without `keychain`, only files are used.
    pub fn of(home: &Path, keychain: bool) -> Self {
        let keychain = keychain.then(|| Arc::new(System) as Arc<dyn Keychain>);
        Self { home: home.to_owned(), keychain, patience: PATIENCE }
    }

    /// Keeps the token for a hub, and says where.
    ///
    /// # Errors
    /// When there is no keychain and the file cannot be written either.
    pub fn keep(&self, hub: HubId, token: &DeviceToken) -> io::Result<TokenKept> {
        let secret = token.0.clone();
        if self.in_keychain(hub, move |keychain, account| keychain.keep(account, &secret)) == Ok(Some(())) {
            // One place only: an older copy in a file would outlive its reason.
            remove(&self.file(hub))?;
            return Ok(TokenKept::Keychain);
        }
        write_private(&self.file(hub), token.0.as_bytes())?;
        Ok(TokenKept::File)
    }

    /// The token for a hub, from wherever it is; None when it is nowhere.
    ///
    /// # Errors
    /// [`Silent`] when it may be in the keychain and that says nothing.
    pub fn find(&self, hub: HubId) -> Result<Option<(DeviceToken, TokenKept)>, Silent> {
        if let Ok(text) = fs::read_to_string(self.file(hub)) {
            return Ok(Some((DeviceToken(text.trim().to_owned()), TokenKept::File)));
        }
        let text = self.in_keychain(hub, |keychain, account| keychain.find(account))?;
        Ok(text.map(|text| (DeviceToken(text), TokenKept::Keychain)))
    }

    /// Forgets the token for a hub, wherever it is.
    ///
    /// # Errors
    /// When the file is there and cannot be removed.
    pub fn forget(&self, hub: HubId) -> io::Result<()> {
        // What a silent keychain keeps opens nothing any more: the hub has been told.
        let _ = self.in_keychain(hub, |keychain, account| keychain.forget(account));
        remove(&self.file(hub))
    }

    fn file(&self, hub: HubId) -> PathBuf {
        self.home.join("tokens").join(hub.to_string())
    }

    /// Asks the keychain, in a thread of its own: without a secret service, or with one that waits for a person who is
    /// not there, the question may never be answered.
    fn in_keychain<T: Send + 'static>(
        &self,
        hub: HubId,
        ask: impl FnOnce(&dyn Keychain, &str) -> keyring::Result<T> + Send + 'static,
    ) -> Result<Option<T>, Silent> {
        let Some(keychain) = self.keychain.as_ref().map(Arc::clone) else { return Ok(None) };
        let account = format!("{hub} {}", self.home.display());
        let (answer, wait) = mpsc::sync_channel(1);
        let thread = std::thread::Builder::new().name("keychain".into()).spawn(move || {
            let _ = answer.send(ask(keychain.as_ref(), &account));
        });
        if let Err(error) = thread {
            tracing::warn!(%error, "no thread for the keychain");
            return Err(Silent);
        }
        match wait.recv_timeout(self.patience) {
            Ok(Ok(value)) => Ok(Some(value)),
            Ok(Err(keyring::Error::NoEntry)) => Ok(None),
            Ok(Err(error)) => {
                tracing::info!(%error, "no keychain");
                Err(Silent)
            }
            Err(_) => {
                tracing::warn!("the keychain does not answer");
                Err(Silent)
            }
        }
    }
}

/// Writes a file that only its owner can read; whole or not at all.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let new = path.with_extension("new");
    remove(&new)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&new)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&new, path)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Keychain, Secrets, Silent};
    use crate::hub::TokenKept;
    use plein_model::HubId;
    use plein_protocol::DeviceToken;
    use std::collections::HashMap;
    use std::sync::{Arc, Mutex, PoisonError};
    use std::time::Duration;

    /// A keychain in memory.
    #[derive(Debug, Default)]
    struct InMemory(Mutex<HashMap<String, String>>);

    impl InMemory {
        fn all(&self) -> std::sync::MutexGuard<'_, HashMap<String, String>> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    impl Keychain for InMemory {
        fn keep(&self, account: &str, secret: &str) -> keyring::Result<()> {
            self.all().insert(account.to_owned(), secret.to_owned());
            Ok(())
        }
        fn find(&self, account: &str) -> keyring::Result<String> {
            self.all().get(account).cloned().ok_or(keyring::Error::NoEntry)
        }
        fn forget(&self, account: &str) -> keyring::Result<()> {
            self.all().remove(account).map(drop).ok_or(keyring::Error::NoEntry)
        }
    }

    /// One that waits for a person who is not there.
    #[derive(Debug)]
    struct Hanging;

    impl Keychain for Hanging {
        fn keep(&self, _: &str, _: &str) -> keyring::Result<()> {
            loop {
                std::thread::park();
            }
        }
        fn find(&self, account: &str) -> keyring::Result<String> {
            self.keep(account, "").map(|()| String::new())
        }
        fn forget(&self, account: &str) -> keyring::Result<()> {
            self.keep(account, "")
        }
    }

    #[test]
    fn a_token_is_in_the_keychain_and_nowhere_else_where_there_is_one() {
        let home = tempfile::tempdir().expect("a folder");
        let hub = HubId::from_uuid(uuid::Uuid::from_u128(7));
        let token = DeviceToken("secret".into());
        // It was in a file while there was no keychain.
        Secrets::of(home.path(), false).keep(hub, &DeviceToken("older".into())).expect("kept");
        let keychain = Arc::new(InMemory::default());
        let secrets = Secrets { keychain: Some(keychain.clone()), ..Secrets::of(home.path(), false) };
        assert_eq!(secrets.keep(hub, &token).expect("kept"), TokenKept::Keychain);
        assert!(!secrets.file(hub).exists());
        assert_eq!(secrets.find(hub), Ok(Some((token, TokenKept::Keychain))));
        secrets.forget(hub).expect("forgotten");
        assert_eq!(secrets.find(hub), Ok(None));
        assert!(keychain.all().is_empty());
    }

    #[test]
    fn a_keychain_that_never_answers_holds_nothing_up_and_the_token_is_in_a_file() {
        let home = tempfile::tempdir().expect("a folder");
        let hub = HubId::from_uuid(uuid::Uuid::from_u128(7));
        let token = DeviceToken("secret".into());
        let patience = Duration::from_millis(20);
        let secrets = Secrets { keychain: Some(Arc::new(Hanging)), patience, ..Secrets::of(home.path(), false) };
        assert_eq!(secrets.find(hub), Err(Silent));
        assert_eq!(secrets.keep(hub, &token).expect("kept"), TokenKept::File);
        assert_eq!(secrets.find(hub), Ok(Some((token, TokenKept::File))));
        secrets.forget(hub).expect("forgotten");
        assert!(!secrets.file(hub).exists());
    }

    #[test]
    fn without_a_keychain_the_token_is_in_a_file_for_its_owner_only() {
        let home = tempfile::tempdir().expect("a folder");
        let secrets = Secrets::of(home.path(), false);
        let hub = HubId::from_uuid(uuid::Uuid::from_u128(7));
        assert_eq!(secrets.find(hub), Ok(None));

        let token = DeviceToken("secret".into());
        assert_eq!(secrets.keep(hub, &token).expect("kept"), TokenKept::File);
        assert_eq!(secrets.keep(hub, &token).expect("kept again"), TokenKept::File);
        assert_eq!(secrets.find(hub), Ok(Some((token, TokenKept::File))));
        assert_eq!(secrets.find(HubId::from_uuid(uuid::Uuid::from_u128(8))), Ok(None));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(secrets.file(hub)).expect("the file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }

        secrets.forget(hub).expect("forgotten");
        secrets.forget(hub).expect("forgotten twice");
        assert_eq!(secrets.find(hub), Ok(None));
    }
}
