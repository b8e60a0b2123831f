//! HTTP: translates between requests and the hub's own functions. It decides nothing.
//!
//! Always holds: every route stands in a [`Table`], which asks the policy before the handler runs; a handler gets a
//! permit, never a bare session. Bodies have limits and are read only after the policy said yes; requests have a time
//! limit; errors say nothing about the inside.

mod answer;
mod api;
mod ask;
mod connections;
mod live;
mod table;
mod tls;

pub use answer::{Page, cookie_name, respond, status};
pub use ask::{Ask, Face};
pub use table::{Declared, Table};
pub use tls::{Certificate, TlsError};

use crate::Hub;
use axum::Router;
use std::future::Future;
use std::io;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

fn table() -> Table {
    crate::reader::routes(api::routes(Table::default()))
}

/// Every route, with what it asks of the policy: for tests and documentation.
pub fn routes() -> Vec<Declared> {
    table().declared().to_vec()
}

/// Everything that a hub answers, to be put on a socket by [`serve`] or asked directly.
pub fn router(hub: &Hub) -> Router {
    table().into_router(hub)
}

/// Serves the hub on a socket until `shutdown` is ready; then finishes what is under way (at most ten seconds).
///
/// Call [`Hub::set_address`] first, so that links lead here.
///
/// # Errors
/// When the socket fails.
pub async fn serve(hub: Hub, listener: TcpListener, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    connections::serve(&hub, router(&hub), listener, None, shutdown).await
}

/// As [`serve`], over TLS.
///
/// # Errors
/// When the socket fails.
pub async fn serve_tls(
    hub: Hub,
    listener: TcpListener,
    tls: TlsAcceptor,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    connections::serve(&hub, router(&hub), listener, Some(tls), shutdown).await
}
