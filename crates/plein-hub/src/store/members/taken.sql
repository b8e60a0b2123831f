SELECT EXISTS (SELECT 1 FROM members WHERE name_key = ?1);
