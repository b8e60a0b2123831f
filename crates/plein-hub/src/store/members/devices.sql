SELECT device, name, browser, signed_in_at, seen_at, token_hash = ?3 FROM devices
WHERE member = ?1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)
ORDER BY signed_in_at DESC, device;
