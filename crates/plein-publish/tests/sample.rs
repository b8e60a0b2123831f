//! A Space that has everything, and a page around it. Shared by the tests and `examples/sample.rs`.

use plein_model::{
    Block, BlockId, Cell, Chapter, ChapterId, Column, ColumnId, Content, Embed, File, Inline, Marks, Medium, MediumId,
    Picture, Row, RowId, Space, SpaceId, Standing, Table, Text, TextKind, Video, VideoSite,
};
use plein_publish::html::{Home, Page};
use plein_publish::{Arg, MediaLinks, SiteVideos, Word};
use std::collections::BTreeMap;
use uuid::Uuid;

pub struct Media;

/// Pictures with an even first digit have arrived.
impl MediaLinks for Media {
    fn url(&self, id: &MediumId, width: Option<u32>) -> String {
        let width = width.map_or(String::new(), |width| format!("?w={width}"));
        format!("media/{id}{width}")
    }
    fn medium(&self, id: &MediumId) -> Option<Medium> {
        let arrived = id.hash()[0] < 0x80;
        let (width, height) = if id.hash()[0] == 0x11 { (700, 1050) } else { (2400, 1350) };
        arrived.then(|| Medium {
            id: *id,
            name: "foto.jpg".into(),
            mime: "image/jpeg".into(),
            bytes: 1,
            width: Some(width),
            height: Some(height),
        })
    }
}

/// The Dutch words, read from the file that the host reads, without a library: enough for keys, `{ $name }` and plurals.
pub fn dutch(word: Word<'_>) -> String {
    let file = include_str!("../../../assets/i18n/nl/reader.ftl");
    let start = format!("{} =", word.key());
    let at = file.find(&start).unwrap_or_else(|| panic!("{} is missing", word.key()));
    let mut message = file[at + start.len()..].lines();
    let first = message.next().unwrap_or_default().trim();
    let text = if first.ends_with("->") {
        let one = message.next().unwrap_or_default().trim().trim_start_matches("[one]");
        let other = message.next().unwrap_or_default().trim().trim_start_matches("*[other]");
        if matches!(word.arg(), Some((_, Arg::Number(1)))) { one } else { other }
    } else {
        first
    };
    match word.arg() {
        Some((name, Arg::Text(value))) => text.replace(&format!("{{ ${name} }}"), value),
        Some((name, Arg::Number(value))) => text.replace(&format!("{{ ${name} }}"), &value.to_string()),
        None => text.to_owned(),
    }
    .trim()
    .to_owned()
}

pub fn page<'a>(authors: &'a [String]) -> Page<'a> {
    Page {
        words: &dutch,
        language: "nl",
        media: &Media,
        video: &SiteVideos,
        authors,
        stylesheet: "reader.css",
        home: Some(Home { url: "/", name: "Ziekenhuisplein" }),
    }
}

pub fn block(content: Content) -> Block {
    Block { id: BlockId::new("b").unwrap(), indent: 0, container: None, standing: Standing::Placed, content }
}

pub fn text(kind: TextKind, text: &str) -> Block {
    block(Content::Text { kind, text: Text::plain(text) })
}

pub fn indented(indent: u8, block: Block) -> Block {
    Block { indent, ..block }
}

pub fn unplaced(by: &str, block: Block) -> Block {
    Block { standing: Standing::Unplaced { removed_by: by.into() }, ..block }
}

pub fn marked(runs: &[(&str, Marks)]) -> Text {
    let mut text = Text::default();
    runs.iter().for_each(|(words, marks)| text.push_span(*words, marks.clone()));
    text
}

pub fn bold() -> Marks {
    Marks { bold: true, ..Marks::default() }
}

pub fn link(url: &str) -> Marks {
    Marks { link: Some(url.into()), ..Marks::default() }
}

pub fn medium(first: u8) -> MediumId {
    let mut hash = [0x22; 32];
    hash[0] = first;
    MediumId::from_hash(hash)
}

pub fn picture(first: u8, alt: &str, caption: &str) -> Block {
    block(Content::Picture(Picture { alt: alt.into(), caption: Text::plain(caption), ..Picture::of(medium(first)) }))
}

pub fn table(header: bool, rows: &[&[&str]]) -> Table {
    let id = |at: usize| format!("i{at}");
    let columns = rows.first().map_or(0, |row| row.len());
    let column = |at| Column { id: ColumnId::new(id(at)).unwrap(), standing: Standing::Placed };
    let row = |(at, cells): (usize, &&[&str])| Row {
        id: RowId::new(id(at)).unwrap(),
        standing: Standing::Placed,
        cells: cells.iter().map(|cell| Cell(Text::plain(*cell))).collect(),
    };
    Table { columns: (0..columns).map(column).collect(), rows: rows.iter().enumerate().map(row).collect(), header }
}

pub fn chapter(id: &str, title: &str, blocks: Vec<Block>) -> Chapter {
    Chapter { blocks, ..Chapter::new(ChapterId::new(id).unwrap(), title) }
}

pub fn space(chapters: Vec<Chapter>) -> Space {
    let id = SpaceId::from_uuid(Uuid::from_u128(0x0193_f000_0000_7000_8000_0000_0000_0004));
    Space {
        title: "Je eerste week nucleair".into(),
        language: Some("nl".into()),
        themes: ["Nucleaire geneeskunde", "Inwerken"].map(str::to_owned).into(),
        chapters,
        ..Space::new(id)
    }
}

/// Everything at once.
pub fn rich() -> Space {
    use TextKind::{Bullet, Code, Heading1, Heading2, Heading3, Number, Paragraph, Quote, Task, TaskDone};
    let welcome = chapter(
        "welkom",
        "Welkom op de afdeling",
        vec![
            text(
                Paragraph,
                "Fijn dat je er bent. In deze Space staat wat wij iedere acht weken opnieuw vertellen, zodat we het in jouw eerste week kunnen hebben over wat jij zag.",
            ),
            text(Heading1, "Waar je begint"),
            text(Number, "Haal je badge en je dosismeter bij de balie."),
            text(Number, "Loop met een laborant mee:"),
            indented(1, text(Bullet, "de ontvangst van een patiënt,")),
            indented(1, text(Bullet, "de injectie,")),
            indented(2, text(Bullet, "let op de afschermkoker")),
            indented(1, text(Bullet, "en de scan zelf.")),
            text(Number, "Drink koffie met wie er die dag verslaat."),
            text(Heading2, "Voor je naar huis gaat"),
            text(TaskDone, "Dosismeter terug in het rek"),
            text(Task, "Eén vraag opgeschreven die je morgen stelt"),
            indented(1, text(Task, "aan wie?")),
            unplaced("Kinderradiologie", text(Paragraph, "Bij kinderen begin ik juist bij de groeischijven.")),
        ],
    );
    let scan = chapter(
        "botscan",
        "Zo lees je een botscan",
        vec![
            block(Content::Text {
                kind: Paragraph,
                text: marked(&[
                    (
                        "Begin altijd met hetzelfde rondje: schedel, wervelkolom, ribben, bekken, ledematen. Wie het rondje vast aanhoudt, ziet de ",
                        Marks::default(),
                    ),
                    ("asymmetrie", bold()),
                    (" vanzelf. Lees ook de ", Marks::default()),
                    ("richtlijn", link("https://example.org/richtlijn")),
                    (", maar niet ", Marks::default()),
                    ("die oude", Marks { strike: true, ..Marks::default() }),
                    (" van vóór ", Marks::default()),
                    ("2019", Marks { code: true, ..Marks::default() }),
                    (".", Marks::default()),
                ]),
            }),
            picture(
                0x10,
                "Botscan van achteren: een heldere plek op de derde rib rechts",
                "Botscan, achteraanzicht. Let op de derde rib rechts.",
            ),
            block(Content::Video(Video {
                site: VideoSite::Youtube,
                id: "dQw4w9WgXcQ".into(),
                start: 92,
                title: "Het rondje".into(),
                caption: Text::plain("De video laat het rondje in anderhalve minuut zien."),
            })),
            text(Quote, "Je ziet pas wat je kent."),
            text(Quote, "Daarom kijk je de eerste week naar honderd normale."),
            text(Heading3, "Wat je waar verwacht"),
            block(Content::Table(table(
                true,
                &[
                    &["Plek", "Normaal", "Let op", "Vaak gemist", "Bel"],
                    &["Schedel", "gelijkmatig", "focale hotspot", "schedelbasis", "neuroradiologie"],
                    &[
                        "Wervels",
                        "iets warmer lumbaal",
                        "inzakking, discopathie",
                        "sacrum achter de blaas",
                        "orthopedie",
                    ],
                    &["Ribben", "dun en recht", "rij van haarden: trauma", "voorste ribboog", "—"],
                ],
            ))),
            text(
                Code,
                "if uptake.left != uptake.right:\n    look_again()   # altijd, ook als je moe bent, en ook als de vorige twintig scans helemaal normaal waren",
            ),
            picture(0x11, "", "Staande foto, nog zonder beschrijving."),
            block(Content::Divider),
            block(Content::File(File {
                medium: medium(0x12),
                name: "Protocol botscan 2026.pdf".into(),
                bytes: 2_345_678,
                caption: Text::default(),
                mime: "application/pdf".into(),
                face: None,
            })),
            block(Content::File(File {
                medium: medium(0xff),
                name: "Nog onderweg.pdf".into(),
                bytes: 12_000,
                caption: Text::default(),
                mime: String::new(),
                face: None,
            })),
            picture(0xfe, "Een foto die nog komt", ""),
        ],
    );
    let formula =
        Embed { kind: "formula".into(), fields: BTreeMap::from([("source".into(), "A = A₀ · e^(−λt)".into())]) };
    let mut decay = marked(&[("De activiteit neemt af: ", Marks::default())]);
    decay.push(Inline::Embed(formula));
    let hygiene = chapter(
        "hygiene",
        "Stralingshygiëne",
        vec![
            block(Content::Text { kind: Paragraph, text: decay }),
            block(Content::Unknown {
                kind: "timeline".into(),
                fields: BTreeMap::new(),
                text: Text::plain("Tijd, afstand, afscherming."),
            }),
            text(Paragraph, "Eén regel\nen de volgende."),
            block(Content::Video(Video {
                site: VideoSite::Vimeo,
                id: "76979871".into(),
                start: 0,
                title: String::new(),
                caption: Text::default(),
            })),
        ],
    );
    let mut call =
        chapter("bellen", "Wie bel je wanneer", vec![text(Paragraph, "Eerst de laborant, dan de dienstdoende.")]);
    call.standing = Standing::Unplaced { removed_by: "Opleiding nucleair".into() };
    let mut rich = space(vec![welcome, scan, hygiene, call, chapter("leeg", "", vec![])]);
    rich.summary = "Wat iedere nieuwe assistent wil weten, van badge tot botscan.".into();
    rich
}
