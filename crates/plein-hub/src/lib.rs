//! The hub: an organisation's server.
//!
//! Owns the streams of everyone, the media beside them, who people are, and the pages for who has only a browser.
//! Always holds: a receipt is given after the commit and never before; one pure function decides who may do what
//! ([`policy`]); the hub orders entries and changes none. Deliberately absent: the library (the hub is no client) and
//! any state that cannot be put back from `hub.sqlite`, `seal.key` and `media/`.
//!
//! [`Hub::open`] opens one, [`serve`] puts it on a socket; [`Session`] is a member's view, which implements
//! [`plein_protocol::Hub`] without a network in between.

pub mod audit;
pub mod backup;
mod documents;
mod history;
mod http;
mod hub;
mod links;
mod live;
pub mod measures;
mod media;
mod neighbours;
mod opening;
mod people;
mod permit;
pub mod policy;
mod reader;
mod refusal;
mod seal;
mod session;
mod store;
mod streams;
mod teams;

pub use http::{Certificate, Declared, TlsError, router, routes, serve, serve_tls};
pub use hub::{Hub, HubError};
pub use live::Listener;
pub use opening::Config;
pub use refusal::Failure;
pub use session::Session;
pub use store::StoreError;
