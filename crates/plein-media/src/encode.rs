//! Pixels to bytes, with nothing beside them.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// JPEG with half the colour resolution, as cameras make it. Transparency is lost.
///
/// `quality` is 1 to 100. Neither side may be over 65,535.
pub(crate) fn jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    jpeg_as(picture, quality, SamplingFactor::F_2_2)
}

/// JPEG with all of the colour resolution, so that hard edges do not bleed. Otherwise as [`jpeg`].
pub(crate) fn sharp_jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    jpeg_as(picture, quality, SamplingFactor::F_1_1)
}

fn jpeg_as(picture: &DynamicImage, quality: u8, sampling: SamplingFactor) -> Vec<u8> {
    let rgb;
    let samples = match picture {
        DynamicImage::ImageRgb8(pixels) => pixels.as_raw(),
        other => {
            rgb = other.to_rgb8();
            rgb.as_raw()
        }
    };
    let side = |pixels: u32| u16::try_from(pixels).expect("scaled to the kept side before");
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(sampling);
    encoder
        .encode(samples, side(picture.width()), side(picture.height()), ColorType::Rgb)
        .expect("as many samples as pixels, into memory");
    out
}

/// PNG, lossless.
pub(crate) fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive)
        .write_image(picture.as_bytes(), picture.width(), picture.height(), picture.color().into())
        .expect("as many samples as pixels, into memory");
    out
}

/// Whether it is drawn rather than photographed: screenshots, diagrams, text. Many pixels are exactly like their
/// neighbour there, and JPEG would fray the edges.
pub(crate) fn is_drawn(picture: &DynamicImage) -> bool {
    let width = picture.width() as usize;
    let channels = usize::from(picture.color().channel_count());
    let row = (width * channels).max(1);
    // A few hundred rows tell enough.
    let step = (picture.height() as usize / 256).max(1);
    let (mut same, mut all) = (0u64, 0u64);
    for samples in picture.as_bytes().chunks_exact(row).step_by(step) {
        let pixels = samples.chunks_exact(channels);
        same += pixels.clone().zip(pixels.skip(1)).filter(|(a, b)| a == b).count() as u64;
        all += width as u64 - 1;
    }
    same * 10 >= all * 4
}
