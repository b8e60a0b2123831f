//! What is counted, for whoever runs the hub: in the text form of Prometheus (OpenMetrics).
//!
//! Always holds: no name, id or content is in it; a route is named by its pattern. Deliberately absent: a way to it for
//! the public; it is served on a socket of its own ([`serve`]).

use crate::Hub;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};
use std::io;
use std::time::Duration;
use tokio::net::TcpListener;

/// What is counted.
#[derive(Debug)]
pub struct Measures {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    entries: Counter,
    sockets: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    route: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: &'static str,
}

/// A live socket, counted as long as it is there.
#[derive(Debug)]
pub struct OpenSocket(Gauge);

impl Drop for OpenSocket {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Default for Measures {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("plein");
        // From half a millisecond to sixteen seconds.
        let histogram: fn() -> Histogram = || Histogram::new(exponential_buckets(0.0005, 2.0, 16));
        let seconds = Family::new_with_constructor(histogram);
        let (requests, entries, sockets) = (Family::default(), Counter::default(), Gauge::default());
        registry.register("requests", "Requests, by route and status", Family::clone(&requests));
        registry.register_with_unit("request", "How long they took", Unit::Seconds, Family::clone(&seconds));
        registry.register("entries_taken", "Entries that were given a receipt", Counter::clone(&entries));
        registry.register("live_sockets", "Live sockets that are open", Gauge::clone(&sockets));
        Self { registry, requests, seconds, entries, sockets }
    }
}

impl Measures {
    /// A request was answered.
    pub fn answered(&self, method: &str, route: &'static str, status: u16, took: Duration) {
        self.requests.get_or_create(&Answered { method: method.to_owned(), route, status }).inc();
        self.seconds.get_or_create(&Route { route }).observe(took.as_secs_f64());
    }

    /// Entries were given a receipt.
    pub fn took(&self, entries: usize) {
        self.entries.inc_by(entries as u64);
    }

    /// A live socket was opened.
    pub fn opened(&self) -> OpenSocket {
        self.sockets.inc();
        OpenSocket(self.sockets.clone())
    }

    fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// Serves the counts at `/metrics`, on a socket that the public does not reach.
///
/// # Errors
/// When the socket fails.
pub async fn serve(hub: Hub, listener: TcpListener) -> io::Result<()> {
    let kind = [(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")];
    let router = Router::new().route("/metrics", get(async move || (kind, hub.measures().text())));
    axum::serve(listener, router).await
}
