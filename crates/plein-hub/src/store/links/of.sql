SELECT id, made_at, expires_at FROM links WHERE stream = ?1 AND revoked_at IS NULL AND expires_at > ?2 ORDER BY made_at, id;
