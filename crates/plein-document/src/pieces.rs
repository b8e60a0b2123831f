//! One large update as several small ones.

use crate::DocumentError;
use crate::incoming::Update;

/// Cuts a v1 update into updates of at most about `most` bytes, for who keeps and sends them one by one. A step is never
/// cut, so that one very long text pasted at once may be longer. Taken in together, in any order, they say what the whole
/// said; each waits for those that it builds on.
///
/// # Errors
/// When the bytes are not an update.
pub fn in_pieces(update: &[u8], most: usize) -> Result<Vec<Vec<u8>>, DocumentError> {
    if update.len() <= most {
        return Ok(vec![update.to_vec()]);
    }
    /// The most that a deletion takes when written: three numbers.
    const DELETION: usize = 24;
    let Update { steps, deletions } = Update::read(update)?;
    let mut pieces = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, step) in steps.iter().enumerate() {
        let goes_on = at
            .checked_sub(1)
            .and_then(|before| steps.get(before))
            .is_none_or(|before| before.id.client != step.id.client || before.end() == step.id.clock);
        if at > from && (bytes + step.bytes.len() > most || !goes_on) {
            pieces.push(Update::write(&steps[from..at], &[]));
            (from, bytes) = (at, 0);
        }
        bytes += step.bytes.len();
    }
    if from < steps.len() {
        pieces.push(Update::write(&steps[from..], &[]));
    }
    pieces.extend(deletions.chunks((most / DELETION).max(1)).map(|some| Update::write(&[], some)));
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::in_pieces;
    use crate::Document;
    use plein_model::{Block, BlockId, Chapter, ChapterId, Content, Space, SpaceId, Standing, Text, TextKind};

    #[test]
    fn the_pieces_say_what_the_whole_said_in_any_order() {
        let id = SpaceId::from_uuid(uuid::Uuid::from_u128(1));
        let block = |n: usize| Block {
            id: BlockId::new(format!("b{n}")).expect("an id"),
            indent: 0,
            container: None,
            standing: Standing::Placed,
            content: Content::Text { kind: TextKind::Paragraph, text: Text::plain(format!("woord{n} ").repeat(9)) },
        };
        let mut chapter = Chapter::new(ChapterId::new("c").expect("an id"), "Eén");
        chapter.blocks = (0..40).map(block).collect();
        let mut seed = 1_u8;
        let mut random = |bytes: &mut [u8]| {
            bytes.iter_mut().for_each(|byte| {
                seed = seed.wrapping_mul(37).wrapping_add(11);
                *byte = seed;
            });
        };
        let space = Space { title: "Lang".into(), chapters: vec![chapter], ..Space::new(id) };
        let mut whole = Document::from_model(&space, 1, &mut random);
        let gone = whole.set_title("Kort");
        assert_ne!(gone, Document::NOTHING);
        let state = whole.state();
        let pieces = in_pieces(&state, 500).expect("an update");
        assert!(pieces.len() > 5 && pieces.iter().all(|piece| piece.len() < 1_000), "{}", pieces.len());
        for turned in [false, true] {
            let mut made = Document::new(id, 2);
            let mut order: Vec<_> = pieces.iter().collect();
            if turned {
                order.reverse();
            }
            for piece in order {
                made.apply(piece).expect("an update");
            }
            assert!(!made.has_missing_updates());
            assert_eq!(made.content_hash(), whole.content_hash());
        }
        assert_eq!(in_pieces(&state, state.len()).expect("an update"), [state]);
        assert!(in_pieces(b"nonsense that is long", 3).is_err());
    }
}
