UPDATE hub SET name = ?1 WHERE one = 1;
