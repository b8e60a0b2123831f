//! A Space that has everything, and a page around it. Shared by the tests and `examples/sample.rs`.

use plein_model::{
    AnswerForm, Area, Assignment, Audio, Beside, Block, BlockId, Cell, Chapter, ChapterId, Clip, Column, ColumnId,
    Content, Embed, File, Inline, LinkCard, MarkColour, MarkId, MarkShape, Marks, Medium, MediumId, OptionId, Picture,
    PictureMark, Question, QuestionForm, QuestionOption, Row, RowId, Space, SpaceId, Standing, Table, Text, TextKind,
    Turn, Video, VideoSite,
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
        script: Some("reader.js"),
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

/// A block with an id of its own.
fn known_as(id: &str, content: Content) -> Block {
    Block { id: BlockId::new(id).unwrap(), ..block(content) }
}

fn option(id: &str, text: &str, feedback: &str, right: bool) -> QuestionOption {
    QuestionOption {
        id: OptionId::new(id).unwrap(),
        standing: Standing::Placed,
        text: text.into(),
        other_half: String::new(),
        feedback: feedback.into(),
        right,
        area: None,
    }
}

pub fn question(id: &str, form: QuestionForm, text: &str, options: Vec<QuestionOption>, answer: &str) -> Block {
    let (medium, alt) = if form == QuestionForm::Spot { (Some(medium(0x11)), "Een botscan") } else { (None, "") };
    let (alt, answer, text) = (alt.to_owned(), answer.to_owned(), Text::plain(text));
    known_as(id, Content::Question(Question { form, medium, alt, options, answer, text }))
}

fn mark(id: &str, shape: MarkShape, from: (u16, u16), to: (u16, u16), colour: MarkColour, words: &str) -> PictureMark {
    let (id, words) = (MarkId::new(id).unwrap(), words.to_owned());
    PictureMark { id, shape, from, to, colour, words, standing: Standing::Placed }
}

/// What was added after the first kinds: callouts, what opens, pictures together and drawn on, media, cards, formulas.
pub fn shown() -> Chapter {
    use TextKind::{Careful, Formula, Note, Paragraph, Remember, Reveal, Tip};
    let picture = |first| Picture { alt: "Een scan".into(), ..Picture::of(medium(first)) };
    let beside = |first, beside| block(Content::Picture(Picture { beside: Some(beside), ..picture(first) }));
    let caption = Text::plain("Links zie je een uitzaaiing, rechts een breuk.");
    let marks = vec![
        mark("a", MarkShape::Arrow, (1500, 8500), (4200, 5200), MarkColour::Red, ""),
        mark("b", MarkShape::Circle, (5500, 1500), (8500, 6000), MarkColour::Yellow, ""),
        mark("c", MarkShape::Box, (300, 600), (2600, 3200), MarkColour::Blue, ""),
        mark("d", MarkShape::Number, (7000, 7500), (7000, 7500), MarkColour::Black, "2"),
        mark("e", MarkShape::Label, (8200, 9000), (7000, 5800), MarkColour::White, "groeischijf, dit hoort zo"),
    ];
    let view = Picture { turn: Turn::Right, crop: Some(Area::new(1000, 2500, 8000, 5000).unwrap()), ..picture(0x12) };
    let view = Picture { marks: marks[..1].to_vec(), caption: Text::plain("Gedraaid en bijgesneden."), ..view };
    chapter(
        "zien",
        "Zo ziet het eruit",
        vec![
            text(Tip, "Leg het kussen klaar voordat de patiënt binnenkomt."),
            text(Tip, "En de warme deken."),
            text(Careful, "Nooit zonder loodjas bij de generator."),
            text(Remember, "Eerst de patiënt, dan het apparaat."),
            text(Note, "Hier vertel ik het verhaal van de jodiumcapsule."),
            text(Reveal, "Welke drie plekken nemen bij iedereen tracer op?"),
            indented(1, text(Paragraph, "De blaas, de nieren en de injectieplaats.")),
            indented(1, text(Tip, "Laat de patiënt plassen voor de scan.")),
            text(Formula, r"A(t) = A_0 \cdot \left(\frac{1}{2}\right)^{t / t_{1/2}}"),
            text(Formula, r"\frac{nog niet af"),
            block(Content::Picture(Picture { marks, caption, ..picture(0x10) })),
            block(Content::Picture(picture(0x10))),
            beside(0x12, Beside::Row),
            beside(0x14, Beside::Row),
            text(Paragraph, "Voor en na de behandeling:"),
            block(Content::Picture(Picture { caption: Text::plain("maart"), ..picture(0x10) })),
            block(Content::Picture(Picture {
                beside: Some(Beside::Compare),
                caption: Text::plain("juni"),
                ..picture(0x15)
            })),
            block(Content::Picture(view)),
            block(Content::Audio(Audio {
                medium: medium(0x16),
                name: "Hartslag na inspanning".into(),
                bytes: 120_000,
                mime: "audio/mpeg".into(),
                duration: Some(64_000),
                transcript: "Luister naar de tweede toon.\nDie komt later.".into(),
                caption: Text::EMPTY,
            })),
            block(Content::Clip(Clip {
                medium: medium(0x17),
                name: "Het rondje".into(),
                bytes: 9_000_000,
                mime: "video/mp4".into(),
                duration: Some(92_400),
                width: Some(1280),
                height: Some(720),
                poster: Some(medium(0x10)),
                transcript: "We beginnen bij de schedel.".into(),
                caption: Text::plain("Anderhalve minuut."),
            })),
            block(Content::Link(LinkCard {
                url: "https://www.nvng.nl/richtlijnen".into(),
                title: "Richtlijnen nucleaire geneeskunde".into(),
                description: "Aanbevelingen van de Nederlandse Vereniging voor Nucleaire Geneeskunde.".into(),
                face: Some(medium(0x18)),
                text: Text::plain("Hoofdstuk 4 gebruiken wij elke dag."),
            })),
            block(Content::File(File {
                medium: medium(0x12),
                name: "Protocol botscan.pdf".into(),
                bytes: 800_000,
                mime: "application/pdf".into(),
                face: Some(medium(0x11)),
                caption: Text::EMPTY,
            })),
        ],
    )
}

/// Every form of question, and assignments.
pub fn tried() -> Chapter {
    use QuestionForm::{Match, Multiple, Open, Order, Single, Spot};
    let half = |id, text, other: &str| QuestionOption { other_half: other.into(), ..option(id, text, "", false) };
    let spot = |id, area, right| QuestionOption { area, ..option(id, "", "Hier zit het.", right) };
    let area = |x, y| Area::new(x, y, 2000, 1500).ok();
    let assignment = |answer, text| block(Content::Assignment(Assignment { answer, text: Text::plain(text) }));
    chapter(
        "proberen",
        "Probeer het zelf",
        vec![
            question(
                "q1",
                Single,
                "Waar begin je?",
                vec![
                    option("a", "Bij de wervelkolom", "Dat komt straks.", false),
                    option("b", "Bij de schedel", "Precies, van boven naar beneden.", true),
                    option("c", "Waar het opvalt", "Dan mis je de rest.", false),
                ],
                "Wie altijd hetzelfde rondje loopt, slaat niets over.",
            ),
            question(
                "q2",
                Multiple,
                "Wat draag je bij de injectie?",
                vec![
                    option("a", "Handschoenen", "", true),
                    option("b", "Dosismeter", "", true),
                    option("c", "Een horloge", "Dat mag af.", false),
                ],
                "",
            ),
            question(
                "q3",
                Order,
                "Het rondje",
                vec![
                    option("a", "Schedel", "", false),
                    option("b", "Wervelkolom", "", false),
                    option("c", "Ribben", "", false),
                    option("d", "Bekken", "", false),
                ],
                "",
            ),
            question(
                "q4",
                Match,
                "Wat hoort bij wat?",
                vec![
                    half("a", "Technetium-99m", "6 uur"),
                    half("b", "Fluor-18", "110 minuten"),
                    half("c", "Jodium-131", "8 dagen"),
                ],
                "Halfwaardetijden ken je na een week vanzelf.",
            ),
            question("q5", Open, "Wat zou je deze patiënt vertellen?", vec![], "Dat drinken helpt, en plassen ook."),
            question(
                "q6",
                Spot,
                "Waar zit de injectieplaats?",
                vec![spot("a", area(1200, 4000), true), spot("b", area(6200, 6000), false)],
                "",
            ),
            assignment(AnswerForm::Both, "Fotografeer jouw werkplek en schrijf op wat er anders is dan hier."),
        ],
    )
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

/// The same, with every later kind too, and a chapter that readers do not see.
pub fn everything() -> Space {
    let mut space = rich();
    let draft = chapter("later", "Nog niet af", vec![text(TextKind::Paragraph, "Hier schrijf ik nog aan.")]);
    space.chapters.splice(2..2, [shown(), tried(), Chapter { draft: true, ..draft }]);
    space
}
