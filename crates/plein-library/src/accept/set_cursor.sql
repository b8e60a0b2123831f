update streams set cursor = ?2, head = ?3 where number = ?1
