//! Finding: what a person types, and what they meant by it.

use crate::support::Home;
use plein_library::{FoundAt, Origin, Piece, Shelf, Sort, Which};
use plein_model::{Block, Chapter, Content, File, MediumId, Picture, Space, SpaceId, Standing, Text, TextKind};
use proptest::prelude::*;

impl Home {
    /// A Space with one chapter of these paragraphs; a line that begins with `#` is a heading.
    fn about(&self, title: &str, chapter: &str, lines: &[&str]) -> SpaceId {
        let blocks = lines.iter().map(|line| {
            let (kind, text) = match line.strip_prefix("# ") {
                Some(text) => (TextKind::Heading1, text),
                None => (TextKind::Paragraph, *line),
            };
            Block { content: Content::Text { kind, text: Text::plain(text) }, ..self.paragraph("") }
        });
        let chapter = Chapter { blocks: blocks.collect(), ..self.chapter(chapter, "") };
        self.keep(Space { title: title.into(), chapters: vec![chapter], ..self.blank() })
    }

    fn blank(&self) -> Space {
        Space::new(SpaceId::from_uuid(plein_protocol::world::World::uuid(self.world.as_ref())))
    }

    fn keep(&self, space: Space) -> SpaceId {
        self.library.create_from_model(Origin::Window, &space).expect("a Space");
        space.id
    }

    fn find(&self, text: &str) -> Vec<SpaceId> {
        self.library.spaces(text).expect("found").into_iter().map(|card| card.space).collect()
    }

    fn shelf(&self, shelf: Shelf) -> Vec<SpaceId> {
        self.library.shelf(&shelf).expect("a shelf").into_iter().map(|card| card.space).collect()
    }

    fn places(&self, text: &str) -> Vec<FoundAt> {
        self.library.spaces(text).expect("found").remove(0).found
    }

    /// The words of the index, with how often they stand in it, and their stems.
    fn index(&self) -> Vec<(String, i64, String)> {
        let database = rusqlite::Connection::open(self.path().join("library.sqlite")).expect("opens");
        let mut all = database
            .prepare(
                "select w.word, w.chapters, (select group_concat(stem) from stems s where s.word = w.number)
                 || ((select count(*) from word_parts where word_parts match '\"' || w.word || '\"') > 0)
                 from words w order by w.word",
            )
            .expect("a query");
        let rows = all
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<String>>(2)?.unwrap_or_default())));
        rows.expect("rows").collect::<Result<_, _>>().expect("words")
    }
}

fn shown(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| if piece.found { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
}

#[test]
fn compounds_inflections_accents_and_typos_find_each_other() {
    let home = Home::new(1);
    let space = home.about(
        "Patiëntveiligheid",
        "Op de afdeling",
        &[
            "Twee ziekenhuisverpleegkundigen controleren de bloedglucosewaarden.",
            "Lees eerst de protocollen en brieven.",
        ],
    );
    home.about("Schaatsen", "Bochten", &["Leun in de bocht."]);
    for text in [
        "veiligheid",
        "patientveiligheid",
        "patient",
        "verpleegkundige",
        "verpleegkundig",
        "glucosewaarde",
        "glucose",
        "protocol",
        "brief",
        "patientviligheid",
        "patientveilgiheid",
        "veilihgeid",
        "protokol",
        "contrleren",
        "verpleegkundige protocol",
        "VEILIGHEID glucose",
    ] {
        let expected: &[SpaceId] = if text.contains(' ') && text.starts_with('V') { &[] } else { &[space] };
        assert_eq!(home.find(text), expected, "{text}");
    }
    for text in ["hartslag", "verpleegkundige schaatsen", "prtkl"] {
        assert_eq!(home.find(text), [], "{text}");
    }
}

#[test]
fn a_title_weighs_more_than_a_heading_and_that_more_than_text() {
    let home = Home::new(1);
    let text = home.about("Eerste", "Dag", &["Dan volgt de wondzorg en nog veel meer over de dag."]);
    let heading = home.about("Tweede", "Dag", &["# Wondzorg", "Dan volgt nog veel meer over de dag."]);
    let chapter = home.about("Derde", "Wondzorg", &["Dan volgt nog veel meer over de dag."]);
    let title = home.about("Wondzorg", "Dag", &["Dan volgt nog veel meer over de dag."]);
    assert_eq!(home.find("wondzorg"), [title, chapter, heading, text]);
    // What is one letter off comes after what is right, wherever it stands.
    let typo = home.about("Wontzorg", "Dag", &["Dan volgt nog veel meer over de dag."]);
    assert_eq!(home.find("wondzorg"), [title, chapter, heading, text, typo]);
}

#[test]
fn a_result_tells_chapter_spot_and_the_words_around_it() {
    let home = Home::new(1);
    home.about("Botscan", "Voorbereiding", &["Eerst dit.", "Laat de patiënten\nnuchter komen.", "Dan dat."]);
    let model = home.library.model(home.find("botscan")[0]).expect("a Space");
    let places = home.places("patient nuchter");
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].chapter.as_ref(), Some(&model.chapters[0].id));
    assert_eq!(places[0].block.as_ref(), Some(&model.chapters[0].blocks[1].id));
    assert_eq!(shown(&places[0].title), "Voorbereiding");
    assert_eq!(shown(&places[0].excerpt), "Laat de [patiënt]en [nuchter] komen.");
    let cover = home.places("botsc");
    assert_eq!((cover[0].chapter.as_ref(), shown(&cover[0].title)), (None, "[Botsc]an".into()));
    assert_eq!(shown(&home.places("nuchtr")[0].excerpt), "Laat de patiënten [nuchter] komen.");
}

#[test]
fn captions_descriptions_file_names_themes_and_colleagues_are_found() {
    let home = Home::new(1);
    let medium = MediumId::from_hash([7; 32]);
    let picture =
        Picture { alt: "Een vork in de keel".into(), caption: Text::plain("Laryngoscoop"), ..Picture::of(medium) };
    let file = File {
        medium,
        name: "dosisschema_2026.pdf".into(),
        bytes: 1,
        mime: String::new(),
        face: None,
        caption: Text::EMPTY,
    };
    let contents = [Content::Picture(picture), Content::File(file)];
    let blocks = contents.map(|content| Block { standing: Standing::Placed, content, ..home.paragraph("") });
    let chapter = Chapter { blocks: blocks.into(), ..home.chapter("Zien", "") };
    let themes = ["Luchtweg".to_owned()].into();
    let space = home.keep(Space { title: "Intuberen".into(), themes, chapters: vec![chapter], ..home.blank() });
    for text in ["vork", "laryngoscoop", "dosisschema", "2026", "luchtwegen"] {
        assert_eq!(home.find(text), [space], "{text}");
    }
    let settings = plein_library::Settings { name: "Onno Nijdam".into(), ..Default::default() };
    home.library.set_settings(Origin::Window, &settings).expect("set");
    let by_onno = home.about("Dosis", "Een", &["Iets."]);
    assert_eq!(home.find("nijdam"), [by_onno]);
}

#[test]
fn what_is_rewritten_or_removed_is_found_no_more_and_the_index_is_that_of_a_new_one() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    home.write(space, &chapters[0], "Vergeet de allergieën niet.");
    assert_eq!(home.find("allergie"), [space]);
    let update = home.replica(space).remove_chapter(&chapters[0], "Onno").expect("the chapter is there");
    home.library.edit(Origin::Window, space, &update).expect("removed");
    assert_eq!(home.find("allergie"), []);
    assert_eq!(home.find("schedel"), [space]);
    let kept = home.index();
    home.library.rebuild_search().expect("rebuilt");
    assert_eq!(home.index(), kept);
    home.library.rebuild(space).expect("rebuilt");
    assert_eq!(home.index(), kept);
    home.library.remove(Origin::Window, space).expect("removed");
    assert_eq!(home.find("schedel"), []);
}

#[test]
fn an_index_of_another_version_or_none_is_made_anew_at_the_start() {
    let home = Home::new(1);
    let space = home.about("Patiëntveiligheid", "Een", &["Twee."]);
    let kept = home.index();
    let Home { library, folder, world } = home;
    drop(library);
    let database = rusqlite::Connection::open(folder.path().join("library.sqlite")).expect("opens");
    database
        .execute_batch("update search_index set version = 0; delete from stems; delete from words;")
        .expect("damaged");
    database.execute_batch("insert into found (found) values ('delete-all')").expect("damaged");
    drop(database);
    let library = plein_library::Library::open(folder.path(), world.clone()).expect("opens");
    let home = Home { library, folder, world };
    assert_eq!(home.find("veiligheid"), [space]);
    assert_eq!(home.index(), kept);
}

#[test]
fn archived_and_templates_are_out_of_the_way_and_findable() {
    let home = Home::new(1);
    let [plain, old] = ["Wondzorg nu", "Wondzorg toen"].map(|title| home.about(title, "Een", &["Tekst."]));
    let template = home.keep(Space { title: "Wondzorg, een begin".into(), template: true, ..home.blank() });
    home.library.archive(Origin::Window, old, true).expect("archived");
    assert_eq!(home.find(""), [plain]);
    let mut found = home.find("wondzorg");
    found.sort();
    let mut all = vec![plain, old, template];
    all.sort();
    assert_eq!(found, all);
    let which = |which| home.shelf(Shelf { which, ..Shelf::default() });
    assert_eq!(which(Which::Archived), [old]);
    assert_eq!(which(Which::Templates), [template]);
    assert_eq!(which(Which::Mine), [old, plain]);
    assert_eq!(which(Which::Others), []);
    assert_eq!(which(Which::Shared), []);
    home.library.archive(Origin::Window, old, false).expect("back");
    assert_eq!(home.find(""), [old, plain]);
}

#[test]
fn a_shelf_can_be_narrowed_and_put_in_order() {
    let home = Home::new(1);
    let made = |title: &str, themes: &[&str], draft: bool| {
        let chapter = Chapter { draft, ..home.chapter("Een", "Tekst over dosis.") };
        let themes = themes.iter().map(ToString::to_string).collect();
        home.keep(Space { title: title.into(), themes, chapters: vec![chapter], ..home.blank() })
    };
    let bot = made("Botscan", &["Beeldvorming"], false);
    let aorta = made("Aorta", &["beeldvorming", "Hart"], true);
    let chocola = made("chocola", &["Hobby"], false);
    let theme = |theme: &str, find: &str| {
        home.shelf(Shelf { theme: Some(theme.into()), find: find.into(), ..Shelf::default() })
    };
    assert_eq!(theme("BEELDVORMING", ""), [aorta, bot]);
    assert_eq!(theme("hart", "dosis"), [aorta]);
    assert_eq!(theme("hart", "botscan"), []);
    assert_eq!(home.shelf(Shelf { which: Which::Drafts, ..Shelf::default() }), [aorta]);
    home.library.opened(bot).expect("opened");
    home.library.opened(aorta).expect("opened");
    let sorted = |sort| home.shelf(Shelf { sort, ..Shelf::default() });
    assert_eq!(sorted(Sort::Updated), [chocola, aorta, bot]);
    assert_eq!(sorted(Sort::Opened), [aorta, bot, chocola]);
    assert_eq!(sorted(Sort::Title), [aorta, bot, chocola]);
    assert_eq!(sorted(Sort::Unopened), [chocola, bot, aorta]);
    // Two spellings of one theme are one, as most write it.
    let themes = home.library.subjects().expect("subjects").themes;
    let themes: Vec<_> = themes.iter().map(|theme| (theme.name.as_str(), theme.spaces)).collect();
    assert_eq!(themes, [("Beeldvorming", 2), ("Hart", 1), ("Hobby", 1)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_typed_is_words(text in "\\PC{0,60}", more in "[\"*()^:{}+ -ANDORNET.]{0,20}") {
        let home = Home::new(1);
        home.space("Botscan");
        home.library.spaces(&text).expect("no syntax");
        home.library.spaces(&more).expect("no syntax");
    }

    #[test]
    fn after_any_edits_the_index_is_that_of_a_new_one(
        edits in prop::collection::vec((0_usize..2, "[a-c]{1,3}( [a-c]{1,2}){0,4}"), 1..12)
    ) {
        let home = Home::new(1);
        let (space, chapters) = home.space("Botscan");
        for (chapter, text) in edits {
            home.write(space, &chapters[chapter], &text);
        }
        let kept = home.index();
        home.library.rebuild_search().expect("rebuilt");
        prop_assert_eq!(home.index(), kept);
    }
}
