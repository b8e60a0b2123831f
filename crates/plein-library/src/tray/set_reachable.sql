update watches set reachable = ?2 where id = ?1 and reachable <> ?2
