SELECT s.id, s.number FROM links l JOIN streams s ON s.number = l.stream
WHERE l.secret_hash = ?1 AND l.revoked_at IS NULL AND l.expires_at > ?2;
