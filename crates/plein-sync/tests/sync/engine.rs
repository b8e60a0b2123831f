//! When: the engine by itself.

use crate::home::Home;
use crate::town::{Seat, Town};
use plein_library::{Library, Whereabouts};
use plein_protocol::{Code, StreamId};
use plein_sync::{Engine, Reach, Status};
use std::time::Duration;

fn start(home: &Home) -> Engine {
    Engine::start::<Seat>(home.library.clone(), home.seat.clone())
}

/// Waits for a state of things. The limit only keeps a broken run from hanging.
async fn until(what: &str, mut is: impl FnMut() -> bool) {
    let waiting = async {
        while !is() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waiting).await.unwrap_or_else(|_| panic!("{what} did not happen"));
}

async fn status(engine: &Engine, wanted: impl Fn(&Status) -> bool) -> Status {
    let mut status = engine.status();
    let waiting = status.wait_for(wanted);
    *tokio::time::timeout(Duration::from_secs(60), waiting).await.expect("in time").expect("it runs")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_arrives_by_itself_pictures_and_all() {
    let town = Town::new();
    let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
    let engines = [start(&anna), start(&bert)];
    let (space, chapters) = anna.shared_space("Botscan");
    until("Bert hearing of the Space", || bert.library.card(space).is_ok_and(|card| card.chapters == 2)).await;
    bert.write(space, &chapters[1], "Van Bert.");
    until("Anna reading Bert", || anna.text(space).contains("Van Bert.")).await;
    let medium = anna.put(space, &chapters[0], b"a file");
    until("the file at Bert's", || bert.library.read_medium(medium.id).is_ok()).await;
    until("everything on the hub", || anna.whereabouts(space) == Whereabouts::OnHub).await;
    let status = status(&engines[0], |status| status.reach == Reach::Connected).await;
    assert!(status.last_sync.is_some());
    for engine in engines {
        engine.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn text_never_waits_for_media() {
    let town = Town::new();
    let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
    let engine = start(&anna);
    anna.seat.wire.lock().expect("a wire").stuck_uploads = true;
    let (space, chapters) = anna.shared_space("Botscan");
    anna.put(space, &chapters[0], b"a film that never arrives");
    until("the entry of the film", || town.lock().streams.values().any(|stream| !stream.media.is_empty())).await;
    anna.write(space, &chapters[1], "Deze tekst wel.");
    let stream = StreamId::Space(space);
    until("the text", || anna.library.unsent(stream, usize::MAX).expect("unsent").is_empty()).await;
    bert.errand().everything().await.expect("in step");
    assert!(bert.text(space).contains("Deze tekst wel."));
    // Stopping does not wait for the film either.
    engine.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn offline_is_told_and_coming_back_needs_nobody() {
    let town = Town::new();
    let anna = Home::new("Anna", &town, 1);
    anna.seat.wire.lock().expect("a wire").cut = true;
    let engine = start(&anna);
    let (space, _) = anna.shared_space("Botscan");
    let offline = status(&engine, |status| status.problem.is_some()).await;
    assert_eq!((offline.reach, offline.problem), (Reach::Offline, Some(Code::Unreachable)));
    assert_eq!(anna.whereabouts(space), Whereabouts::OnItsWay);
    anna.seat.wire.lock().expect("a wire").cut = false;
    until("everything on the hub", || anna.whereabouts(space) == Whereabouts::OnHub).await;
    status(&engine, |status| status.reach == Reach::Connected && status.problem.is_none()).await;
    engine.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_signed_out_is_told_and_nothing_is_tried_until_asked() {
    let town = Town::new();
    let anna = Home::new("Anna", &town, 1);
    town.lock().signed_out.insert(anna.seat.member.id);
    let engine = start(&anna);
    let (space, _) = anna.shared_space("Botscan");
    let told = status(&engine, |status| status.reach == Reach::SignedOut).await;
    assert_eq!(told.problem, Some(Code::SignIn));
    town.lock().signed_out.clear();
    engine.now();
    until("everything on the hub", || anna.whereabouts(space) == Whereabouts::OnHub).await;
    engine.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_stopping_the_library_can_be_closed_and_opened_at_once() {
    let town = Town::new();
    let Home { mut library, seat, world, folder } = Home::new("Anna", &town, 1);
    for _ in 0..5 {
        let engine = Engine::start::<Seat>(library.clone(), seat.clone());
        engine.stop().await;
        drop(library);
        library = Library::open(folder.path(), world.clone()).expect("the lock is free");
    }
}
