//! Colours other than sRGB, brought to sRGB, so that no profile has to travel with a picture.
//!
//! Owns the reading of ICC profiles (by `moxcms`). Deliberately absent: profiles for four inks: CMYK is turned
//! into light by plain arithmetic while decoding.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Larger ones are not looked into; display and camera profiles are a few kilobytes.
const LONGEST_PROFILE: usize = 4 << 20;

/// How far a channel may move before a profile counts as something else than sRGB. Two of 255 is the rounding
/// in the many tables that call themselves sRGB.
const UNSEEN: u8 = 2;

/// A colour profile that pixels can be brought home from.
pub(crate) struct Profile {
    profile: ColorProfile,
    grey: bool,
}

impl Profile {
    /// Reads an ICC profile. `None` for one that is broken or not for light: the pixels then count as sRGB.
    pub fn read(icc: &[u8]) -> Option<Self> {
        if icc.len() > LONGEST_PROFILE {
            return None;
        }
        let profile = ColorProfile::new_from_slice(icc).ok()?;
        let grey = match profile.color_space {
            DataColorSpace::Rgb => false,
            DataColorSpace::Gray => true,
            _ => return None,
        };
        Some(Self { profile, grey })
    }

    /// What cameras mean by "Adobe RGB".
    pub fn adobe_rgb() -> Self {
        Self { profile: ColorProfile::new_adobe_rgb(), grey: false }
    }

    /// By the number of ISO/IEC 23091-2 that some formats have instead of a profile. `None` for those of sRGB, and for
    /// those that are not known.
    pub fn of_primaries(number: u16) -> Option<Self> {
        let profile = match number {
            9 => ColorProfile::new_bt2020(),
            11 | 12 => ColorProfile::new_display_p3(),
            _ => return None,
        };
        Some(Self { profile, grey: false })
    }

    /// Whether nobody would see a difference between this and sRGB.
    pub fn is_srgb(&self) -> bool {
        let steps = [0, 16, 48, 96, 128, 176, 224, 255u8];
        let colours: Vec<u8> = if self.grey {
            steps.iter().flat_map(|v| [*v; 3]).collect()
        } else {
            (0..512).flat_map(|n| [steps[n / 64], steps[n / 8 % 8], steps[n % 8]]).collect()
        };
        let mut home = colours.clone();
        self.rgb(&mut home).is_some() && colours.iter().zip(&home).all(|(a, b)| a.abs_diff(*b) <= UNSEEN)
    }

    /// Brings a picture to sRGB. A profile that cannot be followed leaves it as it is.
    pub fn to_srgb(&self, picture: &mut DynamicImage) {
        match picture {
            DynamicImage::ImageRgb8(pixels) => self.rgb(pixels),
            DynamicImage::ImageRgba8(pixels) => self.rgba(pixels),
            _ => None,
        };
    }

    fn rgb(&self, samples: &mut [u8]) -> Option<()> {
        let srgb = ColorProfile::new_srgb();
        let options = TransformOptions::default();
        if self.grey {
            let follow = self.profile.create_transform_8bit(Layout::Gray, &srgb, Layout::Rgb, options).ok()?;
            let levels: Vec<u8> = samples.as_chunks::<3>().0.iter().map(|pixel| pixel[0]).collect();
            return follow.transform(&levels, samples).ok();
        }
        let follow = self.profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options).ok()?;
        in_rows(samples, 3, |from, to| follow.transform(from, to).ok())
    }

    fn rgba(&self, samples: &mut [u8]) -> Option<()> {
        if self.grey {
            let alpha: Vec<u8> = samples.as_chunks::<4>().0.iter().map(|pixel| pixel[3]).collect();
            let mut light: Vec<u8> = samples.as_chunks::<4>().0.iter().flat_map(|pixel| [pixel[0]; 3]).collect();
            self.rgb(&mut light)?;
            for ((pixel, light), alpha) in
                samples.as_chunks_mut::<4>().0.iter_mut().zip(light.as_chunks::<3>().0).zip(alpha)
            {
                *pixel = [light[0], light[1], light[2], alpha];
            }
            return Some(());
        }
        let srgb = ColorProfile::new_srgb();
        let follow =
            self.profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgba, TransformOptions::default()).ok()?;
        in_rows(samples, 4, |from, to| follow.transform(from, to).ok())
    }
}

/// Follows in pieces, so that the copy that is needed stays small.
fn in_rows(samples: &mut [u8], channels: usize, follow: impl Fn(&[u8], &mut [u8]) -> Option<()>) -> Option<()> {
    let mut copy = Vec::new();
    for piece in samples.chunks_mut(4096 * channels) {
        copy.clear();
        copy.extend_from_slice(piece);
        follow(&copy, piece)?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn srgb_is_recognised_and_others_are_not() {
        let read = |profile: ColorProfile| Profile::read(&profile.encode().expect("encodes")).expect("is read");
        assert!(read(ColorProfile::new_srgb()).is_srgb());
        assert!(!read(ColorProfile::new_display_p3()).is_srgb());
        assert!(!read(ColorProfile::new_adobe_rgb()).is_srgb());
        assert!(!read(ColorProfile::new_gray_with_gamma(1.0)).is_srgb());
    }

    #[test]
    fn display_p3_red_becomes_what_it_looks_like() {
        // sRGB (255, 0, 0) is P3 (234, 51, 35): coming home must give it back.
        let pixel = image::RgbImage::from_pixel(5, 3, image::Rgb([234, 51, 35]));
        let mut picture = DynamicImage::ImageRgb8(pixel);
        Profile { profile: ColorProfile::new_display_p3(), grey: false }.to_srgb(&mut picture);
        let home = picture.into_rgb8().get_pixel(4, 2).0;
        assert!(home[0] >= 253 && home[1] <= 4 && home[2] <= 4, "{home:?}");
    }

    #[test]
    fn transparency_survives() {
        let mut picture = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(2, 2, image::Rgba([234, 51, 35, 77])));
        Profile { profile: ColorProfile::new_display_p3(), grey: false }.to_srgb(&mut picture);
        assert_eq!(picture.into_rgba8().get_pixel(1, 1).0[3], 77);
    }

    proptest::proptest! {
        #[test]
        fn a_broken_profile_is_only_ignored(at in 0usize..500, value in proptest::num::u8::ANY, length in 0usize..600) {
            let mut icc = ColorProfile::new_display_p3().encode().expect("encodes");
            icc.truncate(length);
            if let Some(byte) = icc.get_mut(at) {
                *byte = value;
            }
            if let Some(profile) = Profile::read(&icc) {
                profile.is_srgb();
            }
        }
    }
}
