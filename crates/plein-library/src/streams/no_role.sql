update streams set role = null where number = ?1
