UPDATE members SET standing = ?2 WHERE id = ?1;
