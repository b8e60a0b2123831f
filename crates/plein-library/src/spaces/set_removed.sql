update spaces set removed = ?2 where space = ?1
