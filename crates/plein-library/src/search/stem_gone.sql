delete from stems where stem = ?1 and word = ?2
