UPDATE streams SET head = ?2 WHERE number = ?1;
