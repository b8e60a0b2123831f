select space from watches where id = ?1
