UPDATE invitations SET used_by = ?2
WHERE secret_hash = ?1 AND used_by IS NULL AND expires_at > ?3 AND (email IS NULL OR email = ?4) RETURNING standing;
