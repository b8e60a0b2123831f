//! What others rely on in a living Space.

mod convergence;
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

/// Randomness from a seed: the same every time (xorshift64*).
fn random(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move |into| {
        for byte in into {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            *byte = (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 56) as u8;
        }
    }
}
