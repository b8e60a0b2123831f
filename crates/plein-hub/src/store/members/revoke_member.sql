UPDATE devices SET revoked_at = ?2 WHERE member = ?1 AND revoked_at IS NULL RETURNING token_hash;
