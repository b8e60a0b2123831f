-- A device has one token at a time.
UPDATE devices SET revoked_at = ?3 WHERE member = ?1 AND device = ?2 AND revoked_at IS NULL RETURNING token_hash;
