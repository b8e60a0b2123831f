update spaces set welcome = 1 where space = ?1
