UPDATE hub SET epoch = ?1 WHERE one = 1;
