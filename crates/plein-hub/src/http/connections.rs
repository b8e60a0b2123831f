//! Connections: how many, how slow they may be, and how they end.

use crate::Hub;
use axum::Router;
use axum::extract::connect_info::ConnectInfo;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;

/// So many at once; others wait for one to end.
const CONNECTIONS: u32 = 20_000;
/// Who does not send the head of a request in this time is cut off.
const HEAD_WITHIN: Duration = Duration::from_secs(15);
/// What is under way at the end gets this long.
const LAST_WORDS: Duration = Duration::from_secs(10);

type Service = TowerToHyperService<Router>;

/// One connection, to its end.
async fn converse<S>(builder: &Builder<TokioExecutor>, watcher: Watcher, stream: S, service: Service)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let connection = builder.serve_connection_with_upgrades(TokioIo::new(stream), service).into_owned();
    // A connection that breaks is the other end's affair.
    let _ = watcher.watch(connection).await;
}

/// Serves until `shutdown`.
pub async fn serve(
    hub: &Hub,
    router: Router,
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN).max_buf_size(64 << 10);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from_secs(30))
        .max_concurrent_streams(100)
        .max_header_list_size(32 << 10);
    let room = Arc::new(Semaphore::new(CONNECTIONS as usize));
    let graceful = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let place = tokio::select! {
            place = Arc::clone(&room).acquire_owned() => place.map_err(io::Error::other)?,
            () = &mut shutdown => break,
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // For example too many open files: that passes.
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut shutdown => break,
        };
        // Live editing is many small messages.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone().layer(axum::Extension(ConnectInfo(peer))));
        let (builder, watcher, tls) = (builder.clone(), graceful.watcher(), tls.clone());
        let mut closing = hub.closing();
        tokio::spawn(async move {
            match tls {
                None => converse(&builder, watcher, stream, service).await,
                Some(tls) => {
                    let shaken = tokio::select! {
                        shaken = tokio::time::timeout(HEAD_WITHIN, tls.accept(stream)) => shaken,
                        // Who has said nothing yet is not waited for.
                        _ = closing.wait_for(|closing| *closing) => return,
                    };
                    if let Ok(Ok(stream)) = shaken {
                        converse(&builder, watcher, stream, service).await;
                    }
                }
            }
            drop(place);
        });
    }
    drop(listener);
    hub.close();
    let ended = async {
        graceful.shutdown().await;
        // Each gave its place back when nothing of it was left, and each socket stopped listening: the folder is free.
        let _ = room.acquire_many(CONNECTIONS).await;
        hub.nobody_listens().await;
    };
    if tokio::time::timeout(LAST_WORDS, ended).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
    Ok(())
}
