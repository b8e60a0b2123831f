-- Someone else is signed in on that device.
SELECT EXISTS (SELECT 1 FROM devices WHERE device = ?1 AND member <> ?2 AND revoked_at IS NULL AND browser = 0);
