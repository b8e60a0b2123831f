update streams set refused = ?2 where number = ?1
