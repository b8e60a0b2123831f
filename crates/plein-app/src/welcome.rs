//! The welcome Space: the first in a new library, teaching by example, and removable like any other.
//!
//! It comes in by the same door as everything else: Markdown, through `plein-import`.

use crate::errors::AppError;
use crate::settings::Language;
use plein_import::{ImportError, ImportLimits, RelativePath, Source};
use plein_library::{Library, LibraryError, Origin};
use plein_model::{Content, SpaceId};

/// The picture that all three languages show.
const PICTURE: (&str, &[u8]) = ("plein.png", include_bytes!("../../../assets/welcome/plein.png"));

/// The welcome in one language, as a folder with two files.
struct Welcome {
    text: &'static str,
}

impl Welcome {
    const NAME: &str = "welcome.md";

    const fn of(language: Language) -> Self {
        let text = match language {
            Language::Nl => include_str!("../../../assets/welcome/nl.md"),
            Language::En => include_str!("../../../assets/welcome/en.md"),
            Language::De => include_str!("../../../assets/welcome/de.md"),
        };
        Self { text }
    }
}

impl Source for Welcome {
    fn name(&self) -> &str {
        Self::NAME
    }
    fn is_one_file(&self) -> bool {
        true
    }
    fn markdown(&self) -> Result<Vec<RelativePath>, ImportError> {
        Ok(RelativePath::new(Self::NAME).into_iter().collect())
    }
    fn read(&self, path: &RelativePath, _most: u64) -> Result<Vec<u8>, ImportError> {
        match path.as_str() {
            Self::NAME => Ok(self.text.as_bytes().to_vec()),
            name if name == PICTURE.0 => Ok(PICTURE.1.to_vec()),
            name => Err(ImportError::Missing { path: name.to_owned() }),
        }
    }
}

/// Whether a library has never held a Space. Not whether its file is new: a first start may have been broken off.
pub(crate) fn is_new(library: &Library) -> Result<bool, LibraryError> {
    Ok(!library.has_ever_held_a_space()?)
}

/// Puts the welcome in.
pub(crate) fn put(library: &Library, language: Language) -> Result<(), AppError> {
    let source = Welcome::of(language);
    let limits = ImportLimits::default();
    let world = library.world();
    let mut import = plein_import::read(&source, &limits, &mut |bytes| world.fill(bytes))?;
    import.bring_pictures(&source, &limits, &mut |name, bytes| match library.keep_picture(name, &bytes) {
        Ok(medium) => Ok(Ok(medium)),
        Err(LibraryError::Media(error)) => Ok(Err(error)),
        Err(error) => Err(error),
    })?;
    let mut space = import.into_space(SpaceId::from_uuid(world.uuid()));
    space.cover = space.chapters.iter().flat_map(|chapter| &chapter.blocks).find_map(|block| match &block.content {
        Content::Picture(picture) => Some(picture.medium),
        _ => None,
    });
    library.create_from_model(Origin::Import, &space)?;
    Ok(library.mark_welcome(space.id)?)
}

#[cfg(test)]
mod tests {
    use super::Welcome;
    use crate::settings::Language;
    use plein_import::ImportLimits;

    /// It is the example: whatever the import has to remark on it, a person would meet first.
    #[test]
    fn every_welcome_comes_in_whole() {
        for language in Language::ALL {
            let mut seed = 0_u8;
            let mut random = |bytes: &mut [u8]| {
                bytes.iter_mut().for_each(|byte| {
                    seed = seed.wrapping_mul(37).wrapping_add(11);
                    *byte = seed;
                });
            };
            let import = plein_import::read(&Welcome::of(language), &ImportLimits::default(), &mut random);
            let import = import.expect("it can be read");
            assert_eq!(import.notes, [], "{}", language.code());
            assert_eq!(import.language.as_deref(), Some(language.code()));
            assert_eq!((import.chapters.len(), import.pictures.len(), import.themes.len()), (4, 1, 1));
            assert!(!import.summary.is_empty());
        }
    }
}
