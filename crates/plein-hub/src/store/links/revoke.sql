UPDATE links SET revoked_at = ?3 WHERE stream = ?1 AND id = ?2 AND revoked_at IS NULL;
