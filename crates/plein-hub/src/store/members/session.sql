SELECT m.id, m.name, m.standing, d.device, d.browser, d.seen_at FROM devices d JOIN members m ON m.id = d.member
WHERE d.token_hash = ?1 AND d.revoked_at IS NULL AND (d.expires_at IS NULL OR d.expires_at > ?2) AND m.left_at IS NULL;
