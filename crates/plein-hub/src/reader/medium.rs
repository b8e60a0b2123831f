//! Media in a browser: checked, in pieces, so that nothing in them can run.

use crate::http::{Ask, Page, respond};
use crate::media;
use crate::permit::{Permit, Read};
use crate::refusal::forbidden;
use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderValue};
use bytes::Bytes;
use plein_model::MediumId;
use plein_protocol::Problem;
use std::ops::Range;

/// Whatever it is, it can neither run nor fetch.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";
/// Named by a hash, it never changes; it is for this reader only.
const FOR_EVER: &str = "private, max-age=31536000, immutable";

pub async fn serve(permit: Permit<Read>, ask: Ask) -> Result<Page, Problem> {
    let id = ask.medium()?;
    let shown = media::shown(&permit, id).await?;
    if !shown.present {
        return Err(forbidden());
    }
    let width = ask.query::<u32>("w")?;
    let tag = width.map_or_else(|| format!("\"{id}\""), |width| format!("\"{id}-{width}\""));
    if ask.header(header::IF_NONE_MATCH).split(',').any(|known| known.trim() == tag) {
        return Ok(dress(respond(StatusCode::NOT_MODIFIED, "application/octet-stream", ""), &tag));
    }
    if let Some(width) = width
        && let Some(bytes) = media::rendition(&permit, id, width).await?
    {
        let mime = plein_media::mime_of(&bytes);
        return Ok(dress(respond(StatusCode::OK, mime, bytes), &tag));
    }
    let first = media::download(&permit, id, 0).await?;
    let total = shown.medium.bytes.max(first.len() as u64);
    let mime = plein_media::mime_of(&first);
    let mut response = match asked_range(ask.headers(), total, &tag) {
        Asked::Whole => {
            let mut response = respond(StatusCode::OK, mime, body(permit, id, first, 0..total));
            response.headers_mut().insert(header::CONTENT_LENGTH, total.into());
            response
        }
        Asked::Part(part) => {
            let start = media::download(&permit, id, part.start).await?;
            let mut response = respond(StatusCode::PARTIAL_CONTENT, mime, body(permit, id, start, part.clone()));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_LENGTH, (part.end - part.start).into());
            content_range(headers, &format!("bytes {}-{}/{total}", part.start, part.end - 1));
            response
        }
        Asked::Outside => {
            let mut response = respond(StatusCode::RANGE_NOT_SATISFIABLE, mime, "");
            content_range(response.headers_mut(), &format!("bytes */{total}"));
            response
        }
    };
    response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if width.is_none() || !plein_media::safe_inline(mime) {
        as_download(response.headers_mut(), &shown.medium.name);
    }
    Ok(dress(response, &tag))
}

fn content_range(headers: &mut HeaderMap, text: &str) {
    if let Ok(value) = HeaderValue::from_str(text) {
        headers.insert(header::CONTENT_RANGE, value);
    }
}

fn dress(mut response: Page, tag: &str) -> Page {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// RFC 6266: to be kept under its name, not shown.
fn as_download(headers: &mut HeaderMap, name: &str) {
    let plain = |c: char| c.is_ascii_alphanumeric() || " .-_()".contains(c);
    let fallback: String = name.chars().map(|c| if plain(c) { c } else { '_' }).take(100).collect();
    let mut full = String::new();
    for byte in name.chars().take(200).collect::<String>().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            full.push(char::from(byte));
        } else {
            full.push_str(&format!("%{byte:02X}"));
        }
    }
    let value = format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{full}");
    if let Ok(value) = HeaderValue::from_str(&value) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
}

/// The bytes of a range, piece after piece; each is checked before it goes out, and a wrong one breaks off.
fn body(permit: Permit<Read>, id: MediumId, first: Bytes, range: Range<u64>) -> Body {
    let left = range.end - range.start;
    let state = (permit, Some(first), range.start, left);
    Body::from_stream(futures::stream::unfold(state, move |(permit, next, at, left)| async move {
        if left == 0 {
            return None;
        }
        let piece = match next {
            Some(piece) => Ok(piece),
            None => media::download(&permit, id, at).await,
        };
        match piece {
            Ok(piece) if piece.is_empty() => {
                Some((Err(std::io::Error::other("it ended early")), (permit, None, at, 0)))
            }
            Ok(piece) => {
                let piece = piece.slice(..piece.len().min(usize::try_from(left).unwrap_or(usize::MAX)));
                let went = piece.len() as u64;
                Some((Ok(piece), (permit, None, at + went, left - went)))
            }
            Err(problem) => Some((Err(std::io::Error::other(problem.to_string())), (permit, None, at, 0))),
        }
    }))
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(Range<u64>),
    Outside,
}

/// RFC 9110, section 14: one range is given; several, or what cannot be read, give the whole.
fn asked_range(headers: &HeaderMap, total: u64, tag: &str) -> Asked {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if text(header::IF_RANGE).is_some_and(|known| known != tag) {
        return Asked::Whole;
    }
    let Some(range) = text(header::RANGE).and_then(|range| range.strip_prefix("bytes=")) else { return Asked::Whole };
    let Some((from, to)) = range.split_once('-') else { return Asked::Whole };
    let (from, to) = (from.trim(), to.trim());
    let part = if from.is_empty() {
        match to.parse::<u64>() {
            Ok(last) => total.saturating_sub(last)..total,
            Err(_) => return Asked::Whole,
        }
    } else {
        let end = if to.is_empty() { Ok(total) } else { to.parse::<u64>().map(|to| to.saturating_add(1).min(total)) };
        match (from.parse::<u64>(), end) {
            (Ok(from), Ok(end)) => from..end,
            _ => return Asked::Whole,
        }
    };
    if part.start < part.end { Asked::Part(part) } else { Asked::Outside }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_rfc_9110_says() {
        let asked = |range: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, range.parse().unwrap());
            asked_range(&headers, 100, "\"x\"")
        };
        assert_eq!(asked("bytes=0-9"), Asked::Part(0..10));
        assert_eq!(asked("bytes=90-"), Asked::Part(90..100));
        assert_eq!(asked("bytes=90-1000"), Asked::Part(90..100));
        assert_eq!(asked("bytes=-10"), Asked::Part(90..100));
        assert_eq!(asked("bytes=-1000"), Asked::Part(0..100));
        assert_eq!(asked("bytes=100-"), Asked::Outside);
        assert_eq!(asked("bytes=-0"), Asked::Outside);
        assert_eq!(asked("bytes=5-4"), Asked::Outside);
        for whole in ["bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=18446744073709551616-", ""] {
            assert_eq!(asked(whole), Asked::Whole, "{whole}");
        }
        assert_eq!(asked_range(&HeaderMap::new(), 100, ""), Asked::Whole);
    }

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let mut headers = HeaderMap::new();
        as_download(&mut headers, "röntgen\r\nx: \"y\";.pdf");
        let value = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(
            value,
            "attachment; filename=\"r_ntgen__x_ _y__.pdf\"; filename*=UTF-8''r%C3%B6ntgen%0D%0Ax%3A%20%22y%22%3B.pdf"
        );
    }
}
