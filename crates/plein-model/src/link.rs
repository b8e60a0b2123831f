//! A card that leads to a page elsewhere.

use crate::{MediumId, Text};
use serde::{Deserialize, Serialize};

/// A link shown as a card. What it shows was looked up once, by a person's act; a reader's computer asks nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkCard {
    /// Where it leads: begins with `http://` or `https://`. Whoever makes HTML of it still checks it.
    pub url: String,
    /// What the page is called; empty while nobody has said.
    #[serde(default)]
    pub title: String,
    /// What the page says about itself; may be empty.
    #[serde(default)]
    pub description: String,
    /// A picture of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face: Option<MediumId>,
    /// One's own words about it.
    pub text: Text,
}

impl LinkCard {
    /// Whether a card may lead there: `http` or `https`, without spaces or control characters.
    pub fn accepts(url: &str) -> bool {
        let scheme = ["https://", "http://"].into_iter().find(|scheme| url.starts_with(scheme));
        let rest = scheme.map_or("", |scheme| &url[scheme.len()..]);
        !rest.is_empty() && !url.chars().any(|c| c.is_control() || c.is_whitespace())
    }
}

#[cfg(test)]
mod tests {
    use super::LinkCard;

    #[test]
    fn a_card_leads_to_a_web_page_or_is_none() {
        for good in ["https://richtlijnen.nl/a?b=c#d", "http://x"] {
            assert!(LinkCard::accepts(good), "{good}");
        }
        for wrong in [
            "",
            "https://",
            "javascript:alert(1)",
            "HTTPS://x",
            " https://x",
            "https://x y",
            "ftp://x",
            "//x",
            "https://x\n",
        ] {
            assert!(!LinkCard::accepts(wrong), "{wrong:?}");
        }
    }
}
