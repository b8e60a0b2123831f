SELECT standing FROM members WHERE id = ?1 AND left_at IS NULL;
