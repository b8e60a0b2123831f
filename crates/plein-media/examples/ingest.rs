//! How fast photos come in: `cargo run --release -p plein-media --example ingest [photos]`.
//!
//! Makes photos of 12 megapixels, takes them in with their renditions on all processors, and prints a table with
//! `vipsthumbnail`, where it is installed, measured in the same run on the same photos with as many processes.

#[path = "../tests/media/samples/mod.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod samples;

use plein_media::{Limits, Picture, RENDITION_WIDTHS, renditions};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Runs `work` for each of `count` numbers on as many threads as there are processors.
fn on_all_processors(count: usize, work: impl Fn(usize) + Sync) -> Duration {
    let next = AtomicUsize::new(0);
    let processors = std::thread::available_parallelism().map_or(1, |n| n.get());
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..processors {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        break;
                    }
                    work(number);
                }
            });
        }
    });
    start.elapsed()
}

fn vipsthumbnail(photo: &Path, width: u32, to: &Path) -> bool {
    Command::new("vipsthumbnail")
        .args(["--vips-concurrency=1", "--size", &format!("{width}x")])
        .arg("--output")
        .arg(format!("{}[Q=82,strip]", to.display()))
        .arg(photo)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn main() -> std::io::Result<()> {
    let count = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100usize).max(1);
    let folder = tempfile::tempdir()?;
    // As a phone makes them: the sensor lies on its side in half of them.
    let seen = samples::photo(4000, 3000);
    let upright = samples::camera_jpeg(&seen, 1);
    let sideways = samples::camera_jpeg(&image::imageops::rotate270(&seen), 6);
    let photos: Vec<PathBuf> = (0..count).map(|n| folder.path().join(format!("{n}.jpg"))).collect();
    for (n, path) in photos.iter().enumerate() {
        std::fs::write(path, if n % 2 == 0 { &upright } else { &sideways })?;
    }
    let limits = Limits::default();
    let read = |n: usize| std::fs::read(&photos[n]).expect("written just now");

    println!("{count} photos of 12 megapixels, {:.1} MB each, half of them sideways", upright.len() as f64 / 1e6);
    println!("{:<58} {:>9} {:>9} {:>8}", "", "total", "a photo", "ratio");
    let mut reference = None;
    let mut row = |what: &str, took: Duration| {
        let total = took.as_secs_f64();
        let ratio = reference.map_or(String::new(), |first: f64| format!("{:.2} x", total / first));
        reference.get_or_insert(total);
        println!("{what:<58} {total:>7.2} s {:>6.0} ms {ratio:>8}", total * 1000.0 / count as f64);
    };
    row(
        "plein: check, clean, upright, 3 renditions, hash",
        on_all_processors(count, |n| {
            Picture::ingest_with_renditions("foto.jpg", &read(n), &limits).expect("a good photo");
        }),
    );
    row(
        "plein: the same, without renditions",
        on_all_processors(count, |n| {
            Picture::ingest("foto.jpg", &read(n), &limits).expect("a good photo");
        }),
    );
    let kept: Vec<Vec<u8>> = [&upright, &sideways]
        .map(|photo| Picture::ingest("foto.jpg", photo, &limits).expect("a good photo").bytes)
        .into();
    row(
        "plein: only the 3 renditions of what was kept",
        on_all_processors(count, |n| {
            renditions(&kept[n % 2], &limits).expect("what was kept is good");
        }),
    );
    let out = |n: usize, width: u32| folder.path().join(format!("out-{n}-{width}.jpg"));
    if !vipsthumbnail(&photos[0], 480, &out(0, 480)) {
        println!("vipsthumbnail is not installed (Debian: libvips-tools), so there is no peer to measure");
        return Ok(());
    }
    row(
        "vipsthumbnail: the same 3 renditions",
        on_all_processors(count, |n| {
            RENDITION_WIDTHS.iter().for_each(|width| assert!(vipsthumbnail(&photos[n], *width, &out(n, *width))));
        }),
    );
    row(
        "vipsthumbnail: only the one of 1920",
        on_all_processors(count, |n| assert!(vipsthumbnail(&photos[n], 1920, &out(n, 1920)))),
    );
    Ok(())
}
