DELETE FROM grants WHERE stream = ?1 AND with_kind = ?2 AND with_id = ?3;
