SELECT id, name, owner FROM members ORDER BY name_key;
