SELECT id, name, owner, password FROM members WHERE name_key = ?1;
