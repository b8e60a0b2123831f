//! Wrong tries: who tries too often from one place has to wait; the same person from elsewhere does not.
//!
//! A try is paid for when it begins and given back when it succeeds, so that many at once cannot slip through. Two
//! purses: one for a name from one address, one for the address alone (so that one address cannot try all names). Time
//! is measured by the machine's monotonic clock; setting the clock changes nothing.

use plein_protocol::{Code, Problem};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Tries in a purse, and how long it takes until one comes back, in milliseconds.
const FOR_NAME: Purse = Purse { room: 6, back_after: 20_000 };
const FOR_ADDRESS: Purse = Purse { room: 60, back_after: 2_000 };
/// More purses than this are not remembered at once.
const REMEMBERED: usize = 20_000;

#[derive(Debug, Clone, Copy)]
struct Purse {
    room: u64,
    back_after: u64,
}

type Key = (IpAddr, Option<[u8; 32]>);

/// The tries of everyone.
#[derive(Debug)]
pub struct Attempts {
    began: Instant,
    /// When each purse will be full again, in milliseconds since `began`.
    full_at: Mutex<HashMap<Key, u64>>,
}

impl Default for Attempts {
    fn default() -> Self {
        Self { began: Instant::now(), full_at: Mutex::default() }
    }
}

/// A try that has begun.
#[derive(Debug)]
pub struct Attempt<'a> {
    attempts: &'a Attempts,
    keys: [Key; 2],
}

impl Attempts {
    /// Begins a try for a name from an address.
    pub fn begin(&self, from: IpAddr, name: &str) -> Result<Attempt<'_>, Problem> {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.begin_at(from, name, now)
    }

    fn begin_at(&self, from: IpAddr, name: &str, now: u64) -> Result<Attempt<'_>, Problem> {
        let from = household(from);
        let keys = [(from, Some(*blake3::hash(name.as_bytes()).as_bytes())), (from, None)];
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() > REMEMBERED {
            full_at.retain(|_, at| *at > now);
        }
        let mut after = [0; 2];
        for ((key, purse), after) in keys.iter().zip([FOR_NAME, FOR_ADDRESS]).zip(&mut after) {
            *after = full_at.get(key).copied().unwrap_or(0).max(now) + purse.back_after;
            if *after - now > purse.room * purse.back_after {
                return Err(Problem::new(Code::Busy, "too many tries; wait a little"));
            }
        }
        full_at.extend(keys.into_iter().zip(after));
        Ok(Attempt { attempts: self, keys })
    }
}

/// Whoever has one IPv6 address usually has all of its /64.
fn household(from: IpAddr) -> IpAddr {
    match from {
        IpAddr::V4(_) => from,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => IpAddr::V4(address),
            None => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        },
    }
}

impl Attempt<'_> {
    /// It was right: what was paid comes back.
    pub fn succeeded(self) {
        let mut full_at = self.attempts.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        full_at.remove(&self.keys[0]);
        if let Some(at) = full_at.get_mut(&self.keys[1]) {
            *at = at.saturating_sub(FOR_ADDRESS.back_after);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2));

    #[test]
    fn wrong_tries_slow_down_who_tries_and_nobody_else() {
        let attempts = Attempts::default();
        for _ in 0..FOR_NAME.room {
            assert!(attempts.begin_at(HERE, "anna", 0).is_ok());
        }
        assert_eq!(attempts.begin_at(HERE, "anna", 0).unwrap_err().code, Code::Busy);
        assert!(attempts.begin_at(THERE, "anna", 0).is_ok());
        assert!(attempts.begin_at(HERE, "bas", 0).is_ok());
        assert!(attempts.begin_at(HERE, "anna", FOR_NAME.back_after).is_ok());
    }

    #[test]
    fn one_address_cannot_try_every_name() {
        let attempts = Attempts::default();
        let tries = (0..1000).filter(|n| attempts.begin_at(HERE, &n.to_string(), 0).is_ok()).count();
        assert_eq!(tries as u64, FOR_ADDRESS.room);
        assert!(attempts.begin_at(THERE, "anna", 0).is_ok());
    }

    #[test]
    fn all_addresses_of_a_household_are_one() {
        let attempts = Attempts::default();
        let from = |last: u16| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 7, 0, 0, 0, last));
        let tries = (0..100).filter(|n| attempts.begin_at(from(*n), "anna", 0).is_ok()).count();
        assert_eq!(tries as u64, FOR_NAME.room);
        let neighbour = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 8, 0, 0, 0, 1));
        assert!(attempts.begin_at(neighbour, "anna", 0).is_ok());
    }

    #[test]
    fn a_class_that_signs_in_rightly_is_never_slowed_down() {
        let attempts = Attempts::default();
        for n in 0..500 {
            attempts.begin_at(HERE, &format!("cursist {n}"), 0).unwrap().succeeded();
        }
    }
}
