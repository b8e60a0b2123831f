//! What the system asks Plein to open: a file that was double-clicked, a link that begins with `plein:`.
//!
//! Always holds: nothing is done but showing a screen; a link from a web page opens a Space that is here, or fills in an
//! invitation, and a person does the rest. It waits until the screens ask for it, so that a start by such a link loses none.

use crate::app::{App, Call};
use crate::commands::Nothing;
use crate::errors::AppError;
use crate::events::Event;
use plein_model::{ChapterId, SpaceId};
use plein_sync::InvitationLink;
use serde::Serialize;
use std::sync::{Mutex, PoisonError};
use ts_rs::TS;

/// The longest that is looked at, in bytes.
pub(crate) const LONGEST: usize = 16 << 10;

/// What to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Asked {
    /// A package of a Space.
    Package {
        /// Absolute.
        path: String,
    },
    /// A Space, which may not be here.
    Space {
        /// Which.
        space: String,
        /// A chapter of it.
        chapter: Option<String>,
    },
    /// An invitation to a hub.
    Invitation {
        /// As it is pasted otherwise.
        link: String,
    },
}

impl Asked {
    /// Reads a link, or the path of a file; none when it is neither.
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        let Some(rest) = after_scheme(text) else {
            // A relative path means the folder that the second start was made in; whoever passes it on makes it absolute.
            let path = std::path::Path::new(text);
            return path.is_absolute().then(|| Self::Package { path: text.to_owned() });
        };
        let Some(space) = rest.strip_prefix("space/") else {
            // `plein:` in the place of `https:`, so that the system hands it to Plein and not to a browser.
            let link = format!("https://{rest}");
            return link.parse::<InvitationLink>().is_ok().then_some(Self::Invitation { link });
        };
        let (space, chapter) = space.trim_end_matches('/').split_once('/').map_or((space, None), |(a, b)| (a, Some(b)));
        let space: SpaceId = space.trim_end_matches('/').parse().ok()?;
        let chapter = chapter.map(ChapterId::new).transpose().ok()?;
        Some(Self::Space { space: space.to_string(), chapter: chapter.map(|chapter| chapter.to_string()) })
    }
}

fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("plein").then(|| rest.trim_start_matches('/'))
}

/// The last thing that was asked and that no screen has taken.
#[derive(Debug, Default)]
pub(crate) struct Waiting(Mutex<Option<Asked>>);

impl App {
    /// The system asks to open this: a link, or the path of a file.
    pub fn ask_to_open(&self, text: &str) {
        let Some(asked) = Asked::read(text) else {
            tracing::info!("asked to open what cannot be opened");
            return;
        };
        *self.waiting().0.lock().unwrap_or_else(PoisonError::into_inner) = Some(asked);
        self.tell(Event::Asked);
    }
}

/// `asked_take`.
pub(crate) fn take(call: &Call<'_>, _: Nothing) -> Result<Option<Asked>, AppError> {
    Ok(call.app.waiting().0.lock().unwrap_or_else(PoisonError::into_inner).take())
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn links_and_files_are_told_apart_and_anything_else_is_nothing() {
        let id = "01930d6e-8b7a-7c4e-9f00-2f1f6a1b2c3d";
        let space =
            |chapter: Option<&str>| Some(Asked::Space { space: id.into(), chapter: chapter.map(str::to_owned) });
        assert_eq!(Asked::read(&format!("plein://space/{id}")), space(None));
        assert_eq!(Asked::read(&format!("PLEIN://space/{id}/")), space(None));
        assert_eq!(Asked::read(&format!(" plein:space/{id}/eerste_1\n")), space(Some("eerste_1")));
        let link = "https://plein.example.org/join#AbC-_9".to_owned();
        assert_eq!(Asked::read("plein://plein.example.org/join#AbC-_9"), Some(Asked::Invitation { link }));
        #[cfg(unix)]
        assert_eq!(Asked::read("/tmp/Op pad.space"), Some(Asked::Package { path: "/tmp/Op pad.space".into() }));
        for nothing in [
            "",
            "plein:",
            "plein://space/",
            "plein://space/x",
            &format!("plein://space/{id}/../x"),
            &format!("plein://space/{id}/a b"),
            "plein://plein.example.org/",
            "plein:///etc/passwd",
            "https://plein.example.org/join#x",
            "relatief.space",
            "--serve",
            &"x".repeat(20_000),
        ] {
            assert_eq!(Asked::read(nothing), None, "{nothing}");
        }
    }
}
