//! Long work: how far it is, and that it was stopped.
//!
//! The screens give work a name when they ask for it. Always holds: a stop that comes before the work itself is not
//! lost; a name is forgotten when its work ends. Deliberately absent: what is done; that stands with whoever does it.

use crate::app::{App, Call};
use crate::errors::AppError;
use crate::events::Event;
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use ts_rs::TS;

/// Stops that may wait for work that has not begun; the oldest goes when there are more.
const STOPS_WAITING: usize = 16;

/// What long work is busy with; the screens have words for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// Reading texts.
    ImportTexts,
    /// Taking in the pictures of texts.
    ImportPictures,
    /// Taking in what a package holds.
    Unpacking,
    /// Putting a package together.
    Packing,
}

/// Names long work.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OneWork {
    /// As the screens called it.
    pub work: String,
}

/// The work that is under way.
#[derive(Debug, Default)]
pub(crate) struct Works(Mutex<VecDeque<Known>>);

#[derive(Debug)]
struct Known {
    name: String,
    stopped: Arc<AtomicBool>,
    /// Not yet, when only a stop has come.
    begun: bool,
}

/// Work that is under way; over when this goes.
pub(crate) struct Work<'a> {
    app: &'a App,
    name: Option<String>,
    stopped: Arc<AtomicBool>,
    /// What was told last: it is not told again while it looks the same.
    told: Cell<Option<(Doing, usize, usize)>>,
}

impl Works {
    /// Begins work; without a name nobody is told of it and nobody can stop it.
    pub(crate) fn begin<'a>(&self, app: &'a App, name: Option<String>) -> Work<'a> {
        let stopped = name.as_deref().map(|name| self.flag(name, true)).unwrap_or_default();
        Work { app, name, stopped, told: Cell::default() }
    }

    fn flag(&self, name: &str, begun: bool) -> Arc<AtomicBool> {
        let mut works = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = works.iter_mut().find(|known| known.name == name) {
            known.begun |= begun;
            return Arc::clone(&known.stopped);
        }
        let waiting = works.iter().filter(|known| !known.begun).count();
        if !begun && waiting == STOPS_WAITING {
            let oldest = works.iter().position(|known| !known.begun);
            oldest.and_then(|oldest| works.remove(oldest));
        }
        let stopped = Arc::new(AtomicBool::new(false));
        works.push_back(Known { name: name.to_owned(), stopped: Arc::clone(&stopped), begun });
        stopped
    }

    fn end(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known.name != name);
    }
}

impl Work<'_> {
    /// Tells how far it is, and answers whether to go on.
    pub(crate) fn at(&self, doing: Doing, done: usize, total: usize) -> ControlFlow<()> {
        // In hundredths: thousands of files must not push other news out.
        let shown = if total > 100 { done * 100 / total } else { done };
        if let Some(name) = &self.name
            && self.told.replace(Some((doing, shown, total))) != Some((doing, shown, total))
        {
            let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
            self.app.tell(Event::Work { work: name.clone(), doing, done: count(done), total: count(total) });
        }
        if self.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            self.app.works().end(name);
        }
    }
}

/// `work_stop`.
pub(crate) fn stop(call: &Call<'_>, args: OneWork) -> Result<(), AppError> {
    call.app.works().flag(&args.work, false).store(true, Ordering::Relaxed);
    Ok(())
}
