SELECT id, name, standing, password FROM members WHERE name_key = ?1 AND left_at IS NULL;
