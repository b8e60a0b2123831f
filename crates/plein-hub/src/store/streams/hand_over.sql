UPDATE streams SET owner = ?2 WHERE number = ?1;
