INSERT INTO links (secret_hash, id, stream, made_by, made_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6);
