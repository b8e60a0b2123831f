//! A Space as a file, for a browser to keep: it streams, so that its length does not matter.

use super::Shared;
use super::media::pieces;
use crate::errors::AppError;
use crate::packages::{self, ExportAs};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use plein_model::SpaceId;
use tokio::fs::File;

/// `GET /export/<space>/<package or markdown>`.
pub(super) async fn file(State(shared): State<Shared>, Path((space, how)): Path<(SpaceId, ExportAs)>) -> Response {
    let app = shared.app.clone();
    let made = tokio::task::spawn_blocking(move || packages::file(&app, space, how)).await;
    let (file, length, name) = match made.unwrap_or_else(|error| Err(AppError::internal(error))) {
        Ok(made) => made,
        Err(error) => return (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
    };
    // RFC 6266: the name in UTF-8, every byte that is not plain as its number.
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encoded: String = name
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    let response = Response::builder()
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header(header::CONTENT_LENGTH, length)
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{encoded}"))
        .header(header::CACHE_CONTROL, "no-store")
        .header("x-content-type-options", "nosniff");
    let bytes = pieces(File::from_std(file), 0, length);
    response.body(Body::from_stream(bytes)).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
