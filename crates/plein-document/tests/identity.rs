//! A model written into a document and read back is that model.

use crate::spaces::space;
use crate::{random, space_id};
use plein_document::Document;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, max_shrink_iters: 2000, ..Default::default() })]

    #[test]
    fn model_to_document_to_model_is_the_identity(space in space(), seed: u64) {
        let document = Document::from_model(&space, 1, &mut random(seed));
        prop_assert_eq!(&document.to_model(), &space);

        // So it is for who gets it over the wire, and from a snapshot.
        let mut other = Document::new(space_id(), 2);
        other.apply(&document.state()).unwrap();
        prop_assert_eq!(&other.to_model(), &space);
        prop_assert_eq!(other.content_hash(), document.content_hash());
        let kept = Document::load(space_id(), 3, &document.snapshot().unwrap()).unwrap();
        prop_assert_eq!(&kept.to_model(), &space);

        // The parts are the parts of the whole.
        let outline = other.outline();
        prop_assert_eq!(outline.len(), space.chapters.len());
        for (line, chapter) in outline.iter().zip(&space.chapters) {
            prop_assert_eq!(other.chapter(&chapter.id), Some(chapter.clone()));
            prop_assert_eq!((&line.id, &line.title, &line.standing), (&chapter.id, &chapter.title, &chapter.standing));
            prop_assert_eq!(line.blocks, chapter.blocks.len());
        }
    }

    #[test]
    fn chapters_added_to_a_document_stand_at_its_end_with_ids_of_their_own(first in space(), second in space()) {
        let mut document = Document::from_model(&first, 1, &mut random(1));
        let mut random = random(2);
        let (_, ids) = document.add_chapters(&second.chapters, &mut random);
        // Once more: every id is taken now.
        let (_, again) = document.add_chapters(&second.chapters, &mut random);
        let model = document.to_model();
        let all: Vec<_> = first.chapters.iter().map(|chapter| &chapter.id).chain(&ids).chain(&again).collect();
        prop_assert_eq!(model.chapters.iter().map(|chapter| &chapter.id).collect::<Vec<_>>(), all);
        let contents = |chapters: &[plein_model::Chapter]| -> Vec<_> {
            chapters.iter().flat_map(|chapter| &chapter.blocks).map(|block| block.indent).collect()
        };
        let twice: Vec<_> = [&second.chapters[..], &second.chapters[..]].concat();
        prop_assert_eq!(contents(&model.chapters[first.chapters.len()..]), contents(&twice));
    }
}
