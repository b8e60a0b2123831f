//! TLS to PostgreSQL, with the certificates that this system trusts. Whether it is used is said by `sslmode` in the
//! address (`prefer` when it says nothing).

use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// What makes a connection a safe one.
pub fn connector() -> MakeRustlsConnect {
    let mut roots = rustls::RootCertStore::empty();
    for certificate in rustls_native_certs::load_native_certs().certs {
        // One that cannot be read is one that is not trusted.
        let _ = roots.add(certificate);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap_or_else(|error| unreachable!("the versions of TLS that ring has: {error}"))
        .with_root_certificates(roots)
        .with_no_client_auth();
    MakeRustlsConnect::new(config)
}
