SELECT standing FROM invitations WHERE secret_hash = ?1 AND used_by IS NULL AND expires_at > ?2;
