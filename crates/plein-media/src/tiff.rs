//! How many pages a TIFF has (TIFF 6.0, section 2), so that it can be said when only the first is kept.

/// More pages than this are not counted; a chain that goes round ends here too.
const MOST: u32 = 10_000;

/// The pages of a TIFF, at least 1. BigTIFF counts as 1.
pub(crate) fn pages(bytes: &[u8]) -> u32 {
    let Some((&[order, _, _, _], _)) = bytes.split_first_chunk::<4>() else { return 1 };
    let little = order == b'I';
    if bytes.get(2..4) != Some(if little { &[42, 0] } else { &[0, 42] }) {
        return 1;
    }
    let short = |at: usize| {
        let pair = bytes.get(at..at.checked_add(2)?)?.first_chunk::<2>()?;
        Some(usize::from(if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) }))
    };
    let long = |at: usize| {
        let four = bytes.get(at..at.checked_add(4)?)?.first_chunk::<4>()?;
        Some(if little { u32::from_le_bytes(*four) } else { u32::from_be_bytes(*four) } as usize)
    };
    let mut count = 0;
    let mut next = long(4);
    while let Some(at) = next.filter(|at| *at != 0)
        && count < MOST
    {
        let Some(entries) = short(at) else { break };
        count += 1;
        next = long(at + 2 + entries * 12);
    }
    count.max(1)
}
