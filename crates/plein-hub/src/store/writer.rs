//! The one writer: writes that wait together share a transaction, and so one sync of the disk.
//!
//! Always holds: nobody hears of a write before its group is committed; a write that fails is undone alone; when the
//! commit fails the whole group hears that nothing was taken.

use super::db::Db;
use super::place::Place;
use crate::refusal::Failure;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// As many writes in one transaction at most, so that the first does not wait for ever.
const GROUP: usize = 256;

/// How far the database has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// How many groups of writes have been committed since the hub was founded.
    pub commits: u64,
    /// The epoch.
    pub epoch: u64,
}

trait Work: Send {
    /// Does it; says whether to keep it.
    fn run(&mut self, c: &Db) -> bool;
    /// Tells whoever waits.
    fn finish(self: Box<Self>, committed: bool);
}

struct Job<T, F> {
    work: Option<F>,
    result: Option<Result<T, Failure>>,
    answer: oneshot::Sender<Result<T, Failure>>,
}

impl<T: Send, F: FnOnce(&Db) -> Result<T, Failure> + Send> Work for Job<T, F> {
    fn run(&mut self, c: &Db) -> bool {
        let Some(work) = self.work.take() else { return false };
        let result = catch_unwind(AssertUnwindSafe(|| work(c)));
        let result = result.unwrap_or(Err(Failure::Broken("a write broke")));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn finish(self: Box<Self>, committed: bool) {
        let result = match self.result {
            Some(Ok(_)) if !committed => Err(Failure::Broken("the disk did not take it")),
            Some(result) => result,
            None => Err(Failure::Broken("the disk did not take it")),
        };
        // Whoever asked may have gone away; what was written stays written.
        let _ = self.answer.send(result);
    }
}

#[derive(Debug)]
pub struct Writer {
    queue: Option<Sender<Box<dyn Work>>>,
    thread: Option<JoinHandle<()>>,
    /// Without a thread: whoever waits writes for all who wait.
    desk: Option<Mutex<Desk>>,
}

impl std::fmt::Debug for dyn Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Work")
    }
}

impl Writer {
    pub fn start(
        place: Place,
        db: Db,
        tell: impl FnMut(Committed) + Send + 'static,
        beside: bool,
    ) -> std::io::Result<Self> {
        let (queue, waiting) = channel();
        let desk = Desk { place, db, waiting, tell: Box::new(tell) };
        let (thread, desk) = if beside {
            let name = "plein-hub-writer".into();
            (Some(std::thread::Builder::new().name(name).spawn(move || desk.write_until_closed())?), None)
        } else {
            (None, Some(Mutex::new(desk)))
        };
        Ok(Self { queue: Some(queue), thread, desk })
    }

    pub async fn write<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Db) -> Result<T, Failure> + Send + 'static,
    {
        let (answer, reply) = oneshot::channel();
        let job = Box::new(Job { work: Some(work), result: None, answer });
        let queue = self.queue.as_ref().ok_or(Failure::Broken("the writer is gone"))?;
        queue.send(job).map_err(|_| Failure::Broken("the writer is gone"))?;
        if let Some(desk) = &self.desk {
            // Whoever asks in the same breath comes along in the group.
            tokio::task::yield_now().await;
            desk.lock().unwrap_or_else(PoisonError::into_inner).write_waiting();
        }
        reply.await.map_err(|_| Failure::Broken("the writer is gone"))?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // It ends when the queue is empty. A panic on it was caught for each write.
            let _ = thread.join();
        }
    }
}

/// Where the writing is done.
struct Desk {
    place: Place,
    db: Db,
    waiting: Receiver<Box<dyn Work>>,
    tell: Box<dyn FnMut(Committed) + Send>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("place", &self.place).finish_non_exhaustive()
    }
}

impl Desk {
    fn write_until_closed(mut self) {
        while let Ok(first) = self.waiting.recv() {
            self.write(first);
        }
    }

    fn write_waiting(&mut self) {
        while let Ok(first) = self.waiting.try_recv() {
            self.write(first);
        }
    }

    fn write(&mut self, first: Box<dyn Work>) {
        let mut group = vec![first];
        if self.db.is_gone() {
            match self.place.open() {
                Ok(again) => self.db = again,
                Err(error) => tracing::error!(%error, "the database is not reached"),
            }
        }
        let committed = match write_group(&self.db, &mut group, &self.waiting) {
            Ok(committed) => {
                if let Some(committed) = committed {
                    (self.tell)(committed);
                }
                true
            }
            Err(error) => {
                tracing::error!(%error, writes = group.len(), "a group of writes was not committed");
                // When this does not go either, the connection is lost and nothing of the group is kept.
                let _ = self.db.roll_back();
                false
            }
        };
        group.into_iter().for_each(|job| job.finish(committed));
    }
}

/// One transaction. `None` when nothing changed in it.
fn write_group(
    db: &Db,
    group: &mut Vec<Box<dyn Work>>,
    waiting: &Receiver<Box<dyn Work>>,
) -> Result<Option<Committed>, Failure> {
    db.begin_writing()?;
    db.forget_changes();
    let mut done = 0;
    while done < group.len() {
        db.batch("SAVEPOINT one")?;
        let keep = group[done].run(db);
        db.batch(if keep { "RELEASE SAVEPOINT one" } else { "ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one" })?;
        done += 1;
        // Whoever came meanwhile comes along.
        while group.len() < GROUP
            && let Ok(next) = waiting.try_recv()
        {
            group.push(next);
        }
    }
    let committed = if db.has_changes() {
        let sql = include_str!("streams/commit.sql");
        Some(db.one(sql, &[], |row| Ok(Committed { commits: row.unsigned(0)?, epoch: row.unsigned(1)? }))?)
    } else {
        None
    };
    db.commit()?;
    Ok(committed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::invalid;
    use crate::store::db::values;
    use std::sync::{Arc, Mutex};

    fn writer() -> (tempfile::TempDir, Writer, Arc<Mutex<Vec<u64>>>) {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Folder(folder.path().to_owned());
        let db = place.open().unwrap();
        super::super::found(&db, uuid::Uuid::nil(), "", 1).unwrap();
        let told: Arc<Mutex<Vec<u64>>> = Arc::default();
        let tell = Arc::clone(&told);
        let writer = Writer::start(place, db, move |at| tell.lock().unwrap().push(at.commits), true).unwrap();
        (folder, writer, told)
    }

    type Try = fn(&Db) -> Result<u64, Failure>;

    fn team(c: &Db, id: u8) -> Result<u64, Failure> {
        c.execute("INSERT INTO teams VALUES (?1, 'x', 0)", values![&[id]])
    }

    async fn teams(writer: &Writer) -> i64 {
        let count = |c: &Db| c.one("SELECT COUNT(*) FROM teams", &[], |row| row.number(0));
        writer.write(count).await.unwrap()
    }

    /// Holds the writer until all of `more` wait, so that they come in one group.
    async fn together<T: Send + 'static>(
        writer: &Writer,
        more: Vec<impl FnOnce(&Db) -> Result<T, Failure> + Send + 'static>,
    ) -> Vec<Result<T, Failure>> {
        let (go, wait) = channel::<()>();
        let held = writer.write(move |_| {
            let _ = wait.recv();
            Ok(())
        });
        let mut all: futures::stream::FuturesOrdered<_> = more.into_iter().map(|work| writer.write(work)).collect();
        let (_, results) = tokio::join!(held, async {
            // Each has been offered once it was polled.
            let _ = futures::FutureExt::now_or_never(futures::StreamExt::next(&mut all));
            drop(go);
            futures::StreamExt::collect::<Vec<_>>(all).await
        });
        results
    }

    #[tokio::test]
    async fn one_that_fails_or_breaks_takes_nothing_of_the_others_with_it() {
        let (_folder, writer, told) = writer();
        let work: Vec<Try> = vec![
            |c| team(c, 1),
            |c| {
                team(c, 2)?;
                Err(invalid("no").into())
            },
            |c| {
                team(c, 3)?;
                panic!("on purpose")
            },
            |c| team(c, 4),
        ];
        let results = together(&writer, work).await;
        let went: Vec<_> = results.iter().map(Result::is_ok).collect();
        assert_eq!(went, [true, false, false, true]);
        assert_eq!(teams(&writer).await, 2);
        // One commit for the whole group, and none for what changed nothing.
        assert_eq!(*told.lock().unwrap(), [1]);
    }

    #[tokio::test]
    async fn rule_1_when_the_commit_fails_everyone_hears_that_nothing_was_taken() {
        let (_folder, writer, told) = writer();
        let work: Vec<Try> = vec![|c| team(c, 1), |c| {
            // What this breaks is looked at only when the group is committed.
            c.batch("PRAGMA defer_foreign_keys = true")?;
            c.execute("INSERT INTO team_members (team, member) VALUES (x'77', x'77')", &[])
        }];
        assert!(together(&writer, work).await.iter().all(Result::is_err));
        assert_eq!(teams(&writer).await, 0);
        assert!(told.lock().unwrap().is_empty());
        assert!(writer.write(|c| team(c, 5)).await.is_ok());
        assert_eq!(teams(&writer).await, 1);
    }

    #[tokio::test]
    async fn a_full_disk_is_an_error_and_what_was_taken_stays() {
        let (_folder, writer, _) = writer();
        writer.write(|c| team(c, 1)).await.unwrap();
        let full = writer.write(|c| {
            let pages = c.one("PRAGMA page_count", &[], |row| row.number(0))?;
            c.batch(&format!("PRAGMA max_page_count = {pages}"))?;
            c.execute("INSERT INTO teams VALUES (x'02', hex(zeroblob(1000000)), 0)", &[])
        });
        assert!(full.await.is_err());
        writer.write(|c| Ok(c.batch("PRAGMA max_page_count = 1000000")?)).await.unwrap();
        writer.write(|c| team(c, 3)).await.unwrap();
        assert_eq!(teams(&writer).await, 2);
    }
}
