//! Pictures made by program, each with what a camera or a program leaves in it. Also written to `tests/files` at the
//! root, by `examples/samples.rs`, for the tests of other crates.

use image::codecs::gif::{GifEncoder, Repeat};
use image::{Delay, DynamicImage, Frame, ImageFormat, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::io::Cursor;

/// A word that stands in every piece of metadata: no output may hold it.
pub const SECRET: &str = "Geheim-Utrecht-52.0907N";

/// The photo of 160 by 120 as AVIF, with EXIF and XMP that tell the secret. This one and those below were made once, with
/// Pillow 13, from pixels made by program.
pub const AVIF: &[u8] = include_bytes!("plain.avif");
/// The same with a hole to look through at the bottom right.
pub const AVIF_WITH_HOLE: &[u8] = include_bytes!("hole.avif");
/// The same, lying on its side.
pub const AVIF_SIDEWAYS: &[u8] = include_bytes!("sideways.avif");
/// 61 by 43, so that colours have half samples left over, in the range of television.
pub const AVIF_ODD: &[u8] = include_bytes!("odd.avif");
/// (234, 51, 35) of Display P3, which is the red of sRGB.
pub const AVIF_P3: &[u8] = include_bytes!("p3.avif");
/// Three frames.
pub const AVIF_FILM: &[u8] = include_bytes!("film.avif");

/// Something like a photo: gradients and soft noise, and a red corner at the top left to tell which way is up.
pub fn photo(width: u32, height: u32) -> RgbImage {
    let mut noise = 0x2545_f491_4f6c_dd1du64;
    RgbImage::from_fn(width, height, |x, y| {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        let grain = (noise % 13) as f32 - 6.0;
        let (u, v) = (x as f32 / width as f32, y as f32 / height as f32);
        if u < 0.25 && v < 0.25 {
            return image::Rgb([220, 20, 20]);
        }
        let wave = ((u * 23.0).sin() * (v * 17.0).cos() * 40.0) + grain;
        let level = |base: f32| (base + wave).clamp(0.0, 255.0) as u8;
        image::Rgb([level(60.0 + 60.0 * u), level(90.0 + 120.0 * v), level(180.0 - 80.0 * u * v)])
    })
}

/// Something like a screenshot: flat areas and sharp edges.
pub fn screenshot(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x / 24 + y / 16) % 7 {
        0 if x % 24 < 3 => image::Rgb([20, 20, 30]),
        1 => image::Rgb([240, 240, 250]),
        _ => image::Rgb([250, 248, 244]),
    })
}

/// The photo with a hole to look through.
pub fn with_hole(width: u32, height: u32) -> RgbaImage {
    let mut picture = DynamicImage::ImageRgb8(photo(width, height)).into_rgba8();
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        if x > width / 2 && y > height / 2 {
            *pixel = Rgba([pixel.0[0], pixel.0[1], pixel.0[2], 40]);
        }
    }
    picture
}

/// EXIF as a camera writes it: orientation, maker, owner and GPS. Little endian, from the TIFF header on.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = tag.to_le_bytes().to_vec();
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
        bytes
    };
    // IFD0 stands at 8 and has 3 entries: 8 + 2 + 36 + 4 = 50. The GPS IFD stands there: 50 + 2 + 24 + 4 = 80.
    out.extend(3u16.to_le_bytes());
    out.extend(entry(0x010f, 2, SECRET.len() as u32 + 1, 80));
    out.extend(entry(0x0112, 3, 1, u32::from(orientation)));
    out.extend(entry(0x8825, 4, 1, 50));
    out.extend(0u32.to_le_bytes());
    out.extend(2u16.to_le_bytes());
    out.extend(entry(0x0001, 2, 2, u32::from_le_bytes(*b"N\0\0\0")));
    out.extend(entry(0x0002, 5, 3, 80 + SECRET.len() as u32 + 1));
    out.extend(0u32.to_le_bytes());
    out.extend(SECRET.as_bytes());
    out.push(0);
    for number in [52u32, 1, 5, 1, 26, 1] {
        out.extend(number.to_le_bytes());
    }
    out
}

pub fn xmp() -> Vec<u8> {
    format!("<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{SECRET}</dc:creator></x:xmpmeta>").into_bytes()
}

/// A JPEG without any metadata.
pub fn plain_jpeg(picture: &RgbImage, quality: u8, progressive: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(progressive);
    encoder.encode(picture, picture.width() as u16, picture.height() as u16, ColorType::Rgb).expect("encodes");
    out
}

/// A baseline JPEG with each component in a scan of its own, as some encoders write it.
pub fn one_by_one_jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, 90);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    // This encoder does so whenever it makes tables of its own.
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(picture, picture.width() as u16, picture.height() as u16, ColorType::Rgb).expect("encodes");
    out
}

/// Puts segments after the start of a JPEG.
pub fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut out = jpeg[..2].to_vec();
    for (marker, body) in segments {
        out.extend([0xff, *marker]);
        out.extend((body.len() as u16 + 2).to_be_bytes());
        out.extend(body);
    }
    out.extend(&jpeg[2..]);
    out
}

pub fn icc_segment(profile: &moxcms::ColorProfile) -> (u8, Vec<u8>) {
    (0xe2, [&b"ICC_PROFILE\0\x01\x01"[..], &profile.encode().expect("encodes")].concat())
}

/// The body of a PNG's `iCCP`: a name, and the profile in zlib without compression.
pub fn iccp(profile: &moxcms::ColorProfile) -> Vec<u8> {
    let icc = profile.encode().expect("encodes");
    let length = u16::try_from(icc.len()).expect("a small profile");
    let mut out = b"Geheim\0\0\x78\x01\x01".to_vec();
    out.extend(length.to_le_bytes());
    out.extend((!length).to_le_bytes());
    out.extend(&icc);
    let (a, b) = icc.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend((b << 16 | a).to_be_bytes());
    out
}

/// A JPEG with everything in it that tells about its maker, and a film after its end.
pub fn camera_jpeg(picture: &RgbImage, orientation: u16) -> Vec<u8> {
    let iptc = [b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x1e\x1c\x02\x50\0\x17", SECRET.as_bytes()].concat();
    let mut out = with_segments(
        &plain_jpeg(picture, 90, false),
        &[
            (0xe1, [b"Exif\0\0", &exif(orientation)[..]].concat()),
            (0xe1, [b"http://ns.adobe.com/xap/1.0/\0", &xmp()[..]].concat()),
            icc_segment(&moxcms::ColorProfile::new_srgb()),
            (0xe2, [b"MPF\0", SECRET.as_bytes()].concat()),
            (0xed, iptc),
            (0xee, b"Adobe\0\x64\0\0\0\0\x01".to_vec()),
            (0xfe, SECRET.as_bytes().to_vec()),
        ],
    );
    out.extend(b"ftypmp42 a film that follows the photo ");
    out.extend(SECRET.as_bytes());
    out
}

pub fn cmyk_jpeg(picture: &RgbImage, ycck: bool) -> Vec<u8> {
    let inks: Vec<u8> = picture.pixels().flat_map(|p| [255 - p.0[0], 255 - p.0[1], 255 - p.0[2], 0]).collect();
    let kind = if ycck { ColorType::CmykAsYcck } else { ColorType::Cmyk };
    let mut out = Vec::new();
    Encoder::new(&mut out, 90).encode(&inks, picture.width() as u16, picture.height() as u16, kind).expect("encodes");
    out
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).expect("encodes");
    out.into_inner()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1)))
    })
}

pub fn png_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = (data.len() as u32).to_be_bytes().to_vec();
    let body = [&kind[..], data].concat();
    out.extend(&body);
    out.extend(crc(&body).to_be_bytes());
    out
}

/// A PNG with text, time and EXIF in it, and something after its end.
pub fn chatty_png(picture: &DynamicImage, orientation: u16) -> Vec<u8> {
    let png = encoded(picture, ImageFormat::Png);
    let mut out = png[..33].to_vec();
    out.extend(png_chunk(b"tEXt", &[b"Author\0", SECRET.as_bytes()].concat()));
    out.extend(png_chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", &xmp()[..]].concat()));
    out.extend(png_chunk(b"tIME", &[7, 234, 11, 22, 4, 0, 0]));
    out.extend(png_chunk(b"eXIf", &exif(orientation)));
    out.extend(&png[33..]);
    out.extend(SECRET.as_bytes());
    out
}

/// A WebP with EXIF and XMP around it.
pub fn chatty_webp(picture: &DynamicImage, orientation: u16) -> Vec<u8> {
    let simple = encoded(picture, ImageFormat::WebP);
    let mut body = b"WEBPVP8X".to_vec();
    body.extend(10u32.to_le_bytes());
    body.extend([0x0c | if picture.color().has_alpha() { 0x10 } else { 0 }, 0, 0, 0]);
    body.extend(&(picture.width() - 1).to_le_bytes()[..3]);
    body.extend(&(picture.height() - 1).to_le_bytes()[..3]);
    body.extend(&simple[12..]);
    for (kind, data) in [(b"EXIF", exif(orientation)), (b"XMP ", xmp())] {
        body.extend(kind);
        body.extend((data.len() as u32).to_le_bytes());
        body.extend(&data);
        body.extend(std::iter::repeat_n(0, data.len() % 2));
    }
    let mut out = b"RIFF".to_vec();
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(body);
    out
}

/// A GIF with a comment, of as many frames.
pub fn chatty_gif(width: u32, height: u32, frames: u32) -> Vec<u8> {
    let mut out = Vec::new();
    {
        let mut encoder = GifEncoder::new(&mut out);
        encoder.set_repeat(Repeat::Infinite).expect("encodes");
        for n in 0..frames {
            let picture = RgbaImage::from_fn(width, height, |x, y| {
                let on = (x + y + n * 3) % 16 < 8;
                Rgba(if on { [200, 30, 40, 255] } else { [240, 240, 230, 255] })
            });
            let frame = Frame::from_parts(picture, 0, 0, Delay::from_numer_denom_ms(100, 1));
            encoder.encode_frame(frame).expect("encodes");
        }
    }
    // Before the end: a comment and an application block with XMP.
    out.pop();
    out.extend([0x21, 0xfe, SECRET.len() as u8]);
    out.extend(SECRET.as_bytes());
    out.extend([0, 0x21, 0xff, 11]);
    out.extend(b"XMP DataXMP");
    out.push(SECRET.len() as u8);
    out.extend(SECRET.as_bytes());
    out.extend([0, 0x3b]);
    out
}

/// An uncompressed RGB TIFF with an orientation and a description.
pub fn chatty_tiff(picture: &RgbImage, orientation: u16) -> Vec<u8> {
    let (width, height) = picture.dimensions();
    let samples = picture.as_raw();
    let secret_at = 8 + samples.len() as u32;
    let bits_at = secret_at + SECRET.len() as u32 + 1;
    let ifd_at = bits_at + 6;
    let mut out = b"II*\0".to_vec();
    out.extend(ifd_at.to_le_bytes());
    out.extend(samples);
    out.extend(SECRET.as_bytes());
    out.push(0);
    out.extend([8, 0, 8, 0, 8, 0]);
    let entries: [(u16, u16, u32, u32); 11] = [
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 3, bits_at),
        (259, 3, 1, 1),
        (262, 3, 1, 2),
        (270, 2, SECRET.len() as u32 + 1, secret_at),
        (273, 4, 1, 8),
        (274, 3, 1, u32::from(orientation)),
        (277, 3, 1, 3),
        (278, 4, 1, height),
        (279, 4, 1, samples.len() as u32),
    ];
    out.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in entries {
        out.extend(tag.to_le_bytes());
        out.extend(kind.to_le_bytes());
        out.extend(count.to_le_bytes());
        out.extend(value.to_le_bytes());
    }
    out.extend(0u32.to_le_bytes());
    out
}

pub fn bmp(picture: &RgbImage) -> Vec<u8> {
    encoded(&DynamicImage::ImageRgb8(picture.clone()), ImageFormat::Bmp)
}

/// One small picture of each format that is read, with metadata where the format has any.
pub fn one_of_each() -> Vec<(&'static str, Vec<u8>)> {
    let photo = photo(64, 48);
    let dynamic = DynamicImage::ImageRgb8(photo.clone());
    vec![
        ("jpeg", camera_jpeg(&photo, 6)),
        ("progressive jpeg", plain_jpeg(&photo, 85, true)),
        ("jpeg with a scan for each component", one_by_one_jpeg(&photo)),
        ("cmyk jpeg", cmyk_jpeg(&photo, true)),
        ("png", chatty_png(&dynamic, 3)),
        ("png with a hole", chatty_png(&DynamicImage::ImageRgba8(with_hole(64, 48)), 1)),
        ("webp", chatty_webp(&dynamic, 8)),
        ("webp with a hole", chatty_webp(&DynamicImage::ImageRgba8(with_hole(64, 48)), 1)),
        ("gif", chatty_gif(48, 32, 1)),
        ("animated gif", chatty_gif(48, 32, 4)),
        ("tiff", chatty_tiff(&photo, 5)),
        ("bmp", bmp(&photo)),
        ("avif", AVIF.to_vec()),
        ("avif with a hole", AVIF_WITH_HOLE.to_vec()),
    ]
}

/// A PNG of a few bytes that says it is 50,000 pixels wide and high.
pub fn bomb_png() -> Vec<u8> {
    let mut header = 50_000u32.to_be_bytes().to_vec();
    header.extend(50_000u32.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(png_chunk(b"IHDR", &header));
    out.extend(png_chunk(b"IDAT", &[0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]));
    out.extend(png_chunk(b"IEND", &[]));
    out
}
