//! What others rely on in a living Space.

mod convergence;
mod history;
mod hostile;
mod identity;
mod shape;
mod spaces;
mod vectors;

use plein_model::SpaceId;

/// A Space id for tests.
fn space_id() -> SpaceId {
    SpaceId::from_uuid(uuid::Uuid::from_u128(7))
}

/// Randomness from a seed: the same every time (splitmix64).
fn random(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut state = seed;
    move |into| {
        for byte in into {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed >> 32) as u8;
        }
    }
}
