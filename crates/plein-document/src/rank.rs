//! Ranks: the order of chapters, blocks, rows and columns, as fractions in base 62.
//!
//! A new rank lies strictly between its neighbours and ends in four random digits, so that two people who
//! insert at one spot get two ranks. The same algorithm stands in `ui/src/document/rank.ts`; both are held
//! to `tests/vectors/rank.json`.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const STEP: u64 = 62 * 62 * 62;
const SIX: u64 = STEP * STEP;

/// Fills the given bytes with randomness.
pub type Random<'a> = &'a mut dyn FnMut(&mut [u8]);

fn digit(value: u64) -> char {
    char::from(DIGITS[(value % 62) as usize])
}

fn value(rank: &str, at: usize) -> u64 {
    match rank.as_bytes().get(at) {
        Some(byte @ b'0'..=b'9') => u64::from(byte - b'0'),
        Some(byte @ b'A'..=b'Z') => u64::from(byte - b'A') + 10,
        Some(byte @ b'a'..=b'z') => u64::from(byte - b'a') + 36,
        _ => 0,
    }
}

/// Whether `text` can be compared as a rank: nothing but digits of rank's alphabet.
pub fn is_rank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn first_six(rank: &str) -> u64 {
    (0..6).fold(0, |sum, at| sum * 62 + value(rank, at))
}

fn six_digits(number: u64) -> String {
    let mut rest = number;
    let mut digits: Vec<char> = (0..6).map(|_| (digit(rest), rest /= 62).0).collect();
    digits.reverse();
    digits.into_iter().collect()
}

/// The stem of a new rank between `before` and `after`; four random digits follow it.
pub fn stem(before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (None, None) => return "V00000".to_owned(),
        (Some(before), None) if first_six(before) + STEP < SIX => return six_digits(first_six(before) + STEP),
        (None, Some(after)) if first_six(after) > STEP => return six_digits(first_six(after) - STEP),
        _ => {}
    }
    let (low, high) = (before.unwrap_or(""), after.unwrap_or(""));
    let mut open = after.is_none();
    let mut stem = String::new();
    for at in 0.. {
        let x = value(low, at);
        let y = if open { 62 } else { value(high, at) };
        if y > x + 1 {
            stem.push(digit(x + (y - x) / 2));
            break;
        }
        stem.push(digit(x));
        // Past the end of both nothing can differ any more: low < high did not hold. Leaving `high` ends it.
        open = open || x < y || at > low.len().max(high.len());
    }
    if stem.len() < 2 {
        stem.push('0');
    }
    stem
}

/// A new rank between two others; `None` is the start or the end.
pub fn between(before: Option<&str>, after: Option<&str>, random: Random<'_>) -> String {
    let mut bytes = [0; 4];
    random(&mut bytes);
    let mut rank = stem(before, after);
    rank.extend(bytes[..3].iter().map(|byte| digit((byte % 62).into())));
    rank.push(digit(1 + u64::from(bytes[3] % 61)));
    rank
}

/// `count` new ranks in order between two others, evenly spread so that they stay short.
pub fn spread(before: Option<&str>, after: Option<&str>, count: usize, random: Random<'_>) -> Vec<String> {
    let mut ranks: Vec<String> = Vec::with_capacity(count);
    let Some(after) = after else {
        for _ in 0..count {
            let last = ranks.last().map(String::as_str).or(before);
            ranks.push(between(last, None, random));
        }
        return ranks;
    };
    if count > 0 {
        let half = count / 2;
        let middle = between(before, Some(after), random);
        ranks.extend(spread(before, Some(&middle), half, random));
        let rest = spread(Some(&middle), Some(after), count - half - 1, random);
        ranks.push(middle);
        ranks.extend(rest);
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::{between, is_rank, spread};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_new_rank_lies_strictly_between(choices in prop::collection::vec((any::<prop::sample::Index>(), any::<[u8; 4]>()), 1..200)) {
            let mut ranks: Vec<String> = Vec::new();
            for (spot, bytes) in choices {
                let at = spot.index(ranks.len() + 1);
                let before = at.checked_sub(1).map(|at| ranks[at].as_str());
                let after = ranks.get(at).map(String::as_str);
                let rank = between(before, after, &mut |into| into.copy_from_slice(&bytes));
                prop_assert!(before.is_none_or(|before| before < rank.as_str()), "{before:?} {rank} {after:?}");
                prop_assert!(after.is_none_or(|after| rank.as_str() < after), "{before:?} {rank} {after:?}");
                prop_assert!(rank.len() >= 6 && !rank.ends_with('0') && is_rank(&rank));
                ranks.insert(at, rank);
            }
        }

        #[test]
        fn spread_ranks_are_in_order_and_short(count in 0usize..500, bytes in any::<[u8; 4]>()) {
            let mut random = |into: &mut [u8]| into.copy_from_slice(&bytes);
            let outer = spread(None, None, 2, &mut random);
            let inner = spread(Some(&outer[0]), Some(&outer[1]), count, &mut random);
            let all: Vec<_> = std::iter::once(&outer[0]).chain(&inner).chain(std::iter::once(&outer[1])).collect();
            prop_assert_eq!(inner.len(), count);
            prop_assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(inner.iter().all(|rank| rank.len() <= 16));
        }
    }

    #[test]
    fn neighbours_that_are_not_in_order_still_give_a_rank() {
        for (before, after) in [("V00000aaaa", "V00000aaaa"), ("b", "a"), ("", ""), ("zzzzzzzzzz", "zzzzzzzzzz")] {
            assert!(is_rank(&between(Some(before), Some(after), &mut |_| {})));
        }
    }
}
