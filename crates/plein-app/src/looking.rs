//! What a link card says of the page that it leads to: its title, what it is about, a picture. Asked of that page only
//! because a person pressed a button, once, and of nothing else.
//!
//! Always holds: nothing goes along that tells who asks (no cookies, no address of where one came from, no proxy's
//! word); only addresses that everyone can reach are reached, through every turn of the way, unless the organisation
//! allows its own; bytes and time are bounded before they are spent; what comes back is words and a picture that has
//! been through the same hands as any other. Deliberately absent: anything that runs what a page says.

mod page;
mod reach;

use crate::app::Call;
use crate::errors::{AppError, Code};
use crate::pictures::{Medium, keep_picture};
use page::Page;
use reach::{Fetched, Reach, Unreached};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ts_rs::TS;

/// Set to `1` where links may be looked at that lead to this computer or the organisation's own network.
pub const NEAR_VARIABLE: &str = "PLEIN_NEAR_LINKS";

/// How much of a page is read: what it says of itself stands at its beginning.
const PAGE: usize = 512 << 10;
/// The largest picture that is taken.
const PICTURE: usize = 8 << 20;
/// How long a page, and then its picture, may take altogether.
const TIME: Duration = Duration::from_secs(12);

/// Looks at the page of a link card.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LookAtLink {
    /// The Space that will show the picture.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// http or https.
    pub url: String,
}

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LookedAt {
    /// May be empty.
    pub title: String,
    /// May be empty.
    pub description: String,
    /// Stored, when there is one that can be shown.
    pub face: Option<Medium>,
}

/// `link_look`.
pub(crate) fn look(call: &Call<'_>, args: LookAtLink) -> Result<LookedAt, AppError> {
    // Before anybody else hears of it.
    call.library().card(args.space)?;
    let reach = Reach::new(call.app.near_links())?;
    let url = plein_publish::safe_link(&args.url).and_then(|url| Url::parse(url).ok());
    let url = url
        .filter(|url| url.has_host())
        .ok_or_else(|| AppError::new(Code::LinkRefused).with("url", args.url.as_str()))?;
    let host = url.host_str().unwrap_or_default().to_owned();
    let told = |unreached: Unreached| {
        tracing::info!(?unreached, "a link was not looked at");
        let code = match unreached {
            Unreached::Near => Code::LinkNear,
            Unreached::Silent => Code::LinkUnreachable,
            Unreached::Otherwise => Code::LinkNoPage,
        };
        AppError::new(code).with("host", host.as_str())
    };
    let fetched = call.wait(in_time(reach.get(url, is_page, PAGE, true))).map_err(told)?;
    let page = Page::read(&fetched.bytes, fetched.charset.as_deref());
    let face = page.picture.and_then(|picture| fetched.url.join(&picture).ok()).and_then(|picture| {
        // A card without its picture is a card still.
        let name = picture.path_segments().and_then(Iterator::last).unwrap_or_default().to_owned();
        let picture = call.wait(in_time(reach.get(picture, is_picture, PICTURE, false))).ok()?;
        keep_picture(call, args.space, &name, &picture.bytes).ok()
    });
    Ok(LookedAt { title: page.title, description: page.description, face })
}

async fn in_time(getting: impl Future<Output = Result<Fetched, Unreached>>) -> Result<Fetched, Unreached> {
    tokio::time::timeout(TIME, getting).await.unwrap_or(Err(Unreached::Silent))
}

fn is_page(kind: &str) -> bool {
    kind == "text/html" || kind == "application/xhtml+xml"
}

fn is_picture(kind: &str) -> bool {
    kind.starts_with("image/")
}
