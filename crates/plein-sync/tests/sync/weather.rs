//! Years of bad networks in seconds, from seeds: random work, random breaks, restored hubs. Nothing may be lost.

use crate::home::{Counted, Home};
use crate::town::{Fault, Town};
use plein_library::Whereabouts;

const SEEDS: u64 = 24;
const DAYS: usize = 40;

#[tokio::test]
async fn rule_12_whatever_the_weather_everyone_ends_up_with_everything() {
    for seed in 0..SEEDS {
        let (town, chance) = (Town::new(), Counted::new(1000 + seed));
        let people = [
            Home::new("Anna", &town, seed * 8 + 1),
            Home::new("Bert", &town, seed * 8 + 2),
            Home::new("Carla", &town, seed * 8 + 3),
        ];
        let (space, chapters) = people[0].shared_space("Botscan");
        people[0].sync().await.expect("in step");
        let (mut words, mut copies, mut epoch) = (Vec::new(), vec![town.copy()], 1);
        for day in 0..DAYS {
            let who = &people[chance.below(people.len())];
            if who.library.card(space).is_ok_and(|card| !card.title.is_empty()) && chance.below(3) > 0 {
                let word = format!("woord{day}");
                who.write(space, &chapters[chance.below(2)], &word);
                words.push(word);
            }
            {
                let mut wire = who.seat.wire.lock().expect("a wire");
                wire.cut = chance.below(6) == 0;
                wire.faults.clear();
                if chance.below(2) == 0 {
                    let step = wire.asked + chance.below(8);
                    wire.faults.insert(step, if chance.below(2) == 0 { Fault::Before } else { Fault::After });
                }
            }
            // Whether it works out does not matter today.
            let _ = who.sync().await;
            match chance.below(20) {
                0 => copies.push(town.copy()),
                1 => {
                    // Half of the time the hub does not know that it went back.
                    epoch += chance.below(2) as u64;
                    town.restore(copies[chance.below(copies.len())].clone(), epoch);
                }
                _ => {}
            }
        }
        // Then the sky clears. One who was never reached in between may have to hear first.
        for home in people.iter().cycle().take(12) {
            *home.seat.wire.lock().expect("a wire") = Default::default();
            home.sync().await.unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        }
        for home in &people {
            assert_eq!(home.hash(space), people[0].hash(space), "seed {seed}");
            let text = home.text(space);
            for word in &words {
                assert_eq!(text.split('|').filter(|found| found == word).count(), 1, "seed {seed}: {word} in {text}");
            }
            assert_eq!(home.whereabouts(space), Whereabouts::OnHub, "seed {seed}");
        }
    }
}
