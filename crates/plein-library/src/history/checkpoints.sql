select edits, digest from checkpoints where stream = ?1 and edits <= ?2 order by edits desc
