update spaces set updated = max(updated, ?2) where space = ?1
