UPDATE streams SET owner = ?2 WHERE owner = ?1;
