//! The live socket: news goes out, nothing comes in.

use super::Page;
use super::ask::Ask;
use crate::live::Listener;
use crate::permit::{Listen, Permit};
use crate::refusal::invalid;
use axum::extract::FromRequestParts;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use plein_protocol::{Problem, wire};
use std::time::Duration;
use tokio::sync::watch;

/// A socket that does not answer for two of these is closed.
const BEAT: Duration = Duration::from_secs(30);
/// Clients have nothing to say here but pongs.
const MOST: usize = 4 << 10;
/// A client that does not take a message in this time is closed.
const TAKE_WITHIN: Duration = Duration::from_secs(20);

/// Turns the request into a socket.
pub async fn open(permit: Permit<Listen>, mut ask: Ask) -> Result<Page, Problem> {
    let upgrade = WebSocketUpgrade::from_request_parts(&mut ask.parts, &()).await;
    let upgrade = upgrade.map_err(|_| invalid("this is a WebSocket"))?;
    // A client from before there was presence does not know that news.
    let presence = ask.parts.uri.query() == Some("presence");
    let listener = Listener::new(&permit, presence).await?;
    let closing = permit.hub().closing();
    let upgrade = upgrade.max_message_size(MOST).max_frame_size(MOST);
    let counted = permit.hub().measures().opened();
    Ok(upgrade.on_upgrade(async move |socket| {
        tell(closing, socket, listener).await;
        drop(counted);
    }))
}

/// `closing` is dropped last: when nobody holds one any more, no socket holds the hub.
async fn tell(mut closing: watch::Receiver<bool>, mut socket: WebSocket, mut listener: Listener) {
    let mut beat = tokio::time::interval(BEAT);
    let mut heard = true;
    let send = async |socket: &mut WebSocket, message| {
        matches!(tokio::time::timeout(TAKE_WITHIN, socket.send(message)).await, Ok(Ok(())))
    };
    loop {
        let went = tokio::select! {
            news = listener.next() => match news {
                Some(news) => send(&mut socket, Message::Binary(wire::encode(&news).into())).await,
                None => {
                    let frame = CloseFrame { code: close_code::POLICY, reason: "signed out".into() };
                    send(&mut socket, Message::Close(Some(frame))).await;
                    return;
                }
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => { heard = true; true }
            },
            _ = beat.tick() => {
                let alive = std::mem::take(&mut heard);
                alive && send(&mut socket, Message::Ping(bytes::Bytes::new())).await
            }
            () = ended(&mut closing) => {
                let frame = CloseFrame { code: close_code::AWAY, reason: "closing".into() };
                send(&mut socket, Message::Close(Some(frame))).await;
                return;
            }
        };
        if !went {
            return;
        }
    }
}

async fn ended(closing: &mut watch::Receiver<bool>) {
    // An error says that the hub is gone: that is an end too.
    let _ = closing.wait_for(|closing| *closing).await;
}
