//! TLS by the files of a certificate, for a hub without a proxy in front.
//!
//! Always holds: a certificate that is renewed on disk is used within a minute, without a restart; one that cannot be
//! read leaves the one before it in use.

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime};
use tokio_rustls::TlsAcceptor;

/// How often is looked whether the files are newer.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// The files of a certificate, both PEM.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// The certificate, and those between it and the root.
    pub chain: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Why TLS cannot be spoken.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read, or holds nothing of the kind.
    #[error("{file}: {why}", file = file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The key is not the certificate's, or of a kind that is not known.
    #[error("the certificate and its key cannot be used: {0}")]
    Unfit(#[from] rustls::Error),
}

impl Certificate {
    /// Speaks TLS 1.2 and 1.3 with it.
    ///
    /// # Errors
    /// See [`TlsError`].
    pub fn acceptor(self) -> Result<TlsAcceptor, TlsError> {
        let current = RwLock::new(Current { key: Arc::new(self.read()?), of: self.written(), looked: Instant::now() });
        let provider = Arc::new(ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(Renewed { files: self, current }));
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    fn read(&self) -> Result<CertifiedKey, TlsError> {
        let file = |file: &PathBuf, why: String| TlsError::File { file: file.clone(), why };
        let chain: Vec<_> = CertificateDer::pem_file_iter(&self.chain)
            .and_then(Iterator::collect)
            .map_err(|error| file(&self.chain, error.to_string()))?;
        if chain.is_empty() {
            return Err(file(&self.chain, "there is no certificate in it".into()));
        }
        let key = PrivateKeyDer::from_pem_file(&self.key).map_err(|error| file(&self.key, error.to_string()))?;
        let certified = CertifiedKey::new(chain, ring::sign::any_supported_type(&key)?);
        certified.keys_match()?;
        Ok(certified)
    }

    /// When the two files were last written.
    fn written(&self) -> [Option<SystemTime>; 2] {
        [&self.chain, &self.key].map(|file| fs::metadata(file).and_then(|metadata| metadata.modified()).ok())
    }
}

#[derive(Debug)]
struct Current {
    key: Arc<CertifiedKey>,
    of: [Option<SystemTime>; 2],
    looked: Instant,
}

#[derive(Debug)]
struct Renewed {
    files: Certificate,
    current: RwLock<Current>,
}

impl Renewed {
    fn look(&self, current: &mut Current) {
        current.looked = Instant::now();
        let written = self.files.written();
        if written == current.of {
            return;
        }
        match self.files.read() {
            Ok(key) => (current.key, current.of) = (Arc::new(key), written),
            // Perhaps only one of the two has been written yet.
            Err(error) => tracing::warn!(%error, "the new certificate is not used"),
        }
    }
}

impl ResolvesServerCert for Renewed {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        if current.looked.elapsed() < LOOK_EVERY {
            return Some(Arc::clone(&current.key));
        }
        drop(current);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        self.look(&mut current);
        Some(Arc::clone(&current.key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a certificate of its own for `localhost`.
    fn write(files: &Certificate) -> String {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]).expect("a certificate");
        fs::write(&files.chain, made.cert.pem()).expect("written");
        fs::write(&files.key, made.signing_key.serialize_pem()).expect("written");
        made.cert.pem()
    }

    fn files(folder: &std::path::Path) -> Certificate {
        Certificate { chain: folder.join("chain.pem"), key: folder.join("key.pem") }
    }

    #[test]
    fn a_renewed_certificate_is_used_and_a_half_written_one_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = files(folder.path());
        write(&files);
        let (key, of) = (Arc::new(files.read().expect("a certificate")), files.written());
        let mut current = Current { key, of, looked: Instant::now() };
        let first = current.key.cert.clone();
        let renewed = Renewed {
            files: files.clone(),
            current: RwLock::new(Current { key: Arc::clone(&current.key), of, looked: Instant::now() }),
        };

        fs::write(&files.chain, "-----BEGIN CERTIFICATE-----\nhalf").expect("written");
        renewed.look(&mut current);
        assert_eq!(current.key.cert, first);
        write(&files);
        renewed.look(&mut current);
        assert_ne!(current.key.cert, first);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = files(folder.path());
        let refused = |files: &Certificate| match files.clone().acceptor() {
            Ok(_) => panic!("it was taken"),
            Err(error) => error.to_string(),
        };
        assert!(refused(&files).contains("chain.pem"));
        write(&files);
        fs::write(&files.key, "no key").expect("written");
        assert!(refused(&files).contains("key.pem"));
        let other = rcgen::generate_simple_self_signed(vec!["localhost".into()]).expect("a certificate");
        fs::write(&files.key, other.signing_key.serialize_pem()).expect("written");
        assert!(refused(&files).contains("cannot be used"));
    }
}
