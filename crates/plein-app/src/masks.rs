//! Masking pictures, and what becomes of the originals. Burning is `plein-media`'s; keeping the original here, and
//! nowhere else, the library's.

use crate::app::Call;
use crate::errors::AppError;
use crate::pictures::Medium;
use plein_library::Origin;
use plein_media as media;
use plein_model::{MediumId, SpaceId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a mask looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MaskShape {
    /// Between two corners.
    Rectangle,
    /// The largest one between two corners.
    Ellipse,
    /// A path with round ends.
    Brush,
}

/// What is put over a part of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MaskFill {
    /// Nothing is left.
    Black,
    /// Only coarse colours are left.
    Blur,
}

/// A part of a picture that is to be covered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Mask {
    /// What it looks like.
    pub shape: MaskShape,
    /// x y x y, each 0 to 10000 of the picture: two opposite corners, or the path of a brush.
    pub points: Vec<f64>,
    /// Of a brush, in 1/10000 of the picture's width.
    pub width: f64,
    /// What is put over it.
    pub fill: MaskFill,
}

/// Masks a picture.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MaskPicture {
    /// The Space that shows it.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// Which.
    #[ts(type = "string")]
    pub medium: MediumId,
    /// What to cover.
    pub masks: Vec<Mask>,
}

/// One picture in a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OnePicture {
    /// The Space that shows it.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// Which.
    #[ts(type = "string")]
    pub medium: MediumId,
}

/// What came of masking a picture: the medium to show instead, and what a person should hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MaskedPicture {
    /// The masked picture.
    #[serde(flatten)]
    pub medium: Medium,
    /// The unmasked one had left this computer before: others may have it. From now on it goes nowhere any more.
    pub was_out: bool,
    /// How many other Spaces show the unmasked one.
    #[ts(type = "number")]
    pub elsewhere: u64,
}

/// The unmasked original of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OriginalPicture {
    /// Its id.
    pub medium: String,
}

/// `picture_mask`.
pub(crate) fn mask(call: &Call<'_>, args: MaskPicture) -> Result<MaskedPicture, AppError> {
    let masks: Vec<media::Mask> = args.masks.iter().map(Mask::to_media).collect();
    let masked = call.library().mask_picture(Origin::Window, args.space, args.medium, &masks)?;
    Ok(MaskedPicture { medium: masked.medium.into(), was_out: masked.was_out, elsewhere: masked.elsewhere })
}

/// `picture_original`.
pub(crate) fn original(call: &Call<'_>, args: OnePicture) -> Result<Option<OriginalPicture>, AppError> {
    let original = call.library().original(args.medium)?;
    Ok(original.map(|medium| OriginalPicture { medium: medium.id.to_string() }))
}

/// `picture_original_drop`.
pub(crate) fn drop_original(call: &Call<'_>, args: OnePicture) -> Result<(), AppError> {
    Ok(call.library().drop_original(Origin::Window, args.medium)?)
}

/// `picture_release`.
pub(crate) fn release(call: &Call<'_>, args: OnePicture) -> Result<(), AppError> {
    Ok(call.library().release_original(Origin::Window, args.space, args.medium)?)
}

/// `picture_suggest`.
pub(crate) fn suggest(call: &Call<'_>, args: OnePicture) -> Result<Vec<Mask>, AppError> {
    let kept = call.library().read_medium(args.medium)?;
    let masks = media::suggest(&kept, &media::Limits::default())?;
    Ok(masks.iter().map(Mask::from_media).collect())
}

impl Mask {
    fn to_media(&self) -> media::Mask {
        // A pointer may be dragged over the edge, and halves of a step do not matter.
        let step = |value: f64| value.round().clamp(0.0, f64::from(media::FULL)) as u16;
        media::Mask {
            shape: match self.shape {
                MaskShape::Rectangle => media::Shape::Rectangle,
                MaskShape::Ellipse => media::Shape::Ellipse,
                MaskShape::Brush => media::Shape::Brush,
            },
            points: self.points.as_chunks::<2>().0.iter().map(|[x, y]| (step(*x), step(*y))).collect(),
            width: step(self.width),
            fill: match self.fill {
                MaskFill::Black => media::Fill::Black,
                MaskFill::Blur => media::Fill::Blur,
            },
        }
    }

    fn from_media(mask: &media::Mask) -> Self {
        Self {
            shape: match mask.shape {
                media::Shape::Rectangle => MaskShape::Rectangle,
                media::Shape::Ellipse => MaskShape::Ellipse,
                media::Shape::Brush => MaskShape::Brush,
            },
            points: mask.points.iter().flat_map(|(x, y)| [f64::from(*x), f64::from(*y)]).collect(),
            width: mask.width.into(),
            fill: match mask.fill {
                media::Fill::Black => MaskFill::Black,
                media::Fill::Blur => MaskFill::Blur,
            },
        }
    }
}
