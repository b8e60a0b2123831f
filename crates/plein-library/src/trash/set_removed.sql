update spaces set removed = ?2, discarded = 0 where space = ?1
