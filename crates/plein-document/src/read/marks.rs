//! What is drawn on a picture.

use super::Fields;
use super::parts::part;
use crate::kinds::{mark_colour, mark_shape};
use plein_model::{BlockId, MarkColour, MarkId, MarkShape, PictureMark, coordinates};
use yrs::ReadTxn;

/// The marks that are shown, sorted by id.
pub(super) fn read<T: ReadTxn>(block: &BlockId, fields: &Fields<'_, T>) -> Vec<PictureMark> {
    let mut ids: Vec<MarkId> = fields.keys().filter_map(|key| MarkId::new(key.strip_prefix("mark/")?).ok()).collect();
    ids.sort();
    ids.into_iter().filter_map(|id| mark(block, id, fields)).collect()
}

fn mark<T: ReadTxn>(block: &BlockId, id: MarkId, fields: &Fields<'_, T>) -> Option<PictureMark> {
    let key = format!("mark/{id}");
    let words = part(block, &key, fields.txn);
    let standing = fields.standing(&format!("{key}/gone"), !words.is_empty())?;
    let drawn = fields.string(&key).as_deref().and_then(drawn);
    // A drawing that cannot be read is none, but words are words.
    let (shape, [x1, y1, x2, y2], colour) = drawn.or_else(|| {
        let middle = (MarkShape::Label, [5000; 4], MarkColour::Red);
        (!words.is_empty()).then_some(middle)
    })?;
    Some(PictureMark { id, shape, from: (x1, y1), to: (x2, y2), colour, words, standing })
}

/// `<shape> x1 y1 x2 y2 <colour>`.
fn drawn(register: &str) -> Option<(MarkShape, [u16; 4], MarkColour)> {
    let (shape, rest) = register.split_once(' ')?;
    let (numbers, colour) = rest.rsplit_once(' ')?;
    Some((mark_shape(shape)?, coordinates(numbers)?, mark_colour(colour)?))
}
