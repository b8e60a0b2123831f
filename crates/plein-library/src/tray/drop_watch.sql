delete from watches where id = ?1
