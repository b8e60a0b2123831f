//! What a file is, by its content. Names and extensions are never believed.
//!
//! Owns the list of kinds that Plein has a word for, and the short list of those a browser may show by itself.
//! Deliberately absent: guessing further. What is not recognised is `application/octet-stream`.

/// How many bytes from the start are looked at. Fewer will do when the file is shorter.
pub const SNIFF_BYTES: usize = 64 * 1024;

/// The picture formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// JPEG, baseline or progressive.
    Jpeg,
    /// PNG.
    Png,
    /// WebP, lossy or lossless.
    WebP,
    /// GIF.
    Gif,
    /// TIFF.
    Tiff,
    /// Windows bitmap.
    Bmp,
    /// AVIF, one still picture.
    Avif,
}

impl PictureFormat {
    /// Every one of them.
    pub const ALL: [Self; 7] = [Self::Jpeg, Self::Png, Self::WebP, Self::Gif, Self::Tiff, Self::Bmp, Self::Avif];

    /// Its media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
            Self::Tiff => "image/tiff",
            Self::Bmp => "image/bmp",
            Self::Avif => "image/avif",
        }
    }
}

/// The format of a picture that is read, from its first bytes.
pub fn picture_format(start: &[u8]) -> Option<PictureFormat> {
    let mime = binary(start)?;
    PictureFormat::ALL.into_iter().find(|format| format.mime() == mime)
}

/// The media type of a file, from its first bytes (at most [`SNIFF_BYTES`] are looked at).
pub fn mime_of(start: &[u8]) -> &'static str {
    let start = &start[..start.len().min(SNIFF_BYTES)];
    binary(start).or_else(|| text(start)).unwrap_or("application/octet-stream")
}

/// Whether a browser may show a file of this type in the page; every other type is offered as a download.
///
/// Nothing that can carry a script is on the list: no HTML, SVG, XML or PDF.
pub fn safe_inline(mime: &str) -> bool {
    const SAFE: [&str; 14] = [
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "video/mp4",
        "video/webm",
        "video/quicktime",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/wav",
        "audio/flac",
        "video/ogg",
        "audio/webm",
    ];
    SAFE.contains(&mime)
}

/// (offset, bytes that stand there, what it is), first match wins.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II\x2a\x00\x10\x00\x00\x00CR", "image/x-canon-cr2"),
    (0, b"II\x2a\x00", "image/tiff"),
    (0, b"MM\x00\x2a", "image/tiff"),
    (0, b"II\x2b\x00", "image/tiff"),
    (0, b"MM\x00\x2b", "image/tiff"),
    (0, b"8BPS", "image/vnd.adobe.photoshop"),
    (0, b"\x00\x00\x00\x0cJXL \r\n\x87\n", "image/jxl"),
    (0, b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (0, b"\x00\x00\x01\x00", "image/x-icon"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\x1f\x8b\x08", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (0, b"MThd", "audio/midi"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (128, b"DICM", "application/dicom"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", "application/x-elf"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"wOF2", "font/woff2"),
];

fn binary(start: &[u8]) -> Option<&'static str> {
    let at = |offset: usize, what: &[u8]| start.get(offset..offset + what.len()) == Some(what);
    if at(0, b"RIFF") {
        return match start.get(8..12)? {
            b"WEBP" => Some("image/webp"),
            b"WAVE" => Some("audio/wav"),
            b"AVI " => Some("video/x-msvideo"),
            _ => None,
        };
    }
    if at(4, b"ftyp") {
        return Some(iso_media(start));
    }
    if at(0, b"PK\x03\x04") {
        return Some(zip(start));
    }
    if let Some((_, _, mime)) = SIGNATURES.iter().find(|(offset, what, _)| at(*offset, what)) {
        return Some(mime);
    }
    // `BM` alone is too common a beginning: its header length must be one that exists.
    let header = start.get(14..18).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    if at(0, b"BM") && matches!(header, Some(12 | 40 | 52 | 56 | 64 | 108 | 124)) {
        return Some("image/bmp");
    }
    // A bare MPEG audio frame: sync word, then layer III with a bit rate and a sampling rate that exist.
    if let [0xff, second, third, ..] = start
        && second & 0xe6 == 0xe2
        && third & 0xf0 != 0xf0
        && third & 0x0c != 0x0c
    {
        return Some("audio/mpeg");
    }
    None
}

/// MP4 and its relatives say what they are in the "brand".
fn iso_media(start: &[u8]) -> &'static str {
    let length = start.get(..4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let brands = start.get(8..length.clamp(12, start.len().max(12)).min(start.len())).unwrap_or_default();
    let major = brands.get(..4).unwrap_or_default();
    let has = |brand: &[u8]| brands.chunks_exact(4).any(|b| b == brand);
    match major {
        b"avif" | b"avis" => "image/avif",
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => "image/heic",
        b"mif1" | b"msf1" if has(b"avif") => "image/avif",
        b"mif1" | b"msf1" => "image/heif",
        b"M4A " | b"M4B " => "audio/mp4",
        b"qt  " => "video/quicktime",
        b"crx " => "image/x-canon-cr3",
        _ => "video/mp4",
    }
}

/// Office documents, books and archives are all zips: the names inside tell.
fn zip(start: &[u8]) -> &'static str {
    let mut at = 0;
    // The first entry of OpenDocument and EPUB is `mimetype`, stored as it is.
    if start.get(30..38) == Some(b"mimetype") {
        let size = start.get(18..22).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
        let extra = start.get(28..30).map_or(0, |b| usize::from(u16::from_le_bytes([b[0], b[1]])));
        let content = start.get(38 + extra..(38 + extra).saturating_add(size)).unwrap_or_default();
        const STORED: [&str; 4] = [
            "application/epub+zip",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.oasis.opendocument.spreadsheet",
        ];
        return STORED.into_iter().find(|mime| mime.as_bytes() == content).unwrap_or("application/zip");
    }
    while let Some(found) = start[at..].windows(4).position(|w| w == b"PK\x03\x04") {
        let entry = &start[at + found..];
        let length = entry.get(26..28).map_or(0, |b| usize::from(u16::from_le_bytes([b[0], b[1]])));
        let name = entry.get(30..30 + length).unwrap_or_default();
        if name.starts_with(b"word/") {
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        }
        if name.starts_with(b"ppt/") {
            return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        }
        if name.starts_with(b"xl/") {
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        }
        at += found + 4;
    }
    "application/zip"
}

/// Text is UTF-8 (or UTF-16 with a mark) without control characters that no text holds.
fn text(start: &[u8]) -> Option<&'static str> {
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Some("text/plain");
    }
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let valid = match std::str::from_utf8(start) {
        Ok(text) => text,
        // The look ends somewhere: a character cut in half there is no reason to doubt.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&start[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    if valid.is_empty() || valid.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        return None;
    }
    let lower: String = valid.trim_start().chars().take(512).collect::<String>().to_ascii_lowercase();
    let opens = |tag: &str| lower.starts_with(tag);
    if lower.contains("<svg") && (opens("<svg") || opens("<?xml") || opens("<!doctype svg") || opens("<!--")) {
        Some("image/svg+xml")
    } else if opens("<!doctype html") || opens("<html") || opens("<head") || opens("<body") || opens("<script") {
        Some("text/html")
    } else if opens("<?xml") {
        Some("application/xml")
    } else {
        Some("text/plain")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip_with(name: &str, content: &[u8]) -> Vec<u8> {
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend([0; 14]);
        zip.extend((content.len() as u32).to_le_bytes());
        zip.extend((content.len() as u32).to_le_bytes());
        zip.extend((name.len() as u16).to_le_bytes());
        zip.extend([0, 0]);
        zip.extend(name.as_bytes());
        zip.extend(content);
        zip
    }

    #[test]
    fn content_tells() {
        let mut docx = zip_with("[Content_Types].xml", b"<Types/>");
        docx.extend(zip_with("word/document.xml", b"<w/>"));
        let cases: &[(&[u8], &str)] = &[
            (b"%PDF-1.7\n", "application/pdf"),
            (b"\0\0\0\x18ftypisom\0\0\0\0isomiso2", "video/mp4"),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic"),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "image/avif"),
            (b"ID3\x04\0\0", "audio/mpeg"),
            (b"\xff\xfb\x90\x64", "audio/mpeg"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
            (b"# Een verhaal\n\nMet tekst \xc3\xa9n meer.", "text/plain"),
            (b"<?xml version='1.0'?><svg xmlns='x'/>", "image/svg+xml"),
            (b"  <svg onload=alert(1)>", "image/svg+xml"),
            (b"<!DOCTYPE html><script>", "text/html"),
            (b"BM is not a bitmap", "text/plain"),
            (b"\x00\x01\x02\x03 nothing known", "application/octet-stream"),
            (b"", "application/octet-stream"),
            (&docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            (&zip_with("mimetype", b"application/epub+zip"), "application/epub+zip"),
            (&zip_with("photo.jpg", b"\xff\xd8\xff"), "application/zip"),
        ];
        for (bytes, mime) in cases {
            assert_eq!(mime_of(bytes), *mime, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_character_cut_in_half_at_the_end_of_the_look_is_text_still() {
        let long = "é".repeat(SNIFF_BYTES);
        assert_eq!(mime_of(&long.as_bytes()[..SNIFF_BYTES - 1]), "text/plain");
    }

    #[test]
    fn what_can_carry_a_script_is_not_shown_in_the_page() {
        for mime in ["text/html", "image/svg+xml", "application/xml", "application/pdf", "text/plain"] {
            assert!(!safe_inline(mime), "{mime}");
        }
        assert!(safe_inline("image/jpeg"));
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_fall_over(mut bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), which in 0usize..40) {
            if let Some((offset, signature, _)) = SIGNATURES.get(which) {
                bytes.splice(0..0, std::iter::repeat_n(0, *offset).chain(signature.iter().copied()));
            } else {
                bytes.splice(0..0, *b"PK\x03\x04");
            }
            mime_of(&bytes);
        }
    }
}
