INSERT INTO teams (id, name, made_at) VALUES (?1, ?2, ?3);
