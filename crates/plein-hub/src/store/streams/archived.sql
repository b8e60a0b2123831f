SELECT archived_at IS NOT NULL FROM streams WHERE number = ?1;
