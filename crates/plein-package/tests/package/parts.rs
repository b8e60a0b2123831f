//! Packages put together part by part, right or wrong.

use plein_model::{Medium, MediumId, SpaceId};
use plein_package::{Contents, Limits, Package, PackageError, media_name, write};
use std::io::{Cursor, Write as _};
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A medium of these bytes.
pub fn medium(name: &str, mime: &str, bytes: &[u8]) -> Medium {
    let id = MediumId::from_hash(*blake3::hash(bytes).as_bytes());
    Medium { id, name: name.into(), mime: mime.into(), bytes: bytes.len() as u64, width: None, height: None }
}

pub fn space() -> SpaceId {
    SpaceId::from_uuid(Uuid::from_u128(7))
}

pub const DOCUMENT: &[u8] = b"what this says is looked at elsewhere";
pub const PHOTO: &[u8] = &[0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/// A package as it should be, with two media.
pub fn good() -> Vec<u8> {
    let film = vec![7; 70_000];
    let media = [medium("scan.jpg", "image/jpeg", PHOTO), medium("film", "video/mp4", &film)];
    let contents = Contents {
        space: space(),
        title: "Schildklierscan",
        writer: "Plein 0",
        document: DOCUMENT,
        text: "# Scan\n",
        media: &media,
    };
    let mut open = |medium: &Medium| -> Result<Cursor<Vec<u8>>, PackageError> {
        Ok(Cursor::new(if medium.name == "film" { film.clone() } else { PHOTO.to_vec() }))
    };
    write(Cursor::new(Vec::new()), &contents, &mut open).expect("a package").into_inner()
}

pub fn open(bytes: &[u8]) -> Result<Package<Cursor<&[u8]>>, PackageError> {
    Package::open(Cursor::new(bytes), Limits::default())
}

/// Takes everything out of it.
pub fn all(bytes: &[u8]) -> Result<(), PackageError> {
    let mut package = open(bytes)?;
    package.document()?;
    for medium in package.manifest().media.clone() {
        package.medium(medium.id, &mut std::io::sink())?;
    }
    Ok(())
}

/// A manifest about this document and these media.
pub fn manifest(document: &[u8], media: &[Medium]) -> serde_json::Value {
    let digest = MediumId::from_hash(*blake3::hash(document).as_bytes());
    serde_json::json!({
        "format": "plein.space",
        "version": 1,
        "space": space(),
        "title": "Schildklierscan",
        "document": { "bytes": document.len(), "blake3": digest },
        "media": media,
    })
}

/// A zip of these names and bytes, packed.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive.start_file(name, options).expect("begun");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("finished").into_inner()
}

/// The parts of a package with one picture.
pub fn some() -> Vec<(String, Vec<u8>)> {
    let photo = medium("scan.jpg", "image/jpeg", PHOTO);
    vec![
        ("plein.json".into(), manifest(DOCUMENT, std::slice::from_ref(&photo)).to_string().into_bytes()),
        ("document.yjs".into(), DOCUMENT.to_vec()),
        ("space.md".into(), b"# Scan\n".to_vec()),
        (media_name(&photo), PHOTO.to_vec()),
    ]
}
