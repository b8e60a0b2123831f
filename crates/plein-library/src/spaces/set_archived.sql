update spaces set archived = ?2 where space = ?1
