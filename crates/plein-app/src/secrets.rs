//! Where the token of this device is kept: in the system's keychain, or else in a file that only its owner can read.
//!
//! Always holds: a keychain that hangs never holds up Plein for longer than [`PATIENCE`]; the token is never logged.

use crate::hub::TokenKept;
use plein_model::HubId;
use plein_protocol::DeviceToken;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// How long a keychain may take. Long enough to unlock it by hand, which only happens in the background.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a keychain knows us by.
const SERVICE: &str = "nl.plein.desktop";

/// The secrets of one library.
#[derive(Debug, Clone)]
pub struct Secrets {
    home: PathBuf,
    keychain: bool,
}

impl Secrets {
    /// The secrets of the library in `home`. Without `keychain`, only files are used.
    pub fn of(home: &Path, keychain: bool) -> Self {
        Self { home: home.to_owned(), keychain }
    }

    /// Keeps the token for a hub, and says where.
    ///
    /// # Errors
    /// When there is no keychain and the file cannot be written either.
    pub fn keep(&self, hub: HubId, token: &DeviceToken) -> io::Result<TokenKept> {
        let secret = token.0.clone();
        if self.in_keychain(hub, move |entry| entry.set_password(&secret)).is_some() {
            // One place only: an older copy in a file would outlive its reason.
            remove(&self.file(hub))?;
            return Ok(TokenKept::Keychain);
        }
        write_private(&self.file(hub), token.0.as_bytes())?;
        Ok(TokenKept::File)
    }

    /// The token for a hub, from wherever it is.
    pub fn find(&self, hub: HubId) -> Option<(DeviceToken, TokenKept)> {
        if let Ok(text) = fs::read_to_string(self.file(hub)) {
            return Some((DeviceToken(text.trim().to_owned()), TokenKept::File));
        }
        let text = self.in_keychain(hub, |entry| entry.get_password())?;
        Some((DeviceToken(text), TokenKept::Keychain))
    }

    /// Forgets the token for a hub, wherever it is.
    ///
    /// # Errors
    /// When the file is there and cannot be removed.
    pub fn forget(&self, hub: HubId) -> io::Result<()> {
        self.in_keychain(hub, |entry| entry.delete_credential());
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
        ask: impl FnOnce(&keyring::Entry) -> keyring::Result<T> + Send + 'static,
    ) -> Option<T> {
        if !self.keychain {
            return None;
        }
        let account = format!("{hub} {}", self.home.display());
        let (answer, wait) = mpsc::sync_channel(1);
        let thread = std::thread::Builder::new().name("keychain".into()).spawn(move || {
            let result = keyring::Entry::new(SERVICE, &account).and_then(|entry| ask(&entry));
            let _ = answer.send(result);
        });
        if let Err(error) = thread {
            tracing::warn!(%error, "no thread for the keychain");
            return None;
        }
        match wait.recv_timeout(PATIENCE) {
            Ok(Ok(value)) => Some(value),
            Ok(Err(keyring::Error::NoEntry)) => None,
            Ok(Err(error)) => {
                tracing::info!(%error, "no keychain");
                None
            }
            Err(_) => {
                tracing::warn!("the keychain does not answer");
                None
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
    use super::Secrets;
    use crate::hub::TokenKept;
    use plein_model::HubId;
    use plein_protocol::DeviceToken;

    #[test]
    fn without_a_keychain_the_token_is_in_a_file_for_its_owner_only() {
        let home = tempfile::tempdir().expect("a folder");
        let secrets = Secrets::of(home.path(), false);
        let hub = HubId::from_uuid(uuid::Uuid::from_u128(7));
        assert!(secrets.find(hub).is_none());

        let token = DeviceToken("secret".into());
        assert_eq!(secrets.keep(hub, &token).expect("kept"), TokenKept::File);
        assert_eq!(secrets.keep(hub, &token).expect("kept again"), TokenKept::File);
        assert_eq!(secrets.find(hub), Some((token, TokenKept::File)));
        assert!(secrets.find(HubId::from_uuid(uuid::Uuid::from_u128(8))).is_none());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(secrets.file(hub)).expect("the file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }

        secrets.forget(hub).expect("forgotten");
        secrets.forget(hub).expect("forgotten twice");
        assert!(secrets.find(hub).is_none());
    }
}
