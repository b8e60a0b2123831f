//! A source in memory, and an import as text that can be compared.

use plein_import::{Import, ImportError, ImportLimits, RelativePath, Source, read};
use plein_model::{Content, Inline, Picture, Text};
use std::collections::BTreeMap;
use std::fmt::Write;

pub struct Memory {
    pub name: &'static str,
    pub files: BTreeMap<String, Vec<u8>>,
    pub one_file: bool,
}

impl Memory {
    pub fn file(text: &str) -> Self {
        Self {
            name: "verhaal",
            files: BTreeMap::from([("verhaal.md".to_owned(), text.as_bytes().to_vec())]),
            one_file: true,
        }
    }

    pub fn folder(files: &[(&str, &[u8])]) -> Self {
        let files = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
        Self { name: "mijn-map", files, one_file: false }
    }

    pub fn with(mut self, name: &str, bytes: &[u8]) -> Self {
        self.files.insert(name.to_owned(), bytes.to_vec());
        self
    }
}

impl Source for Memory {
    fn name(&self) -> &str {
        self.name
    }
    fn is_one_file(&self) -> bool {
        self.one_file
    }
    fn markdown(&self) -> Result<Vec<RelativePath>, ImportError> {
        Ok(self.files.keys().filter(|name| name.ends_with(".md")).filter_map(|name| RelativePath::new(name)).collect())
    }
    fn read(&self, path: &RelativePath, most: u64) -> Result<Vec<u8>, ImportError> {
        let missing = || ImportError::Missing { path: path.to_string() };
        let bytes = self.files.get(path.as_str()).ok_or_else(missing)?;
        if bytes.len() as u64 > most {
            return Err(ImportError::TooLong { path: path.to_string(), bytes: bytes.len() as u64, limit: most });
        }
        Ok(bytes.clone())
    }
}

/// Different bytes each time, the same on every run.
pub fn counting() -> impl FnMut(&mut [u8]) {
    let mut state = 7u64;
    move |bytes: &mut [u8]| {
        bytes.iter_mut().for_each(|byte| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (state >> 40) as u8;
        });
    }
}

pub fn import(source: &dyn Source) -> Result<Import, ImportError> {
    read(source, &ImportLimits::default(), &mut counting())
}

pub fn import_text(text: &str) -> Import {
    import(&Memory::file(text)).unwrap_or_else(|error| panic!("{error}: {text:?}"))
}

/// Marks as `*bold*`, `/italic/`, `` `code` ``, `~strike~`, `[text](link)`; a break as `⏎`.
pub fn text(text: &Text) -> String {
    let mut out = String::new();
    for inline in text.inlines() {
        let Inline::Span { text, marks } = inline else { continue };
        let mut span = text.replace('\n', "⏎");
        for (on, mark) in [(marks.code, '`'), (marks.strike, '~'), (marks.italic, '/'), (marks.bold, '*')] {
            if on {
                span = format!("{mark}{span}{mark}");
            }
        }
        match &marks.link {
            Some(link) => write!(out, "[{span}]({link})").expect("writes"),
            None => out.push_str(&span),
        }
    }
    out
}

/// One line for each block: its indent as dots, its kind, its text.
pub fn blocks(import: &Import) -> Vec<String> {
    let mut lines = Vec::new();
    for chapter in &import.chapters {
        lines.push(format!("== {}", chapter.title));
        for block in &chapter.blocks {
            let content = match &block.content {
                Content::Text { kind, text: said } => format!("{kind:?} {}", text(said)).to_lowercase_kind(),
                Content::Table(table) => {
                    let rows = table.rows.iter();
                    let rows =
                        rows.map(|row| row.cells.iter().map(|cell| text(&cell.0)).collect::<Vec<_>>().join(" | "));
                    format!("table {}", rows.collect::<Vec<_>>().join(" // "))
                }
                Content::Picture(Picture { alt, caption, .. }) => {
                    format!("picture {alt:?} {}", text(caption)).trim_end().to_owned()
                }
                Content::Video(video) => format!("video {:?} {} {}", video.site, video.id, video.start),
                Content::Divider => "divider".to_owned(),
                other => format!("{other:?}"),
            };
            lines.push(format!("{}{content}", "·".repeat(block.indent.into())));
        }
    }
    lines
}

trait LowercaseKind {
    fn to_lowercase_kind(self) -> String;
}
impl LowercaseKind for String {
    fn to_lowercase_kind(self) -> String {
        match self.split_once(' ') {
            Some((kind, rest)) => format!("{} {rest}", kind.to_lowercase()),
            None => self.to_lowercase(),
        }
    }
}

/// The blocks of the only chapter.
pub fn body(markdown: &str) -> Vec<String> {
    let mut lines = blocks(&import_text(markdown));
    assert_eq!(lines.iter().filter(|line| line.starts_with("== ")).count(), 1, "{lines:?}");
    lines.remove(0);
    lines
}

/// Code, line and facts of each note.
pub fn notes(import: &Import) -> Vec<String> {
    let facts = |note: &plein_import::Note| note.args.values().map(|fact| format!(" {fact}")).collect::<String>();
    import
        .notes
        .iter()
        .map(|note| format!("{}:{} {}{}", note.file, note.line, note.code.as_str(), facts(note)))
        .collect()
}
