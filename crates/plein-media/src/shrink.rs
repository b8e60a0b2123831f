//! Smaller pictures.

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::DynamicImage;

/// The size that fits in a square of `side`, in the same proportion; never larger, never nothing.
pub(crate) fn fitting(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= side {
        return (width, height);
    }
    (scaled(width, side, longest), scaled(height, side, longest))
}

/// The size that has this width, in the same proportion.
pub(crate) fn of_width(width: u32, height: u32, wanted: u32) -> (u32, u32) {
    (wanted, scaled(height, wanted, width))
}

fn scaled(value: u32, numerator: u32, denominator: u32) -> u32 {
    let (value, numerator, denominator) = (u64::from(value), u64::from(numerator), u64::from(denominator.max(1)));
    // At most as large as `value`, because the numerator is at most the denominator wherever this is asked.
    u32::try_from((value * numerator + denominator / 2) / denominator).unwrap_or(u32::MAX).max(1)
}

/// The picture at this size (Lanczos, transparency weighed in).
pub(crate) fn to_size(picture: &DynamicImage, (width, height): (u32, u32)) -> DynamicImage {
    let mut smaller = DynamicImage::new(width, height, picture.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new()
        .resize(picture, &mut smaller, &options)
        .expect("both are RGB or RGBA of eight bits, and neither is empty");
    smaller
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proportions_are_kept_and_nothing_grows() {
        assert_eq!(fitting(8000, 6000, 4096), (4096, 3072));
        assert_eq!(fitting(6000, 8000, 4096), (3072, 4096));
        assert_eq!(fitting(4000, 3000, 4096), (4000, 3000));
        assert_eq!(fitting(30_000, 1, 4096), (4096, 1));
        assert_eq!(of_width(4000, 3000, 960), (960, 720));
        assert_eq!(of_width(1000, 1, 480), (480, 1));
    }
}
