UPDATE hub SET address = ?1 WHERE one = 1;
