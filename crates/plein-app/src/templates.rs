//! Templates: what a new Space can begin from. Plein's own come in by the same door as everything else, Markdown; all
//! others are Spaces that say of themselves that they are templates, and are shared as any Space.

use crate::app::Call;
use crate::errors::{AppError, Code};
use crate::settings::Language;
use crate::spaces::SpaceCard;
use plein_import::{Import, ImportError, ImportLimits, RelativePath, Source};
use plein_library::{Library, Origin, Shelf, Which};
use plein_model::SpaceId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! own {
    ($($name:literal),*) => {
        /// Plein's own, each in Dutch, English and German.
        const OWN: &[(&str, [&str; 3])] = &[$((
            $name,
            [
                include_str!(concat!("../../../assets/templates/", $name, ".nl.md")),
                include_str!(concat!("../../../assets/templates/", $name, ".en.md")),
                include_str!(concat!("../../../assets/templates/", $name, ".de.md")),
            ],
        )),*];
    };
}

own!("protocol", "case", "first-week", "skill", "workshop");

/// What a new Space can begin from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Template {
    /// To name it with: of Plein's own a word, of others the id of the Space.
    pub id: String,
    /// May be empty.
    pub title: String,
    /// May be empty.
    pub summary: String,
    /// Whose.
    pub by: By,
    /// Names of who wrote it; none of Plein's own.
    pub authors: Vec<String>,
}

/// Whose a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TemplateBy")]
pub enum By {
    /// Plein's own.
    Plein,
    /// Made in this library.
    Me,
    /// Shared by somebody.
    Others,
}

/// Makes a template of a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveTemplate {
    /// Which.
    #[ts(type = "string")]
    pub space: SpaceId,
}

/// One of Plein's own in one language, as a folder with one file.
struct Own(&'static str);

impl Own {
    const FILE: &str = "template.md";

    fn find(name: &str, language: Language) -> Option<Self> {
        let (_, texts) = OWN.iter().find(|(known, _)| *known == name)?;
        Some(Self(match language {
            Language::Nl => texts[0],
            Language::En => texts[1],
            Language::De => texts[2],
        }))
    }

    fn read(&self, random: &mut dyn FnMut(&mut [u8])) -> Result<Import, ImportError> {
        plein_import::read(self, &ImportLimits::default(), random)
    }
}

impl Source for Own {
    fn name(&self) -> &str {
        Self::FILE
    }
    fn is_one_file(&self) -> bool {
        true
    }
    fn markdown(&self) -> Result<Vec<RelativePath>, ImportError> {
        Ok(RelativePath::new(Self::FILE).into_iter().collect())
    }
    fn read(&self, path: &RelativePath, _most: u64) -> Result<Vec<u8>, ImportError> {
        if path.as_str() == Self::FILE {
            return Ok(self.0.as_bytes().to_vec());
        }
        Err(ImportError::Missing { path: path.as_str().to_owned() })
    }
}

/// `templates_list`.
pub(crate) fn list(call: &Call<'_>, _: crate::commands::Nothing) -> Result<Vec<Template>, AppError> {
    let (language, world) = (call.app.language(), call.app.world());
    let mut templates = Vec::new();
    for (name, _) in OWN {
        let Some(own) = Own::find(name, language) else { continue };
        let import = own.read(&mut |bytes| world.fill(bytes))?;
        let (id, by) = ((*name).to_owned(), By::Plein);
        templates.push(Template { id, title: import.title, summary: import.summary, by, authors: Vec::new() });
    }
    let others = call.library().shelf(&Shelf { which: Which::Templates, ..Shelf::default() })?;
    templates.extend(others.into_iter().map(|card| Template {
        id: card.space.to_string(),
        title: card.title,
        summary: card.summary,
        by: if card.mine { By::Me } else { By::Others },
        authors: card.authors,
    }));
    Ok(templates)
}

/// Makes a Space of one's own from a template.
pub(crate) fn begin(call: &Call<'_>, template: &str, title: &str) -> Result<SpaceId, AppError> {
    let library = call.library();
    match Own::find(template, call.app.language()) {
        Some(own) => from_own(library, &own, title),
        None => {
            let space = template.parse().map_err(|_| AppError::new(Code::NoSuchSpace))?;
            Ok(library.duplicate(Origin::Window, space, title, false)?)
        }
    }
}

fn from_own(library: &Library, own: &Own, title: &str) -> Result<SpaceId, AppError> {
    let world = library.world();
    let import = own.read(&mut |bytes| world.fill(bytes))?;
    let mut space = import.into_space(SpaceId::from_uuid(world.uuid()));
    // Title and summary are about the template; the Space gets its own.
    title.clone_into(&mut space.title);
    space.summary.clear();
    library.create_from_model(Origin::Window, &space)?;
    Ok(space.id)
}

/// `space_save_template`.
pub(crate) fn save(call: &Call<'_>, args: SaveTemplate) -> Result<SpaceCard, AppError> {
    let title = call.library().card(args.space)?.title;
    let template = call.library().duplicate(Origin::Window, args.space, &title, true)?;
    Ok(call.library().card(template)?.into())
}

#[cfg(test)]
mod tests {
    use super::{OWN, Own};
    use crate::settings::Language;

    /// Whatever the import has to remark on a template would be in every Space that begins from it.
    #[test]
    fn every_template_comes_in_whole_in_every_language() {
        for (name, _) in OWN {
            let mut shapes = Vec::new();
            for language in Language::ALL {
                let mut seed = 0_u8;
                let mut random = |bytes: &mut [u8]| {
                    bytes.iter_mut().for_each(|byte| {
                        seed = seed.wrapping_mul(37).wrapping_add(11);
                        *byte = seed;
                    });
                };
                let import = Own::find(name, language).expect("known").read(&mut random).expect("it can be read");
                assert_eq!(import.notes, [], "{name} in {}", language.code());
                assert_eq!(import.language.as_deref(), Some(language.code()), "{name}");
                assert!(!import.title.is_empty() && !import.summary.is_empty(), "{name} in {}", language.code());
                shapes.push(import.chapters.iter().map(|chapter| chapter.blocks.len()).collect::<Vec<_>>());
            }
            assert!(shapes.iter().all(|shape| *shape == shapes[0]), "{name}: {shapes:?}");
        }
    }
}
