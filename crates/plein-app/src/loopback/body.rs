//! A request's body, read piece by piece by somebody who may block: nothing of it is gathered in memory.

use axum::body::Body;
use bytes::{Buf as _, Bytes};
use futures::StreamExt as _;
use std::io::{self, Read};
use tokio::sync::mpsc;

/// Pieces that may wait to be read; each is as large as the connection gave it.
const WAITING: usize = 8;

/// The reading end of a body.
pub(super) struct Pieces {
    from: mpsc::Receiver<io::Result<Bytes>>,
    piece: Bytes,
}

/// A reader of the body, and what resolves when the body has been read to its end, by the reader or, once that is gone,
/// by nobody.
pub(super) fn pieces(body: Body) -> (Pieces, impl Future<Output = ()>) {
    let (to, from) = mpsc::channel(WAITING);
    let all = tokio::spawn(async move {
        let mut pieces = body.into_data_stream();
        let mut wanted = true;
        while let Some(piece) = pieces.next().await {
            let broken = piece.is_err();
            if wanted {
                wanted = to.send(piece.map_err(io::Error::other)).await.is_ok();
            }
            if broken {
                return;
            }
        }
    });
    let all = async move {
        // It only ends early when it is broken off, and then nobody waits for an answer.
        let _ = all.await;
    };
    (Pieces { from, piece: Bytes::new() }, all)
}

impl Read for Pieces {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match self.from.blocking_recv() {
                Some(piece) => self.piece = piece?,
                None => return Ok(0),
            }
        }
        let length = to.len().min(self.piece.len());
        self.piece.copy_to_slice(&mut to[..length]);
        Ok(length)
    }
}
