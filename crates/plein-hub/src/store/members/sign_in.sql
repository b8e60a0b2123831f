INSERT INTO devices (token_hash, member, device, name, browser, signed_in_at, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
