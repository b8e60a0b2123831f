SELECT COALESCE(MAX(counter), 0) FROM entries WHERE stream = ?1 AND device = ?2;
