INSERT INTO invitations (secret_hash, standing, made_by, made_at, expires_at, email) VALUES (?1, ?2, ?3, ?4, ?5, ?6);
