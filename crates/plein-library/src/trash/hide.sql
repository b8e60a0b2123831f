update spaces set discarded = 1 where space = ?1
