update spaces set opened = ?2 where space = ?1
