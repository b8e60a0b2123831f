INSERT INTO members (id, name, name_key, password, standing, email, joined_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
