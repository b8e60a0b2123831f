UPDATE shown SET present = 1 WHERE stream = ?1 AND medium = ?2;
