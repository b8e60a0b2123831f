//! Pictures and files over HTTP, whole or in ranges (RFC 9110, section 14).

use super::Shared;
use crate::errors::Code;
use crate::media::{Part, Served};
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures::stream::{self, Stream};
use plein_model::{MediumId, SpaceId};
use serde::Deserialize;
use std::io::{self, SeekFrom};
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};

/// How much is read at a time.
const PIECE: u64 = 64 << 10;

/// What the address carries.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    w: Option<u32>,
}

/// `GET /media/<space>/<medium>?w=`.
pub(super) async fn serve(
    State(shared): State<Shared>,
    Path((space, medium)): Path<(SpaceId, MediumId)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    answer(&shared, space, medium, asked.w, &headers).await
}

/// What the address to play something carries.
#[derive(Debug, Deserialize)]
pub(super) struct Key {
    key: String,
}

/// `GET /play/<space>/<medium>?key=`: the same, for the desktop window, that has no cookie here: WebKitGTK plays and
/// seeks over HTTP only.
pub(super) async fn play(
    State(shared): State<Shared>,
    Path((space, medium)): Path<(SpaceId, MediumId)>,
    Query(asked): Query<Key>,
    headers: HeaderMap,
) -> Response {
    if !shared.gate.is_player(&asked.key) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut response = answer(&shared, space, medium, None, &headers).await;
    let own = response.headers_mut();
    own.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    // A poster is made of a picture of the film: the window may see its pixels.
    if let Some(origin) = headers.get(header::ORIGIN) {
        own.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    }
    response
}

async fn answer(
    shared: &Shared,
    space: SpaceId,
    medium: MediumId,
    width: Option<u32>,
    headers: &HeaderMap,
) -> Response {
    let served = match shared.app.serve(space, medium, width).await {
        Ok(served) => served,
        Err(error) if error.code == Code::NoSuchMedium || error.code == Code::NoSuchSpace => {
            return StatusCode::NOT_FOUND.into_response();
        }
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    match served.part(range) {
        Part::Whole => body(served, StatusCode::OK, 0, None),
        Part::Range { first, last } => body(served, StatusCode::PARTIAL_CONTENT, first, Some(last)),
        Part::Beyond => {
            let range = format!("bytes */{}", served.length);
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, range)]).into_response()
        }
    }
}

fn body(served: Served, status: StatusCode, first: u64, last: Option<u64>) -> Response {
    let total = served.length;
    let length = last.map_or(total, |last| last - first + 1);
    let mut response = Response::builder().status(status).header(header::CONTENT_LENGTH, length);
    for (name, value) in served.headers() {
        response = response.header(name, value);
    }
    if let Some(last) = last {
        response = response.header(header::CONTENT_RANGE, format!("bytes {first}-{last}/{total}"));
    }
    let bytes = pieces(File::from_std(served.file), first, length);
    response.body(Body::from_stream(bytes)).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// So many bytes of a file from `first`, piece by piece.
pub(super) fn pieces(file: File, first: u64, length: u64) -> impl Stream<Item = io::Result<Bytes>> {
    stream::try_unfold((file, Some(first), length), |(mut file, seek, left)| async move {
        if left == 0 {
            return Ok(None);
        }
        if let Some(first) = seek {
            file.seek(SeekFrom::Start(first)).await?;
        }
        let mut piece = Vec::with_capacity(usize::try_from(left.min(PIECE)).unwrap_or_default());
        let read = (&mut file).take(left.min(PIECE)).read_to_end(&mut piece).await?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some((Bytes::from(piece), (file, None, left - read as u64))))
    })
}
