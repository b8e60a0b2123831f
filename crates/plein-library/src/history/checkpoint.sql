select state from checkpoints where stream = ?1 and edits = ?2
