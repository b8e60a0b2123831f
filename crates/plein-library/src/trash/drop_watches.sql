delete from watches where space = ?1
