-- Good for who gives the address that it is for.
SELECT standing FROM invitations
WHERE secret_hash = ?1 AND used_by IS NULL AND expires_at > ?2 AND (email IS NULL OR email = ?3);
