update streams set hub = ?2 where number = ?1 and (hub is null or hub = ?2)
