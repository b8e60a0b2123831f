INSERT INTO members (id, name, name_key, password, standing, joined_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6);
