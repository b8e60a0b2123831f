//! How quickly a library of 10,000 chapters answers what a person types, a letter at a time, beside a plain scan of the
//! same texts in the same database and run: `cargo xtask bench search`.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use plein_library::{Library, Origin};
use plein_model::{Block, Chapter, Content, Space, SpaceId, Standing, Text, TextKind};
use plein_protocol::world::{RealWorld, World};
use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SPACES: u64 = 2000;
const CHAPTERS: u64 = 5;
const WORDS: usize = 180;
/// What people type; each is asked letter by letter.
const TYPED: [&str; 8] = [
    "veiligheid",
    "patientveiligheid",
    "verpleegkundige",
    "glucosewaarde meting",
    "wondzrog",
    "de",
    "hartkatheterisatie protocol",
    "scan van de long",
];
/// The goal for the first result.
const GOAL: Duration = Duration::from_millis(50);

const FIRST: [&str; 40] = [
    "patiënt",
    "wond",
    "hart",
    "long",
    "nier",
    "bloed",
    "glucose",
    "insuline",
    "bot",
    "huid",
    "zorg",
    "kinder",
    "spoed",
    "operatie",
    "slaap",
    "pijn",
    "voeding",
    "medicatie",
    "infuus",
    "katheter",
    "röntgen",
    "echo",
    "scan",
    "lab",
    "stoma",
    "druk",
    "koorts",
    "allergie",
    "dosis",
    "contrast",
    "schildklier",
    "lever",
    "zuurstof",
    "beademing",
    "hygiëne",
    "isolatie",
    "familie",
    "ontslag",
    "opname",
    "revalidatie",
];
const SECOND: [&str; 40] = [
    "veiligheid",
    "zorg",
    "meting",
    "waarde",
    "controle",
    "protocol",
    "verpleegkundige",
    "arts",
    "lijst",
    "gesprek",
    "behandeling",
    "onderzoek",
    "formulier",
    "kamer",
    "afdeling",
    "functie",
    "plan",
    "team",
    "techniek",
    "schema",
    "toediening",
    "bewaking",
    "risico",
    "melding",
    "overdracht",
    "beeld",
    "opname",
    "uitslag",
    "advies",
    "richtlijn",
    "begeleiding",
    "analyse",
    "score",
    "katheterisatie",
    "therapie",
    "diagnose",
    "apparaat",
    "sonde",
    "verband",
    "stap",
];
const SMALL: [&str; 20] = [
    "de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "met", "voor", "niet", "je", "bij", "dan", "als",
    "er", "ook", "nog",
];

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % (sides as u64)).unwrap_or(0)
    }

    /// Small ones often, large ones seldom.
    fn seldom(&mut self, sides: usize) -> usize {
        let (a, b) = (self.roll(sides), self.roll(sides));
        a * b / sides
    }

    fn word(&mut self) -> String {
        match self.roll(10) {
            0..5 => SMALL[self.seldom(SMALL.len())].to_owned(),
            5..7 => format!("{}{}", FIRST[self.seldom(FIRST.len())], SECOND[self.seldom(SECOND.len())]),
            7 => format!("{}{}en", FIRST[self.roll(FIRST.len())], SECOND[self.roll(SECOND.len())]),
            8 => FIRST[self.seldom(FIRST.len())].to_owned(),
            // Names, numbers and slips: most of the words of any real library stand in it once or twice.
            _ => format!("{}{}", SECOND[self.roll(SECOND.len())], self.roll(4000)),
        }
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let world = Arc::new(RealWorld);
    let library = Library::open(folder.path(), world.clone())?;
    let began = Instant::now();
    fill(&library, world.as_ref())?;
    println!("{} chapters of about {WORDS} words written in {:.0?}", SPACES * CHAPTERS, began.elapsed());
    drop(library);
    let library = Library::open(folder.path(), world)?;
    let beside = rusqlite::Connection::open(folder.path().join("library.sqlite"))?;
    let words: i64 = beside.query_row("select count(*) from words", [], |row| row.get(0))?;
    println!("{words} different words\n");

    println!(
        "{:<30} {:>8} {:>10} {:>10} {:>10} {:>12}",
        "typed", "found", "median", "slowest", "plain scan", "scan / ours"
    );
    let (mut all, mut scans) = (Vec::new(), Vec::new());
    for typed in TYPED {
        let (mut ours, mut scan) = (Vec::new(), Vec::new());
        let mut found = 0;
        for (end, letter) in typed.char_indices() {
            let so_far = &typed[..end + letter.len_utf8()];
            let began = Instant::now();
            found = library.spaces(so_far)?.len();
            ours.push(began.elapsed());
            let began = Instant::now();
            plain(&beside, so_far)?;
            scan.push(began.elapsed());
        }
        let (middle, slowest) = (median(&mut ours), ours.last().copied().unwrap_or_default());
        let scanned = median(&mut scan);
        let ratio = scanned.as_secs_f64() / middle.as_secs_f64();
        println!("{typed:<30} {found:>8} {middle:>10.1?} {slowest:>10.1?} {scanned:>10.1?} {ratio:>12.1}");
        all.append(&mut ours);
        scans.append(&mut scan);
    }
    let (ours, scan) = (median(&mut all), median(&mut scans));
    let p95 = all[all.len() * 95 / 100];
    println!(
        "\nall letters: median {ours:.1?}, p95 {p95:.1?}, slowest {:.1?}; plain scan / ours {:.1}; goal {GOAL:?}: {}",
        all.last().copied().unwrap_or_default(),
        scan.as_secs_f64() / ours.as_secs_f64(),
        if p95 <= GOAL { "met at p95" } else { "not met at p95" },
    );
    Ok(())
}

fn fill(library: &Library, world: &dyn World) -> Result<(), Box<dyn Error>> {
    let mut dice = Dice(1);
    for batch in 0..SPACES / 50 {
        library.write(Origin::Import, |write| {
            for _ in batch * 50..(batch + 1) * 50 {
                let chapters = (0..CHAPTERS).map(|_| {
                    let mut block = |kind, count| Block {
                        id: world.block(),
                        indent: 0,
                        container: None,
                        standing: Standing::Placed,
                        content: Content::Text { kind, text: Text::plain(dice.words(count)) },
                    };
                    let mut blocks = vec![block(TextKind::Heading1, 3)];
                    blocks.extend((0..WORDS / 30).map(|_| block(TextKind::Paragraph, 30)));
                    Chapter { blocks, ..Chapter::new(world.chapter(), dice.words(3)) }
                });
                let chapters = chapters.collect();
                let themes = BTreeSet::from([FIRST[dice.roll(FIRST.len())].to_owned()]);
                let space = Space::new(SpaceId::from_uuid(world.uuid()));
                write.create(&Space { title: dice.words(3), summary: dice.words(12), themes, chapters, ..space })?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// What one would do without an index: every word somewhere in the text or the title.
fn plain(beside: &rusqlite::Connection, typed: &str) -> rusqlite::Result<usize> {
    let mut sql = "select number from texts where 1".to_owned();
    let words: Vec<_> = typed.split_whitespace().map(|word| format!("%{word}%")).collect();
    for number in 1..=words.len() {
        sql.push_str(&format!(" and (text like ?{number} or title like ?{number})"));
    }
    let mut statement = beside.prepare_cached(&sql)?;
    let rows = statement.query_map(rusqlite::params_from_iter(words), |row| row.get::<_, i64>(0))?;
    rows.collect::<Result<Vec<_>, _>>().map(|rows| rows.len())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
