UPDATE streams SET archived_at = ?2 WHERE number = ?1;
