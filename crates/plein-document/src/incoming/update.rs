//! One v1 update as a list of steps and a list of deletions.

use super::bytes::{Reader, write_number};
use super::{MAX_BYTES, MAX_DEPTH, MAX_STEPS};
use crate::DocumentError;
use std::borrow::Cow;

/// Who made a step, and which of theirs it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct StepId {
    pub(crate) client: u64,
    pub(crate) clock: u32,
}

/// Where a step hangs, as far as it says so itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Parent {
    /// Under a root of this name; under a key, when the root is a map.
    Root { name: String, key: Option<String> },
    /// In the type that this step made.
    Step(StepId),
    /// Where its neighbour hangs.
    Neighbour,
}

/// One step: an insertion, or a stretch that is no longer there.
#[derive(Debug, Clone)]
pub(crate) struct Step<'a> {
    pub(crate) id: StepId,
    /// How many clocks it takes; never 0, and `id.clock + len` never overflows.
    pub(crate) len: u32,
    /// The steps it cannot do without.
    pub(crate) needs: [Option<StepId>; 3],
    pub(crate) parent: Parent,
    /// Whether it makes a type that others can hang in.
    pub(crate) makes_type: bool,
    /// As it came.
    pub(crate) bytes: Cow<'a, [u8]>,
}

impl Step<'_> {
    pub(crate) fn end(&self) -> u32 {
        self.id.clock + self.len
    }

    pub(crate) fn into_owned(self) -> Step<'static> {
        Step { bytes: Cow::Owned(self.bytes.into_owned()), ..self }
    }
}

/// A stretch that was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Deletion {
    pub(crate) client: u64,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

/// A v1 update, read but not understood. Stretches that it says nothing about are left out.
#[derive(Debug, Default)]
pub(crate) struct Update<'a> {
    pub(crate) steps: Vec<Step<'a>>,
    pub(crate) deletions: Vec<Deletion>,
}

const HAS_LEFT: u8 = 0x80;
const HAS_RIGHT: u8 = 0x40;
const HAS_KEY: u8 = 0x20;

/// The entries of `blocks` that an update makes.
#[derive(Debug, Default)]
pub(crate) struct Births {
    pub(crate) keys: Vec<String>,
    /// There may be more: a type whose parent the update itself does not name.
    pub(crate) unclear: bool,
}

impl<'a> Update<'a> {
    /// What it makes in `blocks`.
    pub(crate) fn births(&self) -> Births {
        let mut births = Births::default();
        for step in self.steps.iter().filter(|step| step.makes_type) {
            match &step.parent {
                Parent::Root { name, key: Some(key) } if name == "blocks" => births.keys.push(key.clone()),
                Parent::Neighbour => births.unclear = true,
                _ => {}
            }
        }
        births
    }

    /// Reads `bytes` to the end.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, DocumentError> {
        if bytes.len() > MAX_BYTES {
            return Err(DocumentError::TooLarge("bytes"));
        }
        let mut reader = Reader::new(bytes);
        let mut update = Self::default();
        for _ in 0..reader.count(3)? {
            let steps = reader.count(2)?;
            let client = reader.number()?;
            let mut clock = reader.clock()?;
            for _ in 0..steps {
                let len = update.read_step(&mut reader, StepId { client, clock })?;
                clock = clock
                    .checked_add(len)
                    .filter(|clock| *clock <= i32::MAX as u32)
                    .ok_or(DocumentError::Malformed("a clock too large"))?;
                if update.steps.len() > MAX_STEPS {
                    return Err(DocumentError::TooLarge("steps"));
                }
            }
        }
        for _ in 0..reader.count(2)? {
            let client = reader.number()?;
            for _ in 0..reader.count(2)? {
                let from = reader.clock()?;
                let to = from.checked_add(reader.clock()?).filter(|to| *to <= i32::MAX as u32);
                let to = to.ok_or(DocumentError::Malformed("a clock too large"))?;
                if to > from {
                    update.deletions.push(Deletion { client, from, to });
                }
                if update.deletions.len() > MAX_STEPS {
                    return Err(DocumentError::TooLarge("deletions"));
                }
            }
        }
        reader.end()?;
        Ok(update)
    }

    fn read_step(&mut self, reader: &mut Reader<'a>, id: StepId) -> Result<u32, DocumentError> {
        let start = reader.position();
        let info = reader.byte()?;
        let mut step = Step {
            id,
            len: 0,
            needs: [None; 3],
            parent: Parent::Neighbour,
            makes_type: false,
            bytes: Cow::Borrowed(&[]),
        };
        match info {
            0 | 10 => step.len = reader.clock()?,
            _ => {
                if info & HAS_LEFT != 0 {
                    step.needs[0] = Some(read_id(reader)?);
                }
                if info & HAS_RIGHT != 0 {
                    step.needs[1] = Some(read_id(reader)?);
                }
                if info & (HAS_LEFT | HAS_RIGHT) == 0 {
                    step.parent = if reader.number()? == 1 {
                        Parent::Root { name: reader.string()?.to_owned(), key: None }
                    } else {
                        let parent = read_id(reader)?;
                        step.needs[2] = Some(parent);
                        Parent::Step(parent)
                    };
                    if info & HAS_KEY != 0 {
                        let under = reader.string()?;
                        if let Parent::Root { key, .. } = &mut step.parent {
                            *key = Some(under.to_owned());
                        }
                    }
                }
                (step.len, step.makes_type) = pass_content(reader, info & 0x1f)?;
            }
        }
        if step.len == 0 {
            return Err(DocumentError::Malformed("an empty step"));
        }
        let len = step.len;
        if info != 10 {
            step.bytes = Cow::Borrowed(reader.since(start));
            self.steps.push(step);
        }
        Ok(len)
    }

    /// Writes steps (of one client after another, each client's without a gap) and deletions as a v1 update.
    pub(crate) fn write(steps: &[Step<'_>], deletions: &[Deletion]) -> Vec<u8> {
        let mut out = Vec::new();
        let runs: Vec<_> = steps.chunk_by(|a, b| a.id.client == b.id.client).collect();
        write_number(&mut out, runs.len() as u64);
        for run in runs {
            write_number(&mut out, run.len() as u64);
            write_number(&mut out, run[0].id.client);
            write_number(&mut out, run[0].id.clock.into());
            run.iter().for_each(|step| out.extend_from_slice(&step.bytes));
        }
        let runs: Vec<_> = deletions.chunk_by(|a, b| a.client == b.client).collect();
        write_number(&mut out, runs.len() as u64);
        for run in runs {
            write_number(&mut out, run[0].client);
            write_number(&mut out, run.len() as u64);
            for deletion in run {
                write_number(&mut out, deletion.from.into());
                write_number(&mut out, (deletion.to - deletion.from).into());
            }
        }
        out
    }
}

fn read_id(reader: &mut Reader<'_>) -> Result<StepId, DocumentError> {
    Ok(StepId { client: reader.number()?, clock: reader.clock()? })
}

/// Passes the content of a step: its length in clocks, and whether it makes a type.
///
/// Only what Yjs 13 writes is let through. Legacy JSON, sub-documents and weak links are not: nothing of
/// ours writes them, and yrs and Yjs do not read them alike.
fn pass_content(reader: &mut Reader<'_>, content: u8) -> Result<(u32, bool), DocumentError> {
    match content {
        1 => Ok((reader.clock()?, false)),
        3 => reader.buffer().map(|_| (1, false)),
        4 => {
            let units = reader.string()?.chars().map(char::len_utf16).sum::<usize>();
            Ok((units as u32, false))
        }
        5 => {
            pass_json(reader)?;
            Ok((1, false))
        }
        6 => {
            reader.string()?;
            pass_json(reader)?;
            Ok((1, false))
        }
        7 => {
            match reader.byte()? {
                0 | 1 | 2 | 4 | 6 => {}
                3 => {
                    reader.string()?;
                }
                _ => return Err(DocumentError::Malformed("a type that is not known")),
            }
            Ok((1, true))
        }
        8 => {
            let count = reader.count(1)?;
            for _ in 0..count {
                pass_any(reader, MAX_DEPTH)?;
            }
            Ok((count as u32, false))
        }
        _ => Err(DocumentError::Malformed("content that is not known")),
    }
}

fn pass_json(reader: &mut Reader<'_>) -> Result<(), DocumentError> {
    // serde_json goes no deeper than 128.
    serde_json::from_str::<serde::de::IgnoredAny>(reader.string()?)
        .map(|_| ())
        .map_err(|_| DocumentError::Malformed("a value that is not JSON"))
}

fn pass_any(reader: &mut Reader<'_>, depth: usize) -> Result<(), DocumentError> {
    let deeper = depth.checked_sub(1).ok_or(DocumentError::TooLarge("depth"))?;
    match reader.byte()? {
        120 | 121 | 126 | 127 => Ok(()),
        125 => reader.pass_signed(),
        124 => reader.take(4).map(|_| ()),
        122 | 123 => reader.take(8).map(|_| ()),
        119 => reader.string().map(|_| ()),
        116 => reader.buffer().map(|_| ()),
        118 => {
            for _ in 0..reader.count(2)? {
                reader.string()?;
                pass_any(reader, deeper)?;
            }
            Ok(())
        }
        117 => {
            for _ in 0..reader.count(1)? {
                pass_any(reader, deeper)?;
            }
            Ok(())
        }
        _ => Err(DocumentError::Malformed("a value that is not known")),
    }
}

impl Parent {
    /// The name of the root it hangs under, when it says so.
    pub(crate) fn root(&self) -> Option<&str> {
        match self {
            Self::Root { name, .. } => Some(name),
            _ => None,
        }
    }
}
