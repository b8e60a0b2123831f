//! `plein-media://localhost/<space>/<medium>?w=<pixels>`: pictures and files for the window.

use plein_app::App;
use plein_app::media::Part;
use tauri::UriSchemeResponder;
use tauri::http::{Request, Response, StatusCode, header};

/// What the scheme is called.
pub const SCHEME: &str = "plein-media";

/// Answers one request.
pub async fn answer(app: App, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let response = find(&app, &request).await.unwrap_or_else(|status| {
        let mut response = Response::new(Vec::new());
        *response.status_mut() = status;
        response
    });
    responder.respond(response);
}

async fn find(app: &App, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, StatusCode> {
    let (space, medium) = request.uri().path().trim_start_matches('/').split_once('/').ok_or(StatusCode::NOT_FOUND)?;
    let space = space.parse().map_err(|_| StatusCode::NOT_FOUND)?;
    let medium = medium.parse().map_err(|_| StatusCode::NOT_FOUND)?;
    let query = request.uri().query().unwrap_or_default();
    let width = query.split('&').find_map(|pair| pair.strip_prefix("w=")).and_then(|width| width.parse().ok());
    let served = app.serve(space, medium, width).await.map_err(|_| StatusCode::NOT_FOUND)?;

    let range = request.headers().get(header::RANGE).and_then(|range| range.to_str().ok());
    let part = served.part(range);
    let (headers, total) = (served.headers(), served.length);
    let read = tokio::task::spawn_blocking(move || served.read(part));
    let (first, bytes) = match part {
        Part::Beyond => return Err(StatusCode::RANGE_NOT_SATISFIABLE),
        Part::Whole | Part::Range { .. } => {
            read.await.ok().and_then(Result::ok).ok_or(StatusCode::INTERNAL_SERVER_ERROR)?
        }
    };
    let mut response = Response::builder();
    for (name, value) in headers {
        response = response.header(name, value);
    }
    if let Part::Range { .. } = part {
        let last = (first + bytes.len() as u64).saturating_sub(1);
        response = response
            .status(StatusCode::PARTIAL_CONTENT)
            .header(header::CONTENT_RANGE, format!("bytes {first}-{last}/{total}"));
    }
    response.body(bytes).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}
