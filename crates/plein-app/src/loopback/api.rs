//! Commands and events over HTTP.
//!
//! A command: `POST /api/<name>`, its arguments as JSON in base64url in the header `plein-args`, its body as it is.
//! The answer is JSON or bytes; an error is `{code, args}` with a status of 4xx or 5xx. Events: `GET /api/events`.

use super::{LOOPBACK, Shared, body};
use crate::commands::{self, MAX_BODY, Reply};
use crate::errors::{AppError, Code};
use crate::events::Event;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::stream::{self, Stream};
use std::convert::Infallible;
use tokio::sync::broadcast::error::RecvError;

/// The header with a command's arguments.
const ARGS: &str = "plein-args";

/// `POST /api/<name>`.
pub(super) async fn call(
    State(shared): State<Shared>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    match run(&shared, &name, &headers, body).await {
        Ok(Reply::Json(json)) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Ok(Reply::Bytes(bytes)) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        Err(error) => {
            let status = match error.code {
                Code::UnknownCommand => StatusCode::NOT_FOUND,
                Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            (status, Json(error)).into_response()
        }
    }
}

async fn run(shared: &Shared, name: &str, headers: &HeaderMap, body: Body) -> Result<Reply, AppError> {
    let args = match headers.get(ARGS) {
        Some(packed) => unpack(packed.as_bytes())?,
        None => serde_json::Value::Object(serde_json::Map::new()),
    };
    if commands::streams(name) {
        let (from, all) = body::pieces(body);
        let called = shared.app.call_streaming(&LOOPBACK, name, args, from).await;
        // A browser hears an answer only when it could say everything.
        all.await;
        return called;
    }
    // 2^20 bytes in a MB, as the screens say it.
    let too_large = |_| AppError::new(Code::FileTooLarge).with("name", "").with("max", MAX_BODY >> 20);
    let body = axum::body::to_bytes(body, MAX_BODY).await.map_err(too_large)?;
    shared.app.call(&LOOPBACK, name, args, body).await
}

/// Reads arguments out of a header: JSON in base64url.
///
/// # Errors
/// [`Code::InvalidArgs`].
pub fn unpack(packed: &[u8]) -> Result<serde_json::Value, AppError> {
    let wrong = || AppError::new(Code::InvalidArgs).with("field", ARGS);
    let json = URL_SAFE_NO_PAD.decode(packed).map_err(|_| wrong())?;
    serde_json::from_slice(&json).map_err(|_| wrong())
}

/// `GET /api/events`: every event, from now on.
pub(super) async fn events(State(shared): State<Shared>) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let news = stream::unfold(shared.app.events(), |mut events| async move {
        let event = match events.recv().await {
            Ok(event) => event,
            Err(RecvError::Lagged(_)) => Event::Missed,
            Err(RecvError::Closed) => return None,
        };
        let event = sse::Event::default().json_data(&event).unwrap_or_else(|error| {
            tracing::error!(%error, "an event cannot be written");
            sse::Event::default().comment("lost")
        });
        Some((Ok(event), events))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}
