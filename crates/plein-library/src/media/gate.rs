//! How many pictures are worked on at once: by their pixels, because those are what takes memory.
//!
//! Always holds: pictures of cameras go two by two, a very large one alone, whoever asks: windows, watched folders, an
//! import. Deliberately absent: an order; whoever waits comes in when there is room.

use std::sync::{Condvar, Mutex, PoisonError};

/// Pixels that may be in work together. Each takes ten bytes or so, with all that goes on around it.
const ROOM: u64 = 50_000_000;

/// Lets in as many as there is room for.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    taken: Mutex<u64>,
    left: Condvar,
}

/// Room that was taken; given back when this goes.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    gate: &'a Gate,
    pixels: u64,
}

impl Gate {
    /// Waits until there is room for so many pixels; one that is larger than all the room waits until it is alone.
    pub(crate) fn enter(&self, pixels: u64) -> Turn<'_> {
        // Two of whatever size at most: what is small is done before a third would help.
        let pixels = pixels.clamp(ROOM / 2, ROOM);
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.left.wait_while(taken, |taken| *taken + pixels > ROOM);
        *waited.unwrap_or_else(PoisonError::into_inner) += pixels;
        Turn { gate: self, pixels }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.gate.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.pixels;
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn never_more_than_two_and_a_large_one_alone() {
        let gate = Gate::default();
        let inside = AtomicU64::new(0);
        let work = |pixels: u64, weight: u64| {
            let turn = gate.enter(pixels);
            let now = inside.fetch_add(weight, Ordering::SeqCst) + weight;
            assert!(now <= 2, "{now} at once");
            std::thread::yield_now();
            inside.fetch_sub(weight, Ordering::SeqCst);
            drop(turn);
        };
        std::thread::scope(|scope| {
            for n in 0..8u64 {
                scope.spawn(move || {
                    (0..50).for_each(|_| if n % 4 == 0 { work(90_000_000, 2) } else { work(12_000_000, 1) })
                });
            }
        });
        assert_eq!(*gate.taken.lock().expect("nobody panicked"), 0);
    }
}
