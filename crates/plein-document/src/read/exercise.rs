//! Questions and assignments.

use super::Fields;
use super::parts::part;
use crate::kinds::{answer_form, question_form};
use crate::rank::is_rank;
use plein_model::{Assignment, BlockId, OptionId, Question, QuestionForm, QuestionOption, Text};
use yrs::ReadTxn;

/// `None` when its form is one that this version does not know.
pub(super) fn question<T: ReadTxn>(id: &BlockId, fields: &Fields<'_, T>, text: Text) -> Option<Question> {
    let form = match fields.string("form") {
        None => QuestionForm::Single,
        Some(form) => question_form(&form)?,
    };
    let mut ranked: Vec<(String, OptionId)> = fields
        .keys()
        .filter_map(|key| {
            let id = OptionId::new(key.strip_prefix("option/")?).ok()?;
            Some((fields.string(&key).filter(|rank| is_rank(rank)).unwrap_or_default(), id))
        })
        .collect();
    ranked.sort();
    Some(Question {
        form,
        medium: fields.medium("medium"),
        alt: part(id, "alt", fields.txn),
        options: ranked.into_iter().filter_map(|(_, option_id)| option(id, option_id, fields)).collect(),
        answer: part(id, "answer", fields.txn),
        text,
    })
}

fn option<T: ReadTxn>(block: &BlockId, id: OptionId, fields: &Fields<'_, T>) -> Option<QuestionOption> {
    let words = |what: &str| part(block, &format!("{what}/{id}"), fields.txn);
    let (text, other_half, feedback) = (words("option"), words("match"), words("feedback"));
    let written_in = !(text.is_empty() && other_half.is_empty() && feedback.is_empty());
    let standing = fields.standing(&format!("option/{id}/gone"), written_in)?;
    let right = fields.is_true(&format!("option/{id}/right"));
    let area = fields.area(&format!("option/{id}/area"));
    Some(QuestionOption { id, standing, text, other_half, feedback, right, area })
}

pub(super) fn assignment<T: ReadTxn>(fields: &Fields<'_, T>, text: Text) -> Assignment {
    Assignment { answer: fields.string("answer").as_deref().and_then(answer_form).unwrap_or_default(), text }
}
