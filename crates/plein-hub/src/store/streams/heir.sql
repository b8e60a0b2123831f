-- Who else owns the Space.
SELECT with_id FROM grants WHERE stream = ?1 AND with_kind = 2 AND role = 3 AND with_id <> ?2 ORDER BY with_id LIMIT 1;
