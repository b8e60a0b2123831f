delete from overlaps where space = ?1 and block = ?2
