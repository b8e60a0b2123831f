//! The names in a package. There are three, and one for each medium; anything else is refused.

use crate::PackageError;
use plein_model::{Medium, MediumId};

/// How the name of a package ends, after the dot.
pub const EXTENSION: &str = "space";

pub(crate) const MANIFEST: &str = "plein.json";
pub(crate) const DOCUMENT: &str = "document.yjs";
pub(crate) const TEXT: &str = "space.md";
pub(crate) const MEDIA: &str = "media/";

/// What an entry is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Manifest,
    Document,
    Text,
    Medium(MediumId),
}

impl Part {
    /// # Errors
    /// When packages have no such part; the name is not repeated.
    pub(crate) fn of(name: &[u8]) -> Result<Self, PackageError> {
        let name = std::str::from_utf8(name).map_err(|_| PackageError::Unsafe("a name that is no text"))?;
        match name {
            MANIFEST => Ok(Self::Manifest),
            DOCUMENT => Ok(Self::Document),
            TEXT => Ok(Self::Text),
            _ => name.strip_prefix(MEDIA).and_then(medium).map(Self::Medium).ok_or_else(|| refused(name)),
        }
    }
}

fn refused(name: &str) -> PackageError {
    let a_path = name.contains(['\\', ':', '\0'])
        || name.starts_with('/')
        || name.ends_with('/')
        || name.split('/').any(|part| matches!(part, "" | "." | ".."));
    PackageError::Unsafe(if a_path { "a name that is a path" } else { "a part that packages do not have" })
}

/// 64 digits, and maybe an ending for who looks at it without Plein.
fn medium(name: &str) -> Option<MediumId> {
    let (id, ending) = name.split_once('.').unwrap_or((name, "x"));
    let plain = (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.parse().ok().filter(|_| plain)
}

/// What a medium is called in a package, and in the text beside it.
pub fn media_name(medium: &Medium) -> String {
    match ending(&medium.mime) {
        Some(ending) => format!("{MEDIA}{}.{ending}", medium.id),
        None => format!("{MEDIA}{}", medium.id),
    }
}

/// How names of such a file end, so that other programs open it.
fn ending(mime: &str) -> Option<&'static str> {
    Some(match mime {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/gif" => "gif",
        "image/avif" => "avif",
        "video/mp4" => "mp4",
        "video/webm" => "webm",
        "video/quicktime" => "mov",
        "audio/mpeg" => "mp3",
        "audio/mp4" => "m4a",
        "audio/ogg" => "ogg",
        "audio/wav" => "wav",
        "audio/flac" => "flac",
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Part, media_name};
    use crate::PackageError;
    use plein_model::{Medium, MediumId};

    #[test]
    fn only_names_that_packages_have_are_names() {
        let id = MediumId::from_hash([0xab; 32]);
        let medium =
            Medium { id, name: "../../x".into(), mime: "image/jpeg".into(), bytes: 1, width: None, height: None };
        assert_eq!(Part::of(media_name(&medium).as_bytes()).expect("its own name"), Part::Medium(id));
        assert_eq!(Part::of(format!("media/{id}").as_bytes()).expect("without an ending"), Part::Medium(id));
        let hostile = [
            "../plein.json",
            "/etc/passwd",
            "C:\\x",
            "media/../../x",
            "media//x",
            "media/",
            "plein.json/",
            "media\\x",
            "",
            ".",
            "PLEIN.JSON",
            "other.txt",
        ];
        for name in hostile.into_iter().map(str::to_owned).chain([
            format!("media/{id}.JPG"),
            format!("media/{id}."),
            format!("media/{id}.a/b"),
            format!("media/{id}/x"),
            format!("media/{}", id.to_string().to_uppercase()),
        ]) {
            assert!(matches!(Part::of(name.as_bytes()), Err(PackageError::Unsafe(_))), "{name}");
        }
        assert!(Part::of(b"media/\xff").is_err());
    }
}
