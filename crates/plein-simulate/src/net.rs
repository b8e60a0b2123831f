//! The wire between the devices and the hub, and its weather: what is sent may come late, twice, in part, or not at all.

use crate::chance::Chance;
use crate::disk;
use crate::message::{Request, bytes_of, read};
use crate::rights::Right;
use crate::site::{DISK, Site};
use crate::stage::Stage;
use bytes::Bytes;
use plein_model::MediumId;
use plein_protocol::{
    Catalogue, Chunk, Code, DeviceToken, Entry, Hello, Hub, News, Place, Problem, Pulled, Pushed, Received, Sequenced,
    StreamId, Team, wire,
};
use plein_sync::Live;
use serde::de::DeserializeOwned;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// After so long without an answer a client gives up, in milliseconds.
const PATIENCE: u64 = 60_000;

/// What a line does to what is sent over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weather {
    /// Nothing comes through.
    pub cut: bool,
    /// Something happens to one in so many messages; 0 for none.
    pub bad: usize,
}

impl Weather {
    /// Everything comes through.
    pub const FINE: Self = Self { cut: false, bad: 0 };
}

/// What happens to one question and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Arrives,
    LostOnTheWay,
    CutOnTheWay,
    AnswerLost,
    AnswerCut,
    Twice,
    Stalls,
}

/// A device's wire to the hub.
#[derive(Debug, Clone)]
pub struct Wire(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    site: Arc<Site>,
    stage: Arc<Stage>,
    /// The disk of the device: nobody sends anything after dying.
    disk: usize,
    token: DeviceToken,
    line: Mutex<(Weather, Chance)>,
}

fn broken(what: &'static str) -> Problem {
    Problem::new(Code::Unreachable, what)
}

impl Wire {
    /// A wire in fine weather.
    pub fn new(site: &Arc<Site>, stage: &Arc<Stage>, disk: usize, token: DeviceToken, chance: Chance) -> Self {
        let line = Mutex::new((Weather::FINE, chance));
        Self(Arc::new(Inner { site: Arc::clone(site), stage: Arc::clone(stage), disk, token, line }))
    }

    fn line(&self) -> MutexGuard<'_, (Weather, Chance)> {
        self.0.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the weather.
    pub fn set(&self, weather: Weather) {
        self.line().0 = weather;
    }

    fn fate(&self) -> (Fate, [u64; 3], u64) {
        let mut line = self.line();
        let (weather, chance) = &mut *line;
        let fate = match () {
            () if weather.cut => Fate::LostOnTheWay,
            () if weather.bad > 0 && chance.once_in(weather.bad) => {
                let bad = [
                    Fate::LostOnTheWay,
                    Fate::CutOnTheWay,
                    Fate::AnswerLost,
                    Fate::AnswerCut,
                    Fate::Twice,
                    Fate::Stalls,
                ];
                chance.one(&bad).copied().unwrap_or(Fate::Arrives)
            }
            () => Fate::Arrives,
        };
        let mut late = || 1 + chance.below(if weather.bad > 0 { 400 } else { 30 }) as u64;
        let mut times = [late(), late(), late()];
        match fate {
            Fate::Stalls => times[chance.below(2)] += 1000 * chance.below(100) as u64,
            // The second time it comes, everything may be otherwise.
            Fate::Twice => times[2] += 1000 * chance.below(200) as u64,
            _ => {}
        }
        (fate, times, chance.draw())
    }

    /// Asks something, and gives the answer as bytes.
    async fn carry(&self, request: Request) -> Result<Vec<u8>, Problem> {
        if disk::is_dead(self.0.disk) {
            std::future::pending::<()>().await;
        }
        let (name, bytes) = (request.name(), wire::encode(&request));
        let (fate, [there, back, later], at) = self.fate();
        self.0.stage.note(|| format!("{} asks {name}: {fate:?}", self.0.disk), &bytes);
        let arrives = match fate {
            Fate::LostOnTheWay => None,
            Fate::CutOnTheWay => {
                let end = usize::try_from(at).unwrap_or(0) % bytes.len();
                if wire::decode::<Request>(&bytes[..end]).is_ok() {
                    self.0.site.watched().wrong(format!("the beginning of {name} is a question of its own"));
                }
                None
            }
            _ => Some(bytes.clone()),
        };
        let (tell, told) = oneshot::channel();
        if let Some(bytes) = arrives {
            let inner = Arc::clone(&self.0);
            self.0.site.spawn(async move {
                inner.stage.wait(Duration::from_millis(there)).await;
                if let Some(answer) = inner.site.answer(&inner.token, &bytes).await {
                    inner.stage.wait(Duration::from_millis(back)).await;
                    let _ = tell.send(answer);
                }
            });
        }
        if fate == Fate::Twice {
            let inner = Arc::clone(&self.0);
            self.0.site.spawn(async move {
                inner.stage.wait(Duration::from_millis(there + back + later)).await;
                inner.site.answer(&inner.token, &bytes).await;
            });
        }
        let answer = tokio::select! {
            biased;
            answer = told => answer.ok(),
            () = self.0.stage.wait(Duration::from_millis(PATIENCE)) => None,
        };
        if answer.is_none() {
            // Not even a connection; or one that broke.
            self.0.stage.wait(Duration::from_millis(there)).await;
        }
        let answer = match (fate, answer) {
            (Fate::AnswerLost, _) | (_, None) => Err(broken("no answer")),
            (Fate::AnswerCut, Some(answer)) => {
                let end = usize::try_from(at).unwrap_or(0) % answer.len();
                if bytes_of(&answer[..end]).is_ok() {
                    self.0
                        .site
                        .watched()
                        .wrong(format!("the beginning of an answer to {name} is an answer of its own"));
                }
                Err(broken("an answer that breaks off"))
            }
            (_, Some(answer)) => Ok(answer),
        };
        if self.0.stage.tells()
            && let Err(problem) = answer.as_deref().map_err(Clone::clone).and_then(bytes_of)
        {
            self.0.stage.tell(format!("{} hears {problem}", self.0.disk));
        }
        self.0.stage.note(|| format!("{} hears of {name}", self.0.disk), answer.as_deref().unwrap_or_default());
        answer
    }

    async fn ask<T: DeserializeOwned>(&self, request: Request) -> Result<T, Problem> {
        read(&self.carry(request).await?)
    }
}

impl Hub for Wire {
    async fn hello(&self) -> Result<Hello, Problem> {
        self.ask(Request::Hello).await
    }
    async fn catalogue(&self) -> Result<Catalogue, Problem> {
        self.ask(Request::Catalogue).await
    }
    async fn push(&self, stream: StreamId, entries: Vec<Entry>) -> Result<Pushed, Problem> {
        self.ask(Request::Push { stream, entries }).await
    }
    async fn give_back(&self, stream: StreamId, entries: Vec<Sequenced>) -> Result<Pushed, Problem> {
        self.ask(Request::GiveBack { stream, entries }).await
    }
    async fn pull(&self, stream: StreamId, after: u64) -> Result<Pulled, Problem> {
        self.ask(Request::Pull { stream, after }).await
    }
    async fn received(&self, stream: StreamId, medium: MediumId) -> Result<Received, Problem> {
        self.ask(Request::Received { stream, medium }).await
    }
    async fn upload(&self, stream: StreamId, chunk: Chunk) -> Result<Received, Problem> {
        self.ask(Request::Upload { stream, chunk: chunk.into() }).await
    }
    async fn download(&self, stream: StreamId, medium: MediumId, offset: u64) -> Result<Bytes, Problem> {
        let reply = self.carry(Request::Download { stream, medium, offset }).await?;
        Ok(bytes_of(&reply)?.into())
    }
    async fn teams(&self) -> Result<Vec<Team>, Problem> {
        self.ask(Request::Teams).await
    }
}

impl Live for Wire {
    async fn news(&self) -> Result<mpsc::Receiver<News>, Problem> {
        if disk::is_dead(self.0.disk) {
            std::future::pending::<()>().await;
        }
        let (fate, [there, back, _], _) = self.fate();
        let breaks = Duration::from_secs(match fate {
            Fate::Arrives | Fate::Twice => 7 * 24 * 3600,
            Fate::Stalls | Fate::AnswerCut => 1 + there % 100,
            Fate::LostOnTheWay | Fate::CutOnTheWay | Fate::AnswerLost => {
                self.0.stage.wait(Duration::from_millis(there)).await;
                return Err(broken("no socket"));
            }
        });
        let (inner, (tell, told), (news, hear)) = (Arc::clone(&self.0), oneshot::channel(), mpsc::channel(256));
        let wire = self.clone();
        let runs = self.0.site.spawn(async move {
            inner.stage.wait(Duration::from_millis(there)).await;
            let (mut listener, member) = match inner.site.listen(&inner.token).await {
                Some(Ok(begun)) => begun,
                Some(Err(problem)) => return drop(tell.send(Err(problem))),
                None => return,
            };
            let _ = tell.send(Ok(()));
            let mut end = std::pin::pin!(inner.stage.wait(breaks));
            loop {
                let next = tokio::select! {
                    biased;
                    () = news.closed() => return,
                    () = &mut end => return,
                    next = listener.next() => next,
                };
                let Some(next) = next else { return };
                if !inner.site.runs() || disk::is_dead(inner.disk) || wire.line().0.cut {
                    return;
                }
                if let News::Stream(head) = &next {
                    let right = inner.site.with_rights(|rights| rights.at(member, head.stream, head.head));
                    inner.site.watched().shown(member, ("news", head.stream), right.unwrap_or(Right::None));
                }
                let bytes = wire::encode(&next);
                inner.stage.note(|| format!("{} hears news", inner.disk), &bytes);
                inner.stage.wait(Duration::from_millis(back)).await;
                let Ok(next) = wire::decode(&bytes) else { return };
                if news.try_send(next).is_err() {
                    return;
                }
            }
        });
        let begun = if runs { told.await.ok() } else { None };
        if begun.is_none() {
            self.0.stage.wait(Duration::from_millis(there)).await;
        }
        begun.unwrap_or_else(|| Err(broken("no socket")))?;
        debug_assert_ne!(self.0.disk, DISK);
        Ok(hear)
    }

    /// Presence is kept nowhere and decides nothing; it is not simulated.
    async fn be_present(&self, _: StreamId, _: Place) -> Result<(), Problem> {
        Ok(())
    }
}
