//! How fast photos come in: `cargo run --release -p plein-media --example ingest [photos]`.
//!
//! Makes photos of 12 megapixels, takes them in with their renditions on all processors, and prints a table with
//! `vipsthumbnail`, where it is installed, measured in the same run on the same photos with as many processes.
//!
//! What is compared gives the same: three JPEGs of 1920, 960 and 480 pixels wide, of quality 82, from each photo. The
//! peer starts once for each width and processor, with all photos of that processor, so that starting does not count.
//! Plein reads a photo once for all three; the peer reads it for each, in less detail than it has. Taking in is more
//! work than that (all of it is checked, sideways ones are turned and encoded anew, all is hashed) and stands above.

#[path = "../tests/media/samples/mod.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod samples;

use plein_media::{Limits, Picture, RENDITION_WIDTHS, renditions};
use std::path::PathBuf;
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

/// Makes one rendition of each of these photos, beside them.
fn vipsthumbnail(photos: &[&PathBuf], width: u32) -> bool {
    Command::new("vipsthumbnail")
        .args(["--vips-concurrency=1", "--size", &format!("{width}x")])
        .arg("--output")
        .arg(format!("%s-{width}.jpg[Q=82,strip]"))
        .args(photos)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The most memory that this process had at once, in MB, where the system tells.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes >> 10)
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
    if let Some(most) = most_memory() {
        println!("{:<58} {most:>7} MB at most, of all that stands above", "memory");
    }
    if !vipsthumbnail(&[&photos[0]], 480) {
        println!("vipsthumbnail is not installed (Debian: libvips-tools), so there is no peer to measure");
        return Ok(());
    }
    let processors = std::thread::available_parallelism().map_or(1, |n| n.get());
    let share = |n: usize| photos.iter().skip(n).step_by(processors).collect::<Vec<_>>();
    let peer = |widths: &[u32]| {
        on_all_processors(processors, |n| {
            widths.iter().for_each(|width| assert!(share(n).is_empty() || vipsthumbnail(&share(n), *width)));
        })
    };
    row("vipsthumbnail: the same 3 renditions", peer(&RENDITION_WIDTHS));
    row("vipsthumbnail: only the one of 1920", peer(&[1920]));
    Ok(())
}
